"""Market and facility figures (市場と設備の統計): market series with their spread, facility areas, shares of area."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from string import ascii_uppercase
from typing import Any

from meguri.kpis.indicator import Fit
from meguri.kpis.market import Method, needed
from meguri.register.records import Level as Published
from meguri.register.records import Market
from meguri.register.register import Register
from meguri.vocabulary.citation import Citation
from meguri.vocabulary.country import COUNTRIES
from meguri.vocabulary.text import Text
from meguri_portal.charts.market_lines import Drawn, Level, MarketLines, market_lines
from meguri_portal.charts.share_bars import ShareBars, share_bars
from meguri_portal.language import said
from meguri_portal.selectors.facilities import FacilityLine, Total, facilities, printed_by, totals
from meguri_portal.selectors.indicators import every

SHARE_INDICATOR = "cdmo-facility/global-share"
NOT_KNOWN = Text("不明", "not known")


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """One market series of the table; `letter` is empty where it is not in the chart."""

    letter: str
    series: Mapping[str, Any]  # of `meguri/kpis/1`
    scope: Text
    growth_from: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """What several series give for one year, in whole units of a currency."""

    year: int
    low: int
    high: int
    number: int
    citations: tuple[Citation, ...] = ()

    @property
    def ratio(self) -> float:
        """How many times the lowest the highest is."""
        return self.high / self.low


@dataclass(frozen=True, slots=True)
class AtTarget:
    """The series in the year of the target: how far apart, and how many of them are published."""

    spread: Spread
    published: int
    interpolated: int
    extrapolated: int


@dataclass(frozen=True, slots=True)
class ShareRow:
    """One country of a composition; `code` is empty where it is not known."""

    code: str
    area: int  # m²
    share: float
    printed: int  # m² by the rows as they stand in the deck


@dataclass(frozen=True, slots=True)
class Shares:
    """施設面積の構成比 under one definition."""

    id: str
    text: Mapping[str, str]
    rows: tuple[ShareRow, ...]
    listed: int
    owners: tuple[Mapping[str, Any], ...]
    chart: ShareBars

    @property
    def differs(self) -> bool:
        """Whether the correction changes anything here."""
        return any(row.area != row.printed for row in self.rows)


@dataclass(frozen=True, slots=True)
class Picture:
    """市場と設備の統計."""

    target: Mapping[str, Any]  # the indicator of the share
    year: int
    series: tuple[SeriesLine, ...]
    left_out: tuple[Market, ...]
    chart: MarketLines
    spreads: tuple[Spread, ...]
    at_target: AtTarget | None
    facilities: tuple[FacilityLine, ...]
    totals: tuple[Total, ...]
    shares: tuple[Shares, ...]

    @property
    def ratios(self) -> tuple[float, float] | None:
        """Least and greatest ratio of what is published for the same year."""
        found = [one.ratio for one in self.spreads]
        return (min(found), max(found)) if found else None


def picture(register: Register, on: date) -> Picture:
    """Everything the page shows."""
    target = next(one for one in every(on)["kpis"] if one["id"] == SHARE_INDICATOR)
    share = target["share"]
    drawn = [
        one["id"] for one in share["series"] if one["fit"] == Fit.FITS and one["market"] and one["currency"] == "USD"
    ]
    letters = dict(zip(drawn, ascii_uppercase, strict=False))
    lines = facilities(register)
    return Picture(
        target,
        share["year"],
        tuple(_series(register, letters, one) for one in share["series"]),
        tuple(register.markets[id_] for id_ in share["left_out"]),
        _chart(register, letters, share["year"]),
        _spreads([register.markets[id_] for id_ in drawn]),
        _at_target([one for one in share["series"] if one["id"] in letters], share["year"]),
        lines,
        totals(lines),
        tuple(_shares(one, lines) for one in share["definitions"]),
    )


def _series(register: Register, letters: Mapping[str, str], one: Mapping[str, Any]) -> SeriesLine:
    market = register.markets[one["id"]]
    growth = dict.fromkeys(claim.citation for claim in market.claims if claim.field == "growth_low")
    return SeriesLine(letters.get(one["id"], ""), one, market.scope.text, tuple(growth))


def _at_target(series: Sequence[Mapping[str, Any]], year: int) -> AtTarget | None:
    if not series:
        return None
    sizes = [one["market"]["low"] for one in series]
    methods = Counter(Method(one["method"]) for one in series)
    counted = (methods[method] for method in (Method.PUBLISHED, Method.INTERPOLATED, Method.EXTRAPOLATED))
    return AtTarget(Spread(year, min(sizes), max(sizes), len(sizes)), *counted)


def _chart(register: Register, letters: Mapping[str, str], last: int) -> MarketLines:
    markets = [(letter, register.markets[id_]) for id_, letter in letters.items()]
    first = min((level.year for _, market in markets for level in market.levels), default=last - 1)
    drawn = [Drawn(letter, said(market.publisher), _levels(market, last)) for letter, market in markets]
    return market_lines(drawn, first, last)


def _levels(market: Market, last: int) -> tuple[Level, ...]:
    """Every year from the first published level to the last year of the chart."""
    first = min(level.year for level in market.levels)
    found = [(year, needed(market, Fit.FITS, year, Fraction(1))) for year in range(first, last + 1)]
    return tuple(Level(year, one.size.low, one.method is Method.PUBLISHED) for year, one in found if one.size)


def _spreads(markets: list[Market]) -> tuple[Spread, ...]:
    """Years for which at least two series publish a level."""
    by_year: dict[int, list[Published]] = {}
    for market in markets:
        for level in market.levels:
            by_year.setdefault(level.year, []).append(level)
    return tuple(_spread(year, found) for year, found in sorted(by_year.items()) if len(found) > 1)


def _spread(year: int, found: list[Published]) -> Spread:
    amounts = [level.amount for level in found]
    cited = tuple(dict.fromkeys(level.claim.citation for level in found))
    return Spread(year, min(amounts), max(amounts), len(found), cited)


def _shares(definition: Mapping[str, Any], lines: Sequence[FacilityLine]) -> Shares:
    area = definition["facility_area_m2"]
    owners = tuple(definition["owners"] or ())
    printed = printed_by(lines, {one["organisation"]: one["country"] for one in owners} if owners else None)
    used = {**area["by_country"], **({"": area["not_known"]} if area["not_known"] else {})}
    rows = tuple(ShareRow(code, amount, amount / area["listed"], printed.get(code, 0)) for code, amount in used.items())
    parts = [(said(COUNTRIES.get(row.code, NOT_KNOWN)), row.area, not row.code) for row in rows]
    return Shares(definition["id"], definition["text"], rows, area["listed"], owners, share_bars(parts))
