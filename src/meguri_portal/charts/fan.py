"""Fans (扇形図): 5–95 % and 25–75 % as bands, the median as a line, by fiscal year; a target and its year where there is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from meguri_portal.charts.axis import Tick
from meguri_portal.charts.scale import scale

WIDTH, HEIGHT = 320, 220
LEFT, RIGHT, TOP, BOTTOM = 34, 16, 16, 30
EVERY = 4  # years between two that are written


@dataclass(frozen=True, slots=True)
class Fan:
    """The whole chart."""

    outer: str  # points of the polygon of 5–95 %
    inner: str  # 25–75 %
    median: str
    beside: str  # points of the median to compare with; empty = none
    target: float | None
    due: float
    zero: float
    marks: tuple[Tick, ...]
    years: tuple[Tick, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    bottom: int = HEIGHT - BOTTOM


def fan(
    years: Sequence[int],
    rows: Sequence[Sequence[float]],
    due: int,
    target: float | None = None,
    beside: Sequence[float] = (),
) -> Fan:
    """The chart.

    Args:
        rows: for every year the five quantiles, 5, 25, 50, 75 and 95 %.
        beside: a median to compare with, a value a year.
    """
    held = [value for row in rows for value in row] + list(beside)
    up = scale(held + ([target] if target is not None else []), HEIGHT - BOTTOM, TOP, marks=5)
    places = {year: _x(place, len(years)) for place, year in enumerate(years)}
    columns = [[up.at(row[quantile]) for row in rows] for quantile in range(5)]
    xs = list(places.values())
    written = [year for year in years if (year - due) % EVERY == 0]
    return Fan(
        _band(xs, columns[0], columns[4]),
        _band(xs, columns[1], columns[3]),
        _line(xs, columns[2]),
        _line(xs, [up.at(value) for value in beside]) if beside else "",
        None if target is None else up.at(target),
        places[due],
        up.at(0),
        up.ticks,
        tuple(Tick(places[year], str(year)) for year in written),
    )


def _x(place: int, count: int) -> float:
    return round(LEFT + (WIDTH - LEFT - RIGHT) * place / max(1, count - 1), 1)


def _line(xs: Sequence[float], ys: Sequence[float]) -> str:
    return " ".join(f"{x},{y}" for x, y in zip(xs, ys, strict=True))


def _band(xs: Sequence[float], lows: Sequence[float], highs: Sequence[float]) -> str:
    return f"{_line(xs, highs)} {_line(xs[::-1], lows[::-1])}"
