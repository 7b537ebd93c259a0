"""The industry picture (産業の姿): market series with their spread, facility areas as printed and as used, shares of area."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from string import ascii_uppercase
from typing import Any

from meguri.kpis.indicator import Fit
from meguri.kpis.market import Method, needed
from meguri.profiles.claim import Claim, Standing
from meguri.profiles.organisation import Organisation
from meguri.register.records import Facility, Market
from meguri.register.records import Level as Published
from meguri.register.register import Register
from meguri.vocabulary.citation import Citation, Status
from meguri.vocabulary.text import Text
from meguri_portal.charts.market_lines import Level, MarketLines, market_lines
from meguri_portal.charts.share_bars import ShareBars, share_bars
from meguri_portal.language import said
from meguri_portal.selectors.indicators import every
from meguri_portal.selectors.register.country import COUNTRIES

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
    """What several series publish for one year."""

    year: int
    low: int
    high: int
    number: int
    citations: tuple[Citation, ...] = ()

    @property
    def times(self) -> float:
        return self.high / self.low


@dataclass(frozen=True, slots=True)
class FacilityLine:
    """One row of the facility table."""

    facility: Facility
    company: Organisation
    owner: Organisation | None
    printed: Claim | None
    used: Claim | None
    remarks: tuple[Claim, ...]

    @property
    def corrected(self) -> Claim | None:
        """The value that departs from the table, with the reason."""
        if self.printed and self.printed.standing is Standing.SUPERSEDED:
            return self.printed
        return self.used if self.used and self.used.citation.status is Status.INFERENCE else None


@dataclass(frozen=True, slots=True)
class Shares:
    """施設面積の構成比 under one definition."""

    id: str
    text: Mapping[str, str]
    rows: tuple[tuple[str, int, float], ...]  # country, m², share
    listed: int
    owners: tuple[Mapping[str, Any], ...]
    chart: ShareBars


@dataclass(frozen=True, slots=True)
class Picture:
    """産業の姿."""

    target: Mapping[str, Any]  # the indicator of the share
    year: int
    series: tuple[SeriesLine, ...]
    left_out: tuple[Market, ...]
    chart: MarketLines
    spreads: tuple[Spread, ...]
    at_target: Spread | None
    facilities: tuple[FacilityLine, ...]
    shares: tuple[Shares, ...]


def picture(register: Register, on: date) -> Picture:
    """Everything the page shows."""
    target = next(one for one in every(on)["kpis"] if one["id"] == SHARE_INDICATOR)
    share = target["share"]
    drawn = [
        one["id"] for one in share["series"] if one["fit"] == Fit.FITS and one["market"] and one["currency"] == "USD"
    ]
    letters = dict(zip(drawn, ascii_uppercase, strict=False))
    lines = tuple(
        SeriesLine(
            letters.get(one["id"], ""),
            one,
            register.markets[one["id"]].scope.text,
            _cited(register.markets[one["id"]], "growth_low"),
        )
        for one in share["series"]
    )
    sizes = [one["market"]["low"] for one in share["series"] if one["id"] in letters]
    at_target = Spread(share["year"], min(sizes), max(sizes), len(sizes)) if sizes else None
    return Picture(
        target,
        share["year"],
        lines,
        tuple(register.markets[id_] for id_ in share["left_out"]),
        _chart(register, letters, share["year"]),
        _spreads([register.markets[id_] for id_ in drawn]),
        at_target,
        facilities(register),
        tuple(_shares(one) for one in share["definitions"]),
    )


def _cited(market: Market, field: str) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(claim.citation for claim in market.claims if claim.field == field))


def _chart(register: Register, letters: Mapping[str, str], last: int) -> MarketLines:
    markets = [(letter, register.markets[id_]) for id_, letter in letters.items()]
    first = min((level.year for _, market in markets for level in market.levels), default=last - 1)
    return market_lines([(letter, _levels(market, last)) for letter, market in markets], first, last)


def _levels(market: Market, last: int) -> list[Level]:
    """Every year from the first published level to the last year of the chart."""
    first = min(level.year for level in market.levels)
    found = [(year, needed(market, Fit.FITS, year, Fraction(1))) for year in range(first, last + 1)]
    return [Level(year, one.size.low, one.method is Method.PUBLISHED) for year, one in found if one.size]


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


def facilities(register: Register) -> tuple[FacilityLine, ...]:
    """The rows of the facility table, as printed and as used."""
    lines = []
    for one in register.facilities.values():
        areas = [claim for claim in one.claims if claim.field == "area_m2"]
        printed = next((claim for claim in areas if claim.citation.status is Status.DECK), None)
        used = next((claim for claim in areas if claim.standing is not Standing.SUPERSEDED), None)
        remarks = tuple(claim for claim in one.claims if claim.field == "remark")
        owner = register.organisations.get(one.owner or "")
        lines.append(FacilityLine(one, register.organisations[one.company], owner, printed, used, remarks))
    return tuple(lines)


def _shares(definition: Mapping[str, Any]) -> Shares:
    area = definition["facility_area_m2"]
    amounts = [*area["by_country"].items()]
    parts = [(said(COUNTRIES.get(code, Text(code, code))), amount, False) for code, amount in amounts]
    rows = [(code, amount, amount / area["listed"]) for code, amount in amounts]
    if area["not_known"]:
        parts.append((said(NOT_KNOWN), area["not_known"], True))
        rows.append(("", area["not_known"], area["not_known"] / area["listed"]))
    owners = tuple(definition["owners"] or ())
    return Shares(definition["id"], definition["text"], tuple(rows), area["listed"], owners, share_bars(parts))
