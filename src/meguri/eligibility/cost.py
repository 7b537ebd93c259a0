"""What a call pays for, year by year (対象経費): the direct cost of the work whose activity and items its terms name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from meguri.profiles.profile import Profile
from meguri.profiles.work import Work
from meguri.rulebook.terms import Terms
from meguri.rules.field import Span
from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.money import Yen
from meguri.vocabulary.work import CostItem

UNKNOWN = Span(0, None)  # the profile says nothing of work and cost


def cost_years(profile: Profile) -> tuple[FiscalYear, ...]:
    """Every fiscal year with a stated cost, ascending."""
    return tuple(sorted({year for work in profile.work or () for year in work.costs}))


def pays_item(terms: Terms, item: CostItem) -> bool | None:
    """Whether the call pays this cost item; None where no source says."""
    return None if terms.items is None else item in terms.items


def pays_work(terms: Terms, work: Work) -> bool | None:
    """Whether the call pays this activity; None where no source, or not the profile, says."""
    return None if terms.activities is None or work.activity is None else work.activity in terms.activities


def eligible_direct(profile: Profile, terms: Terms, years: Iterable[FiscalYear]) -> Mapping[FiscalYear, Span]:
    """Eligible direct cost of each year in yen, as a span: what surely counts, and what may."""
    if profile.work is None:
        return dict.fromkeys(years, UNKNOWN)
    return {year: _of_year(profile.work, terms, year) for year in years}


def _of_year(works: Iterable[Work], terms: Terms, year: FiscalYear) -> Span:
    low: Yen = 0
    high: Yen = 0
    for work in works:
        for item, cost in work.costs.get(year, {}).items():
            pays = {pays_work(terms, work), pays_item(terms, item)}
            if False in pays:
                continue
            high += cost
            low += 0 if None in pays else cost
    return Span(low, high)
