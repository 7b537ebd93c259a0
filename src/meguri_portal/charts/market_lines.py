"""Market series side by side (市場統計の線): published levels as dots, what is reckoned between and after them dashed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from meguri_portal.charts.axis import Tick

WIDTH, HEIGHT = 340, 250
LEFT, RIGHT, TOP, BOTTOM = 34, 26, 12, 26
LETTER_GAP = 15  # least distance between two letters at the right edge
STEPS = 4
BILLION = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Level:
    """One year of a series before it is drawn."""

    year: int
    amount: int
    published: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One series as it is drawn."""

    letter: str
    series: int  # the look
    points: str
    dots: tuple[tuple[float, float], ...]
    letter_y: float


@dataclass(frozen=True, slots=True)
class MarketLines:
    """The whole chart."""

    lines: tuple[Line, ...]
    marks: tuple[Tick, ...]
    years: tuple[Tick, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    bottom: int = HEIGHT - BOTTOM
    letter_x: int = WIDTH - RIGHT + 12


def market_lines(listed: Sequence[tuple[str, Sequence[Level]]], first: int, last: int) -> MarketLines:
    """The chart of these series, each with its letter, over these years."""
    highest = max((level.amount for _, levels in listed for level in levels), default=BILLION)
    step = _step(highest)
    top = -(-highest // step) * step

    def x(year: int) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (year - first) / (last - first), 1)

    def y(amount: int) -> float:
        return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * amount / top, 1)

    ends = _apart([y(levels[-1].amount) for _, levels in listed])
    lines = [
        Line(
            letter,
            number % 5 + 1,
            " ".join(f"{x(level.year)},{y(level.amount)}" for level in levels),
            tuple((x(level.year), y(level.amount)) for level in levels if level.published),
            end,
        )
        for number, ((letter, levels), end) in enumerate(zip(listed, ends, strict=True))
    ]
    marks = tuple(Tick(y(amount), f"{amount // BILLION}") for amount in range(0, top + 1, step))
    years = tuple(Tick(x(year), str(year)) for year in range(first, last + 1) if (last - year) % 3 == 0)
    return MarketLines(tuple(lines), marks, years)


def _step(highest: int) -> int:
    power = BILLION
    while True:
        for factor in (1, 2, 5):
            if factor * power * STEPS >= highest:
                return factor * power
        power *= 10


def _apart(places: list[float]) -> list[float]:
    """The letters' heights, from below upwards, none nearer than the gap."""
    order = sorted(range(len(places)), key=lambda n: -places[n])
    found, before = dict[int, float](), float("inf")
    for n in order:
        before = min(places[n], before - LETTER_GAP)
        found[n] = round(before, 1)
    return [found[n] for n in range(len(places))]
