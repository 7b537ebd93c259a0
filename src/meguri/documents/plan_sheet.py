"""The sheet that recomputes the plan (計画シート): direct → ceiling → indirect → eligible → rate → ceiling → rounding.

Shares and rates stand as two whole numbers each, so that a spreadsheet's floating point never meets a fraction: the amount
is (direct × (b + a) × p) / (b × q), whole yen until the one division that is then rounded down. Where there is no ceiling the
cell says so in words: MIN leaves words out, and the one product with a ceiling asks first whether it is a number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from meguri.documents.figures import Answer, said
from meguri.documents.plan_words import call_mark
from meguri.documents.sources import Sources
from meguri.documents.spreadsheet import put_row, put_text, put_yen
from meguri.vocabulary.text import Lang, Text

NAME = Text("計画", "Plan")
HEADS = (
    Text("年度", "Fiscal year"),
    Text("事業", "Programme"),
    Text("公募", "Call"),
    Text("対象の作業", "Work"),
    Text("直接経費（円）", "Direct cost (JPY)"),  # E
    Text("直接経費の上限", "Ceiling on direct"),  # F
    Text("間接経費率（分子）", "Indirect share (numerator)"),  # G
    Text("間接経費率（分母）", "Indirect share (denominator)"),  # H
    Text("補助対象経費の上限", "Ceiling on eligible"),  # I
    Text("補助率（分子）", "Subsidy rate (numerator)"),  # J
    Text("補助率（分母）", "Subsidy rate (denominator)"),  # K
    Text("補助金の上限", "Ceiling on subsidy"),  # L
    Text("端数切捨ての単位", "Rounded down to"),  # M
    Text("間接経費", "Indirect cost"),  # N
    Text("補助対象経費", "Eligible cost"),  # O
    Text("補助金（円）", "Subsidy (JPY)"),  # P
    Text("認定VC（円）", "Certified VC (JPY)"),  # Q
    Text("出典", "Sources"),
)
YEAR_HEADS = (
    Text("年度", "Fiscal year"),
    Text("直接経費", "Direct"),
    Text("間接経費", "Overhead"),
    Text("総費用", "Cost"),
    Text("補助金", "Subsidy"),
    Text("VC", "VC"),
    Text("自己負担", "Own share"),
)
COLUMNS = {"direct": "B", "overhead": "C", "cost": "D", "subsidy": "E", "vc": "F", "own": "G"}
NONE = Text("なし", "none")
MORE_THAN_ANY = "1E+15"  # inside a formula, where a ceiling is no number: more than any amount a profile may state


@dataclass(frozen=True, slots=True)
class PlanCells:
    """Where other sheets find the plan's figures: formulas of the totals, and of each fiscal year's figures by name."""

    totals: Mapping[str, str]
    years: Mapping[int, Mapping[str, str]]  # fiscal year → direct, cost, subsidy


def plan_sheet(book: Workbook, plan: Answer, sources: Sources, lang: Lang) -> PlanCells:
    """Writes the sheet."""
    sheet = book.create_sheet(NAME.in_(lang))
    put_row(sheet, 1, [head.in_(lang) for head in HEADS], head=True)
    row = 1
    spans: list[tuple[int, int]] = []
    for year in plan["years"]:
        first = row + 1
        for line in year["lines"]:
            row += 1
            _line(sheet, row, line, sources, lang)
            put_text(sheet.cell(row, 1), said(year["label"], lang))
        spans.append((first, row))
    top = row + 3
    _years(sheet, row + 2, plan, spans, lang)
    sheet.freeze_panes = "E2"
    total = top + len(plan["years"])
    return PlanCells(
        {name: f"='{sheet.title}'!{letter}{total}" for name, letter in COLUMNS.items()},
        {
            year["fiscal_year"]: {name: f"'{sheet.title}'!{letter}{top + i}" for name, letter in COLUMNS.items()}
            for i, year in enumerate(plan["years"])
        },
    )


def _line(sheet: Worksheet, row: int, line: Answer, sources: Sources, lang: Lang) -> None:
    mark = call_mark(line, lang)
    call = f"{said(line['call']['name'], lang)}{f' [{mark}]' if mark else ''}"
    texts = (said(line["name"], lang), call, ", ".join(line["work"]))
    for column, text in enumerate(texts, 2):
        put_text(sheet.cell(row, column), text)
    for column, value in enumerate(_inputs(line), 5):
        if value is None:
            put_text(sheet.cell(row, column), NONE.in_(lang), given=True)
        else:
            put_yen(sheet.cell(row, column), value, given=True)
    counted = f"MIN(E{row},F{row})"
    put_yen(
        sheet.cell(row, 15),
        f"=MIN(ROUNDDOWN({counted}*(H{row}+G{row})/H{row},0),I{row})",
        known=line["eligible"],
    )
    put_yen(sheet.cell(row, 14), f"=O{row}-{counted}", known=line["indirect"])
    within = f"IF(ISNUMBER(I{row}),I{row}*J{row}/K{row},{MORE_THAN_ANY})"
    priced = f"MIN({counted}*(H{row}+G{row})*J{row}/(H{row}*K{row}),{within},L{row})"
    put_yen(sheet.cell(row, 16), f"=ROUNDDOWN({priced}/M{row},0)*M{row}", known=line["subsidy"])
    put_yen(sheet.cell(row, 17), line["vc"], given=True)
    put_text(sheet.cell(row, 18), sources.mark(line["citation"]))


def _inputs(line: Answer) -> tuple[int | None, ...]:
    """Direct, its ceiling, share, ceiling on eligible, rate, ceiling on the subsidy, unit. None = no ceiling."""
    steps = {step["id"]: Fraction(step["value"]) for step in line["steps"]}
    share, rate = steps.get("indirect-share", Fraction(0)), Fraction(line["rate"])
    limits = [_limit(line, steps, name, before) for name, before in _CEILINGS]
    most = limits[2] if _unlimited(line, steps, limits) <= line["subsidy"] else line["subsidy"]
    return (
        line["direct"],
        limits[0],
        share.numerator,
        share.denominator,
        limits[1],
        rate.numerator,
        rate.denominator,
        most,
        line["rounding"] or 1,
    )


_CEILINGS = (("direct-at-most", "direct"), ("eligible-at-most", "eligible"), ("ceiling", "before-ceiling"))


def _limit(line: Answer, steps: dict[str, Fraction], name: str, before: str) -> int | None:
    """The ceiling at a step: the call's own where the step names one, else what the step came to."""
    if name not in steps:
        return None
    stated = line["ceiling"]["amount"] if line["ceiling"] else None
    reached = steps[name]
    if stated is not None and (reached == stated or reached == steps.get(before)):
        return int(stated)
    return int(reached) if reached.denominator == 1 else None


