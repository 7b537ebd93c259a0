"""The sheet that recomputes the plan (計画シート): direct → ceiling → indirect → eligible → rate → ceiling → rounding.

What bounds a project over all its fiscal years, certified VC money among it, stands in rows of its own below the years;
a line may claim what the lines before it left.

Shares and rates stand as two whole numbers each, so that a spreadsheet's floating point never meets a fraction: the amount
is (direct × (b + a) × p) / (b × q), whole yen until the one division that is then rounded down. Where there is no ceiling the
cell says so in words: MIN leaves words out, and the one product with a ceiling asks first whether it is a number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from meguri.documents.cost_sheet import CostCells
from meguri.documents.figures import Answer, said
from meguri.documents.plan_words import VC_MATCHED, call_mark
from meguri.documents.sources import Sources
from meguri.documents.spreadsheet import Place, put_row, put_text, put_yen
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
FOLLOWS = Text("「費用」シートの直接経費に追従", "follows the direct costs of the sheet Costs")
FIXED = Text("追従しない（計上額は割付の結果）", "does not follow (what is claimed was allotted by the plan)")
SHARED = Text("補助額は追従、年度の費用は追従しない", "the subsidy follows, the cost of the year does not")
OVERHEAD_SHARE = Text("間接経費率（分子・分母）", "Overhead share (numerator, denominator)")
SHARE = (7, 8)  # the columns of the indirect share
ENTERED = 19  # the column of what was entered
BOUND_HEADS = (
    Text("事業全体の上限", "Bounds of a project"),
    Text("認定VCの出資（円）", "Certified VC money (JPY)"),  # B
    Text("補助金は出資の何倍まで", "Subsidy at most so many times it"),  # C
    Text("補助金の上限", "Ceiling on subsidy"),  # D
    Text("補助対象経費の上限", "Ceiling on eligible"),  # E
    Text("直接経費の上限", "Ceiling on direct"),  # F
)
STAYS = Text(
    "使う事業、読み方、補助金の行のある年度は作成時のままです。間接経費率を変えると、公募が認める割合まで補助金も変わります。",
    "The programmes, the readings and the fiscal years with a line stay as made. Changing the overhead share changes the "
    "subsidies too, up to the share a call counts.",
)
VC_STAYS = Text(
    "認定VCの出資を変えても、資金繰りシートの払込み（ほかの入金）は変わりません。",
    " Changing the certified VC money does not change what is paid in on the cash sheet (other receipts).",
)
YEAR_HEADS = (
    Text("年度", "Fiscal year"),
    Text("直接経費", "Direct"),
    Text("間接経費", "Overhead"),
    Text("総費用", "Cost"),
    Text("補助金", "Subsidy"),
    VC_MATCHED,
    Text("自己負担", "Own share"),
    Text("補助の対象に入れていない直接経費", "Direct cost in no line"),  # H
)
COLUMNS = {"direct": "B", "overhead": "C", "cost": "D", "subsidy": "E", "vc": "F", "own": "G"}
NONE = Text("なし", "none")
MORE_THAN_ANY = "1E+15"  # inside a formula, where a ceiling is no number: more than any amount a profile may state


@dataclass(frozen=True, slots=True)
class PlanCells:
    """Where other sheets find the plan's figures: formulas of the totals, and of each fiscal year's figures by name."""

    totals: Mapping[str, str]
    overhead: Mapping[int, str]  # of each fiscal year
    share: tuple[str, str]  # of overhead: numerator and denominator
    subsidies: Sequence[tuple[str, int, str]]  # of each line: quarter of receipt, yen, cell


@dataclass(frozen=True, slots=True)
class Earlier:
    """The lines of the same programme in earlier fiscal years, and the row of its project's bounds; None = unbounded."""

    rows: Sequence[int]
    lines: Sequence[Answer]
    bound: int | None


