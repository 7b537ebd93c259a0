"""What the pictures of a plan show (資金計画の図): the answer document turned into rows, lines and events of charts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from meguri.documents import plan_words
from meguri.documents.width import wrapped
from meguri.funding.deadline import WITHOUT, Occasion
from meguri.vocabulary.text import Text
from meguri_portal.charts.balance_lines import BalanceLines, Series, balance_lines
from meguri_portal.charts.calendar_rows import CalendarRows, Event, calendar_rows
from meguri_portal.charts.stacked_bars import Part, Row, StackedBars, stacked_bars
from meguri_portal.language import current, said

Document = dict[str, Any]
CALLS = (Occasion.CALL_OPENS, Occasion.CALL_CLOSES)
LETTERS = "ABCDEFGHIJKL"
VC = Text("認定VCの出資", "Certified VC money")
OWN = Text("自己負担", "Own share")
VC_SERIES, OWN_SERIES = 4, 5
SHORT = {
    Occasion.RECEIPT: Text("補助金の最初の入金（見込み）", "First subsidy (expected)"),
    Occasion.PROJECT_ENDS: Text("事業期間の終了", "Project ends"),
    Occasion.DECISION: Text("交付決定が要る日", "Decision needed"),
}
ENDS_WITHOUT = Text("資金が尽きる（補助なし）", "Cash runs out (no subsidy)")
ENDS_WITH = Text("資金が尽きる（この計画）", "Cash runs out (this plan)")
IN_BRACKETS = re.compile(r"[（(]([^（）()]+)[）)]$")
LABEL_COLUMNS = 46  # of a name above a mark; a Japanese letter takes two


@dataclass(frozen=True, slots=True)
class Payer:
    """Who pays: one entry of the legend and one column of the table."""

    series: int
    letter: str
    text: Text
    by_year: tuple[int, ...]  # yen, in the order of the plan's years
    total: int


def payers(plan: Document) -> list[Payer]:
    """Each programme of the plan, certified VC money, and the company itself."""
    names = {line["programme"]: line["name"] for line in plan_words.lines_of(plan)}
    found = [
        _payer(i % 3 + 1, LETTERS[i], Text(**name), [_from(year, id_) for year in plan["years"]])
        for i, (id_, name) in enumerate(names.items())
    ]
    if plan["totals"]["vc"]:
        found.append(_payer(VC_SERIES, LETTERS[len(found)], VC, [year["vc"] for year in plan["years"]]))
    found.append(_payer(OWN_SERIES, LETTERS[len(found)], OWN, [year["own"] for year in plan["years"]]))
    return found


def _payer(series: int, letter: str, text: Text, by_year: list[int]) -> Payer:
    return Payer(series, letter, text, tuple(by_year), sum(by_year))


def _from(year: Document, programme: str) -> int:
    return sum(line["subsidy"] for line in year["lines"] if line["programme"] == programme)


def years_chart(plan: Document, paying: list[Payer]) -> StackedBars:
    """Who pays in each fiscal year."""
    return stacked_bars(
        [
            Row(said(year["label"]), tuple(Part(p.series, p.letter, p.by_year[i]) for p in paying))
            for i, year in enumerate(plan["years"])
        ]
    )


def cash_chart(plan: Document) -> BalanceLines:
    """Cash without and with the plan's support."""
    scenarios = {one["id"]: one for one in plan["scenarios"]}
    shown = [scenarios[id_] for id_ in ("none", "default") if id_ in scenarios]
    quarters = max(([row["quarter"] for row in one["cash"]] for one in shown), key=len, default=[])
    series = [Series(LETTERS[i], tuple(row["balance"] for row in one["cash"])) for i, one in enumerate(shown)]
    return balance_lines(quarters, series)


def dates_chart(plan: Document) -> CalendarRows | None:
    """Calls and other dates; None where there are none."""
    start = day_of(plan)
    rows: dict[str, list[Document]] = {}
    for number, one in enumerate(plan["deadlines"]):
        call = one["programme"] if one["kind"] in CALLS else None  # a call's days share a row, with its window as a bar
        rows.setdefault(call or str(number), []).append(one)
    events = [_event(listed, _short(listed[0])) for listed in rows.values()]
    return calendar_rows(events, start) if events else None


def _short(one: Document) -> str:
    """A label that fits above its mark: the name of the programme, or the kind of date."""
    if one["programme"]:
        return _of_programme(one, said(one["text"]).partition(": ")[0])
    kind = Occasion(one["kind"])
    if kind is not Occasion.MONEY_ENDS:
        return SHORT.get(kind, kind.text).in_(current())
    return (ENDS_WITHOUT if said(one["text"]) == WITHOUT.in_(current()) else ENDS_WITH).in_(current())


def _of_programme(one: Document, name: str) -> str:
    """The programme of a call; of another date what it is, with as much of the name as tells the call apart."""
    if one["kind"] in CALLS:
        return name
    inside = IN_BRACKETS.search(name)
    mark, between = (plan_words.ASSUMED_DATE.in_(current()) if one["assumed"] else ""), Text("：", ": ").in_(current())
    kind = Occasion(one["kind"])
    return f"{SHORT.get(kind, kind.text).in_(current())}{mark}{between}{inside[1] if inside else name}"


def day_of(plan: Document) -> date:
    """The day the plan was made for."""
    return date.fromisoformat(plan["as_of"])


def _event(listed: list[Document], label: str) -> Event:
    """One row with a mark for every date; the window of a call as a bar."""
    days = {one["kind"]: date.fromisoformat(one["on"]) for one in listed}
    opens, closes = days.get(Occasion.CALL_OPENS.value), days.get(Occasion.CALL_CLOSES.value)
    window = (opens, closes) if opens and closes else None
    return Event(_cut(label), tuple(date.fromisoformat(one["on"]) for one in listed), window)


def _cut(label: str) -> str:
    """As much of a label as fits the width of the picture; of a name too long, what tells the call apart in brackets."""
    lines = wrapped(label, LABEL_COLUMNS, current())
    if len(lines) == 1 or lines[0].count("：") or lines[0].count(": "):
        return label if len(lines) == 1 else f"{lines[0].rstrip()}…"
    inside = IN_BRACKETS.search(label)
    return _cut(inside[1]) if inside else f"{lines[0].rstrip()}…"


def first_receipt(plan: Document, scenario: Document) -> str | None:
    """The first quarter in which support arrives; None where none does."""
    without = next((one for one in plan["scenarios"] if one["id"] == "none"), None)
    plain = {row["quarter"]: row["in"] for row in without["cash"]} if without else {}
    arrives = (row["quarter"] for row in scenario["cash"] if row["in"] > plain.get(row["quarter"], 0))
    return next(arrives, None)
