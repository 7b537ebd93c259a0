"""Tables on a terminal (表): aligned by East Asian width, long text wrapped, numbers never."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from meguri.documents.width import padded, plain, width, wrapped
from meguri.vocabulary.text import Lang

GAP = "  "
NARROWEST = 10  # columns a wrapped column is never made narrower than


@dataclass(frozen=True, slots=True)
class Column:
    """列. A number stands to the right and is never wrapped."""

    head: str
    number: bool = False
    keep: bool = False  # text that is never wrapped: an id, a date


@dataclass(frozen=True, slots=True)
class Table:
    """表. Every row has one cell per column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


def table(columns: Iterable[Column], rows: Iterable[Sequence[str]]) -> Table:
    """A table of these rows."""
    return Table(tuple(columns), tuple(tuple(plain(cell) for cell in row) for row in rows))


def lines_of(shown: Table, columns: int, lang: Lang) -> list[str]:
    """The table in at most `columns` columns, as far as its numbers allow."""
    widths = _widths(shown, columns, lang)
    head = _row([column.head for column in shown.columns], shown, widths, lang)
    rule = GAP.join("-" * one for one in widths)
    body = [line for row in shown.rows for line in _row(row, shown, widths, lang)]
    return [*head, rule, *body]


def _widths(shown: Table, columns: int, lang: Lang) -> list[int]:
    natural = [
        max((width(cell, lang) for cell in (column.head, *(row[i] for row in shown.rows))), default=0)
        for i, column in enumerate(shown.columns)
    ]
    flexible = [i for i, column in enumerate(shown.columns) if not (column.number or column.keep)]
    fixed = sum(natural) - sum(natural[i] for i in flexible) + len(GAP) * (len(natural) - 1)
    cap = _cap([natural[i] for i in flexible], columns - fixed)
    return [min(one, cap) if i in flexible else one for i, one in enumerate(natural)]


def _cap(natural: Sequence[int], room: int) -> int:
    """The widest that a wrapped column may be, so that all of them fit."""
    if sum(natural) <= room or not natural:
        return max(natural, default=0)
    waiting = sorted(natural)
    while waiting:
        share = room // len(waiting)
        if waiting[0] > share:
            return max(NARROWEST, share)
        room -= waiting.pop(0)
    return NARROWEST


def _row(cells: Sequence[str], shown: Table, widths: Sequence[int], lang: Lang) -> list[str]:
    parts = [wrapped(cell, columns, lang) for cell, columns in zip(cells, widths, strict=True)]
    return [
        GAP.join(
            padded(part, columns, lang, right=column.number)
            for part, columns, column in zip(line, widths, shown.columns, strict=True)
        ).rstrip()
        for line in zip_longest(*parts, fillvalue="")
    ]
