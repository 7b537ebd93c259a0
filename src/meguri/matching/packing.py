"""Packing problems (詰込み問題): choose columns of the most worth so that no row holds more than its limit.

Every column of a matching event or a portfolio counts once in each of its rows. The bound is made exact: whole numbers
near the solver's dual prices give a proof that holds whatever the solver's rounding was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from math import floor
from typing import TYPE_CHECKING

from meguri.matching.solver import solver

if TYPE_CHECKING:
    import highspy

PRICE = 1 << 10  # parts of one of worth in which dual prices are counted
HALF = 0.5
SLACK = 1e-6  # of the solver's arithmetic; a worth is a whole number


@dataclass(frozen=True, slots=True)
class Packing:
    """詰込み問題. `rows[j]` are the places in `limits` where column j counts."""

    worths: Sequence[int]
    rows: Sequence[Sequence[int]]
    limits: Sequence[int]

    def bound(self, prices: Sequence[int]) -> int:
        """A worth that no choice exceeds, from prices of the rows in parts of `PRICE`, none negative: weak duality."""
        paid = sum(limit * price for limit, price in zip(self.limits, prices, strict=True))
        return (paid + sum(max(0, left) for left in self.reduced(prices))) // PRICE

    def reduced(self, prices: Sequence[int]) -> list[int]:
        """What a column is worth above the prices of its rows, in parts of `PRICE`."""
        return [
            worth * PRICE - sum(prices[row] for row in rows) for worth, rows in zip(self.worths, self.rows, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Relaxed:
    """緩和解: columns of which more than half is taken, the share of each, and the prices of the rows."""

    shares: Sequence[float]
    prices: tuple[int, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Solved:
    """整数解. `chosen` is None where none was found in time; no choice is worth more than `bound`."""

    chosen: list[int] | None
    bound: int | None
    seconds: float


def relaxed(packing: Packing, seconds: float | None = None) -> Relaxed | None:
    """The linear relaxation, at a corner of it; None where the time was not enough."""
    import highspy

    model = _model(packing, seconds, whole=False)
    model.run()
    if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    solution = model.getSolution()
    prices = tuple(max(0, round(price * PRICE)) for price in solution.row_dual)
    return Relaxed(solution.col_value, prices, model.getRunTime())


def solved(
    packing: Packing,
    start: Sequence[int] | None = None,
    seconds: float | None = None,
    also: Sequence[tuple[Sequence[int], int, int]] = (),
) -> Solved:
    """Whole columns of the most worth.

    Args:
        start: columns of a choice that is allowed.
        also: further rows: a coefficient for every column, the least and the most they may sum to.
    """
    import highspy
    import numpy as np

    model = _model(packing, seconds, whole=True)
    for weights, least, most in also:
        places = np.flatnonzero(weights).astype(np.int32)
        model.addRow(float(least), float(most), len(places), places, np.asarray(weights, float)[places])
    if start is not None:
        given = highspy.HighsSolution()
        taken = set(start)
        given.col_value = [float(j in taken) for j in range(len(packing.worths))]
        given.value_valid = True
        model.setSolution(given)
    model.run()
    info, status = model.getInfo(), model.getModelStatus()
    if status not in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kTimeLimit):
        raise RuntimeError(f"the solver ended with {status}")
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    values = model.getSolution().col_value if found else []
    chosen = [j for j, value in enumerate(values) if value > HALF] if found else None
    known = abs(info.mip_dual_bound) < highspy.kHighsInf
    return Solved(chosen, floor(info.mip_dual_bound + SLACK) if known else None, model.getRunTime())


def _model(packing: Packing, seconds: float | None, *, whole: bool) -> highspy.Highs:
    import highspy
    import numpy as np

    count = len(packing.worths)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = count, len(packing.limits)
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_ = np.array(packing.worths, float)
    lp.col_lower_, lp.col_upper_ = np.zeros(count), np.ones(count)
    lp.row_lower_ = np.full(len(packing.limits), -highspy.kHighsInf)
    lp.row_upper_ = np.array(packing.limits, float)
    lengths = np.array([len(rows) for rows in packing.rows], np.int32)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.concatenate(([0], np.cumsum(lengths))).astype(np.int32)
    lp.a_matrix_.index_ = np.fromiter(chain.from_iterable(packing.rows), np.int32)
    lp.a_matrix_.value_ = np.ones(int(lengths.sum()))
    if whole:
        lp.integrality_ = [highspy.HighsVarType.kInteger] * count
    model = solver() if seconds is None else solver(time_limit=float(seconds))
    model.passModel(lp)
    return model
