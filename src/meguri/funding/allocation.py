"""Which programme pays which cost (補助金の割付): the question, in whole yen and exact fractions, and its answer.

From cost cells and candidate programmes to the subsidy of each programme and fiscal year. One yen of cost is claimed by
one programme at most (二重計上の禁止); a cost is divisible. Authority: the terms of each call as the rulebook cites them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from meguri.rulebook.terms import Base, Ceiling, Indirect, Per
from meguri.vocabulary.fiscal_year import FiscalYear, Quarter
from meguri.vocabulary.money import Rate, Yen
from meguri.vocabulary.work import CostItem


@dataclass(frozen=True, slots=True)
class Cell:
    """経費の一区分: one item of one work in one fiscal year."""

    id: str
    year: FiscalYear
    work: str
    item: CostItem
    direct: Yen  # direct cost, consumption tax excluded


@dataclass(frozen=True, slots=True)
class Bound:
    """上限額 of one fiscal year, or of the whole project."""

    amount: Fraction | Yen  # yen of `of`
    of: Base
    year: FiscalYear | None = None  # None = the whole project


@dataclass(frozen=True, slots=True)
class Candidate:
    """候補となる補助事業: one programme under one call and one set of readings."""

    id: str
    cells: frozenset[str]  # ids of the cells it may pay
    rate: Rate  # of eligible cost
    indirect: Rate  # claimable indirect cost per yen of direct cost
    bounds: tuple[Bound, ...]
    rounding: Yen  # 1 or 1,000 as the call says
    receipts: Mapping[FiscalYear, Quarter]  # cost year → quarter in which its subsidy arrives
    combines_with: frozenset[str] = frozenset()  # ids known to be combinable; both sides must say so

    @property
    def gain(self) -> Fraction:
        """Subsidy per yen of direct cost."""
        return self.rate * (1 + self.indirect)

    def most_direct(self, year: FiscalYear | None) -> Fraction | None:
        """The tightest bound of that year (None = of the project) in yen of direct cost; None = no bound."""
        per_direct = {Base.DIRECT: Fraction(1), Base.ELIGIBLE: 1 + self.indirect, Base.SUBSIDY: self.gain}
        bounds = [Fraction(bound.amount) / per_direct[bound.of] for bound in self.bounds if bound.year == year]
        return min(bounds, default=None)


@dataclass(frozen=True, slots=True)
class Problem:
    """割付の問題. The cash is the company's without any subsidy."""

    cells: tuple[Cell, ...]
    candidates: tuple[Candidate, ...]
    cash: Mapping[Quarter, Yen]  # net yen of each quarter, without subsidies
    opening: Yen  # balance before the first quarter

    def __post_init__(self) -> None:
        ids = [cell.id for cell in self.cells]
        names = [candidate.id for candidate in self.candidates]
        if len(set(ids)) < len(ids) or len(set(names)) < len(names):
            raise ValueError("two cells or two candidates have the same id")
        if any(cell.direct < 0 for cell in self.cells):
            raise ValueError("a cost is below zero")
        years = {cell.id: cell.year for cell in self.cells}
        for candidate in self.candidates:
            if unknown := candidate.cells - years.keys():
                raise ValueError(f"{candidate.id}: pays cells that are not there: {sorted(unknown)}")
            if candidate.rate < 0 or candidate.indirect < 0 or any(bound.amount < 0 for bound in candidate.bounds):
                raise ValueError(f"{candidate.id}: a rate or a bound is below zero")
            if missing := {years[cell] for cell in candidate.cells} - candidate.receipts.keys():
                raise ValueError(f"{candidate.id}: no quarter of receipt for {sorted(map(str, missing))}")

    def joined(self) -> Problem:
        """The same as if every combination were permitted: the scenario headed 要確認."""
        every = frozenset(candidate.id for candidate in self.candidates)
        return replace(self, candidates=tuple(replace(c, combines_with=every - {c.id}) for c in self.candidates))


@dataclass(frozen=True, slots=True)
class Claim:
    """計上額: what one programme takes of one cell."""

    cell: Cell
    exact: Fraction  # yen of direct cost in the optimum
    direct: Yen  # the same as one writes it down, in whole yen (`whole_yen`)
    subsidy: Yen  # this cell's share of the rounded subsidy


@dataclass(frozen=True, slots=True)
class Award:
    """1事業・1年度の補助額. Claims are in the order of cell ids."""

    programme: str
    year: FiscalYear
    receipt: Quarter
    exact: Fraction  # yen, before rounding
    subsidy: Yen  # rounded down to the call's unit
    claims: tuple[Claim, ...]

    @property
    def exact_direct(self) -> Fraction:
        return sum((claim.exact for claim in self.claims), Fraction(0))

    @property
    def direct(self) -> Yen:
        return sum(claim.direct for claim in self.claims)


def bounds_of(ceilings: Iterable[Ceiling], years: Iterable[FiscalYear], rate: Rate) -> tuple[Bound, ...]:
    """The bounds that a call's ceilings set in these fiscal years.

    Args:
        years: the fiscal years the call covers.
        rate: needed where a ceiling on the subsidy has the indirect cost on top.
    """
    known = tuple(years)
    bounds: list[Bound] = []
    for ceiling in ceilings:
        amount, of = Fraction(ceiling.amount), ceiling.of
        if ceiling.indirect is Indirect.ON_TOP and of is not Base.DIRECT:
            amount, of = (amount / rate if of is Base.SUBSIDY else amount), Base.DIRECT
        covered: tuple[FiscalYear | None, ...] = known if ceiling.per is Per.YEAR else (None,)
        bounds.extend(Bound(amount, of, year) for year in covered)
    return tuple(bounds)
