"""Shares of a whole as bars (構成比の棒): one bar per part, its length the share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 320
LABEL, END = 92, 300  # where bars start and where all of it would end
ROW, BAR = 26, 16


@dataclass(frozen=True, slots=True)
class Bar:
    """One part as it is drawn."""

    label: str
    percent: str
    y: float
    text_y: float
    width: float
    percent_x: float
    unknown: bool


@dataclass(frozen=True, slots=True)
class ShareBars:
    """The whole chart."""

    bars: tuple[Bar, ...]
    height: int
    width: int = WIDTH
    start: int = LABEL
    thickness: int = BAR


def share_bars(parts: Sequence[tuple[str, int, bool]]) -> ShareBars:
    """The chart. A part is its label, its amount, and whether it is the part that is not known."""
    whole = sum(amount for _, amount, _ in parts) or 1
    longest = max((amount for _, amount, _ in parts), default=0) / whole or 1
    bars = []
    for number, (label, amount, unknown) in enumerate(parts):
        width = round((END - LABEL - 44) * amount / whole / longest, 1)
        top = number * ROW + 4
        bars.append(Bar(label, f"{amount / whole * 100:.1f} %", top, top + 12, width, LABEL + width + 5, unknown))
    return ShareBars(tuple(bars), len(parts) * ROW + 6)
