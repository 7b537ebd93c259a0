"""Facts of many cases as columns (多数の事例の表), checked once, so that what runs over them can be fast.

A flag is bool; a word is the place of its code in the list (uint8); a set is a bit per code (int64); a number is the
smallest of int16, int32, int64 that holds the field's highest value; a rate is two int64 columns, numerator and
denominator. Where a value is not known its column holds the lowest value (a rate 0/1) and `known` says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from meguri.rules.field import Facts, Field, Kind, Span, Value
from meguri.vocabulary.shape import MAX_DENOMINATOR

Array = NDArray[Any]
Column = Array | tuple[Array, Array]

MOST_WORDS = 62  # codes of a set field, one bit each
SMALLEST = (np.int16, np.int32, np.int64)


def dtype_of(asked: Field) -> np.dtype[Any]:
    """How a column of this field is stored."""
    if asked.kind is Kind.FLAG:
        return np.dtype(np.bool_)
    if asked.kind is Kind.WORD:
        return np.dtype(np.uint8)
    if asked.kind is Kind.NUMBER:
        return np.dtype(next(size for size in SMALLEST if asked.highest <= np.iinfo(size).max))
    return np.dtype(np.int64)


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of many cases. A field without a `known` column is known in every row.

    Raises:
        ValueError: a column is missing rows, is of another type, or holds a value its field does not allow.
    """

    fields: tuple[Field, ...]
    columns: Mapping[str, Column]
    known: Mapping[str, Array] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for asked in self.fields:
            self._check(asked)
        for path, column in self.known.items():
            if column.dtype != np.bool_ or len(column) != self.rows:
                raise ValueError(f"{path}: `known` must be {self.rows} booleans")

    @property
    def rows(self) -> int:
        """How many cases."""
        first = next(iter(self.columns.values()), np.empty(0))
        return len(first[0] if isinstance(first, tuple) else first)

    def _check(self, asked: Field) -> None:
        column = self.columns.get(asked.path)
        if column is None:
            raise ValueError(f"{asked.path}: no column")
        if isinstance(column, tuple) is not (asked.kind is Kind.RATE):
            raise ValueError(f"{asked.path}: a rate is two columns, anything else one")
        wanted = dtype_of(asked)
        for part in column if isinstance(column, tuple) else (column,):
            if part.dtype != wanted or part.shape != (self.rows,):
                raise ValueError(f"{asked.path}: expected {self.rows} of {wanted}, got {part.shape} of {part.dtype}")
        if self.rows and not _within(asked, column):
            raise ValueError(f"{asked.path}: a value is outside {asked.lowest:,} to {asked.highest:,}")


def _within(asked: Field, column: Column) -> bool:
    if isinstance(column, tuple):
        over, under = column
        proper = under.min() >= 1 and under.max() <= MAX_DENOMINATOR
        return bool(proper and (over >= asked.lowest * under).all() and (over <= asked.highest * under).all())
    if asked.kind is Kind.FLAG:
        return True
    if asked.kind is Kind.WORD:
        return int(column.max()) < len(asked.words())
    if asked.kind is Kind.WORDS:
        return int(column.view(np.uint64).max()) < 1 << len(asked.words())
    if asked.lowest:
        return int(column.min()) >= asked.lowest and int(column.max()) <= asked.highest
    return int(column.view(f"u{column.dtype.itemsize}").max()) <= asked.highest


def table_of(fields: Iterable[Field], cases: Sequence[Facts]) -> Table:
    """The table of `cases`; what a case leaves out, or knows only within bounds, is not known."""
    asked = tuple(fields)
    columns: dict[str, Column] = {}
    known: dict[str, Array] = {}
    for one in asked:
        values = [case.get(one.path) for case in cases]
        found = np.array([value is not None and not isinstance(value, Span) for value in values], np.bool_)
        if not found.all():
            known[one.path] = found
        columns[one.path] = _stored(one, [value if ok else None for value, ok in zip(values, found, strict=True)])
    return Table(asked, columns, known)


def _stored(asked: Field, values: list[Value | None]) -> Column:
    if asked.kind is Kind.RATE:
        rates = [Fraction(value) if isinstance(value, int | Fraction) else Fraction(asked.lowest) for value in values]
        return (
            np.array([rate.numerator for rate in rates], np.int64),
            np.array([rate.denominator for rate in rates], np.int64),
        )
    place = {word: i for i, word in enumerate(asked.words())}
    if len(place) > MOST_WORDS and asked.kind is Kind.WORDS:
        raise ValueError(f"{asked.path}: more than {MOST_WORDS} codes")
    plain: list[Any]
    if asked.kind is Kind.WORD:
        plain = [0 if value is None else place[value] for value in values]  # type: ignore[index]
    elif asked.kind is Kind.WORDS:
        plain = [sum(1 << place[word] for word in value) if isinstance(value, frozenset) else 0 for value in values]
    else:
        plain = [asked.lowest if value is None else value for value in values]
    return np.array(plain, dtype_of(asked))


def facts_at(table: Table, row: int) -> dict[str, Value]:
    """One case of the table, as `explain` takes it."""
    facts: dict[str, Value] = {}
    for asked in table.fields:
        known, column = table.known.get(asked.path), table.columns[asked.path]
        if known is not None and not known[row]:
            continue
        if isinstance(column, tuple):
            facts[asked.path] = Fraction(int(column[0][row]), int(column[1][row]))
        else:
            facts[asked.path] = _read(asked, column[row].item())
    return facts


def _read(asked: Field, stored: int) -> Value:
    if asked.kind is Kind.WORD:
        return asked.words()[stored]
    if asked.kind is Kind.WORDS:
        return frozenset(word for i, word in enumerate(asked.words()) if stored >> i & 1)
    return bool(stored) if asked.kind is Kind.FLAG else int(stored)
