"""What a programme would pay (補助額の範囲): by fiscal year and in all, under one set of terms, as whole yen.

Yearly ceilings hold in each year; a project's ceilings and the VC multiple hold on the running total, earlier years
first. Each programme-year is rounded down once, as the call says. Amounts are ranges where something is not known.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from meguri.rulebook import amount, fields
from meguri.rulebook.terms import Per, Terms
from meguri.rules.explain import Bound, bounds
from meguri.rules.field import Facts, Span
from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.money import Yen, round_down

Spent = tuple[Fraction | int, Bound]  # exact yen, least and most


@dataclass(frozen=True, slots=True)
class YenRange:
    """円の範囲. `high` None = no bound known."""

    low: Yen
    high: Yen | None

    def document(self) -> dict[str, Yen | None]:
        """As it stands in a JSON answer."""
        return {"min": self.low, "max": self.high}


@dataclass(frozen=True, slots=True)
class Award:
    """補助額. `by_year` is ascending and empty where no year is known."""

    total: YenRange
    by_year: Mapping[FiscalYear, YenRange]

    def document(self) -> dict[str, object]:
        """As it stands in a JSON answer."""
        years = {str(year): range_.document() for year, range_ in self.by_year.items()}
        return {**self.total.document(), "by_year": years}

    def not_yet(self) -> Award:
        """The same where it is not sure that anything is paid."""
        years = {year: YenRange(0, range_.high) for year, range_ in self.by_year.items()}
        return Award(YenRange(0, self.total.high), years)


NOTHING = Award(YenRange(0, 0), {})
NOT_KNOWN = Award(YenRange(0, None), {})


def award(terms: Terms, facts: Facts, direct: Mapping[FiscalYear, Span]) -> Award:
    """The award for these eligible direct costs.

    Args:
        direct: fiscal year → eligible direct cost in yen.
    """
    if terms.rate is None and terms.rate_by_size is None:
        return NOT_KNOWN
    yearly, project = amount.yearly(terms), amount.project(terms)
    by_year: dict[FiscalYear, YenRange] = {}
    spent: Spent = (Fraction(0), Fraction(0))
    whole = _whole(direct)
    cap = bounds(project, {**facts, fields.DIRECT.path: whole}) if amount.bounded(terms, Per.PROJECT) else (None, None)
    for year in sorted(direct):
        low, high = bounds(yearly, {**facts, fields.DIRECT.path: direct[year]})
        low, high, spent = _within(cap, spent, (low, None if _open_ended(terms, facts) else high))
        unit = terms.rounding or 1
        by_year[year] = YenRange(round_down(low, unit), None if high is None else round_down(high, unit))
    cap_high = None if cap[1] is None else round_down(cap[1], terms.rounding or 1)
    return Award(_total(by_year.values(), cap_high), by_year)


def _open_ended(terms: Terms, facts: Facts) -> bool:
    """Neither the overhead nor the call's ceiling of indirect cost is known."""
    return terms.indirect is None and fields.OVERHEAD.path not in facts


def _within(
    cap: tuple[Bound, Bound], spent: Spent, year: tuple[Fraction | int, Bound]
) -> tuple[Fraction | int, Bound, Spent]:
    """A year's range under what is left of the project's cap, and what is spent after it.

    The least of a year is what is left if earlier years took their most; the most is what is left if they took least.
    """
    cap_low, cap_high = cap
    low, high = year
    if cap_low is not None:
        low = 0 if spent[1] is None else min(low, max(0, cap_low - spent[1]))
    if cap_high is not None:
        left = max(0, cap_high - spent[0])
        high = left if high is None else min(high, left)
    return low, high, (spent[0] + low, None if spent[1] is None or high is None else spent[1] + high)


def _whole(direct: Mapping[FiscalYear, Span]) -> Span:
    highs = [span.high for span in direct.values()]
    total = None if None in highs else sum(high for high in highs if high is not None)
    return Span(sum(span.low for span in direct.values()), total)


def _total(ranges: Collection[YenRange], cap_high: Yen | None) -> YenRange:
    highs = [range_.high for range_ in ranges]
    high = None if None in highs else sum(h for h in highs if h is not None)
    if cap_high is not None:
        high = cap_high if high is None else min(high, cap_high)
    return YenRange(sum(range_.low for range_ in ranges), high)
