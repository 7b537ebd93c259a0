"""Recomputes a workbook (式の再計算): the few functions its formulas use, in exact arithmetic or as a spreadsheet does."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from math import trunc
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import range_boundaries

CELL = re.compile(r"(?:'([^']+)'!)?([A-Z]+[0-9]+)(?::([A-Z]+[0-9]+))?")
Number = Fraction | float


class Recomputed:
    """The values of a workbook's cells."""

    def __init__(self, book: Workbook, number: Callable[[Any], Number] = Fraction):
        self.book, self.number = book, number
        self.known: dict[tuple[str, str], Number] = {}

    def value(self, sheet: str, cell: str) -> Number:
        """The value of a cell; an empty one is zero."""
        if (sheet, cell) not in self.known:
            stored = self.book[sheet][cell].value
            formula = isinstance(stored, str) and stored.startswith("=")
            self.known[sheet, cell] = self._formula(sheet, stored[1:]) if formula else self.number(stored or 0)
        return self.known[sheet, cell]

    def _formula(self, sheet: str, text: str) -> Number:
        def reference(found: re.Match[str]) -> str:
            return f"_at({found[1] or sheet!r}, {found[2]!r}, {found[3]!r})"

        functions = {"MIN": self._least, "SUM": self._sum, "ROUNDDOWN": self._rounddown, "_at": self._at}
        result: Number = eval(CELL.sub(reference, text), {"__builtins__": {}}, functions)
        return result

    def _at(self, sheet: str, first: str, last: str | None) -> Any:
        if last is None:
            return self.value(sheet, first)
        left, top, right, bottom = range_boundaries(f"{first}:{last}")
        cells = self.book[sheet].iter_rows(top, bottom, left, right)
        return [self.value(sheet, cell.coordinate) for row in cells for cell in row]

    @staticmethod
    def _least(*values: Number) -> Number:
        return min(values)

    @staticmethod
    def _sum(values: list[Number]) -> Number:
        return sum(values)

    def _rounddown(self, value: Number, digits: int) -> Number:
        assert digits == 0
        return self.number(trunc(value))
