"""Fiscal years and quarters (年度・四半期): April to March, 令和n年度 = FY(2018+n)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from meguri.vocabulary.text import Text

FIRST, LAST = 2000, 2099  # the years a file may speak of
REIWA_BEFORE_FIRST = 2018
HEISEI_BEFORE_FIRST = 1988
START_MONTH = 4
QUARTERS = 4
MONTHS = 12


@dataclass(frozen=True, slots=True, order=True)
class FiscalYear:
    """年度. `start` is the calendar year in which it begins."""

    start: int

    @classmethod
    def of(cls, day: date) -> FiscalYear:
        """The fiscal year in which `day` lies."""
        return cls(day.year if day.month >= START_MONTH else day.year - 1)

    @property
    def first_day(self) -> date:
        return date(self.start, START_MONTH, 1)

    @property
    def last_day(self) -> date:
        return FiscalYear(self.start + 1).first_day - timedelta(days=1)

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        return tuple(Quarter(self, number) for number in range(1, QUARTERS + 1))

    @property
    def text(self) -> Text:
        """令和7年度（2025） / FY2025 (Apr 2025–Mar 2026)."""
        reiwa = self.start - REIWA_BEFORE_FIRST
        era = (
            f"令和{'元' if reiwa == 1 else reiwa}年度" if reiwa >= 1 else f"平成{self.start - HEISEI_BEFORE_FIRST}年度"
        )
        return Text(f"{era}（{self.start}）", f"FY{self.start} (Apr {self.start}–Mar {self.start + 1})")

    def plus(self, years: int) -> FiscalYear:
        return FiscalYear(self.start + years)

    def __str__(self) -> str:
        return str(self.start)


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """四半期. `FY2027Q4` is January to March 2028."""

    year: FiscalYear
    number: int  # 1 = April to June … 4 = January to March

    @classmethod
    def of(cls, day: date) -> Quarter:
        """The quarter in which `day` lies."""
        months = (day.month - START_MONTH) % MONTHS
        return cls(FiscalYear.of(day), months // 3 + 1)

    @property
    def first_day(self) -> date:
        month = START_MONTH + 3 * (self.number - 1)
        return date(self.year.start + (month > MONTHS), (month - 1) % MONTHS + 1, 1)

    @property
    def last_day(self) -> date:
        return self.plus(1).first_day - timedelta(days=1)

    def plus(self, quarters: int) -> Quarter:
        count = self.year.start * QUARTERS + self.number - 1 + quarters
        return Quarter(FiscalYear(count // QUARTERS), count % QUARTERS + 1)

    def __str__(self) -> str:
        return f"FY{self.year.start}Q{self.number}"


def reiwa(year: int) -> FiscalYear:
    """令和`year`年度."""
    return FiscalYear(REIWA_BEFORE_FIRST + year)