def plan_sheet(book: Workbook, plan: Answer, sources: Sources, lang: Lang) -> PlanCells:
    """Writes the sheet."""
    sheet, costs = book.create_sheet(NAME.in_(lang)), CostCells(plan, lang)
    put_row(sheet, 1, [head.in_(lang) for head in HEADS], head=True)
    lines = list(enumerate([(year, line) for year in plan["years"] for line in year["lines"]], 2))
    top = len(lines) + 4
    total = top + len(plan["years"])
    share, bounded = total + 2, list(dict.fromkeys(line["programme"] for _, (_, line) in lines if _bounds(line)))
    for row, (year, line) in lines:
        before = [(r, other) for r, (_, other) in lines if r < row and other["programme"] == line["programme"]]
        bound = share + 3 + bounded.index(line["programme"]) if line["programme"] in bounded else None
        earlier = Earlier([r for r, _ in before], [other for _, other in before], bound)
        put_text(sheet.cell(row, 1), said(year["label"], lang))
        _line(sheet, (row, share), line, sources, lang)
        _subsidy(sheet, row, line, earlier)
        _entered(sheet, row, line, (earlier, costs.claimed_by(line["programme"], year["fiscal_year"]), costs), lang)
    _years(sheet, top - 1, plan, (lines, costs), lang)
    _project_bounds(
        sheet, share + 2, [next(x for _, (_, x) in lines if x["programme"] == id_) for id_ in bounded], lang
    )
    by_vc = any("vc" in _bounds(line) for _, (_, line) in lines)
    stays = STAYS + VC_STAYS if by_vc else STAYS
    put_text(sheet.cell(share + len(bounded) + (4 if bounded else 2), 1), stays.in_(lang), wrap=False)
    sheet.freeze_panes = "E2"
    return PlanCells(
        {name: f"='{sheet.title}'!{letter}{total}" for name, letter in COLUMNS.items()},
        {year["fiscal_year"]: f"'{sheet.title}'!C{top + i}" for i, year in enumerate(plan["years"])},
        (f"'{sheet.title}'!B{share}", f"'{sheet.title}'!C{share}"),
        [(line["receipt"], line["subsidy"], f"'{sheet.title}'!P{row}") for row, (_, line) in lines],
    )


def _bounds(line: Answer) -> Mapping[str, int]:
    """What bounds the line's project over all fiscal years, by what it is a bound of; `vc` is the multiple's."""
    project = line["project"]
    found = {of: amount for of, amount in project["ceilings"].items() if isinstance(amount, int)}
    return {**found, **({"vc": project["vc_multiple"] * project["certified_vc"]} if project["vc_multiple"] else {})}


def _project_bounds(sheet: Worksheet, row: int, lines: Sequence[Answer], lang: Lang) -> None:
    if not lines:
        return
    put_row(sheet, row, [head.in_(lang) for head in BOUND_HEADS], head=True)
    for line in lines:
        row += 1
        project, bounds = line["project"], _bounds(line)
        put_text(sheet.cell(row, 1), said(line["name"], lang))
        given = (project["certified_vc"], project["vc_multiple"]) if "vc" in bounds else (None, None)
        cells = [*zip((2, 3), given, strict=True), (5, bounds.get("eligible")), (6, bounds.get("direct"))]
        cells += [(4, bounds.get("subsidy"))] if "vc" not in bounds else []
        for column, value in cells:
            _given(sheet.cell(row, column), value, lang)
        if "vc" in bounds:
            most = min(bounds["vc"], bounds.get("subsidy", bounds["vc"]))
            least = f",{bounds['subsidy']}" if "subsidy" in bounds else ""
            put_yen(sheet.cell(row, 4), f"=MIN(B{row}*C{row}{least})", known=most)


