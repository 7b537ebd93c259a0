"""The arrangement of the highest sum of mutual scores (最適な日程): a good one at once, then the best, with the gap shown.

1. Without slots the problem is a flow with whole corners: who should meet whom, and a bound for every plan.
2. Those pairs get slots by search. If all of them do, the plan is the best there is, and proven.
3. If not, the relaxation with slots gives a tighter bound and better pairs; those get slots.
4. What is still open goes to HiGHS as whole numbers, from the plan so far, without the columns that cannot improve it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from meguri.matching.event.problem import Problem, keeps
from meguri.matching.event.timetable import by_worth, filled, timetable
from meguri.matching.packing import HALF, PRICE, Packing, relaxed, solved

SECONDS = 30.0  # of the solver, where nobody says otherwise

Column = tuple[int, int]  # pair, slot


@dataclass(frozen=True, slots=True)
class Arrangement:
    """日程. `placed`: pair → slot."""

    placed: dict[int, int]
    worth: int
    bound: int  # no plan is worth more

    @property
    def proven(self) -> bool:
        return self.worth == self.bound


def arrange(problem: Problem, seconds: float = SECONDS) -> Arrangement:
    """The best arrangement, or the best found in `seconds` of the solver with the bound that is known by then."""
    first = first_arrangement(problem)
    if first.proven:
        return _checked(problem, first)
    return _checked(problem, _exact(problem, first, seconds))


def first_arrangement(problem: Problem) -> Arrangement:
    """初案: a good arrangement in a moment, and a bound without slots."""
    pairs = [i for i, pair in enumerate(problem.pairs) if problem.common(pair)]
    if not pairs:
        return Arrangement({}, 0, 0)
    ventures = len(problem.most_of_venture)
    packing = Packing(
        [problem.pairs[i].worth for i in pairs],
        [(problem.pairs[i].venture, ventures + problem.pairs[i].cdmo) for i in pairs],
        problem.most_of_venture + problem.most_of_cdmo,
    )
    corner = relaxed(packing)
    if corner is None:
        raise RuntimeError("the solver found no bound")
    chosen = [i for i, share in zip(pairs, corner.shares, strict=True) if share > HALF]
    return _timed(problem, chosen, {}, packing.bound(corner.prices))


def _exact(problem: Problem, first: Arrangement, seconds: float) -> Arrangement:
    columns = columns_of(problem)
    packing = packing_of(problem, columns)
    corner = relaxed(packing, seconds)
    if corner is None:
        return first
    shares = [0.0] * len(problem.pairs)
    for (i, _), share in zip(columns, corner.shares, strict=True):
        shares[i] += share
    start = {i: slot for (i, slot), share in zip(columns, corner.shares, strict=True) if share > HALF}
    chosen = _within_limits(problem, [i for i in by_worth(problem) if shares[i] > HALF])
    bound = min(first.bound, packing.bound(corner.prices))
    second = _timed(problem, chosen, start, bound)
    best = max(second, Arrangement(first.placed, first.worth, bound), key=lambda one: one.worth)
    if best.proven:
        return best
    return _whole(problem, packing, columns, corner.prices, best, max(0.0, seconds - corner.seconds))


def _whole(
    problem: Problem,
    packing: Packing,
    columns: Sequence[Column],
    prices: Sequence[int],
    best: Arrangement,
    seconds: float,
) -> Arrangement:
    """HiGHS on the columns that may be part of a better plan: a column priced out by more than the gap is in none."""
    gap = (packing.bound(prices) - best.worth + 1) * PRICE
    may = [
        column
        for column, left in zip(columns, packing.reduced(prices), strict=True)
        if left >= -gap or best.placed.get(column[0]) == column[1]
    ]
    start = [j for j, (i, slot) in enumerate(may) if best.placed.get(i) == slot]
    found = solved(packing_of(problem, may), start, seconds)
    placed = dict(may[j] for j in found.chosen) if found.chosen is not None else {}
    bound = best.bound if found.bound is None else min(best.bound, max(found.bound, best.worth))
    worth = problem.worth(placed)
    if worth > best.worth:
        return Arrangement(placed, worth, max(bound, worth))
    return Arrangement(best.placed, best.worth, bound)


def columns_of(problem: Problem) -> list[Column]:
    """Every pair in every slot in which both are there."""
    return [(i, slot) for i, pair in enumerate(problem.pairs) for slot in problem.common(pair)]


def packing_of(problem: Problem, columns: Sequence[Column]) -> Packing:
    """Pairs once, ventures at one table at a time, CDMOs with their tables, nobody above the most meetings."""
    limits: list[int] = []
    places: dict[tuple[str, int, int], int] = {}

    def row(kind: str, party: int, slot: int, limit: int) -> int:
        place = places.setdefault((kind, party, slot), len(limits))
        if place == len(limits):
            limits.append(limit)
        return place

    rows = []
    for i, slot in columns:
        v, c = problem.pairs[i].venture, problem.pairs[i].cdmo
        of_column = [
            row("pair", i, 0, 1),
            row("venture", v, slot, 1),
            row("cdmo", c, slot, problem.tables[c][slot]),
        ]
        if problem.most_of_venture[v] < problem.free[v].bit_count():
            of_column.append(row("venture's most", v, 0, problem.most_of_venture[v]))
        if problem.most_of_cdmo[c] < sum(problem.tables[c]):
            of_column.append(row("cdmo's most", c, 0, problem.most_of_cdmo[c]))
        rows.append(of_column)
    return Packing([problem.pairs[i].worth for i, _ in columns], rows, limits)


def _timed(problem: Problem, chosen: Sequence[int], start: dict[int, int], bound: int) -> Arrangement:
    placed = timetable(problem, chosen, start)
    if len(placed) < len(chosen):
        placed = filled(problem, placed, by_worth(problem))
    return Arrangement(placed, problem.worth(placed), bound)


def _within_limits(problem: Problem, chosen: Sequence[int]) -> list[int]:
    """Of the pairs, from the first, as many as the limits on meetings allow."""
    left = [list(problem.most_of_venture), list(problem.most_of_cdmo)]
    kept = []
    for i in chosen:
        v, c = problem.pairs[i].venture, problem.pairs[i].cdmo
        if left[0][v] and left[1][c]:
            left[0][v] -= 1
            left[1][c] -= 1
            kept.append(i)
    return kept


def _checked(problem: Problem, found: Arrangement) -> Arrangement:
    if not keeps(problem, found.placed) or found.worth > found.bound:
        raise RuntimeError("the proposed plan breaks a limit of the event")
    return found
