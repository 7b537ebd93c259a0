"""The cash sheet of the workbook (資金繰りシート): balances follow from the plan's subsidies and costs by formulas.

What is paid for the work comes from the sheet of costs; the rest, such as running costs and money of investors, stands as
it was entered.
"""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from meguri.documents.cost_sheet import CostCells
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
    Text("期末残高（補助なし）", "Balance at the end, no subsidy"),
)
OPENING = Text("期首", "Opening")
GIVEN = Text(
    "補助金の入金と計画の支出は、計画シートと費用シートの式です。色のついたほかの入金（VCの払込みを含む）とほかの支出は入力値です。",
    "Subsidies received and what is paid for the work are formulas of the sheets Plan and Costs. The coloured other receipts "
    "(money of VCs among them) and other spending are as entered.",
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
    received, costs = _received(plan, cells), CostCells(plan, lang)
    for row, one in enumerate(rows, 3):
        subsidy, formula = received.get(one["quarter"], (0, ""))
        put_text(sheet.cell(row, 1), quarter(one["quarter"], lang))
        put_yen(sheet.cell(row, 2), formula or subsidy, given=not formula, known=subsidy)
        put_yen(sheet.cell(row, 3), one["in"] - subsidy, given=True)
        work = _of_work(one)
        paid = costs.paid_in(one["quarter"]) if work else ""
        put_yen(sheet.cell(row, 4), f"={paid}" if paid else work, given=not paid, known=work)
        put_yen(sheet.cell(row, 5), one["out"] - work, given=True)
        put_yen(sheet.cell(row, 6), f"=F{row - 1}+B{row}+C{row}-D{row}-E{row}", known=one["balance"])
        without += one["in"] - subsidy - one["out"]
        put_yen(sheet.cell(row, 7), f"=G{row - 1}+C{row}-D{row}-E{row}", known=without)
    put_text(sheet.cell(len(rows) + 4, 1), GIVEN.in_(lang), wrap=False)
    sheet.freeze_panes = "B2"


def _of_work(row: Answer) -> int:
    """What is paid for the work; a plan that does not tell it apart counts all as other spending."""
    return int(row.get("out_work", 0))


def _received(plan: Answer, cells: PlanCells) -> dict[str, tuple[int, str]]:
    """Subsidy by quarter, and the formula: the lines that arrive then."""
    without, default = scenario(plan, "none"), scenario(plan, "default")
    if without is None or default is None:
        return {}
    plain, first = {row["quarter"]: row["in"] for row in without["cash"]}, plan["cash"][0]["quarter"]
    received: dict[str, tuple[int, str]] = {}
    for row in default["cash"]:
        amount = row["in"] - plain.get(row["quarter"], 0)
        arriving = [(yen, cell) for at, yen, cell in cells.subsidies if max(at, first) == row["quarter"]]
        if amount > 0:
            follows = sum(yen for yen, _ in arriving) == amount
            received[row["quarter"]] = (amount, "=" + "+".join(cell for _, cell in arriving) if follows else "")
    return received
