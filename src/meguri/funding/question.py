"""From verdicts and work to the question of the plan (割付問題の作成): cells, candidates with their bounds, receipts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from meguri.eligibility.cost import pays_item, pays_work
from meguri.funding.allocation import Bound, Candidate, Cell, Problem, bounds_of
from meguri.funding.contender import Contender
from meguri.profiles.profile import Profile
from meguri.rulebook import amount, fields
from meguri.rulebook.terms import Base, Terms
from meguri.rules.explain import bounds
from meguri.rules.field import Facts
from meguri.vocabulary.fiscal_year import QUARTERS, FiscalYear, Quarter
from meguri.vocabulary.money import Yen


def cells_of(profile: Profile) -> tuple[Cell, ...]:
    """Every stated cost as a cell, by year, work and item."""
    cells = [
        Cell(f"{year}/{work.id}/{item.value}", year, work.id, item, cost)
        for work in profile.work or ()
        for year, items in work.costs.items()
        for item, cost in items.items()
        if cost
    ]
    return tuple(sorted(cells, key=lambda cell: (cell.year, cell.work, cell.item.place())))


def arrives(year: FiscalYear, quarters_after: int) -> Quarter:
    """The quarter in which a fiscal year's subsidy arrives."""
    return Quarter(year, QUARTERS).plus(quarters_after)


def problem_of(
    profile: Profile, contenders: Sequence[Contender], cash: Mapping[Quarter, Yen], opening: Yen, settlement: int
) -> Problem:
    """The question for the optimiser.

    Args:
        cash: net yen of each quarter without any subsidy.
        opening: balance before the first quarter, in yen.
        settlement: quarters after the fiscal year in which a subsidy arrives where the call does not say.
    """
    cells = cells_of(profile)
    found = tuple(_candidate(contender, profile, cells, settlement) for contender in contenders)
    return Problem(cells, found, cash, opening)


def _candidate(contender: Contender, profile: Profile, cells: Iterable[Cell], settlement: int) -> Candidate:
    terms, facts = contender.terms, facts_without_overhead(contender.verdict.facts)
    paid = claimable(contender, profile, cells)
    rate = Fraction(bounds(amount.rate_of(terms), facts)[0])
    after = terms.payment.quarters_after if terms.payment else settlement
    return Candidate(
        contender.id,
        frozenset(cell.id for cell in paid),
        rate,
        Fraction(bounds(amount.indirect_share(terms), facts)[0]),
        (*bounds_of(terms.ceilings or (), contender.verdict.years, rate), *_matched(terms, facts)),
        terms.rounding or 1,
        {year: arrives(year, after) for year in {cell.year for cell in paid}},
        terms.combines_with or frozenset(),
    )


def claimable(contender: Contender, profile: Profile, cells: Iterable[Cell]) -> list[Cell]:
    """The cells that the programme may pay."""
    terms, works = contender.terms, {work.id: work for work in profile.work or ()}
    return [
        cell
        for cell in cells
        if cell.year in contender.verdict.years and pays_work(terms, works[cell.work]) and pays_item(terms, cell.item)
    ]


def facts_without_overhead(facts: Facts) -> Facts:
    """A plan takes an overhead that was not stated as nothing."""
    return {fields.OVERHEAD.path: Fraction(0), **facts}


def _matched(terms: Terms, facts: Facts) -> tuple[Bound, ...]:
    """認定VC出資額の倍数: the whole project's subsidy is at most this."""
    if terms.vc_multiple is None:
        return ()
    return (Bound(terms.vc_multiple * certified_money(facts), Base.SUBSIDY),)


def certified_money(facts: Facts) -> Yen:
    """What certified VCs surely invest, in yen."""
    invested = facts.get(fields.CERTIFIED_INVEST.path, 0)
    return invested if isinstance(invested, int) else int(getattr(invested, "low", 0))
