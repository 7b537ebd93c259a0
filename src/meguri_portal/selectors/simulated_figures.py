"""Figures of the simulation in words (シミュレーションの数字): ranges, two significant digits, percent and points of share."""

from __future__ import annotations

from collections.abc import Mapping

from meguri.documents.simulation import stated as stated
from meguri.documents.simulation import two as two

SPACE = "\u00a0"  # that no line breaks at
HUNDRED = 100  # points of share in all of it
TENTH = 0.1
SMALL = 0.005  # points: below it only noise of the arithmetic
Ends = Mapping[str, float]  # low, high, and often median


def span(low: float, high: float) -> str:
    """From – to, two digits each; once where both are alike."""
    first, last = two(low), two(high)
    return first if first == last else f"{first}–{last}"


def percent(ends: Ends) -> str:
    """A range of shares in percent."""
    return f"{span(ends['low'] * HUNDRED, ends['high'] * HUNDRED)}{SPACE}%"


def points(share: float) -> str:
    """A difference of shares in points, with its sign."""
    found = share * HUNDRED
    if abs(found) < SMALL:
        return "0.00"
    return f"{found:+.2f}" if abs(found) < TENTH else two(found, sign=True)


def points_range(ends: Ends) -> str:
    """A range of differences in points."""
    first, last = points(ends["low"]), points(ends["high"])
    return first if first == last else f"{first} – {last}"
