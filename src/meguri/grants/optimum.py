"""The portfolio of the highest worth (最適な組合せ), as a what-if beside the score order, and exact.

HiGHS proposes; the worth is added up again in exact numbers, the limits are checked to the yen, and the proof is the
solver's own bound: worths are whole numbers here, so a bound below the next whole number leaves nothing better.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor, gcd, lcm

from meguri.grants.application import Application, Round, Rule
from meguri.grants.score_order import by_score
from meguri.matching.solver import solver
from meguri.vocabulary.money import Yen

SLACK = 1e-6  # of the solver's arithmetic; a worth is a whole number


@dataclass(frozen=True, slots=True)
class Optimum:
    """最適な組合せ."""

    selected: tuple[Application, ...]
    worth: Fraction  # points above `value_above`, added up
    bound: Fraction  # no selection is worth more

    @property
    def proven(self) -> bool:
        return self.worth == self.bound

    @property
    def amount(self) -> Yen:
        return sum(one.amount for one in self.selected)


def optimum(round_: Round, seconds: float | None = None) -> Optimum:
    """The selection whose points above `value_above` add up to the most; the same for the same applications in any order.

    Args:
        seconds: of the solver, after which the best selection found so far stands, at least that of the score order.
    """
    rule = round_.rule
    able = [one for one in round_.applications if one.score >= rule.threshold and one.amount <= rule.budget]
    worths = [rule.value(one) for one in able]
    scale = lcm(*(worth.denominator for worth in worths)) if worths else 1
    chosen, bound = _solved(able, [int(worth * scale) for worth in worths], rule, seconds)
    found = tuple(able[i] for i in chosen)
    selected = max(found, by_score(round_).selected, key=lambda each: _worth(each, rule))
    _check(selected, rule)
    worth = _worth(selected, rule)
    return Optimum(selected, worth, max(worth, Fraction(bound, scale)))


def _worth(selected: Sequence[Application], rule: Rule) -> Fraction:
    return sum((rule.value(one) for one in selected), Fraction(0))


def _solved(
    able: Sequence[Application], worths: Sequence[int], rule: Rule, seconds: float | None
) -> tuple[list[int], int]:
    """Places of the chosen applications, none where none was found in time, and a whole number that no selection exceeds."""
    if not able:
        return [], 0
    import highspy
    import numpy as np

    model = solver() if seconds is None else solver(time_limit=seconds)
    model.addVars(len(able), np.zeros(len(able)), np.ones(len(able)))
    columns = np.arange(len(able), dtype=np.int32)
    model.changeColsIntegrality(len(able), columns, np.full(len(able), highspy.HighsVarType.kInteger))
    model.changeColsCost(len(able), columns, np.array([float(worth) for worth in worths]))
    model.changeObjectiveSense(highspy.ObjSense.kMaximize)
    for places, weights, most in _limits(able, rule):
        model.addRow(
            -highspy.kHighsInf,
            float(most),
            len(places),
            np.array(places, dtype=np.int32),
            np.array(weights, dtype=float),
        )
    model.run()
    info, status = model.getInfo(), model.getModelStatus()
    if status not in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kTimeLimit):
        raise RuntimeError(f"the solver ended with {status}")
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    values = model.getSolution().col_value if found else ()
    known = abs(info.mip_dual_bound) < highspy.kHighsInf
    bound = floor(info.mip_dual_bound + SLACK) if known else sum(worths)
    return [i for i, value in enumerate(values) if round(value)], bound


def _limits(able: Sequence[Application], rule: Rule) -> list[tuple[list[int], list[int], int]]:
    """Rows of the model: which applications, their weights, and what these may sum to."""
    unit = gcd(*(one.amount for one in able)) or 1  # amounts are mostly in thousands of yen; smaller numbers are safer
    everyone = list(range(len(able)))
    found = [(everyone, [one.amount // unit for one in able], rule.budget // unit)]
    if rule.places is not None:
        found.append((everyone, [1] * len(able), rule.places))
    if rule.one_per_company:
        by_company = defaultdict[str, list[int]](list)
        for i, one in enumerate(able):
            by_company[one.company].append(i)
        found += [(places, [1] * len(places), 1) for places in by_company.values() if len(places) > 1]
    return found


def _check(selected: Sequence[Application], rule: Rule) -> None:
    """The limits, to the yen."""
    companies = [one.company for one in selected]
    if sum(one.amount for one in selected) > rule.budget:
        raise RuntimeError("the proposal is above the budget")
    if rule.places is not None and len(selected) > rule.places:
        raise RuntimeError("the proposal takes too many places")
    if rule.one_per_company and len(set(companies)) < len(companies):
        raise RuntimeError("the proposal selects a company twice")
