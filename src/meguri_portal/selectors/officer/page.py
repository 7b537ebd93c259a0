"""The whole page (担当者の頁) of one finished document: five questions, answered in this order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from meguri.simulation.backtest import document as forecasts_of
from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.text import Text
from meguri_portal import packs
from meguri_portal.charts.ranges import Ranges
from meguri_portal.selectors.officer import effects
from meguri_portal.selectors.officer.answers import Answer, answers
from meguri_portal.selectors.officer.definitions import UnderDefinition, definition_chart, definitions
from meguri_portal.selectors.officer.effects import Lever, Parts
from meguri_portal.selectors.officer.fans import FanShown, difference, level
from meguri_portal.selectors.officer.market import Money, money
from meguri_portal.selectors.officer.small_counts import SmallCounts, small_counts
from meguri_portal.selectors.officer.unknowns import Unknowns, unknowns
from meguri_portal.selectors.simulated_figures import span, two

COUNT_NAMES = {
    "domestic-contracts": Text("国内拠点の新規受託", "new contracts at sites in Japan"),
    "trial-starts": Text("国内由来シーズの第1相開始", "phase 1 starts of seeds from Japan"),
    "filings": Text("国内由来の申請", "filings of seeds from Japan"),
    "approvals": Text("国内由来の承認", "approvals of seeds from Japan"),
}


@dataclass(frozen=True, slots=True)
class SimulatedCount:
    """件数 in the target's year, in a row."""

    name: Text
    level: str
    difference: str


@dataclass(frozen=True, slots=True)
class OfficerPage:
    """Everything below the form."""

    document: Mapping[str, Any]
    year: Text
    answers: tuple[Answer, ...]
    money: Money
    level: FanShown
    difference: FanShown
    levers: tuple[Lever, ...]
    lever_chart: Ranges
    parts: tuple[Parts, ...]
    unknowns: Unknowns
    counts: SmallCounts
    simulated: tuple[SimulatedCount, ...]
    definitions: tuple[UnderDefinition, ...]
    definition_chart: Ranges
    forecasts: Sequence[Mapping[str, Any]]
    checks: Sequence[Mapping[str, Any]]


def officer_page(found: Mapping[str, Any], on: date) -> OfficerPage:
    """The page of a finished document, in the language of the page."""
    forecasts = forecasts_of(packs.register())
    shown = unknowns(found)
    listed = effects.levers(found)
    return OfficerPage(
        found,
        FiscalYear(found["year"]).text,
        answers(found, shown, forecasts),
        money(found["market"], found["year"], found["target"], found["manifest"]["seed"]),
        level(found),
        difference(found),
        listed,
        effects.lever_chart(found),
        effects.parts(found),
        shown,
        small_counts(on),
        _simulated(found),
        definitions(found),
        definition_chart(found),
        forecasts,
        found["checks"],
    )


def _simulated(found: Mapping[str, Any]) -> tuple[SimulatedCount, ...]:
    at = found["years"].index(found["year"])
    rows = []
    for id_, name in COUNT_NAMES.items():
        now, gain = found["counts"][id_]["current"][at], found["counts"][id_]["difference"][at]
        between = f"{two(gain[0], sign=True)} – {two(gain[-1], sign=True)}"
        rows.append(SimulatedCount(name, span(now[0], now[-1]), between))
    return tuple(rows)
