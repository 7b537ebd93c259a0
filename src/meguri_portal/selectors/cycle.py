"""Ceilings and definitions (上限と定義): closed forms only. Nothing simulated comes near this page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from meguri.kpis.indicator import Fit
from meguri.kpis.share import CURRENCY, Definition
from meguri.rulebook.programme import Programme
from meguri.simulation.ceiling import Bound, document
from meguri.simulation.ceilings import PROGRAMMES, ceilings
from meguri.simulation.grade import Grade
from meguri.simulation.site_count import Owner, count
from meguri.vocabulary.text import Text
from meguri_portal import packs
from meguri_portal.charts.ranges import Ranges, Row, ranges
from meguri_portal.language import said
from meguri_portal.selectors.indicators import every, one_of
from meguri_portal.selectors.industry import SHARE_INDICATOR
from meguri_portal.selectors.simulated_figures import HUNDRED, percent, span

SHARE_UNIT = "share"  # as the English unit of a ceiling is written
PERCENT = Text("%", "%")
MILLION = 10**6
SHORT_NAMES = {
    "s5-starts": Text("S5：届くシーズ", "S5: seeds it reaches"),
    "s5-revenue": Text("S5：売上", "S5: revenue"),
    "s1-revenue": Text("S1：売上", "S1: revenue"),
}
IN_THE_SUMS = {  # what part of a programme is computed
    "S1": Text("予算は両枠で一つ", "both frames share one budget"),
    "S5": Text(
        "産業化促進の二つの枠のうち、国内のCDMOを使うことが条件の枠。非臨床フェーズはCDMOが必須でなく、計算に入れていない",
        "of the two industrialisation tracks the one that requires a CDMO in Japan; the non-clinical track does not and is left out",
    ),
}


@dataclass(frozen=True, slots=True)
class Meant:
    """記号の意味: the programmes that a letter stands for."""

    letter: str
    programmes: tuple[Programme, ...]
    note: Text | None


@dataclass(frozen=True, slots=True)
class Line:
    """上限の一行, as it is shown."""

    id: str
    text: Mapping[str, str]
    bound: Bound
    figures: str
    unit: str
    of_target: str  # empty where it cannot be set against the target
    how: Mapping[str, str]
    grade: Grade
    inputs: tuple[Mapping[str, Any], ...]

    @property
    def is_ceiling(self) -> bool:
        """A ceiling, or what the ceilings are set against; the others stand apart."""
        return self.bound in (Bound.AT_MOST, Bound.NEEDED)


@dataclass(frozen=True, slots=True)
class Counted:
    """拠点の数 under a definition, as far as the register knows."""

    definition: Definition
    number: int
    not_known: int  # sites whose owner's country is not known


@dataclass(frozen=True, slots=True)
class Cycle:
    """The whole page."""

    notice: Mapping[str, str]
    lines: tuple[Line, ...]
    chart: Ranges
    needed: Ranges
    share: Mapping[str, Any]  # of the indicator
    indicator: Mapping[str, Any]
    counted: tuple[Counted, ...]
    sites: int


def cycle(on: date) -> Cycle:
    """Everything the page shows, in the language of the page."""
    found = _ceilings(on, packs.register_version())
    lines = tuple(line(one) for one in found["ceilings"])
    indicator = one_of(every(on), SHARE_INDICATOR)
    assert indicator is not None  # the indicator of the share ships with Meguri
    counted, sites = _counted()
    return Cycle(
        found["notice"],
        lines,
        share_chart(found["ceilings"]),
        _needed(indicator["share"]["series"]),
        indicator["share"],
        indicator,
        counted,
        sites,
    )


def meant() -> tuple[Meant, ...]:
    """The programmes whose ceilings are computed."""
    known = packs.rulebook()
    return tuple(
        Meant(letter, tuple(known.programme(id_) for id_ in ids), IN_THE_SUMS.get(letter))
        for letter, ids in PROGRAMMES.items()
    )


@lru_cache(maxsize=2)
def _ceilings(on: date, version: str) -> Mapping[str, Any]:
    return document(ceilings(packs.assumptions(), packs.rulebook(), packs.register(), on))


def ceiling_lines(on: date) -> tuple[Line, ...]:
    """The table alone."""
    return tuple(line(one) for one in _ceilings(on, packs.register_version())["ceilings"])


def ceiling_chart(on: date) -> Ranges:
    """The picture alone."""
    return share_chart(_ceilings(on, packs.register_version())["ceilings"])


def line(one: Mapping[str, Any]) -> Line:
    """A ceiling in figures; shares in percent."""
    is_share = one["unit"]["en"] == SHARE_UNIT
    factor = HUNDRED if is_share else 1
    of_target = one["of_target"]
    return Line(
        one["id"],
        one["text"],
        Bound(one["bound"]),
        span(one["low"] * factor, one["high"] * factor),
        said(PERCENT) if is_share else said(one["unit"]),
        percent(of_target) if of_target else "",
        one["how"],
        Grade(one["grade"]),
        tuple({**each, "grade": Grade(each["grade"])} for each in one["inputs"]),
    )


def share_chart(listed: Sequence[Mapping[str, Any]]) -> Ranges:
    """The ceilings that are a share of something, on one scale from nothing to all of it."""
    rows = []
    for one in listed:
        if one["id"] in SHORT_NAMES:
            ends = one["of_target"] or one
            series = 1 if one["of_target"] else 3
            low, high = ends["low"] * HUNDRED, ends["high"] * HUNDRED
            rows.append(Row(said(SHORT_NAMES[one["id"]]), percent(ends), low, high, series=series))
    return ranges(rows, met=HUNDRED)


def _needed(series: Sequence[Mapping[str, Any]]) -> Ranges:
    """What the target takes under each series of its market, in millions of US dollars."""
    rows = []
    for one in series:
        takes = one["revenue_needed"]
        if one["fit"] == Fit.FITS and takes and one["currency"] == CURRENCY:
            low, high = takes["low"] / MILLION, takes["high"] / MILLION
            publisher = packs.register().markets[one["id"]].publisher
            rows.append(Row(said(publisher), span(low, high), low, high))
    return ranges(rows)


def _counted() -> tuple[tuple[Counted, ...], int]:
    listed = [one for one in count(packs.register(), packs.assumptions().owners, 0) if one.listed]
    here = sum(one.number for one in listed if one.in_japan)
    owned = sum(one.number for one in listed if one.owner is Owner.JAPAN)
    unknown = sum(one.number for one in listed if one.owner is Owner.UNKNOWN)
    found = (Counted(Definition.BY_SITE_COUNTRY, here, 0), Counted(Definition.BY_OWNER, owned, unknown))
    return found, sum(one.number for one in listed)
