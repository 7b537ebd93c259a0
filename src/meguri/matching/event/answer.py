"""The answer `meguri/event-plan/1` (日程の文書): meetings, what both sides said, what was not met and why, what a cancellation changed.

The event stands in it whole, so that a plan can be mended without its file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from meguri.matching.event.cancellation import Cancellation
from meguri.matching.event.event import MOST_POINTS, Event, Party, Rule, Side, Slot
from meguri.matching.event.event_file import SCHEMA as EVENT
from meguri.matching.event.healing import Healed
from meguri.matching.event.plan import Meeting, Plan
from meguri.matching.event.problem import mutual, points, problem_of
from meguri.matching.event.reasons import Reason, Unmet, unmet
from meguri.vocabulary.text import Text

SCHEMA = "meguri/event-plan/1"
NOTICE = Text(
    "日程の案です。主催者が確かめてから参加者に知らせてください。相手の点をどこまで見せるかは主催者が決めます。",
    "A draft timetable: the organiser checks it before anybody is told, and decides how much of the other side's points is shown.",
)
VALUE = Text(
    "相互点＝双方の点の幾何平均（1/100点未満切捨て）。一方でも0点か記入なしなら面談にしない。同点は、公開した抽選の種から決まる順。",
    "Mutual score: the geometric mean of both sides' points, cut to 1/100. No meeting where either side gives 0 or nothing. "
    "Equals in the order of a draw from the published seed.",
)

Document = dict[str, Any]


def document(plan: Plan, healed: Healed | None = None) -> Document:
    """As it stands in a JSON answer."""
    event, problem = plan.event, problem_of(plan.event)
    missed = unmet(plan)
    return {
        "schema": SCHEMA,
        "notice": NOTICE.document(),
        "fictional": event.fictional,
        "hash": digest(event),
        "revision": plan.revision,
        "method": {"id": plan.method.value, "text": plan.method.text.document()},
        "rule": rule_text(event.rule).document(),
        "counts": {
            "ventures": len(event.ventures),
            "cdmos": len(event.cdmos),
            "slots": len(event.slots),
            "mutual": len(problem.pairs),
            "meetings": len(plan.meetings),
        },
        "value": points(plan.worth),
        "bound": points(plan.bound),
        "proven": plan.proven,
        "gap": _share(plan.bound - plan.worth, plan.bound),
        "blocking_pairs": plan.blocking,
        "first_come": {
            "meetings": plan.first_come.meetings,
            "value": points(plan.first_come.worth),
            "better_by": _share(plan.worth - plan.first_come.worth, plan.first_come.worth),
        },
        "meetings": _meetings(plan.meetings, event),
        "parties": [_party(party, plan, missed[party.id]) for party in _listed(event)],
        "reasons": {reason.value: reason.text.document() for reason in Reason},
        "changes": healed and _changes(healed),
        "event": event_document(event),
    }


def rule_text(rule: Rule) -> Text:
    """The rule in a sentence each."""
    most = (
        Text("", "")
        if rule.at_most is None
        else Text(f"面談はベンチャー1社{rule.at_most}件まで。", f"At most {rule.at_most} meetings a venture. ")
    )
    rank = Text("", "")
    if rule.wishes is not None:
        rank = Text(
            f"順位は1位を{MOST_POINTS}点とし、1つ下がるごとに{MOST_POINTS}/{rule.wishes}点を引く（端数切捨て）。",
            f" A ranking counts as {MOST_POINTS} points for the first place and {MOST_POINTS}/{rule.wishes} less for each further one, cut to whole points.",
        )
    return Text(
        f"{most.ja}{rank.ja}{VALUE.ja}抽選の種は{rule.seed}。",
        f"{most.en}{VALUE.en}{rank.en} Seed of the draw: {rule.seed}.",
    )


def _share(part: int, of: int) -> str:
    """A share as a decimal with four places, rounded up where it is a gap: what is shown is never too good."""
    return f"{-(-part * 10_000 // of) / 10_000:.4f}" if of else "0.0000"


def _listed(event: Event) -> list[Party]:
    """Everyone by id; the draw decides only between equals."""
    return sorted(event.ventures, key=lambda one: one.id) + sorted(event.cdmos, key=lambda one: one.id)


def _meetings(meetings: Iterable[Meeting], event: Event) -> list[Document]:
    slots, parties = {slot.id: slot for slot in event.slots}, {party.id: party for party in event.parties}
    return [_meeting(one, slots[one.slot], parties) for one in meetings]


def _meeting(one: Meeting, slot: Slot, parties: Mapping[str, Party]) -> Document:
    venture, cdmo = parties[one.venture], parties[one.cdmo]
    return {
        **_when(one, slot),
        "value": points(mutual(venture.scores[cdmo.id], cdmo.scores[venture.id])),
        "venture_said": _said(venture, cdmo.id),
        "cdmo_said": _said(cdmo, venture.id),
    }


def _when(one: Meeting, slot: Slot) -> Document:
    return {
        "slot": one.slot,
        "start": _time(slot),
        "end": slot.end.isoformat(timespec="minutes"),
        "venture": one.venture,
        "cdmo": one.cdmo,
        "table": one.table,
    }


def _said(party: Party, other: str) -> Document | None:
    """The points a party gave another, and the place of that one among all it listed."""
    place = party.place_of(other)
    return None if place is None else {"points": party.scores[other], "place": place}


def _party(party: Party, plan: Plan, missed: Iterable[Unmet]) -> Document:
    mine = [one for one in plan.meetings if party.id in (one.venture, one.cdmo)]
    return {
        "id": party.id,
        "side": party.side.value,
        "name": party.name.document(),
        "meetings": len(mine),
        "at_most": party.at_most,
        "wishes": len(party.scores),
        "unmet": [
            {
                "with": one.other,
                "said": _said(party, one.other),
                "reason": one.reason.value,
                "value": points(one.worth) if one.worth else None,
                "lowest_met": None if one.lowest is None else points(one.lowest),
            }
            for one in missed
        ],
    }


def _changes(healed: Healed) -> Document:
    event = healed.plan.event
    slots = {slot.id: slot for slot in event.slots}

    def listed(meetings: Iterable[Meeting]) -> list[Document]:
        return [_when(one, slots[one.slot]) for one in meetings]

    return {
        "cancelled": [_cancelled(one) for one in healed.dropped],
        "rule": keep_text(event.rule).document(),
        "kept": len(healed.kept),
        "moved": [
            {"before": _when(one.before, slots[one.before.slot]), "after": _when(one.after, slots[one.after.slot])}
            for one in healed.moved
        ],
        "lost": listed(healed.lost),
        "new": listed(healed.new),
        "disturbed": healed.disturbed,
        "fewest_proven": healed.fewest,
        "best_value": points(healed.best),
        "at_least": points(healed.floor),
    }


def keep_text(rule: Rule) -> Text:
    """The rule of mending a plan."""
    within = f"{float(rule.keep_within) * 100:g}"
    return Text(
        f"取消し後に可能な最大の合計から{within}%以内の日程のうち、①続けられる面談の枠を変える数が最も少なく、②取りやめる面談が最も少なく、"
        "③相互点の合計が最大のもの。",
        f"Among plans within {within} % of the highest sum still possible: first the fewest meetings that could go on lose their slot, "
        "then the fewest are dropped, then the highest sum.",
    )


def _cancelled(one: Cancellation) -> Document:
    return {"party": one.party, "slots": list(one.slots), "table": one.table}


def event_document(event: Event) -> Document:
    """The event as its file would say it, `meguri/event/1`."""
    rule = event.rule
    stated = {"at_most": rule.at_most, "wishes": rule.wishes}
    return {
        "schema": EVENT,
        "name": event.name.document(),
        **({"place": event.place.document()} if event.place else {}),
        "fictional": event.fictional,
        "rule": {
            **{name: value for name, value in stated.items() if value is not None},
            "keep_within": str(rule.keep_within),
            "seed": rule.seed,
        },
        "slots": [{"id": slot.id, "start": _time(slot), "minutes": slot.minutes} for slot in event.slots],
        "ventures": [_stated(one, event) for one in _listed(event) if one.side is Side.VENTURE],
        "cdmos": [_stated(one, event) for one in _listed(event) if one.side is Side.CDMO],
    }


def _stated(party: Party, event: Event) -> Document:
    there = [slot.id for slot in event.slots if slot.id in party.available]
    stated: Document = {"id": party.id, "name": party.name.document(), "available": there}
    if party.at_most is not None:
        stated["at_most"] = party.at_most
    if party.side is Side.CDMO:
        stated["tables"] = party.tables
        if party.tables_at:
            stated["tables_at"] = dict(sorted(party.tables_at.items()))
    if party.ranking:
        return {**stated, "ranking": list(party.ranking)}
    return {**stated, "scores": dict(sorted(party.scores.items()))}


def _time(slot: Slot) -> str:
    return slot.start.isoformat(timespec="minutes")


def digest(event: Event) -> str:
    """A name for the question: the same event gives the same, in whatever order it was written."""
    return sha256(repr(event_document(event)).encode()).hexdigest()
