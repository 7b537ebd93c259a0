"""Work and its costs (実施内容と経費): activity, dates, fiscal year → item → yen, direct cost without consumption tax."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.money import Yen
from meguri.vocabulary.reading import Node
from meguri.vocabulary.shape import ByWord, ByYear, Day, Faults, ListOf, Record, Word, Words, yen
from meguri.vocabulary.text import Text
from meguri.vocabulary.work import Activity, CostItem


class WorkItems(ListOf):
    """実施項目の一覧: each id once, and no work that ends before it starts."""

    __slots__ = ()

    def read(self, node: Node, faults: Faults) -> tuple[Any, ...] | None:
        items = super().read(node, faults)
        for entry in node.value if isinstance(node.value, list) else ():
            ends_after_start(entry, faults)
        _each_id_once(node, faults)
        return items


def ends_after_start(entry: Node, faults: Faults) -> None:
    """Notes a fault where `to` lies before `from`."""
    stated = entry.value if isinstance(entry.value, dict) else {}
    first, last = stated.get("from"), stated.get("to")
    if first is None or last is None:
        return
    start, end = Day().read(first, Faults()), Day().read(last, Faults())
    if start is not None and end is not None and end < start:
        hint = Text(
            f"終了日（{end}）が開始日（{start}）より前です。どちらかを直してください。",
            f"It ends on {end}, before it starts on {start}. Correct one of them.",
        )
        faults.note("order", last, Text(f"開始日 {start} 以後の日付", f"a date not before {start}"), hint)


def _each_id_once(node: Node, faults: Faults) -> None:
    seen: set[object] = set()
    for entry in node.value if isinstance(node.value, list) else ():
        given = entry.value.get("id") if isinstance(entry.value, dict) else None
        if given is None or given.value is None or isinstance(given.value, dict | list):
            continue
        if given.value in seen:
            hint = Text(
                f"呼び名「{given.value}」が二つあります。別の呼び名にしてください。",
                f"The name “{given.value}” stands twice. Give each its own.",
            )
            faults.note("duplicate-id", given, Text("項目ごとに異なる id", "an id of its own for each item"), hint)
        seen.add(given.value)


ITEM = Record(
    {
        "id": Words(80),
        "activity": Word(Activity),
        "from": Day(),
        "to": Day(),
        "costs": ByYear(ByWord(CostItem, yen())),
    },
    required=("id",),
)
WORK = WorkItems(ITEM)


@dataclass(frozen=True, slots=True)
class Work:
    """実施項目. Costs are direct costs in yen, consumption tax excluded."""

    id: str
    activity: Activity | None  # None = not known
    from_: date | None
    to: date | None
    costs: Mapping[FiscalYear, Mapping[CostItem, Yen]]


def work_of(value: Mapping[str, Any]) -> Work:
    """The work item read by `WORK`."""
    costs = {FiscalYear(year): items for year, items in value.get("costs", {}).items()}
    return Work(value["id"], value.get("activity"), value.get("from"), value.get("to"), costs)