def _unlimited(line: Answer, steps: dict[str, Fraction], limits: list[int | None]) -> int:
    """The subsidy by the formula without any further limit; more than the line has where the project's ceiling bound it."""
    counted, unit = _at_most(Fraction(line["direct"]), limits[0]), int(line["rounding"] or 1)
    eligible = _at_most(counted * (1 + steps.get("indirect-share", Fraction(0))), limits[1])
    return int(_at_most(eligible * Fraction(line["rate"]), limits[2]) // unit) * unit


def _at_most(amount: Fraction, limit: int | None) -> Fraction:
    return amount if limit is None else min(amount, Fraction(limit))


def _years(sheet: Worksheet, row: int, plan: Answer, spans: list[tuple[int, int]], lang: Lang) -> None:
    """Cost = subsidy + VC + own, year by year and in all."""
    put_row(sheet, row, [head.in_(lang) for head in YEAR_HEADS], head=True)
    top = row + 1
    for year, (first, last) in zip(plan["years"], spans, strict=True):
        row += 1
        put_text(sheet.cell(row, 1), said(year["label"], lang))
        put_yen(sheet.cell(row, 2), year["direct"], given=True)
        put_yen(sheet.cell(row, 3), year["overhead"], given=True)
        put_yen(sheet.cell(row, 4), f"=B{row}+C{row}", known=year["cost"])
        put_yen(sheet.cell(row, 5), f"=SUM(P{first}:P{last})" if last >= first else 0, known=year["subsidy"])
        put_yen(sheet.cell(row, 6), f"=SUM(Q{first}:Q{last})" if last >= first else 0, known=year["vc"])
        put_yen(sheet.cell(row, 7), f"=D{row}-E{row}-F{row}", known=year["own"])
    total = row + 1
    put_text(sheet.cell(total, 1), Text("合計", "Total").in_(lang), bold=True)
    for name, letter in COLUMNS.items():
        whole = sum(year[name] for year in plan["years"])
        put_yen(sheet[f"{letter}{total}"], f"=SUM({letter}{top}:{letter}{row})" if row >= top else 0, known=whole)
