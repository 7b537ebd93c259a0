"""Who invests in whom (出資の対応): two columns of names and a line for each pair; long names take two lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

LETTER = 12.4  # of the type; half of it for narrow letters
LINE = 13
ORPHAN = 3  # letters that a second line has at least


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sizes of one drawing."""

    width: int
    left: int  # where the lines start
    right: int  # and end
    row: int
    room: int  # width of a name


NARROW = Sheet(360, 146, 206, 31, 138)
WIDE = Sheet(960, 340, 620, 26, 332)


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
    sheet: Sheet

    @property
    def mark_x(self) -> int:
        """Where the rounds stand."""
        return self.sheet.right - 4

    @property
    def company_x(self) -> int:
        """Where the companies start."""
        return self.sheet.right + 8

    @property
    def investor_x(self) -> int:
        """Where the investors end."""
        return self.sheet.left - 6


def pairs(listed: Sequence[Pair], sheet: Sheet = NARROW) -> Pairs:
    """The picture: companies of one investor together, an investor in the middle of its companies."""
    investors = list(dict.fromkeys(pair.investor for pair in listed))
    ordered = sorted(listed, key=lambda pair: investors.index(pair.investor))
    row, room = sheet.row, sheet.room
    height = len(ordered) * row + 8.0
    right = [number * row + row / 2 + 4 for number in range(len(ordered))]
    left = {}
    for investor in investors:
        places = [y for y, pair in zip(right, ordered, strict=True) if pair.investor == investor]
        left[investor] = sum(places) / len(places)
    links = tuple(_link(sheet, left[pair.investor], y, pair.mark) for pair, y in zip(ordered, right, strict=True))
    names = tuple(_name(investor, y, room) for investor, y in left.items())
    companies = tuple(_name(pair.company, y, room) for pair, y in zip(ordered, right, strict=True))
    return Pairs(names, companies, links, height, sheet)


def _link(sheet: Sheet, start: float, end: float, mark: str) -> Link:
    middle = (sheet.left + sheet.right) // 2
    stop = sheet.right - 12
    return Link(f"M{sheet.left} {start:.1f}C{middle} {start:.1f} {middle} {end:.1f} {stop} {end:.1f}", mark, end)


def _name(words: str, y: float, room: float) -> Name:
    lines = folded_lines(words, room)
    top = y - (len(lines) - 1) * LINE / 2 + 4
    return Name(tuple((round(top + number * LINE, 1), line) for number, line in enumerate(lines)), y)


def folded_lines(words: str, room: float = NARROW.room) -> tuple[str, ...]:
    """The words in at most two lines that fit; the rest is cut off with an ellipsis, and no letter stands alone."""
    if width_of(words) <= room:
        return (words,)
    cut = _cut(words, _fits(words, room))
    first, rest = words[:cut].rstrip(), words[cut:].lstrip()
    if width_of(rest) > room:
        rest = rest[: _fits(rest, room) - 1] + "…"
    return first, rest


def _cut(words: str, fits: int) -> int:
    """Where to break: after a space or a middle dot where there is one, and never just before the end."""
    breaks = [words.rfind(" ", 0, fits + 1), words.rfind("・", 0, fits) + 1]
    if max(breaks) > fits // 3:
        return max(breaks)
    return len(words) - ORPHAN if len(words) - fits < ORPHAN else fits


def _fits(words: str, room: float) -> int:
    """How many letters fit in one line."""
    return next((n - 1 for n in range(1, len(words) + 1) if width_of(words[:n]) > room), len(words))


def width_of(words: str) -> float:
    """The width of words in units of the drawing."""
    return sum(LETTER if unicodedata.east_asian_width(letter) in "WF" else LETTER * 0.56 for letter in words)
