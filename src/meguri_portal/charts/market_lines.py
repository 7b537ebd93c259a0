"""Market series side by side (市場統計の線): published levels as marks, what is calculated between and after them as a line,
and at its end the letter and the name of the publisher."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from meguri.vocabulary.text import Lang
from meguri_portal.charts.apart import apart
from meguri_portal.charts.axis import Tick
from meguri_portal.charts.line_look import Look, look
from meguri_portal.language import current

WIDTH, HEIGHT = 480, 390
LEFT, RIGHT, TOP, BOTTOM = 26, 166, 14, 26  # to the right stand the names
LEADER = 18  # from the end of a line to its name
NAME = 15  # letters of a name in one line
LINE = 15  # height of a line of a name
STEPS = 4
BILLION, OKU = 1_000_000_000, 100_000_000


@dataclass(frozen=True, slots=True)
class Level:
    """One year of a series before it is drawn."""

    year: int
    amount: int
    published: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """A series before it is drawn."""

    letter: str
    name: str
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One series as it is drawn."""

    letter: str
    look: Look
    points: str
    marks: str  # path
    label: tuple[tuple[float, str], ...]  # y and words of each line
    label_mark: str  # path
    leader: tuple[float, float]  # y where it starts and ends


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
    leader_x: int = WIDTH - RIGHT + LEADER
    label_x: int = WIDTH - RIGHT + LEADER + 15


def market_lines(listed: Sequence[Drawn], first: int, last: int) -> MarketLines:
    """The chart of these series, each with its letter, over these years; the axis counts 億 in Japanese, billions in English."""
    unit = OKU if current() is Lang.JA else BILLION
    highest = max((level.amount for one in listed for level in one.levels), default=BILLION)
    step = _step(highest)
    top = -(-highest // step) * step

    def x(year: int) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (year - first) / (last - first), 1)

    def y(amount: int) -> float:
        return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * amount / top, 1)

    names = [_folded(one.name) for one in listed]
    ends = [y(one.levels[-1].amount) for one in listed]
    places = apart([(end, LINE * len(name) + 3.0) for end, name in zip(ends, names, strict=True)], 2, HEIGHT - 2)
    lines = []
    for number, one in enumerate(listed):
        shape = look(number)
        at = [(x(level.year), y(level.amount), level.published) for level in one.levels]
        points = " ".join(f"{a},{b}" for a, b, _ in at)
        marks = "".join(f"M{a} {b}{shape.mark}" for a, b, published in at if published)
        middle = places[number]
        start = middle - (len(names[number]) - 1) * LINE / 2 + 4
        words = tuple((round(start + row * LINE, 1), text) for row, text in enumerate(names[number]))
        label_mark = f"M{WIDTH - RIGHT + LEADER + 7} {middle}{shape.mark}"
        lines.append(Line(one.letter, shape, points, marks, words, label_mark, (ends[number], middle)))
    ticks = tuple(Tick(y(amount), f"{amount // unit}") for amount in range(0, top + 1, step))
    years = tuple(Tick(x(year), str(year)) for year in range(first, last + 1) if (last - year) % 3 == 0)
    return MarketLines(tuple(lines), ticks, years)


def _folded(name: str) -> tuple[str, ...]:
    """A name in at most two lines, cut at a space."""
    cut = name.rfind(" ")
    if len(name) <= NAME or cut < 0:
        return (name,)
    return name[:cut], name[cut + 1 :]


def _step(highest: int) -> int:
    power = BILLION
    while True:
        for factor in (1, 2, 5):
            if factor * power * STEPS >= highest:
                return factor * power
        power *= 10
