"""Revenue that a share would take (シェアに必要な売上高), under each named market series with its own growth.

Series of different publishers are never mixed. A year that a series does not publish is calculated from its last level
before and its own growth, and labelled so. It is arithmetic about a target, not a forecast of the market.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from meguri.kpis.indicator import Fit
from meguri.register.codes import MarketScope
from meguri.register.records import Level, Market
from meguri.vocabulary.code import Code


class Method(Code):
    """市場規模の求め方."""

    PUBLISHED = "published", "公表値", "as published"
    INTERPOLATED = (
        "interpolated",
        "公表年の間を成長率で計算",
        "calculated between published years with the series' growth",
    )
    EXTRAPOLATED = (
        "extrapolated",
        "公表年の先へ成長率で延長（外挿）",
        "extrapolated past the series with its own growth",
    )
    NOT_STATED = "not-stated", "規模又は成長率の記載なし", "level or growth not stated"


@dataclass(frozen=True, slots=True)
class Span:
    """A range of whole units of a currency."""

    low: int
    high: int

    def document(self) -> dict[str, int]:
        return {"low": self.low, "high": self.high}


@dataclass(frozen=True, slots=True)
class Needed:
    """What the target share would take under one series."""

    market: Market
    fit: Fit
    method: Method
    base: Level | None  # the published level it starts from
    size: Span | None  # the market in the target's year, in the currency of `base`; rounded down
    revenue: Span | None  # the share of it; rounded up


def needed(market: Market, fit: Fit, year: int, share: Fraction) -> Needed:
    """The revenue that `share` of the market would be in `year`."""
    before = [level for level in market.levels if level.year <= year]
    base = max(before, key=lambda level: level.year, default=None)
    if base is None or (base.year != year and market.growth is None):
        return Needed(market, fit, Method.NOT_STATED, base, None, None)
    method = Method.PUBLISHED
    if base.year != year:
        later = any(level.year > year for level in market.levels)
        method = Method.INTERPOLATED if later else Method.EXTRAPOLATED
    growth = market.growth or (Fraction(0), Fraction(0))
    exact = [base.amount * (1 + rate) ** (year - base.year) for rate in growth]
    size = Span(*(int(amount // 1) for amount in exact))
    revenue = Span(*(-int(-share * amount // 1) for amount in exact))
    return Needed(market, fit, method, base, size, revenue)


def fit_of(scope: MarketScope, markets: Mapping[Fit, tuple[MarketScope, ...]]) -> Fit | None:
    """How a series relates to the market of the target; None = it says nothing about it."""
    return next((fit for fit, scopes in markets.items() if scope in scopes), None)


def span_of(all_needed: tuple[Needed, ...], currency: str) -> Span | None:
    """The range of revenue over the series that fit and are in `currency`."""
    found = [
        one.revenue
        for one in all_needed
        if one.fit is Fit.FITS and one.revenue and one.base and one.base.currency == currency
    ]
    return Span(min(one.low for one in found), max(one.high for one in found)) if found else None
