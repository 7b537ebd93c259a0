"""The company's own money (資金): cash, running costs and other income."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from meguri.profiles.question import Question
from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.money import Yen
from meguri.vocabulary.shape import ByYear, Day, Flag, ListOf, Record, yen
from meguri.vocabulary.text import Text

OTHER_INCOME = ListOf(Record({"on": Day(), "amount": yen(), "public": Flag()}, required=("on", "amount")))


@dataclass(frozen=True, slots=True)
class Income:
    """その他の収入, in yen."""

    on: date
    amount: Yen
    public: bool | None  # from public money? None = not known


@dataclass(frozen=True, slots=True)
class Finance:
    """資金. `burn` is what the company spends a fiscal year outside `work`, overhead included; empty = not known."""

    cash: Yen | None
    cash_on: date | None
    burn: Mapping[FiscalYear, Yen]
    other_income: tuple[Income, ...]


QUESTIONS = (
    Question(
        "finance.cash",
        yen(),
        Text("手元資金はいくらですか（円）", "How much cash is there (yen)?"),
        Text("資金が尽きる時期を出すため", "to say when the money runs out"),
    ),
    Question(
        "finance.cash_on",
        Day(),
        Text("手元資金はいつ時点の額ですか", "As of which date is that?"),
        Text(
            "資金繰りを始める四半期を決めるため（四半期末の額を書くと、二重に数えません）",
            "to start the cash table in the right quarter (a balance at the end of a quarter counts nothing twice)",
        ),
    ),
    Question(
        "finance.burn",
        ByYear(yen()),
        Text("この計画以外の年間支出はいくらですか（円）", "Other annual spending (yen)"),
        Text("会社全体の資金繰りを見るため", "to see the cash of the whole company"),
    ),
    Question(
        "finance.other_income",
        OTHER_INCOME,
        Text("ほかに入る予定の資金はありますか", "What other money is expected?"),
        Text("資金繰りと公的資金の重複を見るため", "to see the cash, and other public money"),
    ),
)


def finance_of(answers: Mapping[str, Any]) -> Finance:
    """The finance part of a profile's answers."""
    income = (Income(i["on"], i["amount"], i.get("public")) for i in answers.get("finance.other_income", ()))
    burn = {FiscalYear(year): amount for year, amount in answers.get("finance.burn", {}).items()}
    return Finance(answers.get("finance.cash"), answers.get("finance.cash_on"), burn, tuple(income))
