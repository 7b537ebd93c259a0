"""The proof that a plan is the best (最適性の証明): prices on costs, bounds and quarters, checked in exact fractions.

Whoever claims a yen of a cell pays the price of the cell, of the programme's bound of that year and of its bound of the
project. If no claim gains more than it pays, the total price of all that is there is a limit on any plan (linear duality).
A plan that reaches the limit is the best. The check uses the problem alone, nothing of how the plan was found.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from meguri.funding.allocation import Candidate, Problem
from meguri.vocabulary.fiscal_year import FiscalYear, Quarter


@dataclass(frozen=True, slots=True)
class Prices:
    """価格, none below zero: yen of subsidy (or of peak need) per yen of what is limited."""

    cell: dict[str, Fraction]
    programme_year: dict[tuple[str, FiscalYear], Fraction]
    programme: dict[str, Fraction]
    quarter: dict[Quarter, Fraction]  # weights, at most 1 together

    def none_below_zero(self) -> bool:
        tables = (self.cell, self.programme_year, self.programme, self.quarter)
        return all(price >= 0 for table in tables for price in table.values())


@dataclass(frozen=True, slots=True)
class Proof:
    """証明: no subset of `programmes` gets more than `subsidy`, nor as much at a smaller peak need."""

    programmes: tuple[str, ...]
    subsidy: Fraction  # yen
    peak_need: Fraction  # yen
    most: Prices  # prove the subsidy
    least: Prices  # prove the peak need
    weight: Fraction  # yen of peak need per yen of subsidy given up

    def holds(self, problem: Problem) -> bool:
        """Whether both limits follow from the prices."""
        candidates = [candidate for candidate in problem.candidates if candidate.id in self.programmes]
        if self.weight < 0 or not (self.most.none_below_zero() and self.least.none_below_zero()):
            return False
        top = _worth(problem, candidates, self.most, Fraction(1))
        worth = _worth(problem, candidates, self.least, self.weight)
        if top is None or worth is None or sum(self.least.quarter.values()) > 1:
            return False
        balances = _balances(problem)
        without = -sum((price * balances[quarter] for quarter, price in self.least.quarter.items()), Fraction(0))
        return top == self.subsidy and max(without - worth + self.weight * self.subsidy, 0) == self.peak_need


def _worth(problem: Problem, candidates: list[Candidate], prices: Prices, weight: Fraction) -> Fraction | None:
    """Price of everything that is limited; None where some claim gains more than it pays."""
    none = Fraction(0)
    worth = sum((prices.cell.get(cell.id, none) * cell.direct for cell in problem.cells), none)
    for candidate in candidates:
        for year in {cell.year for cell in problem.cells if cell.id in candidate.cells}:
            receipt, price = candidate.receipts[year], prices.programme_year.get((candidate.id, year), none)
            early = sum((by for quarter, by in prices.quarter.items() if quarter >= receipt), none)
            floor = (weight + early) * candidate.gain - price - prices.programme.get(candidate.id, none)
            cells = (cell.id for cell in problem.cells if cell.year == year and cell.id in candidate.cells)
            if any(prices.cell.get(cell, none) < floor for cell in cells):
                return None
            if price:
                worth += price * _bound(candidate, year)
        if price := prices.programme.get(candidate.id, none):
            worth += price * _bound(candidate, None)
    return worth


def _bound(candidate: Candidate, year: FiscalYear | None) -> Fraction:
    bound = candidate.most_direct(year)
    if bound is None:
        raise ValueError(f"{candidate.id}: a price on a bound that is not there")
    return bound


def _balances(problem: Problem) -> dict[Quarter, int]:
    balances, balance = {}, problem.opening
    for quarter in sorted(problem.cash):
        balance += problem.cash[quarter]
        balances[quarter] = balance
    return balances
