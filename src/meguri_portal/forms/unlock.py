"""The investment asked about (出資の入力): amount and tranches from a GET form, every fault named by its field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from meguri.documents.figures import with_unit
from meguri.vocabulary.errors import Fault
from meguri.vocabulary.money import Yen
from meguri.vocabulary.text import Lang, Text
from meguri_portal.services.entry import note
from meguri_portal.services.typed.amount import whole
from meguri_portal.services.typed.day import day

TRANCHES = 3
SHOWN = 40  # characters of what was found
MOST = 10**13  # yen
AN_AMOUNT = Text(
    f"1円から{MOST:,}円までの金額（例 500,000,000、5億円）",
    f"an amount of JPY 1 to {MOST:,}, such as 500,000,000 or 500 million",
)
A_DAY = Text("日付（例 2026-12-01）", "a date such as 2026-12-01")


def too_much(paid: Yen, invests: Yen) -> Text:
    """Tranches that add up to more than the investment."""
    (paid_ja, paid_en), (all_ja, all_en) = ([with_unit(money, lang) for lang in Lang] for money in (paid, invests))
    return Text(
        f"払込みの合計（{paid_ja}）が出資額（{all_ja}）を超えています。どちらかを直してください。",
        f"The tranches add up to {paid_en}, which is more than the investment of {all_en}. Change one or the other.",
    )


@dataclass(frozen=True, slots=True)
class Row:
    """One tranche as typed."""

    number: int
    on: str
    paid: str


@dataclass(slots=True)
class UnlockForm:
    """What was typed, and what it means where it can be read."""

    asked: Mapping[str, str]
    invests: Yen | None = None
    tranches: dict[date, Yen] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.amount:
            self.invests = self._money("amount")
        for row in self.rows:
            if row.on or row.paid:
                self._tranche(row)
        if self.tranches and not self.amount:
            self._fault("amount", AN_AMOUNT, "")
        paid = sum(self.tranches.values())
        if self.invests is not None and paid > self.invests:
            self.faults.append(note("unreadable", "paid1", too_much(paid, self.invests)))

    @property
    def amount(self) -> str:
        """The investment as typed."""
        return self._typed("amount")

    @property
    def rows(self) -> tuple[Row, ...]:
        """The tranches as typed."""
        return tuple(Row(n, self._typed(f"on{n}"), self._typed(f"paid{n}")) for n in range(1, TRANCHES + 1))

    @property
    def readable(self) -> bool:
        """Whether it can be answered."""
        return self.invests is not None and not self.faults

    def _tranche(self, row: Row) -> None:
        on, money = self._day(f"on{row.number}"), self._money(f"paid{row.number}")
        if on is not None and money is not None:
            self.tranches[on] = self.tranches.get(on, 0) + money

    def _typed(self, name: str) -> str:
        return self.asked.get(name, "").strip()

    def _money(self, name: str) -> Yen | None:
        found = whole(self._typed(name))
        if found is None or not 0 < found <= MOST:
            self._fault(name, AN_AMOUNT, self._typed(name))
            return None
        return found

    def _day(self, name: str) -> date | None:
        found = day(self._typed(name))
        if found is None:
            self._fault(name, A_DAY, self._typed(name))
        return found

    def _fault(self, name: str, expected: Text, got: str) -> None:
        self.faults.append(Fault("unreadable", name, expected, f"'{got[:SHOWN]}'" if got else "–"))
