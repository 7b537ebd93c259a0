"""Types of values (値の型): what one cell of the pack may hold, said in a way a person can act on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from meguri.vocabulary.code import Code
from meguri.vocabulary.corporate_number import fault_of
from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.text import Text

FISCAL = "FY"  # before the year


class ValueType(Protocol):
    """How one value is written."""

    @property
    def expected(self) -> Text:
        """What a person should write."""

    def accepts(self, value: str) -> bool:
        """Whether `value` is so written."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A value that a regular expression describes."""

    pattern: re.Pattern[str]
    expected: Text

    def accepts(self, value: str) -> bool:
        return self.pattern.fullmatch(value) is not None


@dataclass(frozen=True, slots=True)
class CodeType:
    """統制語彙の語."""

    codes: type[Code]
    known: frozenset[str]

    @property
    def expected(self) -> Text:
        listed = " | ".join(member.value for member in self.codes)
        return Text(f"次のいずれか: {listed}", f"one of: {listed}")

    def accepts(self, value: str) -> bool:
        return value in self.known


def code(codes: type[Code]) -> CodeType:
    """The type of the words of `codes`."""
    return CodeType(codes, frozenset(member.value for member in codes))


@dataclass(frozen=True, slots=True)
class DayType:
    """日付: a year, a month or a day; a fiscal year where the source knows no more."""

    fiscal: bool = False  # whether it may be a fiscal year

    @property
    def expected(self) -> Text:
        if self.fiscal:
            return Text(
                "日付（FY2025、2025、2025-07、2025-07-18）", "a date such as FY2025, 2025, 2025-07 or 2025-07-18"
            )
        return Text("日付（2025、2025-07、2025-07-18）", "a date such as 2025, 2025-07 or 2025-07-18")

    def accepts(self, value: str) -> bool:
        try:
            first_day(value)
        except ValueError:
            return False
        return self.fiscal if value.startswith(FISCAL) else len(value) in (4, 7, 10)


def first_day(value: str) -> date:
    """The first day that a date written to the (fiscal) year, the month or the day can mean."""
    if value.startswith(FISCAL):
        return FiscalYear(int(value.removeprefix(FISCAL))).first_day
    return date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)


@dataclass(frozen=True, slots=True)
class CorporateNumberType:
    """法人番号."""

    @property
    def expected(self) -> Text:
        return Text("検査用数字の合う13桁の法人番号", "a 13-digit corporate number whose check digit holds")

    def accepts(self, value: str) -> bool:
        return fault_of(value) is None


@dataclass(frozen=True, slots=True)
class Reference:
    """Another record of the pack."""

    kind: str

    @property
    def expected(self) -> Text:
        return Text(f"登録済みの {self.kind} の id", f"the id of a {self.kind} in the register")

    def accepts(self, value: str) -> bool:
        return ID.fullmatch(value) is not None


ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*")
WORDS = Pattern(re.compile(r"\S(?:.*\S)?"), Text("文字列", "text"))
INTEGER = Pattern(re.compile(r"0|[1-9][0-9]*"), Text("整数（桁区切りなし）", "a whole number without separators"))
DECIMAL = Pattern(re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"), Text("数", "a number"))
COUNTRY = Pattern(re.compile(r"[A-Z]{2}"), Text("国コード2文字（例 JP）", "a two-letter country code such as JP"))
URL = Pattern(re.compile(r"https?://\S+"), Text("URL", "an address beginning with http"))
YEAR_AMOUNT = Pattern(re.compile(r"[0-9]{4}=[0-9]+"), Text("年=金額（例 2025=3710000000）", "year=amount"))
PROGRAMME = Pattern(re.compile(r"[a-z-]+(?:/[a-z-]+)?"), Text("支援事業の id", "the id of a programme"))
DAY = DayType()
DAY_OR_FISCAL_YEAR = DayType(fiscal=True)
CORPORATE_NUMBER = CorporateNumberType()
