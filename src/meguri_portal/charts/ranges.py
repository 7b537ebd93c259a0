"""Ranges (幅の棒): from low to high on one scale, the middle as a mark, the label above; a line where something is to be met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from meguri_portal.charts.axis import Tick
from meguri_portal.charts.scale import scale

WIDTH = 320
LEFT, RIGHT = 10, 14
GAP = 5  # between words and the lines of the scale
ROW, BAR, FOOT = 42, 12, 24
MARKS = 6
LEAST = 2.0  # a bar that can still be seen
MARK = 3  # width of the mark of the middle


@dataclass(frozen=True, slots=True)
class Row:
    """One range before it is drawn."""

    label: str
    figures: str  # as they are written
    low: float
    high: float
    middle: float | None = None
    series: int = 1


@dataclass(frozen=True, slots=True)
class Bar:
    """One range as it is drawn."""

    row: Row
    label_y: float
    y: float
    x: float
    width: float
    middle: float | None  # where its mark begins


@dataclass(frozen=True, slots=True)
class Ranges:
    """The whole chart."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    zero: float
    met: float | None  # where the line is that something has to reach
    height: int
    width: int = WIDTH
    left: int = LEFT + GAP
    right: int = WIDTH - RIGHT - GAP
    thickness: int = BAR
    mark: int = MARK

    @property
    def foot(self) -> int:
        return self.height - FOOT


def ranges(rows: Sequence[Row], met: float | None = None) -> Ranges:
    """The chart of these rows; the scale holds zero, every range and what is to be met."""
    held = [value for row in rows for value in (row.low, row.high)] + ([met] if met is not None else [])
    across = scale(held, LEFT, WIDTH - RIGHT, marks=MARKS)
    bars = []
    for place, row in enumerate(rows):
        top = place * ROW
        start, end = across.at(row.low), across.at(row.high)
        width = max(LEAST, round(end - start, 1))
        middle = None if row.middle is None else round(across.at(row.middle) - MARK / 2, 1)
        bars.append(Bar(row, top + 15.0, top + 22.0, min(start, WIDTH - RIGHT - width), width, middle))
    return Ranges(
        tuple(bars),
        across.ticks,
        across.at(0),
        None if met is None else across.at(met),
        len(rows) * ROW + FOOT,
    )
