"""Meguri: drawn events planned, one CDMO cancels, the plan heals; a second argument draws events of half days."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from timing import cpu_ms, report, rows

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "core" / "matching"))
from drawn_event import drawn_event

from meguri.matching.event.arrangement import arrange, first_arrangement
from meguri.matching.event.cancellation import Cancellation
from meguri.matching.event.event import Event
from meguri.matching.event.healing import heal
from meguri.matching.event.plan import Method, plan
from meguri.matching.event.problem import problem_of

SECONDS = 30.0


def once(work: Callable[[], object]) -> tuple[float, object]:
    """CPU milliseconds of one run, and what it gave."""
    start = time.process_time()
    found = work()
    return (time.process_time() - start) * 1e3, found


def half_days(event: Event) -> Event:
    """Every venture comes for the morning, the afternoon or the day, in turn."""
    middle = len(event.slots) // 2
    parts = [frozenset(slot.id for slot in part) for part in (event.slots[:middle], event.slots[middle:], event.slots)]
    there = enumerate(event.ventures)
    return replace(event, ventures=tuple(replace(one, available=one.available & parts[i % 3]) for i, one in there))


def measured(event: Event) -> dict[str, object]:
    """One event."""
    problem = problem_of(event)
    first = first_arrangement(problem)
    first_ms = cpu_ms(lambda: first_arrangement(problem))
    proof_ms, _ = once(lambda: arrange(problem, SECONDS))
    found = plan(event, seconds=SECONDS)
    stable = plan(event, Method.STABLE)
    heal_ms, healed = once(lambda: heal(found, [Cancellation(found.meetings[0].cdmo)], SECONDS))
    return {
        "first_ms": first_ms,
        "first_share": first.worth / found.bound,
        "plan_ms": proof_ms,
        "gap": 1 - found.worth / found.bound,
        "proven": found.proven,
        "meetings": len(found.meetings),
        "over_first_come": found.worth / found.first_come.worth,
        "stable_share": stable.worth / found.worth,
        "stable_blocking": stable.blocking,
        "blocking": found.blocking,
        "heal_ms": heal_ms,
        "heal_disturbed": healed.disturbed,  # type: ignore[attr-defined]
        "heal_fewest": healed.fewest,  # type: ignore[attr-defined]
        "heal_share": healed.plan.worth / healed.best,  # type: ignore[attr-defined]
    }


events = [drawn_event(seed) for seed in range(rows())]
report(events=[measured(half_days(event) if "half-days" in sys.argv else event) for event in events])
