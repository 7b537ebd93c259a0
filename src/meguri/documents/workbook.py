"""The plan as an Excel workbook (資金計画の Excel): every line and balance is recomputed by formulas from its inputs.

Inputs (costs, ceilings, shares, rate, unit of rounding) stand in coloured cells; everything else follows from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from openpyxl.worksheet.worksheet import Worksheet

from meguri.documents import foreign
from meguri.documents.board_words import FOREIGN, before_decision, beside_the_figures, notes, read_otherwise, to_watch
from meguri.documents.candidates_sheet import candidates_sheet
from meguri.documents.cash_sheet import cash_sheet
from meguri.documents.cost_sheet import NAME as COSTS
from meguri.documents.cost_sheet import cost_sheet
from meguri.documents.figures import Answer, day, fiscal_year, name_of, said, span
from meguri.documents.notice import FICTIONAL, UNOFFICIAL
from meguri.documents.plan import NO_MEAN, figures, left_out, told
from meguri.documents.plan import scenarios as plan_table
from meguri.documents.plan_sheet import plan_sheet
from meguri.documents.plan_words import (
    ASSUMPTIONS,
    DEADLINES,
    LEFT_OUT,
    SCENARIOS,
    TITLE,
    VC_MATCHED,
    WARNINGS,
    answer_first,
    chosen_site,
    compared,
    deadline_words,
    first_warnings,
    lines_of,
)
from meguri.documents.sources import HEADING, Sources, dates, kind, note_of, url_of
from meguri.documents.spreadsheet import Book, fit, for_print, put_row, put_text, put_yen, saved
from meguri.documents.verdict_groups import amount_words
from meguri.documents.verdicts import call_name, clause_word, headline
from meguri.vocabulary.places import place_text
from meguri.vocabulary.text import Lang, Text

SUMMARY = Text("概要", "Summary")
CASH_SHEET = Text("資金繰り", "Cash")
VERDICTS = Text("判定", "Verdicts")
CANDIDATES = Text("候補", "Sites")
READING = Text("条件の読み方", "Reading of the terms")
AS_MADE = Text(
    "この欄の文章は作成時のもので、費用シートや計画シートの値を変えても変わりません。",
    "These sentences are as of the day they were made; they do not follow changes on the sheets Costs and Plan.",
)
ROW_FIXED = Text("作成時の値（追従しない）", "as made (does not follow)")
MONTH_FIXED = Text("金額は追従、時期は作成時の値", "amounts follow; the month is as made")


def plan(answer: Answer, verdicts: Answer, lang: Lang, found: Answer | None = None) -> bytes:
    """The workbook.

    Args:
        answer: `meguri/plan/1`.
        verdicts: `meguri/eligibility/1` of the same profile and day.
        found: `meguri/match/1` of the same, where there is one.
    """
    book = Book()
    book.properties.creator = "Meguri"
    book.properties.title = f"{TITLE.in_(lang)} — {name_of(answer['profile'], lang)}"
    sources = Sources(lang)
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = SUMMARY.in_(lang)
    cells = plan_sheet(book, answer, sources, lang)
    cost_sheet(book.create_sheet(COSTS.in_(lang)), answer, cells.share, cells.overhead, lang)
    cash_sheet(book.create_sheet(CASH_SHEET.in_(lang)), answer, cells, lang)
    _assumptions(book.create_sheet(ASSUMPTIONS.in_(lang)), answer, sources, lang)
    _verdicts(book.create_sheet(VERDICTS.in_(lang)), (verdicts, answer), sources, lang)
    if found is not None:
        candidates_sheet(book.create_sheet(CANDIDATES.in_(lang)), found, lang)
    _summary(first, answer, (cells.totals, bool(verdicts.get("owned_abroad"))), lang)
    _sources(book.create_sheet(HEADING.in_(lang)), sources, lang)
    for sheet in book.worksheets:
        fit(sheet, lang)
        for_print(sheet, UNOFFICIAL.in_(lang))
    return saved(book, date.fromisoformat(answer["as_of"]))


def _summary(sheet: Worksheet, answer: Answer, of: tuple[Mapping[str, str], bool], lang: Lang) -> None:
    """The answer first; the totals point at the plan.

    Args:
        of: formulas of the plan's totals, and whether the applicant is the subsidiary of a foreign corporation.
    """
    totals, owned_abroad = of
    lines = [f"{TITLE.in_(lang)} — {name_of(answer['profile'], lang)}"]
    lines += [FICTIONAL.in_(lang)] if answer["profile"]["fictional"] else []
    lines += [chosen_site(answer, lang)] if answer.get("cdmo") else []
    lines += [UNOFFICIAL.in_(lang), day(answer["as_of"], lang), *answer_first(answer, lang)]
    lines += [
        *before_decision(answer, lang),
        *(said(one["text"], lang) for one in first_warnings(answer)),
        *beside_the_figures(answer, lang),
    ]
    lines += [*([FOREIGN.in_(lang)] if owned_abroad else []), AS_MADE.in_(lang)]
    for row, line in enumerate(lines, 1):
        put_text(sheet.cell(row, 1), line, bold=row == 1, wrap=False)
    row = len(lines) + 2
    labels = {
        "cost": Text("総費用", "Cost"),
        "subsidy": Text("補助金", "Subsidy"),
        "vc": VC_MATCHED,
        "own": Text("自己負担", "Own share"),
    }
    names = [name for name in labels if name != "vc" or "vc" in figures(answer)]
    put_row(sheet, row, [Text("円", "JPY").in_(lang), *(labels[name].in_(lang) for name in names)], head=True)
    put_text(sheet.cell(row + 1, 1), Text("この計画（計画シートの式）", "this plan (formulas)").in_(lang))
    for column, name in enumerate(names, 2):
        put_yen(sheet.cell(row + 1, column), totals[name], known=answer["totals"][name])
    row = _scenarios(sheet, row + 3, answer, totals, lang)
    for heading, texts in _lists(answer, lang):
        put_text(sheet.cell(row + 1, 1), heading.in_(lang), bold=True)
        for text in texts:
            row += 1
            put_text(sheet.cell(row + 1, 1), text)
        row += 2


def _scenarios(sheet: Worksheet, row: int, answer: Answer, totals: Mapping[str, str], lang: Lang) -> int:
    listed, table, last = compared(answer), plan_table(answer, lang), len(figures(answer)) + 1
    put_row(sheet, row, [SCENARIOS.in_(lang), *(column.head for column in table.columns[1:])], head=True)
    for one, texts in zip(listed, table.rows, strict=True):
        row += 1
        formulas = _followed(one, answer, totals, lang)
        put_text(sheet.cell(row, 1), texts[0])
        for column, name in enumerate(figures(answer), 2):
            if name in told(one):
                put_yen(sheet.cell(row, column), formulas.get(name, one[name]), known=one[name])
            else:
                put_text(sheet.cell(row, column), NO_MEAN)
        if answer["kind"] == "runway":
            put_text(sheet.cell(row, last + 1), texts[-1])
        put_text(sheet.cell(row, last + 2), (MONTH_FIXED if formulas else ROW_FIXED).in_(lang), wrap=False)
    for words in notes(answer, listed, lang):
        row += 1
        put_text(sheet.cell(row, 1), words, wrap=False)
    return row + 1


def _followed(one: Answer, answer: Answer, totals: Mapping[str, str], lang: Lang) -> Mapping[str, str]:
    """The formulas of the two scenarios that the other sheets recompute; none for the others."""
    if one["id"] not in ("none", "default") or not answer["cash"]:
        return {}
    column = {"none": "G", "default": "F"}[one["id"]]
    lowest = f"MIN('{CASH_SHEET.in_(lang)}'!{column}3:{column}{len(answer['cash']) + 2})"
    names = ("subsidy", "vc", "own")
    return {
        **(
            {name: totals[name] for name in names}
            if one["id"] == "default"
            else {"subsidy": "=0", "vc": "=0", "own": totals["cost"]}
        ),
        "peak_need": f"=-MIN(0,{lowest})",
    }


def _lists(answer: Answer, lang: Lang) -> list[tuple[Text, list[str]]]:
    dated = [f"{day(one['on'], lang)}  {deadline_words(one, lang)}" for one in answer["deadlines"]]
    listed = [
        (DEADLINES, [*dated, *to_watch(answer, lang)]),
        (LEFT_OUT, left_out(answer["left_out"], lang)),
    ]
    return [(heading, texts) for heading, texts in listed if texts]


def _assumptions(sheet: Worksheet, answer: Answer, sources: Sources, lang: Lang) -> None:
    """What the plan takes for granted, what could go wrong, and which readings of the terms it uses."""
    heads = (Text("種類", "Kind"), Text("内容", "What"), HEADING)
    put_row(sheet, 1, [text.in_(lang) for text in heads], head=True)
    rows = [
        (heading.in_(lang), said(one["text"], lang), sources.mark(one["citation"]))
        for heading, name in ((ASSUMPTIONS, "assumptions"), (WARNINGS, "warnings"))
        for one in answer[name]
    ]
    rows += [(READING.in_(lang), text, "") for text in _readings(answer, lang)]
    for row, texts in enumerate(rows, 2):
        put_row(sheet, row, texts)
    sheet.freeze_panes = "A2"


def _readings(answer: Answer, lang: Lang) -> Iterable[str]:
    """Each programme's readings, once."""
    found: dict[str, None] = {}
    for line in lines_of(answer):
        for one in line["reading_text"]:
            found[f"{said(line['name'], lang)}: {said(one['question'], lang)} — {said(one['text'], lang)}"] = None
    return found


