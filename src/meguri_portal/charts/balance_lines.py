"""Balance lines (残高の推移): cash at the end of each quarter, without and with support, above and below zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from meguri_portal.charts.axis import Tick, axis

WIDTH, HEIGHT = 320, 232
LEFT, RIGHT, TOP, BOTTOM = 50, 12, 12, 46
WORD = 58  # room that the name of a fiscal year needs
CLOSE = 18  # two letters nearer than this would cover each other
ASIDE = 16  # room right of the lines for their letters
ROW = 13  # from one row of names to the next


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
class YearMark:
    """Where a fiscal year begins; `drop` sets its name in the second row, where the first has no room."""

    at: float
    label: str
    drop: int = 0


@dataclass(frozen=True, slots=True)
class BalanceLines:
    """The whole chart."""

    lines: tuple[Line, ...]
    zero: float
    marks: tuple[Tick, ...]  # of the money
    years: tuple[YearMark, ...]
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
        x, y = points[-1] if points else (LEFT, TOP)
        lines.append(Line(number, one.letter, written, below, (x + ASIDE / 2 + 2, y), number == 1))
    years = [YearMark(places[i], f"{q[2:6]}") for i, q in enumerate(quarters) if q.endswith("Q1") or i == 0]
    return BalanceLines(tuple(_beside(lines)), scale.at(0), scale.ticks, _apart(years))


def _beside(lines: Sequence[Line]) -> list[Line]:
    """The lines with letters right of them that do not cover each other: the higher line's letter moves up."""
    if len(lines) != 2 or abs(lines[0].letter_at[1] - lines[1].letter_at[1]) >= CLOSE:
        return list(lines)
    middle = sum(line.letter_at[1] for line in lines) / 2
    upper = min(lines, key=lambda line: line.letter_at[1])
    return [
        replace(
            line, letter_at=(line.letter_at[0], max(CLOSE / 2, round(middle + CLOSE / (-2 if line is upper else 2), 1)))
        )
        for line in lines
    ]


def _x(number: int, count: int) -> float:
    return round(LEFT + (WIDTH - LEFT - RIGHT - ASIDE) * (number / max(1, count - 1)), 1)


def _apart(years: Sequence[YearMark]) -> tuple[YearMark, ...]:
    """Names in two rows; without those for which neither has room, or that would leave the picture."""
    rows: dict[int, float] = {0: -WORD, ROW: -WORD}  # where the last name of each row begins
    kept: list[YearMark] = []
    for year in years:
        free = next((drop for drop, last in rows.items() if year.at - last >= WORD), None)
        if free is not None and year.at <= WIDTH - WORD:
            rows[free] = year.at
            kept.append(replace(year, drop=free))
    return tuple(kept)
