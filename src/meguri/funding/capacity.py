"""How much a set of programmes can claim in a fiscal year (計上できる上限): cells and yearly bounds, by subset.

For every subset of the programmes the table holds the most direct cost they can claim together in that year: the
capacity of the smallest cut between costs and programmes. Whatever respects the table for every subset can be split
over the cells (Hall's condition), so the optimum needs the programmes' totals only. Exact, in parts of a yen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from meguri.funding.allocation import Candidate, Cell, Problem
from meguri.vocabulary.fiscal_year import FiscalYear


@dataclass(frozen=True, slots=True)
class YearCapacity:
    """1年度の上限. Subsets of the programmes are bit masks; amounts are in parts of a yen."""

    year: FiscalYear
    cells: tuple[Cell, ...]  # by id
    payers: tuple[int, ...]  # for each cell the mask of programmes that may pay it
    own: tuple[int | None, ...]  # each programme's bound of the year
    most: tuple[int, ...]  # for each mask the most that can be claimed
    by_cells: tuple[int, ...]  # the part of the mask that the cells limit; own bounds limit the rest

    def broken(self, claimed: Sequence[int], scale: int) -> int:
        """The mask that claims most above its limit; 0 = every limit is kept.

        Args:
            claimed: each programme's claim, in parts of a yen times `scale`.
        """
        worst, excess, sums = 0, 0, [0] * len(self.most)
        for mask in range(1, len(self.most)):
            sums[mask] = sums[mask & (mask - 1)] + claimed[_lowest(mask)]
            if (above := sums[mask] - self.most[mask] * scale) > excess:
                worst, excess = mask, above
        return worst


@dataclass(frozen=True, slots=True)
class Capacity:
    """計上できる上限 of a set of programmes."""

    candidates: tuple[Candidate, ...]  # by id
    parts: int  # parts of a yen in which amounts are whole
    years: tuple[YearCapacity, ...]  # ascending
    project: tuple[int | None, ...]  # each programme's bound of the project

    def in_parts(self, yen: Fraction | int) -> int:
        return int(yen * self.parts)


def capacity(problem: Problem, names: frozenset[str]) -> Capacity:
    """The limits of these programmes together; programmes without any gain never claim."""
    candidates = tuple(sorted((c for c in problem.candidates if c.id in names and c.gain), key=lambda c: c.id))
    years = sorted({cell.year for cell in problem.cells})
    exact = [[c.most_direct(year) for c in candidates] for year in [None, *years]]
    parts = lcm(1, *(bound.denominator for row in exact for bound in row if bound is not None))
    bounds = [tuple(None if bound is None else int(bound * parts) for bound in row) for row in exact]
    by_year = []
    for year, own in zip(years, bounds[1:], strict=True):
        cells = tuple(sorted((cell for cell in problem.cells if cell.year == year), key=lambda cell: cell.id))
        payers = tuple(sum(1 << n for n, c in enumerate(candidates) if cell.id in c.cells) for cell in cells)
        by_year.append(YearCapacity(year, cells, payers, own, *_table(cells, payers, own, parts)))
    return Capacity(candidates, parts, tuple(by_year), bounds[0])


def reach(cells: Sequence[int], payers: Sequence[int], programmes: int) -> list[int]:
    """For each mask the sum of the cells that some programme in it may pay."""
    by_payers: dict[int, int] = {}
    for amount, mask in zip(cells, payers, strict=True):
        by_payers[mask] = by_payers.get(mask, 0) + amount
    return [sum(amount for may, amount in by_payers.items() if may & mask) for mask in range(1 << programmes)]


def _table(
    cells: Sequence[Cell], payers: Sequence[int], own: Sequence[int | None], parts: int
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The smallest cut of each mask: either the cells limit all of it, or a programme's own bound does its part."""
    most = reach([cell.direct * parts for cell in cells], payers, len(own))
    by_cells = list(range(len(most)))
    for mask in range(1, len(most)):
        for n, bound in enumerate(own):
            rest = mask & ~(1 << n)
            if rest != mask and bound is not None and most[rest] + bound < most[mask]:
                most[mask], by_cells[mask] = most[rest] + bound, by_cells[rest]
    return tuple(most), tuple(by_cells)


def _lowest(mask: int) -> int:
    return (mask & -mask).bit_length() - 1