def _verdicts(sheet: Worksheet, of: tuple[Answer, Answer], sources: Sources, lang: Lang) -> None:
    """The verdicts; an amount says where the plan reads the terms otherwise.

    Args:
        of: the verdicts and the plan.
    """
    verdicts, plan = of
    heads = (
        Text("事業", "Programme"),
        Text("判定", "Verdict"),
        Text("公募", "Call"),
        Text("要件", "Conditions"),
        Text("補助額（円）", "Subsidy (JPY)"),
        Text("年度別", "By fiscal year"),
        Text("出典", "Sources"),
    )
    put_row(sheet, 1, [text.in_(lang) for text in heads], head=True)
    between = "：" if lang is Lang.JA else ": "
    for row, one in enumerate(verdicts["programmes"], 2):
        cited = [citation for clause in one["clauses"] for citation in clause["citation"]]
        clauses = "\n".join(
            f"{clause_word(clause, lang)}{between}{said(clause['text'], lang)}" for clause in one["clauses"]
        )
        years = "\n".join(f"{fiscal_year(int(y), lang)} {span(a, lang)}" for y, a in one["amount"]["by_year"].items())
        put_row(
            sheet,
            row,
            [
                said(one["name"], lang),
                headline(one, lang),
                call_name(one["call"], lang),
                clauses,
                "\n".join(filter(None, [amount_words(one, lang), read_otherwise(plan, one["id"], lang)])),
                years,
                sources.mark(cited),
            ],
        )
    row = len(verdicts["programmes"]) + 3
    told = foreign.lines(verdicts, sources, lang)
    for place, line in enumerate([foreign.HEADING.in_(lang), *told] if told else [], row):
        put_text(sheet.cell(place, 1), line, bold=place == row, wrap=False)
    sheet.freeze_panes = "B2"


def _sources(sheet: Worksheet, sources: Sources, lang: Lang) -> None:
    heads = (
        Text("番号", "No."),
        HEADING,
        Text("箇所", "Place"),
        Text("種類", "Kind"),
        Text("日付", "Dates"),
        Text("備考", "Note"),
    )
    put_row(sheet, 1, [text.in_(lang) for text in heads], head=True)
    for number, one in enumerate(sources.cited(), 1):
        cells: Sequence[str] = (
            f"[{number}]",
            one["source"],
            place_text(one["place"] or "").in_(lang),
            kind(one, lang),
            dates(one, lang),
            note_of(one, lang),
        )
        put_row(sheet, number + 1, cells)
        sheet.cell(number + 1, 2).hyperlink = url_of(one)
