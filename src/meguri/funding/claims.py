"""What a set of programmes pays together at most, and the least peak need at which it does (最大補助額と最小の資金不足).

From a problem and a set of programmes to each programme's claim per fiscal year. Two goals one after the other: most
subsidy, then least peak need (the largest shortfall of the running balance, receipts included). Each is solved in whole
numbers and handed over with the prices that prove it (`proof`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from math import lcm

from meguri.funding.allocation import Problem
from meguri.funding.capacity import Capacity, YearCapacity, capacity
from meguri.funding.proof import Prices, Proof
from meguri.funding.simplex import Dictionary, Variable
from meguri.vocabulary.fiscal_year import FiscalYear, Quarter


@dataclass(frozen=True, slots=True)
class OfYear:
    """A programme's claim in a fiscal year."""

    programme: int
    year: FiscalYear


@dataclass(frozen=True, slots=True)
class YearLimit:
    """Room left under a year's limit for a subset of the programmes."""

    year: FiscalYear
    mask: int


@dataclass(frozen=True, slots=True)
class ProjectLimit:
    """Room left under a programme's bound of the project."""

    programme: int


@dataclass(frozen=True, slots=True)
class Balance:
    """Balance of a quarter plus the peak need."""

    quarter: Quarter


PEAK = "peak need"
SUBSIDY, PEAK_NEED = 0, 1  # the goals in their order


@dataclass(frozen=True, slots=True)
class Claims:
    """各事業・各年度の計上額 in yen of direct cost, with the proof that no other is better."""

    capacity: Capacity
    by_year: Mapping[tuple[str, FiscalYear], Fraction]  # only what is above zero
    proof: Proof

    @property
    def used(self) -> frozenset[str]:
        return frozenset(programme for programme, _ in self.by_year)


