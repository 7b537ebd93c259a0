"""Dots of chance (点の図): twenty dots, each as likely as the others, piled where a count may come to lie; filled from the target on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from meguri_portal.charts.axis import Tick

DOTS = 20
WIDTH, LEFT, RIGHT, TOP, FOOT = 320, 12, 12, 22, 26
BINS = 22  # places side by side
LEAST_UP = 60  # room above the axis


@dataclass(frozen=True, slots=True)
class Dot:
    """One dot."""

    x: float
    y: float
    reaches: bool


@dataclass(frozen=True, slots=True)
class Dots:
    """The whole chart."""

    dots: tuple[Dot, ...]
    target: float
    target_anchor: str
    marks: tuple[Tick, ...]
    height: float
    radius: float
    width: int = WIDTH
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP

    @property
    def foot(self) -> float:
        return self.height - FOOT

    @property
    def reached(self) -> int:
        return sum(dot.reaches for dot in self.dots)


def quantiles() -> list[float]:
    """The shares at which the dots stand: the middles of twenty equal parts."""
    return [(place + 0.5) / DOTS for place in range(DOTS)]


def dots(counts: Sequence[int], target: int) -> Dots:
    """The chart of counts, one a dot; a dot lies within its bin, and a bin never reaches over the target."""
    low, high = min(*counts, target), max(*counts, target)
    size = -(-(high - low + 1) // BINS)
    first = target - -(-(target - low) // size) * size  # so that the target starts a bin
    number = (high - first) // size + 1
    wide = (WIDTH - LEFT - RIGHT) / number
    radius = round(min(wide, 12.0) / 2 - 0.5, 1)
    piles: dict[int, int] = {}
    placed = []
    for count in sorted(counts):
        place = (count - first) // size
        piles[place] = piles.get(place, 0) + 1
        placed.append((place, piles[place], count >= target))
    up = max(LEAST_UP, max(piles.values()) * (2 * radius + 1))
    foot = TOP + up
    found = tuple(
        Dot(round(LEFT + (place + 0.5) * wide, 1), round(foot - (height - 0.5) * (2 * radius + 1), 1), reaches)
        for place, height, reaches in placed
    )
    at = round(LEFT + (target - first) / size * wide, 1)
    marks = tuple(Tick(round(LEFT + place * wide, 1), str(first + place * size)) for place in _few(number))
    return Dots(found, at, "start" if at < WIDTH / 2 else "end", marks, round(foot + FOOT, 1), radius)


def _few(number: int) -> range:
    """About four places of the axis."""
    return range(0, number, max(1, -(-number // 4)))
