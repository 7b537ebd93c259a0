"""Dates as sources state them (出典の日付): a day, a month, a year, a fiscal year, or nothing. Precision is never added."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from meguri.vocabulary.code import Code
from meguri.vocabulary.fiscal_year import FIRST, LAST, MONTHS, FiscalYear
from meguri.vocabulary.text import Text


class Precision(Code):
    """日付の精度."""

    DAY = "day", "日", "day"
    MONTH = "month", "月", "month"
    YEAR = "year", "年", "year"
    FISCAL_YEAR = "fiscal_year", "年度", "fiscal year"
    NONE = "none", "日付の記載なし", "no date stated"


EXPECTED = Text(
    "日付（2026、2026-05、2026-05-01、年度なら FY2026）", "a date such as 2026, 2026-05, 2026-05-01, or FY2026"
)
_FORMS = {
    Precision.DAY: re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})"),
    Precision.MONTH: re.compile(r"([0-9]{4})-([0-9]{2})"),
    Precision.YEAR: re.compile(r"([0-9]{4})"),
    Precision.FISCAL_YEAR: re.compile(r"FY([0-9]{4})"),
}


@dataclass(frozen=True, slots=True)
class StatedDate:
    """日付: the days it can mean lie from `first` to `last`."""

    written: str  # as stated; "" where no date is stated
    precision: Precision
    first: date
    last: date

    @property
    def fiscal_year(self) -> FiscalYear | None:
        """The fiscal year, or None where the date may lie in more than one."""
        year = FiscalYear.of(self.first)
        return year if year == FiscalYear.of(self.last) else None


def stated_date(written: str) -> StatedDate:
    """The date so written.

    Raises:
        ValueError: not one of the four forms, or no such day.
    """
    for precision, form in _FORMS.items():
        found = form.fullmatch(written)
        if found and FIRST <= int(found[1]) <= LAST:
            first, last = _span(precision, [int(part) for part in found.groups()])
            return StatedDate(written, precision, first, last)
    raise ValueError(f"no date: {written!r}")


def _span(precision: Precision, parts: list[int]) -> tuple[date, date]:
    if precision is Precision.DAY:
        day = date(*parts)
        return day, day
    if precision is Precision.FISCAL_YEAR:
        year = FiscalYear(parts[0])
        return year.first_day, year.last_day
    if precision is Precision.YEAR:
        return date(parts[0], 1, 1), date(parts[0], MONTHS, 31)
    year_, month = parts
    following = date(year_ + month // MONTHS, month % MONTHS + 1, 1)
    return date(year_, month, 1), following - timedelta(days=1)


def no_date(known_by: date) -> StatedDate:
    """No date is stated; it had happened when its source was read."""
    return StatedDate("", Precision.NONE, date(FIRST, 1, 1), known_by)
