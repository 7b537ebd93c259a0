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
SCIENTIFIC = re.compile(r"\b1E\+([0-9]+)\b")
Number = Fraction | float


class Words:
    """A cell that holds words: a spreadsheet's MIN and SUM leave it out, and arithmetic with it has no value."""

    def _none(self, _other: object) -> Words:
        return self

    __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __add__ = __sub__ = _none


class Recomputed:
    """The values of a workbook's cells."""

    def __init__(self, book: Workbook, number: Callable[[Any], Number] = Fraction):
        self.book, self.number = book, number
        self.known: dict[tuple[str, str], Any] = {}

    def value(self, sheet: str, cell: str) -> Any:
        """The value of a cell; an empty one is zero."""
        if (sheet, cell) not in self.known:
            stored = self.book[sheet][cell].value
            self.known[sheet, cell] = self._of(sheet, stored)
        return self.known[sheet, cell]

    def _of(self, sheet: str, stored: object) -> Any:
        if not isinstance(stored, str):
            return self.number(stored or 0)
        return self._formula(sheet, stored[1:]) if stored.startswith("=") else Words()

    def _formula(self, sheet: str, text: str) -> Number:
        def reference(found: re.Match[str]) -> str:
            return f"_at({found[1] or sheet!r}, {found[2]!r}, {found[3]!r})"

        functions = {
            "MIN": self._least,
            "MAX": self._most,
            "SUM": self._sum,
            "ROUNDDOWN": self._rounddown,
            "IF": self._if,
            "ISNUMBER": self._is_number,
            "_at": self._at,
        }
        plain = SCIENTIFIC.sub(lambda found: str(10 ** int(found[1])), text)
        result: Number = eval(CELL.sub(reference, plain), {"__builtins__": {}}, functions)
        return result

    def _at(self, sheet: str, first: str, last: str | None) -> Any:
        if last is None:
            return self.value(sheet, first)
        left, top, right, bottom = range_boundaries(f"{first}:{last}")
        cells = self.book[sheet].iter_rows(top, bottom, left, right)
        return [self.value(sheet, cell.coordinate) for row in cells for cell in row]

    @staticmethod
    def _least(*values: Any) -> Any:
        listed = (one for value in values for one in (value if isinstance(value, list) else [value]))
        return min(value for value in listed if not isinstance(value, Words))

    @staticmethod
    def _most(*values: Any) -> Any:
        return max(value for value in values if not isinstance(value, Words))

    @staticmethod
    def _is_number(value: object) -> bool:
        return not isinstance(value, Words)

    @staticmethod
    def _if(test: bool, then: Any, other: Any) -> Any:
        return then if test else other

    @staticmethod
    def _sum(values: list[Number]) -> Number:
        return sum(values)

    def _rounddown(self, value: Any, digits: int) -> Any:
        assert digits == 0
        if isinstance(value, Words):
            return value
        return self.number(trunc(value))
