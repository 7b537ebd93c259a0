"""What was read from a workbook (読み取った表): rows of sites, each value with its cell."""

from __future__ import annotations

from dataclasses import dataclass

from meguri.register.excel.target import Target
from meguri.vocabulary.errors import Fault

ORGANISATION_NAMES = ("name_ja", "name_en")


@dataclass(frozen=True, slots=True)
class Said:
    """One value said in one cell."""

    subject: str  # organisation | site | row
    field: str
    value: str
    unit: str
    remark: str
    place: str  # "一覧!C7"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """拠点の行."""

    sheet: str
    number: int  # 1-based
    said: tuple[Said, ...]

    def first(self, subject: str, *fields: str) -> Said | None:
        """The first value said of one of the fields, in their order."""
        for name in fields:
            for said in self.said:
                if said.subject == subject and said.field == name:
                    return said
        return None

    def word(self, subject: str, *fields: str) -> str:
        """The same as plain text; empty where nothing is said."""
        said = self.first(subject, *fields)
        return "" if said is None else said.value


@dataclass(frozen=True, slots=True)
class Column:
    """列: a heading and what it fills."""

    sheet: str
    letter: str
    heading: str
    target: Target | None  # None = nobody knows this heading


@dataclass(frozen=True, slots=True)
class Reading:
    """読み取り結果. Faulty cells are left out of the rows; remarks leave their value in."""

    file: str
    columns: tuple[Column, ...]
    rows: tuple[SheetRow, ...]
    faults: tuple[Fault, ...]
    remarks: tuple[Fault, ...]
    filled: bool = False  # the workbook came with the register's values in it: a value it still has is no statement

    @property
    def unknown_columns(self) -> tuple[Column, ...]:
        """Headings that fill nothing: reported, never fatal."""
        return tuple(column for column in self.columns if column.target is None)