class ClaimsModel:
    """The linear problem of one set of programmes; amounts in parts of a yen, the peak need times `unit`."""

    def __init__(self, problem: Problem, names: frozenset[str]):
        self.names = names
        self.capacity = capacity(problem, names)
        self.gains = [candidate.gain for candidate in self.capacity.candidates]
        self.unit = lcm(1, *(gain.denominator for gain in self.gains))
        self.claims = [
            OfYear(n, year.year)
            for year in self.capacity.years
            for n in range(len(self.gains))
            if any(mask >> n & 1 for mask in year.payers)
        ]
        self.dictionary = Dictionary([*self.claims, PEAK])
        self._limit_claims()
        self._limit_balances(problem)

    def solve(self, canonical: bool = False) -> Claims:
        """Reach both goals.

        Args:
            canonical: settle what is still open by claiming as much as possible in the earliest year, by the first id.
        """
        lp, weights = self.dictionary, self._weights()
        lp.maximise(weights, self._add_broken)
        most = self._prices(lp.spoils(SUBSIDY), Fraction(1, self.unit))
        subsidy = sum((gain * self._of(n) for n, gain in enumerate(self.gains)), Fraction(0))
        lp.maximise({PEAK: -1}, self._add_broken)
        peak = lp.value(PEAK) / (self.unit * self.capacity.parts)
        least, weight = self._least()
        for claim in self.claims if canonical else ():
            lp.maximise({claim: 1}, self._add_broken)
        proof = Proof(tuple(sorted(self.names)), subsidy, peak, most, least, weight)
        return Claims(self.capacity, self._by_year(), proof)

    def _weights(self) -> dict[Variable, int]:
        return {claim: int(self.gains[claim.programme] * self.unit) for claim in self.claims}

    def _limit_claims(self) -> None:
        for claim in self.claims:
            year = next(year for year in self.capacity.years if year.year == claim.year)
            self._limit_year(year, 1 << claim.programme)
        for n, bound in enumerate(self.capacity.project):
            if bound is not None:
                entries: dict[Variable, int] = {claim: -1 for claim in self.claims if claim.programme == n}
                self.dictionary.limit(ProjectLimit(n), bound, entries)

    def _limit_year(self, year: YearCapacity, mask: int) -> None:
        entries: dict[Variable, int] = {
            claim: -1 for claim in self.claims if claim.year == year.year and mask >> claim.programme & 1
        }
        self.dictionary.limit(YearLimit(year.year, mask), year.most[mask], entries)

    def _limit_balances(self, problem: Problem) -> None:
        """Only quarters below zero can bind, and of those with the same receipts only the lowest."""
        weights, lowest = self._weights(), lowest_balances(problem, self._receipts())
        for quarter, balance in lowest.items():
            arrived: dict[Variable, int] = {
                claim: weights[claim] for claim, receipt in self._receipts().items() if receipt <= quarter
            }
            constant = balance * self.unit * self.capacity.parts
            self.dictionary.limit(Balance(quarter), constant, {**arrived, PEAK: 1})
        if lowest:
            self.dictionary.enter(Balance(min(lowest, key=lambda q: (lowest[q], q))), PEAK)

    def _receipts(self) -> dict[OfYear, Quarter]:
        return {claim: self.capacity.candidates[claim.programme].receipts[claim.year] for claim in self.claims}

    def _add_broken(self) -> bool:
        found = False
        for year in self.capacity.years:
            claimed = [
                row[0] if (row := self.dictionary.rows.get(OfYear(n, year.year))) else 0 for n in range(len(self.gains))
            ]
            if mask := year.broken(claimed, self.dictionary.denominator):
                self._limit_year(year, mask)
                found = True
        return found

    def _of(self, programme: int) -> Fraction:
        values = (self.dictionary.value(claim) for claim in self.claims if claim.programme == programme)
        return sum(values, Fraction(0)) / self.capacity.parts

    def _by_year(self) -> dict[tuple[str, FiscalYear], Fraction]:
        values = {
            (self.capacity.candidates[claim.programme].id, claim.year): self.dictionary.value(claim)
            for claim in self.claims
        }
        return {place: value / self.capacity.parts for place, value in values.items() if value}

    def _least(self) -> tuple[Prices, Fraction]:
        """Prices for the peak need, and the weight of the subsidy that keeps the first goal."""
        peak, subsidy = self.dictionary.spoils(PEAK_NEED), self.dictionary.spoils(SUBSIDY)
        weight = max((-cost / subsidy[name] for name, cost in peak.items() if cost < 0), default=Fraction(0))
        both = {
            name: cost
            for name in peak.keys() | subsidy.keys()
            if (cost := peak.get(name, Fraction(0)) + weight * subsidy.get(name, Fraction(0)))
        }
        return self._prices(both, Fraction(1, self.unit)), weight

    def _prices(self, costs: Mapping[Variable, Fraction], scale: Fraction) -> Prices:
        """Prices of limits as prices of cells, programme-years, programmes and quarters."""
        prices = Prices({}, {}, {}, {})
        for name, cost in costs.items():
            match name:
                case YearLimit(year, mask):
                    self._price_year(prices, year, mask, cost * scale)
                case ProjectLimit(n):
                    prices.programme[self.capacity.candidates[n].id] = cost * scale
                case Balance(quarter):
                    prices.quarter[quarter] = cost
        return prices

    def _price_year(self, prices: Prices, year: FiscalYear, mask: int, price: Fraction) -> None:
        of_year = next(capacity for capacity in self.capacity.years if capacity.year == year)
        by_cells = of_year.by_cells[mask]
        for cell, payers in zip(of_year.cells, of_year.payers, strict=True):
            if payers & by_cells:
                prices.cell[cell.id] = prices.cell.get(cell.id, Fraction(0)) + price
        for n, candidate in enumerate(self.capacity.candidates):
            if mask >> n & 1 and not by_cells >> n & 1:
                place = candidate.id, year
                prices.programme_year[place] = prices.programme_year.get(place, Fraction(0)) + price


def lowest_balances(problem: Problem, receipts: Mapping[OfYear, Quarter]) -> dict[Quarter, int]:
    """Quarters whose balance without subsidies is below zero, the lowest between two quarters of receipt."""
    quarters = sorted(problem.cash)
    balances = accumulate((problem.cash[quarter] for quarter in quarters), initial=problem.opening)
    next(balances)
    lowest: dict[int, tuple[int, Quarter]] = {}
    for quarter, balance in zip(quarters, balances, strict=True):
        arrived = sum(receipt <= quarter for receipt in receipts.values())
        if balance < 0:
            lowest[arrived] = min(lowest.get(arrived, (balance, quarter)), (balance, quarter))
    return {quarter: balance for balance, quarter in lowest.values()}


def solve(problem: Problem, names: frozenset[str], canonical: bool = False) -> Claims:
    """The optimum of this set of programmes, all of them allowed to claim together."""
    return ClaimsModel(problem, names).solve(canonical)
