"""The world market (市場の見通し), given from outside: the engines give shares, this the level they are shares of.

The model's own growth is not used: it failed against published growth (validation). Series of publishers are never mixed.
"""

from __future__ import annotations

from difflib import get_close_matches
from fractions import Fraction

import numpy as np

from meguri.kpis.indicator import Fit
from meguri.kpis.market import needed
from meguri.register.records import Market
from meguri.register.register import Register
from meguri.simulation.assumptions import Assumptions
from meguri.simulation.chances import column
from meguri.simulation.series import Floats
from meguri.vocabulary.errors import NO_HINT, InputFaults
from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.reading import Node
from meguri.vocabulary.shape import Faults
from meguri.vocabulary.text import Text

CURRENCY = "USD"
BILLION = 1e9
MILLION = 1e6


def market_paths(assumptions: Assumptions, register: Register) -> tuple[str, ...]:
    """The names that a run may use: scenarios of the inputs, then series of the register that state a level and a growth."""
    series = (one.id for one in register.markets.values() if _stated(one))
    return (*assumptions.scenarios, *series)


def market_path(
    name: str, assumptions: Assumptions, register: Register, draws: Floats, years: tuple[FiscalYear, ...]
) -> Floats:
    """The market in USD million, replica × fiscal year; a fiscal year takes the calendar year of its number.

    Raises:
        InputFaults: no such scenario or series, or the series has nothing for these years.
    """
    if name in assumptions.scenarios:
        growth = assumptions.scenarios[name].growth
        rate = column(draws, "market_growth") if growth is None else np.full(len(draws), growth)
        after = np.array([year.start for year in years]) - assumptions.value("market_year")
        path: Floats = column(draws, "market_size")[:, None] * (BILLION / MILLION) * (1 + rate[:, None]) ** after
        return path
    known = market_paths(assumptions, register)
    if name not in known:
        raise _refused(name, known)
    levels = [_level(register.markets[name], year.start) for year in years]
    return np.broadcast_to(np.array(levels), (len(draws), len(levels))).copy()


def _stated(market: Market) -> bool:
    return bool(market.levels) and market.growth is not None and market.levels[0].currency == CURRENCY


def _level(market: Market, year: int) -> float:
    """The middle of what the series says of a year; before its first level it is carried back with its own growth."""
    first = min(level.year for level in market.levels)
    found = needed(market, Fit.FITS, max(year, first), Fraction(0))
    assert found.size is not None  # the series states a level and a growth
    assert market.growth is not None
    back = float(1 + sum(market.growth) / 2) ** (min(year, first) - first)
    return (found.size.low + found.size.high) / 2 / MILLION * back


def _refused(name: str, known: tuple[str, ...]) -> InputFaults:
    faults = Faults()
    near = get_close_matches(name, known, n=1, cutoff=0.4)
    hint = Text(f"'{near[0]}' ではありませんか", f"did you mean '{near[0]}'?") if near else NO_HINT
    listed = " | ".join(known)
    faults.note("unknown-market", Node(name, "market", 0), Text(f"次のいずれか: {listed}", f"one of: {listed}"), hint)
    return InputFaults(faults.found)
