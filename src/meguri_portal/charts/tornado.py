"""A tornado (感度の棒): how much of the spread each input carries, largest first, with its interval and its grade."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from meguri.simulation.grade import Grade

WIDTH, HEIGHT = 120, 20
START, END = 18, 116  # the letter of the grade stands before the bar
SERIES = {Grade.A: 3, Grade.B: 1, Grade.C: 2, Grade.G: 6}


@dataclass(frozen=True, slots=True)
class Carried:
    """One input before it is drawn: total index and its interval."""

    grade: Grade
    total: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar as it is drawn, beside its figures."""

    letter: str
    series: int
    width: float
    low: float
    high: float
    start: int = START
    view: str = f"0 0 {WIDTH} {HEIGHT}"
    middle: int = HEIGHT // 2


def tornado(inputs: Sequence[Carried]) -> tuple[Bar, ...]:
    """The bars, all on one scale."""
    longest = max((max(one.total, one.high) for one in inputs), default=0) or 1.0

    def along(value: float) -> float:
        return round((END - START) * min(max(value, 0.0), longest) / longest, 1)

    return tuple(
        Bar(one.grade.value, SERIES[one.grade], along(one.total), START + along(one.low), START + along(one.high))
        for one in inputs
    )
