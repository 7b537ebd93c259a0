"""Dates as people write them (日付の書き方): 2025-07-18, 2025/7/18, 2025年7月, 令和7年7月18日, R7.7.18, 令和元年, 2025.

To the register's form: a year, a month or a day. Eras: research `standards.md` 3.1.
"""

from __future__ import annotations

import re
from datetime import date

from meguri.vocabulary.fiscal_year import HEISEI_BEFORE_FIRST, REIWA_BEFORE_FIRST

_ERAS = {
    "令和": REIWA_BEFORE_FIRST,
    "令": REIWA_BEFORE_FIRST,
    "r": REIWA_BEFORE_FIRST,
    "平成": HEISEI_BEFORE_FIRST,
    "平": HEISEI_BEFORE_FIRST,
    "h": HEISEI_BEFORE_FIRST,
    "昭和": 1925,
    "昭": 1925,
    "s": 1925,
}
_EARLIEST, _LATEST = 1850, 2099
_REST = r"(?:[-/.年](\d{1,2}))?(?:[-/.月](\d{1,2}))?[年月日]?"
_WESTERN = re.compile(r"(\d{4})" + _REST)
_ERA = re.compile(r"(令和|平成|昭和|令|平|昭|[rhs])\.?(元|\d{1,2})" + _REST)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")


def day_of(plain: str) -> str | None:
    """The date of a text in plain form (NFKC, lower case), or None where it is none."""
    text = re.sub(r"\s+|\(.\)$", "", plain)
    era, western = _ERA.fullmatch(text), _COMPACT.fullmatch(text) or _WESTERN.fullmatch(text)
    if era is not None:
        number = 1 if era[2] == "元" else int(era[2])
        return _joined(_ERAS[era[1]] + number, era[3], era[4])
    return _joined(int(western[1]), western[2], western[3]) if western is not None else None


def _joined(year: int, month: str | None, day: str | None) -> str | None:
    if not _EARLIEST <= year <= _LATEST:
        return None
    try:
        date(year, int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join([f"{year:04}", *(f"{int(part):02}" for part in (month, day) if part)])
