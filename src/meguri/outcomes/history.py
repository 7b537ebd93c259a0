"""Which events stand (有効な出来事): each id once, reversed ones left out, only what had certainly happened on the day asked.

The order in which events arrive never matters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from meguri.outcomes.event import Event, Outcome, Reversal
from meguri.vocabulary.errors import Fault, InputFaults
from meguri.vocabulary.text import Text


def standing_events(outcomes: Iterable[Outcome], as_of: date) -> tuple[Event, ...]:
    """The events that stood on `as_of`, oldest first.

    Raises:
        InputFaults: one id names two different events, fictional and real ones are mixed, or reversals go in a circle.
    """
    known = {key: one for key, one in by_id(outcomes).items() if one.known_by <= as_of}
    reversals: dict[str, list[str]] = {}
    for key, one in known.items():
        if isinstance(one, Reversal):
            reversals.setdefault(one.reverses, []).append(key)
    stands = _stands(known, reversals)
    events = [one for key, one in known.items() if isinstance(one, Event) and stands[key]]
    return tuple(sorted(events, key=lambda event: (event.known_by, event.id)))


def by_id(outcomes: Iterable[Outcome]) -> dict[str, Outcome]:
    """Every outcome once, in the order of ids. Raises as `standing_events`."""
    found: dict[str, Outcome] = {}
    faults: list[Fault] = []
    for one in outcomes:
        if found.setdefault(one.id, one) != one:
            expected = Text("一つの id には一つの出来事", "one event for one id")
            faults.append(Fault("conflicting-id", one.id, expected, "two that differ"))
    if len({one.fictional for one in found.values()}) > 1:
        expected = Text("架空か実在のどちらか一方の出来事", "events that are all fictional or all real")
        faults.append(Fault("fictional-mixed", "events", expected, "both"))
    if faults:
        raise InputFaults(faults)
    return dict(sorted(found.items()))


def loose_reversals(outcomes: Iterable[Outcome]) -> tuple[str, ...]:
    """Ids of reversals whose event is not there: they change nothing, and someone should look."""
    found = by_id(outcomes)
    return tuple(key for key, one in found.items() if isinstance(one, Reversal) and one.reverses not in found)


def _stands(known: Mapping[str, Outcome], reversals: Mapping[str, list[str]]) -> dict[str, bool]:
    """Whether each stands: it does unless a reversal of it stands. Worked from the ends of the chains inwards."""
    stands: dict[str, bool] = {}
    waiting = {key: len(reversals.get(key, ())) for key in known}
    ready = [key for key, count in waiting.items() if not count]
    while ready:
        key = ready.pop()
        stands[key] = not any(stands[by] for by in reversals.get(key, ()))
        one = known[key]
        if isinstance(one, Reversal) and one.reverses in waiting:
            waiting[one.reverses] -= 1
            if not waiting[one.reverses]:
                ready.append(one.reverses)
    if len(stands) < len(known):
        circle = ", ".join(sorted(set(known) - set(stands)))
        expected = Text("循環しない取消", "reversals that do not go in a circle")
        raise InputFaults([Fault("reversal-circle", "events", expected, circle)])
    return stands
