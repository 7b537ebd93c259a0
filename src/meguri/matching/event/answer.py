"""The answer `meguri/event-plan/1` (日程の文書): meetings, what both sides said, what was not met and why, what a cancellation changed.

The event stands in it whole, so that a plan can be mended without its file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from meguri.matching.event.cancellation import Cancellation
from meguri.matching.event.changes import Changed
from meguri.matching.event.event import Event, Party, Slot
from meguri.matching.event.event_document import digest, event_document, listed, time_of
from meguri.matching.event.healing import Healed, could_go_on
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
SHOWN = 10_000  # parts of one in which shares are shown
Document = dict[str, Any]


def document(plan: Plan, changed: Changed | None = None) -> Document:
    """As it stands in a JSON answer.

    Args:
        changed: against the plan before, where there was one.
    """
    event, problem = plan.event, problem_of(plan.event)
    missed = unmet(plan, changed.given_up if isinstance(changed, Healed) else ())
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
        "gap": _gap(plan.bound - plan.worth, plan.bound),
        "blocking_pairs": plan.blocking,
        "first_come": {
            "meetings": plan.first_come.meetings,
            "value": points(plan.first_come.worth),
            "better_by": _gain(plan.worth - plan.first_come.worth, plan.first_come.worth),
        },
        "meetings": _meetings(plan.meetings, event),
        "parties": [_party(party, plan, missed[party.id]) for party in listed(event)],
        "reasons": {reason.value: reason.text.document() for reason in Reason},
        "cancellations": [_cancelled(one) for one in plan.dropped],
        "called_off": _listed(plan.called_off, event),
        "changes": changed and _changes(changed),
        "event": event_document(event),
    }


def _gap(part: int, of: int) -> str:
    """A gap as a decimal with four places, rounded up: what is shown is never too good."""
    return f"{-(-part * SHOWN // of) / SHOWN:.4f}" if of else "0.0000"


def _gain(part: int, of: int) -> str:
    """A gain likewise, rounded down for the same reason."""
    return f"{part * SHOWN // of / SHOWN:.4f}" if of else "0.0000"


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
        "wishes": sum(points > 0 for points in party.scores.values()),
        "cancelled": party.id in plan.gone,
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


def _changes(changed: Changed) -> Document:
    event = changed.plan.event
    slots = {slot.id: slot for slot in event.slots}
    lost = zip(changed.lost, _listed(changed.lost, event), strict=True)
    return {
        **_mending(changed),
        "kept": len(changed.kept),
        "moved": [
            {"before": _when(one.before, slots[one.before.slot]), "after": _when(one.after, slots[one.after.slot])}
            for one in changed.moved
        ],
        "lost": [{**shown, "could_go_on": could_go_on(one, event)} for one, shown in lost],
        "new": _listed(changed.new, event),
    }


def _mending(changed: Changed) -> Document:
    """How a plan was mended; nothing of it where it was planned afresh."""
    if not isinstance(changed, Healed):
        names = ("rule", "disturbed", "for_the_sum", "fewest_proven", "best_value", "at_least")
        return {"cancelled": [], **dict.fromkeys(names)}
    return {
        "cancelled": [_cancelled(one) for one in changed.dropped],
        "rule": keep_text(changed.plan.event.rule).document(),
        "disturbed": changed.disturbed,
        "for_the_sum": changed.for_the_sum,
        "fewest_proven": changed.fewest,
        "best_value": points(changed.best),
        "at_least": points(changed.floor),
    }


def _listed(meetings: Iterable[Meeting], event: Event) -> list[Document]:
    slots = {slot.id: slot for slot in event.slots}
    return [_when(one, slots[one.slot]) for one in meetings]


def _cancelled(one: Cancellation) -> Document:
    return {"party": one.party, "slots": list(one.slots), "table": one.table}
