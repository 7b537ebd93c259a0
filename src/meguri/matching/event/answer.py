"""The answer `meguri/event-plan/1` (日程の文書): meetings, what both sides said, what was not met and why, what a cancellation changed.

The event stands in it whole, so that a plan can be mended without its file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from meguri.matching.event.cancellation import Cancellation
from meguri.matching.event.event import Event, Party, Slot
from meguri.matching.event.event_document import digest, event_document, listed, time_of
from meguri.matching.event.healing import Healed
from meguri.matching.event.plan import Meeting, Plan
from meguri.matching.event.problem import mutual, points, problem_of
from meguri.matching.event.reasons import Reason, Unmet, unmet
from meguri.matching.event.rule_text import keep_text, rule_text
from meguri.vocabulary.text import Text

SCHEMA = "meguri/event-plan/1"
NOTICE = Text(
    "日程の案です。主催者が確かめてから参加者に知らせてください。相手の点をどこまで見せるかは主催者が決めます。",
    "A draft timetable: the organiser checks it before anybody is told, and decides how much of the other side's points is shown.",
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
        "parties": [_party(party, plan, missed[party.id]) for party in listed(event)],
        "reasons": {reason.value: reason.text.document() for reason in Reason},
        "changes": healed and _changes(healed),
        "event": event_document(event),
    }


def _share(part: int, of: int) -> str:
    """A share as a decimal with four places, rounded up where it is a gap: what is shown is never too good."""
    return f"{-(-part * 10_000 // of) / 10_000:.4f}" if of else "0.0000"


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
        "start": time_of(slot),
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

    def listed_meetings(meetings: Iterable[Meeting]) -> list[Document]:
        return [_when(one, slots[one.slot]) for one in meetings]

    return {
        "cancelled": [_cancelled(one) for one in healed.dropped],
        "rule": keep_text(event.rule).document(),
        "kept": len(healed.kept),
        "moved": [
            {"before": _when(one.before, slots[one.before.slot]), "after": _when(one.after, slots[one.after.slot])}
            for one in healed.moved
        ],
        "lost": listed_meetings(healed.lost),
        "new": listed_meetings(healed.new),
        "disturbed": healed.disturbed,
        "fewest_proven": healed.fewest,
        "best_value": points(healed.best),
        "at_least": points(healed.floor),
    }


def _cancelled(one: Cancellation) -> Document:
    return {"party": one.party, "slots": list(one.slots), "table": one.table}