def _line(sheet: Worksheet, at: tuple[int, int], line: Answer, sources: Sources, lang: Lang) -> None:
    """What a line stands on, and its eligible cost.

    Args:
        at: the row, and that of the overhead share.
    """
    row, share = at
    mark = call_mark(line, lang)
    call = f"{said(line['call']['name'], lang)}{f' [{mark}]' if mark else ''}"
    texts = (said(line["name"], lang), call, said(line["work_text"], lang))
    for column, text in enumerate(texts, 2):
        put_text(sheet.cell(row, column), text)
    for column, value in enumerate(_inputs(line), 5):
        if column in SHARE:
            put_yen(sheet.cell(row, column), _share(line, share, column), known=value)
        else:
            _given(sheet.cell(row, column), value, lang)
    counted = f"MIN(E{row},F{row})"
    put_yen(
        sheet.cell(row, 15),
        f"=MIN(ROUNDDOWN({counted}*(H{row}+G{row})/H{row},0),I{row})",
        known=line["eligible"],
    )
    put_yen(sheet.cell(row, 14), f"=O{row}-{counted}", known=line["indirect"])
    put_text(sheet.cell(row, 18), sources.mark(line["citation"]))


def _given(cell: Place, value: int | None, lang: Lang) -> None:
    """What was entered or stated; in words where there is none."""
    if value is None:
        put_text(cell, NONE.in_(lang), given=True)
    else:
        put_yen(cell, value, given=True)


def _share(line: Answer, row: int, column: int) -> str:
    """The overhead share below the years, in whole numbers, but not above what the call counts."""
    most = Fraction(line["indirect_at_most"])
    chosen, other = (f"B{row}", most.numerator) if column == SHARE[0] else (f"C{row}", most.denominator)
    return f"=IF(B{row}*{most.denominator}<={most.numerator}*C{row},{chosen},{other})"


def _subsidy(sheet: Worksheet, row: int, line: Answer, earlier: Earlier) -> None:
    """The subsidy under every ceiling, and the certified VC money that carries the rest of the line."""
    counted = f"MIN(E{row},F{row})"
    within = f"IF(ISNUMBER(I{row}),I{row}*J{row}/K{row},{MORE_THAN_ANY})"
    left = "".join(f",{whole}/{parts}" for whole, parts in _left(row, line, earlier, "subsidy"))
    priced = f"MIN({counted}*(H{row}+G{row})*J{row}/(H{row}*K{row}),{within},L{row}{left})"
    put_yen(sheet.cell(row, 16), f"=ROUNDDOWN({priced}/M{row},0)*M{row}", known=line["subsidy"])
    if earlier.bound is None or not line["project"]["vc_multiple"]:
        put_yen(sheet.cell(row, 17), line["vc"])
        return
    used = "".join(f"-Q{before}" for before in earlier.rows)
    put_yen(sheet.cell(row, 17), f"=MAX(0,MIN(B{earlier.bound}{used},O{row}-P{row}))", known=line["vc"])


def _left(row: int, line: Answer, earlier: Earlier, of: str) -> list[tuple[str, str]]:
    """What earlier lines left under each bound of the project: a whole number, and into how many parts of a yen it counts.

    Args:
        of: `subsidy` for yen of subsidy, `direct` for yen of direct cost.
    """
    if earlier.bound is None:
        return []
    bounds, claimed = _bounds(line), "+".join(f"E{before}" for before in earlier.rows) or "0"
    gross = f"(H{row}+G{row})"
    found = []
    if "vc" in bounds or "subsidy" in bounds:
        left = f"MAX(0,D{earlier.bound}*H{row}*K{row}-J{row}*{gross}*({claimed}))"
        found.append((left, f"(H{row}*K{row})" if of == "subsidy" else f"(J{row}*{gross})"))
    if "eligible" in bounds:
        left = f"MAX(0,E{earlier.bound}*H{row}-{gross}*({claimed}))"
        found.append((f"J{row}*{left}", f"(H{row}*K{row})") if of == "subsidy" else (left, gross))
    if "direct" in bounds and of == "direct":
        found.append((f"MAX(0,F{earlier.bound}-({claimed}))", "1"))
    return found


