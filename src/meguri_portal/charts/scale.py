"""Scales of plain numbers (目盛): from a number to a place in the drawing, few round steps, zero always in view."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

from meguri_portal.charts.axis import STEPS, Tick

LEAST = 1e-9
NEAR = 0.02  # of a step: a value so little past a mark lies on it
DIGITS = 6  # of a mark


@dataclass(frozen=True, slots=True)
class Scale:
    """目盛: `low` lies at `start`, `high` at `end`."""

    low: float
    high: float
    start: float
    end: float
    step: float

    def at(self, value: float) -> float:
        """Where a value lies; one beyond the ends lies at the end."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 1)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The marks."""
        first, last = round(self.low / self.step), round(self.high / self.step)
        marks = [n * self.step for n in range(first, last + 1)]
        return tuple(Tick(self.at(mark), f"{round(mark, DIGITS):g}") for mark in marks)


def scale(values: list[float], start: float, end: float, marks: int = 4) -> Scale:
    """A scale from zero or below to the highest value, with about `marks` round steps."""
    lowest, highest = min([0.0, *values]), max([0.0, *values])
    step = _step(max(highest - lowest, LEAST), marks)
    low, high = floor(lowest / step + NEAR) * step, ceil(highest / step - NEAR) * step
    return Scale(low, max(high, low + step), start, end, step)


def _step(span: float, marks: int) -> float:
    """The smallest of 1, 2, 5 times a power of ten that needs at most `marks` steps."""
    power = LEAST
    while True:
        for factor in STEPS:
            if factor * power * marks >= span * (1 - LEAST):
                return factor * power
        power *= 10
