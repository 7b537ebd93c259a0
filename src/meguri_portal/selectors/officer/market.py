"""What a share is in money (シェアを金額で): the market chosen, in the target's year. Shares themselves do not depend on it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from meguri.kpis.indicator import Fit
from meguri.kpis.market import needed
from meguri.simulation.market_path import BILLION, MILLION, market_path
from meguri.simulation.runs.draws import draws
from meguri.simulation.statistics.fan import QUANTILES
from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.text import Text
from meguri_portal import packs
from meguri_portal.selectors.simulated_figures import HUNDRED, span

OKU = 10  # in a billion
REPLICAS = 2_000  # draws of size and growth, where a scenario leaves them to the inputs


@dataclass(frozen=True, slots=True)
class MarketChoice:
    """A market to choose."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True)
class Money:
    """市場と要る売上高, as ranges."""

    text: Text
    market: Text
    target: Text
    point: Text  # one point of share


def scenarios() -> tuple[MarketChoice, ...]:
    """Scenarios of the inputs."""
    return tuple(MarketChoice(one.id, one.text) for one in packs.assumptions().scenarios.values())


def series(known: tuple[str, ...]) -> tuple[MarketChoice, ...]:
    """Series of the register that may be chosen."""
    markets = packs.register().markets
    return tuple(MarketChoice(id_, markets[id_].name) for id_ in known if id_ in markets)


def name_of(market: str) -> Text:
    """What a market is called."""
    found = packs.assumptions().scenarios.get(market)
    return found.text if found else packs.register().markets[market].name


def money(market: str, year: int, target: float, seed: int) -> Money:
    """The market in a year, the revenue that the target takes of it, and that of one point."""
    low, high = _ends(market, year, seed)
    of_all, of_target, of_point = (_dollars(low * share, high * share) for share in (1.0, target, 1 / HUNDRED))
    return Money(name_of(market), of_all, of_target, of_point)


def _dollars(low: float, high: float) -> Text:
    """Billions of US dollars in the unit that its readers use."""
    return Text(f"{span(low * OKU, high * OKU)}億ドル", f"USD {span(low, high)} billion")


def _ends(market: str, year: int, seed: int) -> tuple[float, float]:
    """5 and 95 % of a scenario; least and most of a series."""
    assumptions, register = packs.assumptions(), packs.register()
    if market in assumptions.scenarios:
        drawn = draws(assumptions.parameters, seed, 0, REPLICAS)
        levels = market_path(market, assumptions, register, drawn, (FiscalYear(year),))[:, 0]
        low, high = np.quantile(levels, (QUANTILES[0], QUANTILES[-1])) * (MILLION / BILLION)
        return float(low), float(high)
    size = needed(register.markets[market], Fit.FITS, year, Fraction(1)).size
    assert size is not None  # only series with a level and a growth may be chosen
    return size.low / BILLION, size.high / BILLION