def _entered(
    sheet: Worksheet, row: int, line: Answer, around: tuple[Earlier, list[int] | None, CostCells], lang: Lang
) -> None:
    """What was entered, and from it what is claimed: so much that a ceiling is just reached, where that is all."""
    earlier, rows, costs = around
    if rows:
        put_yen(sheet.cell(row, ENTERED), f"={costs.at('C', rows)}", known=line["entered"])
    else:
        put_yen(sheet.cell(row, ENTERED), line["entered"], given=True)
    direct, share, eligible, rate, most = _of(line)
    gain = (1 + share) * rate
    limits = (direct, _back(eligible, 1 + share), _back(most, gain), *_rooms(line, earlier, share, rate))
    follows = min([line["entered"], *(limit for limit in limits if limit is not None)]) == line["direct"]
    if follows:
        gain_of = f"(J{row}*(H{row}+G{row}))"
        within = f"IF(ISNUMBER(I{row}),ROUNDDOWN((I{row}*H{row}-1)/(H{row}+G{row}),0)+1,{MORE_THAN_ANY})"
        reached = f"IF(ISNUMBER(L{row}),ROUNDDOWN((L{row}*K{row}*H{row}-1)/{gain_of},0)+1,{MORE_THAN_ANY})"
        left = "".join(
            f",ROUNDDOWN(({whole}+{parts}-1)/{parts},0)" for whole, parts in _left(row, line, earlier, "direct")
        )
        put_yen(sheet.cell(row, 5), f"=MIN(S{row},F{row},{within},{reached}{left})", known=line["direct"])
        sheet.cell(row, 5).fill = PatternFill()
    words = FIXED if not follows else FOLLOWS if rows else SHARED
    put_text(sheet.cell(row, ENTERED + 1), words.in_(lang))


def _rooms(line: Answer, earlier: Earlier, share: Fraction, rate: Fraction) -> list[int]:
    """The least whole yen of direct cost that reach what is left under each bound of the project."""
    claimed = sum(one["direct"] for one in earlier.lines)
    gains = {"vc": (1 + share) * rate, "subsidy": (1 + share) * rate, "eligible": 1 + share, "direct": Fraction(1)}
    return [max(0, ceil(amount / gains[of] - claimed)) for of, amount in _bounds(line).items() if gains[of]]


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
    bounded = not _bounds(line) and _unlimited(line, steps, limits) > line["subsidy"]
    most = line["subsidy"] if bounded else limits[2]
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


def _years(
    sheet: Worksheet,
    row: int,
    plan: Answer,
    of: tuple[Sequence[tuple[int, tuple[Answer, Answer]]], CostCells],
    lang: Lang,
) -> None:
    """Cost = subsidy + VC + own, year by year and in all."""
    put_row(sheet, row, [head.in_(lang) for head in YEAR_HEADS], head=True)
    lines, costs = of
    top, share = row + 1, row + len(plan["years"]) + 3
    for year in plan["years"]:
        row += 1
        own = [(number, line) for number, (other, line) in lines if other is year]
        rows, counted = costs.of_year(year["fiscal_year"]), sum(line["entered"] for _, line in own)
        put_text(sheet.cell(row, 1), said(year["label"], lang))
        put_yen(sheet.cell(row, 2), f"={costs.at('E', rows)}", known=year["direct"])
        entered = "".join(f"-S{number}" for number, _ in own)
        put_yen(sheet.cell(row, 8), f"=MAX(0,B{row}{entered})", known=max(0, year["direct"] - counted))
        put_yen(sheet.cell(row, 3), f"=ROUNDDOWN(B{row}*B{share}/C{share},0)", known=year["overhead"])
        put_yen(sheet.cell(row, 4), f"=B{row}+C{row}", known=year["cost"])
        for column, letter, name in ((5, "P", "subsidy"), (6, "Q", "vc")):
            span = f"{letter}{own[0][0]}:{letter}{own[-1][0]}" if own else ""
            put_yen(sheet.cell(row, column), f"=SUM({span})" if own else 0, known=year[name])
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
