"""Meetings of an event for a calendar (面談の ICS): for everybody or for one party; a meeting that moves keeps its id.

Calendars follow a plan that changes: the number of the revision is the sequence, and a meeting that stood in any earlier one
and is off now is marked cancelled. Every plan is a draft until the organiser tells people, so meetings are tentative.
"""

from __future__ import annotations

from datetime import UTC, datetime

from icalendar import Event

from meguri.documents.calendar import TOKYO, id_of, opened
from meguri.documents.figures import Answer, said
from meguri.vocabulary.text import Lang, Text

TABLE = Text("卓", "table ")
WITH = Text("面談", "Meeting")
DRAFT, OFF = Text("【案】", "[draft] "), Text("【取りやめ】", "[off] ")
NOTE = Text(
    "日程の案です。確定した日程は主催者の案内によります。", "A draft: the organiser tells which meetings take place."
)
FICTIONAL = Text("架空のイベントです。参加者はすべて架空です。", "A fictional event: every party is invented.")


def meetings(answer: Answer, lang: Lang, party: str | None = None) -> bytes:
    """The meetings of a plan, `meguri/event-plan/1`, as one calendar; those of one party if it is named."""
    calendar = opened(f"{DRAFT.in_(lang)}{said(answer['event']['name'], lang)}{_of(answer, lang, party)}")
    for one in (*answer["meetings"], *answer["called_off"]):
        if party is None or party in (one["venture"], one["cdmo"]):
            calendar.add_component(_entry(one, answer, lang, off=one in answer["called_off"]))
    written: bytes = calendar.to_ical()
    return written


def uid(one: Answer, answer: Answer) -> str:
    """The same for the same two parties of the same event."""
    return id_of(answer["event"]["name"]["ja"], one["venture"], one["cdmo"])


def _of(answer: Answer, lang: Lang, party: str | None) -> str:
    names = _names(answer, lang)
    return f" — {names[party]}" if party is not None else ""


def _names(answer: Answer, lang: Lang) -> dict[str, str]:
    return {party["id"]: said(party["name"], lang) for party in answer["parties"]}


def _entry(one: Answer, answer: Answer, lang: Lang, *, off: bool) -> Event:
    names, event = _names(answer, lang), Event()
    event.add("uid", uid(one, answer))
    start = datetime.fromisoformat(one["start"])
    event.add("dtstamp", start.replace(hour=0, minute=0, tzinfo=UTC))  # no clock: the day itself
    event.add("sequence", answer["revision"])
    event.add("status", "CANCELLED" if off else "TENTATIVE")
    mark = Text("【架空】", "[fictional] ").in_(lang) if answer["fictional"] else ""
    state = (OFF if off else DRAFT).in_(lang)
    event.add("summary", f"{mark}{state}{WITH.in_(lang)}: {names[one['venture']]} / {names[one['cdmo']]}")
    event.add("location", _place(one, answer["event"], lang))
    notes = ((FICTIONAL,) if answer["fictional"] else ()) + (NOTE,)
    event.add("description", "\n".join(note.in_(lang) for note in notes))
    event.add("dtstart", start, parameters={"tzid": TOKYO})
    event.add("dtend", datetime.fromisoformat(one["end"]), parameters={"tzid": TOKYO})
    return event


def _place(one: Answer, event: Answer, lang: Lang) -> str:
    table = f"{TABLE.in_(lang)}{one['table']}"
    return " ".join(part for part in (said(event.get("place"), lang), table) if part)
