"""The sheet that recomputes the plan (計画シート): direct → ceiling → indirect → eligible → rate → ceiling → rounding.

Shares and rates stand as two whole numbers each, so that a spreadsheet's floating point never meets a fraction: the amount
is (direct × (b + a) × p) / (b × q), whole yen until the one division that is then rounded down. Where there is no ceiling the
cell says so in words: MIN leaves words out, and the one product with a ceiling asks first whether it is a number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from meguri.documents.figures import Answer, said
from meguri.documents.plan_words import VC_MATCHED, call_mark
from meguri.documents.sources import Sources
from meguri.documents.spreadsheet import put_row, put_text, put_yen
from meguri.vocabulary.text import Lang, Text

NAME = Text("計画", "Plan")
HEADS = (
    Text("年度", "Fiscal year"),
    Text("事業", "Programme"),
    Text("公募", "Call"),
    Text("対象の作業", "Work"),
    Text("計上する直接経費（円）", "Direct cost claimed (JPY)"),  # E
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
    Text("入力した対象の直接経費（円）", "Direct cost entered that the call pays for (JPY)"),  # S
    Text("費用を変えたとき", "When a cost is changed"),
)
FOLLOWS = Text("S列を変えると計算し直す", "follows column S")
FIXED = Text("追従しない（計上額は割付の結果）", "does not follow (what is claimed was allotted by the plan)")
SHARED = Text("補助額は追従、年度の費用は追従しない", "the subsidy follows, the cost of the year does not")
OVERHEAD_SHARE = Text("間接経費率（分子・分母）", "Overhead share (numerator, denominator)")
ENTERED = 19  # the column of what was entered
YEAR_HEADS = (
    Text("年度", "Fiscal year"),
    Text("直接経費", "Direct"),
    Text("間接経費", "Overhead"),
    Text("総費用", "Cost"),
    Text("補助金", "Subsidy"),
    VC_MATCHED,
    Text("自己負担", "Own share"),
    Text("補助の対象に入れていない直接経費", "Direct cost no call pays for"),  # H
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
            _entered(sheet, row, line, alone=len(year["lines"]) == 1, lang=lang)
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
    texts = (said(line["name"], lang), call, said(line["work_text"], lang))
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


def _entered(sheet: Worksheet, row: int, line: Answer, *, alone: bool, lang: Lang) -> None:
    """What was entered, and from it what is claimed: so much that a ceiling is just reached, where that is all."""
    put_yen(sheet.cell(row, ENTERED), line["entered"], given=True)
    direct, share, eligible, rate, most = _of(line)
    backs = [
        limit for limit in (direct, _back(eligible, 1 + share), _back(most, (1 + share) * rate)) if limit is not None
    ]
    follows = min(line["entered"], *backs, line["entered"]) == line["direct"]
    if follows:
        gain = f"(J{row}*(H{row}+G{row}))"
        within = f"IF(ISNUMBER(I{row}),ROUNDDOWN((I{row}*H{row}-1)/(H{row}+G{row}),0)+1,{MORE_THAN_ANY})"
        reached = f"IF(ISNUMBER(L{row}),ROUNDDOWN((L{row}*K{row}*H{row}-1)/{gain},0)+1,{MORE_THAN_ANY})"
        put_yen(sheet.cell(row, 5), f"=MIN(S{row},F{row},{within},{reached})", known=line["direct"])
        sheet.cell(row, 5).fill = PatternFill()
    words = FIXED if not follows else FOLLOWS if alone else SHARED
    put_text(sheet.cell(row, ENTERED + 1), words.in_(lang))


def _back(limit: int | None, gain: Fraction) -> int | None:
    """The least whole yen of direct cost that reaches a limit; None where there is none."""
    return None if limit is None or not gain else ceil(Fraction(limit) / gain)


def _of(line: Answer) -> tuple[int | None, Fraction, int | None, Fraction, int | None]:
    """Ceiling on direct, indirect share, ceiling on eligible, rate, ceiling on the subsidy."""
    _, direct, share, over, eligible, rate, under, most, _ = _inputs(line)
    return direct, Fraction(share or 0, over or 1), eligible, Fraction(rate or 0, under or 1), most


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
    top, share = row + 1, row + len(plan["years"]) + 3
    for year, (first, last) in zip(plan["years"], spans, strict=True):
        row += 1
        put_text(sheet.cell(row, 1), said(year["label"], lang))
        counted = year["lines"][0]["entered"] if len(year["lines"]) == 1 else 0
        put_yen(sheet.cell(row, 8), year["direct"] - counted, given=True)
        put_yen(sheet.cell(row, 2), f"=H{row}+S{first}" if counted else f"=H{row}", known=year["direct"])
        put_yen(sheet.cell(row, 3), f"=ROUNDDOWN(B{row}*B{share}/C{share},0)", known=year["overhead"])
        put_yen(sheet.cell(row, 4), f"=B{row}+C{row}", known=year["cost"])
        put_yen(sheet.cell(row, 5), f"=SUM(P{first}:P{last})" if last >= first else 0, known=year["subsidy"])
        put_yen(sheet.cell(row, 6), f"=SUM(Q{first}:Q{last})" if last >= first else 0, known=year["vc"])
        put_yen(sheet.cell(row, 7), f"=D{row}-E{row}-F{row}", known=year["own"])
    total = row + 1
    put_text(sheet.cell(total, 1), Text("合計", "Total").in_(lang), bold=True)
    for name, letter in COLUMNS.items():
        whole = sum(year[name] for year in plan["years"])
        put_yen(sheet[f"{letter}{total}"], f"=SUM({letter}{top}:{letter}{row})" if row >= top else 0, known=whole)
    put_text(sheet.cell(share, 1), OVERHEAD_SHARE.in_(lang))
    overhead = Fraction(plan["overhead_share"])
    put_yen(sheet.cell(share, 2), overhead.numerator, given=True)
    put_yen(sheet.cell(share, 3), overhead.denominator, given=True)
