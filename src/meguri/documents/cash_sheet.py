"""The cash sheet of the workbook (資金繰りシート): balances follow from the plan's subsidies and costs by formulas.

What a fiscal year's cost changes is shared over the quarters in which the work is paid; the rest, such as running costs and
money of investors, stands as it was entered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from openpyxl.worksheet.worksheet import Worksheet

from meguri.documents.figures import Answer, quarter
from meguri.documents.plan_sheet import PlanCells
from meguri.documents.plan_words import CASH, scenario
from meguri.documents.spreadsheet import put_row, put_text, put_yen
from meguri.vocabulary.text import Lang, Text

HEADS = (
    CASH,
    Text("補助金の入金", "Subsidies received"),
    Text("ほかの入金", "Other receipts"),
    Text("計画の支出", "Paid for the work"),
    Text("ほかの支出", "Other spending"),
    Text("期末残高", "Balance at the end"),
    Text("期末残高（補助なし）", "Balance without subsidy"),
)
OPENING = Text("期首", "Opening")
SHARED = Text(
    "計画シートの年度の費用を変えると、差額は支出のある四半期に等しく分けます。",
    "A changed cost of a fiscal year on the plan sheet is shared equally over the quarters in which the work is paid.",
)


def cash_sheet(sheet: Worksheet, plan: Answer, cells: PlanCells, lang: Lang) -> None:
    """Writes the sheet."""
    put_row(sheet, 1, [text.in_(lang) for text in HEADS], head=True)
    rows = plan["cash"]
    opening = rows[0]["balance"] - rows[0]["in"] + rows[0]["out"] if rows else 0
    put_text(sheet.cell(2, 1), OPENING.in_(lang))
    put_yen(sheet.cell(2, 6), opening, given=True)
    put_yen(sheet.cell(2, 7), "=F2", known=opening)
    without = opening
    received, spent = _received(plan, cells), dict(_spent(rows, plan, cells))
    for row, one in enumerate(rows, 3):
        subsidy, formula = received.get(one["quarter"], (0, ""))
        put_text(sheet.cell(row, 1), quarter(one["quarter"], lang))
        put_yen(sheet.cell(row, 2), formula or subsidy, given=not formula, known=subsidy if formula else None)
        put_yen(sheet.cell(row, 3), one["in"] - subsidy, given=True)
        formula = spent.get(one["quarter"], "")
        put_yen(
            sheet.cell(row, 4),
            formula or _of_work(one),
            given=not formula,
            known=_of_work(one) if formula else None,
        )
        put_yen(sheet.cell(row, 5), one["out"] - _of_work(one), given=True)
        put_yen(sheet.cell(row, 6), f"=F{row - 1}+B{row}+C{row}-D{row}-E{row}", known=one["balance"])
        without += one["in"] - subsidy - one["out"]
        put_yen(sheet.cell(row, 7), f"=G{row - 1}+C{row}-D{row}-E{row}", known=without)
    put_text(sheet.cell(len(rows) + 4, 1), SHARED.in_(lang), wrap=False)
    sheet.freeze_panes = "B2"


def _of_work(row: Answer) -> int:
    """What is paid for the work; a plan that does not tell it apart counts all as other spending."""
    return int(row.get("out_work", 0))


def _received(plan: Answer, cells: PlanCells) -> dict[str, tuple[int, str]]:
    """Subsidy by quarter, and the formula where it is the sum of whole fiscal years of the plan."""
    without, default = scenario(plan, "none"), scenario(plan, "default")
    if without is None or default is None:
        return {}
    plain = {row["quarter"]: row["in"] for row in without["cash"]}
    found = {row["quarter"]: row["in"] - plain.get(row["quarter"], 0) for row in default["cash"]}
    open_years = [(year["fiscal_year"], year["subsidy"]) for year in plan["years"] if year["subsidy"]]
    received: dict[str, tuple[int, str]] = {}
    for written, amount in found.items():
        if amount > 0:
            taken = _first_that_sum_to(amount, open_years)
            open_years = open_years[len(taken) :]
            received[written] = (amount, "=" + "+".join(cells.years[y]["subsidy"] for y in taken) if taken else "")
    return received


def _first_that_sum_to(amount: int, years: Sequence[tuple[int, int]]) -> list[int]:
    """The next fiscal years whose subsidies come to the amount; none where no number of them does."""
    sums = 0
    for count, (_, subsidy) in enumerate(years, 1):
        sums += subsidy
        if sums == amount:
            return [year for year, _ in years[:count]]
    return []


def _spent(rows: Sequence[Answer], plan: Answer, cells: PlanCells) -> Iterator[tuple[str, str]]:
    """The formula of what is paid for the work in each quarter of a fiscal year that is paid in full."""
    by_year: dict[int, list[Answer]] = {}
    for row in rows:
        if _of_work(row):
            by_year.setdefault(int(row["quarter"][2:6]), []).append(row)
    for year in plan["years"]:
        quarters = by_year.get(year["fiscal_year"], [])
        paid = sum(_of_work(row) for row in quarters)
        basis = next((name for name in ("direct", "cost") if year[name] == paid), None)
        if basis:
            yield from _shared(quarters, cells.years[year["fiscal_year"]], basis, paid)


def _shared(quarters: Sequence[Answer], cells: Mapping[str, str], basis: str, paid: int) -> Iterator[tuple[str, str]]:
    """The year's cost by quarter: as it was, and what is changed in equal parts, the remainder last."""
    part = f"ROUNDDOWN(({cells[basis]}-{paid})/{len(quarters)},0)"
    *before, last = quarters
    for row in before:
        yield row["quarter"], f"={_of_work(row)}+{part}"
    yield last["quarter"], f"={_of_work(last)}+{cells[basis]}-{paid}-{len(before)}*{part}"
