"""Work and its costs (実施内容と経費): activity, dates, fiscal year → item → yen, direct cost without consumption tax."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.money import Yen
from meguri.vocabulary.shape import ByWord, ByYear, Day, ListOf, Record, Word, Words, yen
from meguri.vocabulary.work import Activity, CostItem

WORK = ListOf(
    Record(
        {
            "id": Words(80),
            "activity": Word(Activity),
            "from": Day(),
            "to": Day(),
            "costs": ByYear(ByWord(CostItem, yen())),
        },
        required=("id",),
    )
)


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
