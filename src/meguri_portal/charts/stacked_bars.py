"""Stacked bars (積み上げ棒): one bar per fiscal year, one part per payer, each part with its letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from meguri_portal.charts.axis import Tick, axis

WIDTH = 320
LEFT, RIGHT = 4, 26  # margins; the last label of the axis is centred on its mark
ROW = 46  # a label and a bar
BAR = 22
FOOT = 26
ROOM_FOR_A_LETTER = 16


@dataclass(frozen=True, slots=True)
class Part:
    """One payer's part of a bar."""

    series: int  # 1 to 5: the look
    letter: str  # the same in the legend
    amount: int  # yen


@dataclass(frozen=True, slots=True)
class Row:
    """One bar before it is drawn."""

    label: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a bar as it is drawn."""

    series: int
    letter: str  # empty where there is no room for it
    x: float
    width: float
    middle: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar as it is drawn."""

    label: str
    total: int  # yen
    label_y: float
    y: float
    letter_y: float
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class StackedBars:
    """The whole chart."""

    height: float
    foot: float  # where the axis stands
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    width: int = WIDTH
    thickness: int = BAR


def stacked_bars(rows: Sequence[Row]) -> StackedBars:
    """The chart of these rows, all on one axis."""
    longest = max((sum(part.amount for part in row.parts) for row in rows), default=0)
    scale = axis(0, longest, LEFT, WIDTH - RIGHT, marks=5)
    bars = []
    for number, row in enumerate(rows):
        top = number * ROW + 14
        segments, before = [], 0
        for part in row.parts:
            if part.amount > 0:
                x, end = scale.at(before), scale.at(before + part.amount)
                letter = part.letter if end - x >= ROOM_FOR_A_LETTER else ""
                segments.append(Segment(part.series, letter, x, round(end - x, 1), round((x + end) / 2, 1)))
                before += part.amount
        bars.append(Bar(row.label, before, top, top + 5, top + 5 + BAR / 2 + 4, tuple(segments)))
    foot = len(rows) * ROW + 4
    return StackedBars(foot + FOOT, foot, tuple(bars), scale.ticks)
