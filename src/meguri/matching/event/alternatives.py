"""Other ways to plan an event (ほかの決め方): a stable matching with slots, and first come, first served as the yardstick."""

from __future__ import annotations

from dataclasses import dataclass

from meguri.matching.deferred_acceptance import blocking_pairs, deferred_acceptance
from meguri.matching.event.event import Event, lot
from meguri.matching.event.preferences import preferences_of
from meguri.matching.event.problem import Problem
from meguri.matching.event.timetable import by_worth, filled, timetable


@dataclass(frozen=True, slots=True)
class StableMeetings:
    """安定な組合せに枠を付けた日程."""

    placed: dict[int, int]  # pair → slot
    matched: int  # pairs of the stable matching, before slots


def stable(event: Event, problem: Problem) -> StableMeetings:
    """The stable matching that is best for the ventures, as far as slots can be found; what is free then goes by mutual score."""
    wishes = preferences_of(event, problem)
    found = deferred_acceptance(wishes.lists, wishes.orders, problem.most_of_cdmo, problem.most_of_venture)
    pair_of = {(pair.venture, pair.cdmo): i for i, pair in enumerate(problem.pairs)}
    chosen = sorted(pair_of[v, c] for v, cdmos in enumerate(found) for c in cdmos)
    placed = timetable(problem, chosen)
    if len(placed) < len(chosen):
        placed = filled(problem, placed, by_worth(problem))
    return StableMeetings(placed, len(chosen))


def first_come(event: Event, problem: Problem) -> dict[int, int]:
    """先着順: requests in the order of their lots, each in the earliest slot still free. Real early requests are not random."""
    seed = event.rule.seed

    def arrival(i: int) -> bytes:
        pair = problem.pairs[i]
        return lot(seed, "arrival", event.ventures[pair.venture].id, event.cdmos[pair.cdmo].id)

    return filled(problem, {}, sorted(range(len(problem.pairs)), key=arrival))


def blocking(event: Event, problem: Problem, placed: dict[int, int]) -> int:
    """How many pairs would both rather meet each other than somebody they meet, or have room for each other; slots left aside."""
    wishes = preferences_of(event, problem)
    found: list[list[int]] = [[] for _ in event.ventures]
    for i in placed:
        found[problem.pairs[i].venture].append(problem.pairs[i].cdmo)
    most = problem.most_of_cdmo, problem.most_of_venture
    return sum(1 for _ in blocking_pairs(wishes.lists, wishes.orders, most[0], found, most[1]))
