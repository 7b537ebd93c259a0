"""The timetable of a plan (時間割): slots down, tables across, day by day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from meguri.vocabulary.code import Code

Document = Mapping[str, Any]
Pair = tuple[str, str]  # venture, CDMO
MANY = 9  # tables of a day that still fit a sheet of paper side by side


class Change(Code):
    """取消しによる変化."""

    MOVED = "moved", "移動", "moved"
    NEW = "new", "新規", "new"


@dataclass(frozen=True, slots=True)
class Table:
    """卓."""

    cdmo: Document
    number: int
    name: Document
    only: bool  # the only one of its CDMO

    def there(self, slot: str) -> bool:
        """Whether anybody sits at it in the slot."""
        return self.number <= tables_in(self.cdmo, slot)


@dataclass(frozen=True, slots=True)
class Cell:
    """卓と枠の交点."""

    table: Table
    there: bool
    meeting: Document | None
    venture: Document | None  # its name
    change: Change | None


@dataclass(frozen=True, slots=True)
class Row:
    """枠."""

    start: str
    end: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """一日の時間割."""

    date: str
    tables: tuple[Table, ...]
    rows: tuple[Row, ...]

    @property
    def many(self) -> bool:
        """Whether paper is too narrow for it."""
        return len(self.tables) > MANY


@dataclass(frozen=True, slots=True)
class Names:
    """名称と変化の印."""

    of: Mapping[str, Document]  # party → name
    marks: Mapping[Pair, Change]

    def mark(self, meeting: Document | None) -> Change | None:
        """How a meeting changed."""
        return self.marks.get(pair_of(meeting)) if meeting else None


def names_of(answer: Document) -> Names:
    """The names of everyone, and what a cancellation did to which meeting."""
    changes: Document = answer["changes"] or {"moved": (), "new": ()}
    moved = {pair_of(one["after"]): Change.MOVED for one in changes["moved"]}
    new = {pair_of(one): Change.NEW for one in changes["new"]}
    return Names({one["id"]: one["name"] for one in answer["parties"]}, moved | new)


def pair_of(meeting: Document) -> Pair:
    """Who meets whom."""
    return meeting["venture"], meeting["cdmo"]


def tables_in(cdmo: Document, slot: str) -> int:
    """卓数: of a CDMO in a slot."""
    if slot not in cdmo["available"]:
        return 0
    tables: int = cdmo.get("tables_at", {}).get(slot, cdmo["tables"])
    return tables


def days_of(answer: Document, names: Names) -> Iterable[Day]:
    """Every day with a slot."""
    by_day: dict[str, list[Document]] = {}
    for slot in answer["event"]["slots"]:
        by_day.setdefault(slot["start"][:10], []).append(slot)
    seats = {(one["slot"], one["cdmo"], one["table"]): one for one in answer["meetings"]}
    for date, slots in by_day.items():
        tables = tuple(_tables(answer["event"]["cdmos"], slots, names))
        yield Day(date, tables, tuple(_row(slot, tables, seats, names) for slot in slots))


def _tables(cdmos: Sequence[Document], slots: Sequence[Document], names: Names) -> Iterable[Table]:
    for cdmo in cdmos:
        most = max(tables_in(cdmo, slot["id"]) for slot in slots)
        yield from (Table(cdmo, number, names.of[cdmo["id"]], most == 1) for number in range(1, most + 1))


def _row(slot: Document, tables: Sequence[Table], seats: Mapping[tuple[str, str, int], Document], names: Names) -> Row:
    start = datetime.fromisoformat(slot["start"])
    cells = []
    for table in tables:
        meeting = seats.get((slot["id"], table.cdmo["id"], table.number))
        venture = names.of[meeting["venture"]] if meeting else None
        cells.append(Cell(table, table.there(slot["id"]), meeting, venture, names.mark(meeting)))
    return Row(f"{start:%H:%M}", f"{start + timedelta(minutes=slot['minutes']):%H:%M}", tuple(cells))
