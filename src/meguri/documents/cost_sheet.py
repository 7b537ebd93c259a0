"""The sheet of costs (費用シート): the direct cost of each work and fiscal year, and what of it is paid in a quarter.

These are the cells a reader changes; what a programme claims on the plan sheet and what is paid on the cash sheet follow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from openpyxl.worksheet.worksheet import Worksheet

from meguri.documents.figures import Answer, fiscal_year, months, said
from meguri.documents.plan_words import claimable
from meguri.documents.spreadsheet import put_row, put_text, put_yen
from meguri.vocabulary.text import Lang, Text

NAME = Text("費用", "Costs")
HEADS = (
    Text("年度", "Fiscal year"),
    Text("実施項目", "Work"),
    Text("計画の事業が対象にする直接経費（円）", "Direct cost a programme of the plan pays for (JPY)"),  # C
    Text("対象にしない直接経費（円）", "Direct cost none pays for (JPY)"),  # D
    Text("直接経費の計", "Direct cost in all"),  # E
    Text("出金に加える間接経費", "Overhead paid beside"),  # F
    Text("支出する四半期", "Paid in"),  # G
    Text("四半期の数", "Quarters"),  # H
    Text("1四半期の支出", "Paid a quarter"),  # I
    Text("最後の四半期の支出", "Paid in the last"),  # J
)
HOW = Text(
    "色のついた直接経費を変えると、支出（資金繰りシート）が計算し直されます。C列は、計画シートの「費用を変えたとき」に追従とある行の"
    "補助金も変えます。C列の色のない0は、計画の事業が対象にしない実施項目です（金額を移しても補助金は変わりません）。"
    "手元資金の日の四半期より前に支出する分は、支出済みとみなして資金繰りに入りません。",
    "Change the coloured direct costs: what is paid out (cash sheet) is computed again, and from column C the subsidies of "
    "the lines that follow it (last column of the plan sheet). A zero without colour in column C is work no programme of the "
    "plan pays for: moving an amount there changes no subsidy. "
    "What falls to quarters before that of the cash counts as spent already and is not on the cash sheet.",
)


class CostCells:
    """Where other sheets find the costs; formulas without their equals sign."""

    def __init__(self, plan: Answer, lang: Lang):
        self.rows: list[tuple[int, Answer]] = list(enumerate(plan["costs"], 2))
        self._sheet = NAME.in_(lang)

    def at(self, letter: str, rows: Sequence[int]) -> str:
        """The sum of a column over these rows."""
        return "+".join(f"'{self._sheet}'!{letter}{row}" for row in rows)

    def of_year(self, year: int) -> list[int]:
        """The rows of a fiscal year."""
        return [row for row, one in self.rows if one["fiscal_year"] == year]

    def claimed_by(self, programme: str, year: int) -> list[int] | None:
        """The rows of which this programme alone may claim; None where it shares one with another of the plan."""
        found = [
            (row, _payers(one)) for row, one in self.rows if one["fiscal_year"] == year and programme in _payers(one)
        ]
        return None if any(len(payers) > 1 for _, payers in found) else [row for row, _ in found]

    def paid_in(self, quarter: str) -> str:
        """What the works pay in a quarter."""
        cells = (
            self.at("J" if quarter == one["quarters"][-1] else "I", [row])
            for row, one in self.rows
            if quarter in one["quarters"]
        )
        return "+".join(cells)


def _payers(one: Answer) -> list[str]:
    return [programme for programme, amount in one["claimable"].items() if amount]


def cost_sheet(sheet: Worksheet, plan: Answer, share: tuple[str, str], years: Mapping[int, str], lang: Lang) -> None:
    """Writes the sheet.

    Args:
        share: the cells of the overhead share, numerator and denominator.
        years: the cell of each fiscal year's overhead.
    """
    put_row(sheet, 1, [head.in_(lang) for head in HEADS], head=True)
    for row, one in enumerate(plan["costs"], 2):
        counted, quarters = claimable(one), one["quarters"]
        put_text(sheet.cell(row, 1), fiscal_year(one["fiscal_year"], lang))
        put_text(sheet.cell(row, 2), said(one["text"], lang))
        put_yen(sheet.cell(row, 3), counted, given=bool(counted))  # what no line claims would change nothing
        put_yen(sheet.cell(row, 4), one["direct"] - counted, given=True)
        put_yen(sheet.cell(row, 5), f"=C{row}+D{row}", known=one["direct"])
        put_text(sheet.cell(row, 7), _when(quarters, lang))
        put_yen(sheet.cell(row, 8), len(quarters))
        paid = one["direct"] + (one["overhead_paid"] or 0)
        part = paid // len(quarters)
        put_yen(sheet.cell(row, 9), f"=ROUNDDOWN((E{row}+F{row})/H{row},0)", known=part)
        put_yen(sheet.cell(row, 10), f"=E{row}+F{row}-I{row}*(H{row}-1)", known=paid - part * (len(quarters) - 1))
    for row, formula, known in _overheads(plan, share, years):
        put_yen(sheet.cell(row, 6), formula or 0, known=known)
    put_text(sheet.cell(len(plan["costs"]) + 3, 1), HOW.in_(lang), wrap=False)
    sheet.freeze_panes = "C2"


def _overheads(plan: Answer, share: tuple[str, str], years: Mapping[int, str]) -> Iterator[tuple[int, str, int]]:
    """The overhead of each row: its share to the yen, and in the last row of a fiscal year what remains of the year's."""
    listed, of = list(enumerate(plan["costs"], 2)), Fraction(plan["overhead_share"])
    for row, one in listed:
        stated = one["overhead_paid"]
        if stated is None:  # part of the running costs
            yield row, "", 0
            continue
        rows = [number for number, other in listed if other["fiscal_year"] == one["fiscal_year"]]
        if row == rows[-1]:
            before = f"-SUM(F{rows[0]}:F{row - 1})" if len(rows) > 1 else ""
            yield row, f"={years[one['fiscal_year']]}{before}", stated
        else:
            rest = stated - int(one["direct"] * of)  # the yen that sharing out gave or took
            yield row, f"=ROUNDDOWN(E{row}*{share[0]}/{share[1]},0){f'{rest:+}' if rest else ''}", stated


def _when(quarters: Sequence[str], lang: Lang) -> str:
    first, last = months(quarters[0], lang), months(quarters[-1], lang)
    if first == last:
        return first
    return f"{first} から {last} まで" if lang is Lang.JA else f"{first} to {last}"
