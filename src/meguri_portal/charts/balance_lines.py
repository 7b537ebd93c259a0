"""Balance lines (残高の推移): cash at the end of each quarter, without and with support, above and below zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from meguri_portal.charts.axis import Tick, axis

WIDTH, HEIGHT = 320, 220
LEFT, RIGHT, TOP, BOTTOM = 44, 12, 12, 34
WORD = 48  # room that the name of a fiscal year needs
CLOSE = 18  # two letters nearer than this would cover each other


@dataclass(frozen=True, slots=True)
class Series:
    """One line before it is drawn."""

    letter: str
    balances: tuple[int, ...]  # yen at the end of each quarter, from the first


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is drawn."""

    series: int
    letter: str
    points: str  # for an SVG polyline
    ends: tuple[float, float] | None  # the first quarter below zero
    letter_at: tuple[float, float]  # its last point
    dashed: bool


@dataclass(frozen=True, slots=True)
class BalanceLines:
    """The whole chart."""

    lines: tuple[Line, ...]
    zero: float
    marks: tuple[Tick, ...]  # of the money
    years: tuple[Tick, ...]  # where a fiscal year begins
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    bottom: int = HEIGHT - BOTTOM

    @property
    def ends(self) -> bool:
        """Whether a dot is drawn: some line falls below zero."""
        return any(line.ends is not None for line in self.lines)


def balance_lines(quarters: Sequence[str], series: Sequence[Series]) -> BalanceLines:
    """The chart. Quarters are written `FY2027Q4`; a line may be shorter than the others."""
    amounts = [amount for one in series for amount in one.balances] or [0]
    scale = axis(min(amounts), max(amounts), HEIGHT - BOTTOM, TOP, marks=5)
    places = [_x(i, len(quarters)) for i in range(len(quarters))]
    lines = []
    for number, one in enumerate(series, 1):
        points = [(x, scale.at(amount)) for x, amount in zip(places, one.balances, strict=False)]
        below = next((p for p, amount in zip(points, one.balances, strict=False) if amount < 0), None)
        written = " ".join(f"{x},{y}" for x, y in points)
        lines.append(Line(number, one.letter, written, below, points[-1] if points else (LEFT, TOP), number == 1))
    years = [Tick(places[i], f"{q[2:6]}") for i, q in enumerate(quarters) if q.endswith("Q1") or i == 0]
    return BalanceLines(tuple(_beside(lines)), scale.at(0), scale.ticks, _apart(years))


def _beside(lines: Sequence[Line]) -> list[Line]:
    """The lines with letters that do not cover each other."""
    placed: list[Line] = []
    for line in lines:
        x, y = line.letter_at
        if any(abs(x - a) < CLOSE and abs(y - b) < CLOSE for a, b in (one.letter_at for one in placed)):
            x = round(x - CLOSE, 1)
        placed.append(replace(line, letter_at=(x, y)))
    return placed


def _x(number: int, count: int) -> float:
    return round(LEFT + (WIDTH - LEFT - RIGHT) * (number / max(1, count - 1)), 1)


def _apart(ticks: Sequence[Tick]) -> tuple[Tick, ...]:
    """Without those too near to the one before, or to the edge, to be read."""
    kept: list[Tick] = []
    for tick in ticks:
        if tick.at <= WIDTH - WORD and (not kept or tick.at - kept[-1].at >= WORD):
            kept.append(tick)
    return tuple(kept)
