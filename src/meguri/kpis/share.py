"""The share target (シェア目標) under its two definitions: by country of the site, or by country of the owner.

The deck does not say which one it means, so both are shown until someone chooses. No share is calculated: no revenue is
published. The deck's facility areas are shown beside, as what they are: areas, not shares of a market.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from meguri.kpis.indicator import Indicator
from meguri.kpis.market import Needed, Span, fit_of, needed, span_of
from meguri.register.records import Facility
from meguri.register.register import Register
from meguri.vocabulary.code import Code
from meguri.vocabulary.text import Text

CURRENCY = "USD"  # the currency in which the series that fit are published
NOT_A_MARKET_SHARE = Text(
    "資料の施設面積の表から数えたもの。市場シェアではない（売上高ではなく面積、資料に載った会社だけ、時点も古い）",
    "Counted from the deck's table of facility areas. It is NOT a market share: areas, not revenue, only the companies that the deck lists, and as they were then",
)
YEAR_NOTE = Text(
    "市場統計は暦年の値で、目標の年度と同じ年の値を使う。実際の売上高の見通しではない",
    "Series are by calendar year; the year with the number of the fiscal year is used. It is no forecast of revenue",
)


class Definition(Code):
    """シェアの数え方."""

    BY_SITE_COUNTRY = (
        "by-site-country",
        "日本で作る分（拠点の国で数え、所有者は問わない）",
        "made in Japan (by country of the site, whoever owns it)",
    )
    BY_OWNER = (
        "by-owner",
        "日本企業が所有する分（所有者の国で数え、拠点の国は問わない）",
        "owned from Japan (by country of the owner, wherever the site is)",
    )


@dataclass(frozen=True, slots=True)
class Areas:
    """施設面積の表 under one definition."""

    definition: Definition
    by_country: dict[str, int]  # m², largest first
    not_known: int  # m² whose country is not known under this definition

    @property
    def by_owner(self) -> bool:
        return self.definition is Definition.BY_OWNER

    @property
    def listed(self) -> int:
        """All the area of the table, m²."""
        return sum(self.by_country.values()) + self.not_known


@dataclass(frozen=True, slots=True)
class ShareTarget:
    """シェア目標: what it would take. The share itself is not known."""

    share: Fraction
    year: int
    needed: tuple[Needed, ...]  # by series
    span: Span | None  # revenue a year, in CURRENCY, over the series that fit
    areas: tuple[Areas, ...]  # one per definition
    facilities: tuple[Facility, ...]  # the rows that `areas` adds up
    left_out: tuple[str, ...]  # series of the register that say nothing about this market


def share_target(
    indicator: Indicator, register: Register, definition: Definition | None, series: str | None
) -> ShareTarget:
    """What the share of `indicator` would take, under one definition or both, and one series or all."""
    assert indicator.deadline is not None  # an indicator of a share has both (checked when it is made)
    assert indicator.rule.markets is not None
    year, markets = indicator.deadline.year, indicator.rule.markets
    found: list[Needed] = []
    left_out: list[str] = []
    for market in register.markets.values():
        fit = fit_of(market.scope, markets)
        if fit is None:
            left_out.append(market.id)
        elif series is None or market.id == series:
            found.append(needed(market, fit, year, indicator.target.value))
    ordered = tuple(sorted(found, key=lambda one: (one.fit.place(), one.market.id)))
    chosen = (definition,) if definition else tuple(Definition)
    facilities = tuple(one for one in register.facilities.values() if one.area_m2 is not None)
    areas = tuple(_areas(one, indicator, facilities) for one in chosen)
    span = span_of(ordered, CURRENCY)
    return ShareTarget(indicator.target.value, year, ordered, span, areas, facilities, tuple(sorted(left_out)))


def _areas(definition: Definition, indicator: Indicator, facilities: Iterable[Facility]) -> Areas:
    sums: dict[str | None, int] = {}
    for facility in facilities:
        country = _country(facility, definition, indicator)
        sums[country] = sums.get(country, 0) + (facility.area_m2 or 0)
    not_known = sums.pop(None, 0)
    known = {country: area for country, area in sums.items() if country is not None}
    ordered = sorted(known.items(), key=lambda item: (-item[1], item[0]))
    return Areas(definition, dict(ordered), not_known)


def _country(facility: Facility, definition: Definition, indicator: Indicator) -> str | None:
    if definition is Definition.BY_SITE_COUNTRY:
        return facility.country
    owner = indicator.owners.get(facility.owner or facility.company)
    return owner.country if owner else None
