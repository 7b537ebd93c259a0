"""Dates as people type them (日付の入力): `2026-10-01`, `令和8年10月1日`, `R8.10.1`, `1 Oct 2026`, `2026年11月末`, `Jan 2027`.

A month alone names a day only where the question says which of its days is meant.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LONGEST = 40  # characters
MONTHS = 12
_ERAS = {"令和": 2018, "r": 2018, "平成": 1988, "h": 1988}  # the year before the first
_YEAR = r"(令和|平成|r|h)?([0-9]{1,4}|元)[年./-]([0-9]{1,2})"
_NUMBERS = re.compile(rf"{_YEAR}(?:[月./-]([0-9]{{1,2}})日?|月?(末日?|初日?|頭)?)")
_EIGHT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_DAY_FIRST = re.compile(r"(?:([0-9]{1,2})|((?:the)?(?:end|beginning|start)(?:of)?))?([a-z]{3,9}),?([0-9]{4})")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})([0-9]{1,2}),([0-9]{4})")
_SHORT = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL = ("january", "february", "march", "april", "may", "june", "july", "august", "september")
_NAMES = {
    name: place
    for names in (_SHORT, (*_FULL, "october", "november", "december"))
    for place, name in enumerate(names, 1)
}


class Edge(StrEnum):
    """月の初め・終わり: the day that a month stands for."""

    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Written:
    """書かれた日付: a day of a month, one of its ends, or the month alone. There may be no such day."""

    year: int
    month: int
    day: int | Edge | None

    def named(self, alone: Edge | None = None) -> date | None:
        """The day; None where there is none, or where only a month is written and `alone` does not say which day."""
        day = alone if self.day is None else self.day
        if day is None or not (1 <= self.month <= MONTHS and 1 <= self.year <= date.max.year):
            return None
        length = monthrange(self.year, self.month)[1]
        number = {Edge.FIRST: 1, Edge.LAST: length}[day] if isinstance(day, Edge) else day
        return date(self.year, self.month, number) if 1 <= number <= length else None


def day(text: str, alone: Edge | None = None) -> date | None:
    """The day that `text` names, or None. A month alone names the day `alone`."""
    said = parts(text)
    return said.named(alone) if said else None


def parts(text: str) -> Written | None:
    """What is written; None where it is no date at all."""
    if len(text.strip()) > LONGEST:
        return None
    plain = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    return _numbers(plain) or _named(plain)


def _numbers(plain: str) -> Written | None:
    if match := _NUMBERS.fullmatch(plain):
        era, year, month, number, edge = match.groups()
        if era is None and not (year.isdigit() and len(year) == 4):
            return None
        end = None if edge is None else Edge.LAST if edge.startswith("末") else Edge.FIRST
        return Written(
            _ERAS.get(era, 0) + (1 if year == "元" else int(year)), int(month), int(number) if number else end
        )
    eight = _EIGHT.fullmatch(plain)
    return Written(int(eight[1]), int(eight[2]), int(eight[3])) if eight else None


def _named(plain: str) -> Written | None:
    if (match := _DAY_FIRST.fullmatch(plain)) and match[3] in _NAMES:
        end = None if match[2] is None else Edge.LAST if "end" in match[2] else Edge.FIRST
        return Written(int(match[4]), _NAMES[match[3]], int(match[1]) if match[1] else end)
    if (match := _MONTH_FIRST.fullmatch(plain)) and match[1] in _NAMES:
        return Written(int(match[3]), _NAMES[match[1]], int(match[2]))
    return None
