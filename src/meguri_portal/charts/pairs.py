"""Who invests in whom (出資の対応): two columns of names and a line for each pair; long names take two lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 360
LEFT, RIGHT = 146, 206  # where the lines start and end
LETTER = 12.4  # of the type; half of it for narrow letters
ROW, LINE = 31, 13
ROOM = 138  # width of a name


@dataclass(frozen=True, slots=True)
class Pair:
    """One entry before it is drawn."""

    investor: str
    company: str
    mark: str  # the round


@dataclass(frozen=True, slots=True)
class Name:
    """One name as it is drawn."""

    lines: tuple[tuple[float, str], ...]  # y and words
    y: float


@dataclass(frozen=True, slots=True)
class Link:
    """One line as it is drawn."""

    path: str
    mark: str
    mark_y: float


@dataclass(frozen=True, slots=True)
class Pairs:
    """The whole picture."""

    investors: tuple[Name, ...]
    companies: tuple[Name, ...]
    links: tuple[Link, ...]
    height: float
    width: int = WIDTH
    left: int = LEFT
    right: int = RIGHT
    mark_x: int = RIGHT - 4
    company_x: int = RIGHT + 8
    investor_x: int = LEFT - 6


def pairs(listed: Sequence[Pair]) -> Pairs:
    """The picture: companies of one investor together, an investor in the middle of its companies."""
    investors = list(dict.fromkeys(pair.investor for pair in listed))
    ordered = sorted(listed, key=lambda pair: investors.index(pair.investor))
    height = len(ordered) * ROW + 8.0
    right = [number * ROW + ROW / 2 + 4 for number in range(len(ordered))]
    left = {}
    for investor in investors:
        places = [y for y, pair in zip(right, ordered, strict=True) if pair.investor == investor]
        left[investor] = sum(places) / len(places)
    links = tuple(_link(left[pair.investor], y, pair.mark) for pair, y in zip(ordered, right, strict=True))
    names = tuple(_name(investor, y) for investor, y in left.items())
    return Pairs(names, tuple(_name(pair.company, y) for pair, y in zip(ordered, right, strict=True)), links, height)


def _link(start: float, end: float, mark: str) -> Link:
    middle = (LEFT + RIGHT) // 2
    stop = RIGHT - 12
    return Link(f"M{LEFT} {start:.1f}C{middle} {start:.1f} {middle} {end:.1f} {stop} {end:.1f}", mark, end)


def _name(words: str, y: float) -> Name:
    lines = folded_lines(words)
    top = y - (len(lines) - 1) * LINE / 2 + 4
    return Name(tuple((round(top + number * LINE, 1), line) for number, line in enumerate(lines)), y)


def folded_lines(words: str) -> tuple[str, ...]:
    """The words in at most two lines that fit; the rest is cut off with an ellipsis."""
    if width_of(words) <= ROOM:
        return (words,)
    cut = _fits(words)
    space = words.rfind(" ", 0, cut + 1)
    cut = space if space > cut // 3 else cut
    first, rest = words[:cut].rstrip(), words[cut:].lstrip()
    if width_of(rest) > ROOM:
        rest = rest[: _fits(rest) - 1] + "…"
    return first, rest


def _fits(words: str) -> int:
    """How many letters fit in one line."""
    return next((n - 1 for n in range(1, len(words) + 1) if width_of(words[:n]) > ROOM), len(words))


def width_of(words: str) -> float:
    """The width of words in units of the drawing."""
    return sum(LETTER if unicodedata.east_asian_width(letter) in "WF" else LETTER * 0.56 for letter in words)
