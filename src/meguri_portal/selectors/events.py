"""What the page of a plan shows (日程の画面の内容): the timetable, everyone's meetings and why not others, what a cancellation changed."""

from __future__ import annotations

from dataclasses import dataclass

from meguri.documents.event import reason_counts
from meguri_portal.selectors.event_timetable import Change, Day, Document, Names, days_of, names_of, pair_of


@dataclass(frozen=True, slots=True)
class Met:
    """ある参加者の面談."""

    meeting: Document
    other: Document  # name
    own: Document  # points and place that the party gave
    others: Document
    change: Change | None


@dataclass(frozen=True, slots=True)
class Missed:
    """応じられなかった希望."""

    wish: Document
    other: Document
    reason: Document


@dataclass(frozen=True, slots=True)
class PartyPart:
    """参加者ごとの部分."""

    party: Document
    met: tuple[Met, ...]
    missed: tuple[Missed, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """移った面談."""

    before: Document
    after: Document


@dataclass(frozen=True, slots=True)
class Changes:
    """日程の変更. Meetings carry the names of both sides."""

    cancelled: tuple[tuple[Document, tuple[str, ...]], ...]  # party, times of its slots; no times = all of them
    moved: tuple[Moved, ...]
    new: tuple[Document, ...]
    lost: tuple[Document, ...]
    dropped: tuple[Document, ...]  # lost too, though both are still there in the slot
    kept: tuple[Document, ...]
    said: Document

    @property
    def off(self) -> int:
        """取りやめの件数."""
        return len(self.lost) + len(self.dropped)

    @property
    def moved_though_there(self) -> int:
        """双方が出席できるのに移る面談の件数."""
        disturbed: int = self.said["disturbed"]
        return disturbed - len(self.dropped)


@dataclass(frozen=True, slots=True)
class EventPage:
    """日程の画面."""

    answer: Document
    days: tuple[Day, ...]
    ventures: tuple[PartyPart, ...]
    cdmos: tuple[PartyPart, ...]
    none: tuple[Document, ...]  # names of those that asked for somebody and meet nobody
    gone: tuple[Document, ...]  # names of those that cancelled
    reasons: tuple[tuple[Document, int], ...]  # pairs
    changes: Changes | None

    @property
    def several_days(self) -> bool:
        """Whether a time needs its day."""
        return len(self.days) > 1


def page_of(answer: Document) -> EventPage:
    """All that the page shows."""
    names = names_of(answer)
    parts = tuple(_part(one, answer, names) for one in answer["parties"])
    counts = reason_counts(dict(answer))
    return EventPage(
        answer,
        tuple(days_of(answer, names)),
        tuple(one for one in parts if one.party["side"] == "venture"),
        tuple(one for one in parts if one.party["side"] == "cdmo"),
        tuple(one.party["name"] for one in parts if one.missed and not one.met),
        tuple(one["name"] for one in answer["parties"] if one["cancelled"]),
        tuple((text, counts[id_]) for id_, text in answer["reasons"].items() if counts[id_]),
        _changes(answer, names) if answer["changes"] else None,
    )


def _part(party: Document, answer: Document, names: Names) -> PartyPart:
    own, other = ("venture", "cdmo") if party["side"] == "venture" else ("cdmo", "venture")
    met = (
        Met(one, names.of[one[other]], one[f"{own}_said"], one[f"{other}_said"], names.mark(one))
        for one in answer["meetings"]
        if one[own] == party["id"]
    )
    missed = (Missed(one, names.of[one["with"]], answer["reasons"][one["reason"]]) for one in party["unmet"])
    return PartyPart(party, tuple(met), tuple(missed))


def _changes(answer: Document, names: Names) -> Changes:
    said = answer["changes"]
    times = {slot["id"]: slot["start"] for slot in answer["event"]["slots"]}

    mended = bool(said["cancelled"])

    def whole(one: Document) -> Document:
        return {**one, "venture_name": names.of[one["venture"]], "cdmo_name": names.of[one["cdmo"]]}

    return Changes(
        tuple((names.of[one["party"]], tuple(times[slot] for slot in one["slots"])) for one in said["cancelled"]),
        tuple(Moved(whole(one["before"]), whole(one["after"])) for one in said["moved"]),
        tuple(map(whole, said["new"])),
        tuple(whole(one) for one in said["lost"] if not (mended and one["could_go_on"])),
        tuple(whole(one) for one in said["lost"] if mended and one["could_go_on"]),
        tuple(whole(one) for one in answer["meetings"] if pair_of(one) not in names.marks),
        said,
    )
