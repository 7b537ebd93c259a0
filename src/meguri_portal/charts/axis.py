"""Axes of yen (目盛): few round steps, written in millions."""

from __future__ import annotations

from dataclasses import dataclass

from meguri.documents.figures import yen
from meguri_portal.language import current

MILLION = 1_000_000
STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Tick:
    """One mark of an axis."""

    at: float  # place along the axis, in units of the drawing
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """軸: from yen to a place in the drawing."""

    low: int  # yen
    high: int  # yen, above `low`
    start: float
    end: float
    step: int  # yen between two marks

    def at(self, amount: int) -> float:
        """Where an amount lies."""
        share = (amount - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 1)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The marks, in millions of yen."""
        return tuple(
            Tick(self.at(amount), yen(amount // MILLION, current()))
            for amount in range(self.low, self.high + 1, self.step)
        )


def axis(lowest: int, highest: int, start: float, end: float, marks: int = 4) -> Axis:
    """An axis that holds `lowest`, zero and `highest`, with about `marks` round steps."""
    step = round_step(max(highest, 0) - min(lowest, 0), marks)
    low = min(lowest, 0) // step * step
    high = -(-max(highest, 0) // step) * step
    return Axis(low, max(high, low + step), start, end, step)


def round_step(span: int, marks: int) -> int:
    """The smallest of 1, 2, 5, 10 … million that needs at most `marks` steps."""
    power = MILLION
    while True:
        for factor in STEPS:
            if factor * power * marks >= span:
                return factor * power
        power *= 10
