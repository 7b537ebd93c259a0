"""Dates as people type them (日付の入力): `2026-10-01`, `2026/10/1`, `令和8年10月1日`, `R8.10.1`, `1 Oct 2026`."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

LONGEST = 40  # characters
_ERAS = {"令和": 2018, "r": 2018, "平成": 1988, "h": 1988}  # the year before the first
_NUMBERS = re.compile(r"(令和|平成|r|h)?([0-9]{1,4}|元)[年./-]([0-9]{1,2})[月./-]([0-9]{1,2})日?")
_EIGHT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})([a-z]{3,9})([0-9]{4})")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})([0-9]{1,2}),([0-9]{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL = ("january", "february", "march", "april", "may", "june", "july", "august", "september")
_NAMES = {
    name: place
    for names in (_MONTHS, (*_FULL, "october", "november", "december"))
    for place, name in enumerate(names, 1)
}


def day(text: str) -> date | None:
    """The day that `text` names, or None."""
    if len(text.strip()) > LONGEST:
        return None
    plain = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    try:
        return _numbers(plain) or _named(plain)
    except ValueError:  # a 31st of June
        return None


def _numbers(plain: str) -> date | None:
    match = _NUMBERS.fullmatch(plain)
    if match is not None:
        era, year, month, number = match.groups()
        if era is None and not (year.isdigit() and len(year) == 4):
            return None
        before = _ERAS[era] if era else 0
        return date(before + (1 if year == "元" else int(year)), int(month), int(number))
    eight = _EIGHT.fullmatch(plain)
    return date(int(eight[1]), int(eight[2]), int(eight[3])) if eight else None


def _named(plain: str) -> date | None:
    if (match := _DAY_FIRST.fullmatch(plain)) and match[2] in _NAMES:
        return date(int(match[3]), _NAMES[match[2]], int(match[1]))
    if (match := _MONTH_FIRST.fullmatch(plain)) and match[1] in _NAMES:
        return date(int(match[3]), _NAMES[match[1]], int(match[2]))
    return None
