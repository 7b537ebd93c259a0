"""What the plan's PDF says (資金計画書の内容): strings and tables, ready to set; every number already written out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from meguri.documents import foreign
from meguri.documents import plan as screen
from meguri.documents.board_words import (
    FOREIGN,
    before_decision,
    beside_the_figures,
    if_decided_later,
    read_otherwise,
    to_watch,
)
from meguri.documents.board_words import notes as scenario_notes
from meguri.documents.candidates import candidates, leading_sites
from meguri.documents.eligibility import AMOUNT, by_year
from meguri.documents.figures import YEN_UNIT, Answer, day, fiscal_year, months, name_of, runs_out, said, with_unit, yen
from meguri.documents.notice import FICTIONAL, UNOFFICIAL
from meguri.documents.plan_words import (
    ASSUMPTIONS,
    CASH,
    DEADLINES,
    ENDS,
    LEFT_OUT,
    LINES,
    NO_SUBSIDY,
    OF_COST,
    OF_SPENDING,
    PLANNED,
    SCENARIOS,
    TITLE,
    VC_IN_CASH,
    WARNINGS,
    YEARS,
    call_mark,
    chosen_site,
    compared,
    deadline_words,
    first_warnings,
    need_name,
    rests_on,
    rests_on_assumed_calls,
    scenario,
    share_words,
    work_of,
)
from meguri.documents.sources import HEADING, Sources, url_of
from meguri.documents.table import Table
from meguri.documents.verdict_groups import amount_words, counts, in_order, tone_of
from meguri.documents.verdicts import call_name, clause_word, headline
from meguri.documents.width import width
from meguri.vocabulary.text import Lang, Text

VERDICTS = Text("支援事業の判定", "Verdicts")
PAGE = Text("頁", "page")
UNIT = Text("（単位：円）", "(in JPY)")
FIRST = Text("最初の補助金の入金", "First subsidy arrives")
FIRST_ASSUMED = Text("最初の補助金の入金（仮定）", "First subsidy arrives (assumed)")
MILLION = 1_000_000
MOST_MARKS = 10  # figures that have room along the axis of the chart
WIDEST_FIGURE = 22  # columns that fit a card in large type
Part = dict[str, Any]


def plan(answer: Answer, verdicts: Answer, lang: Lang, found: Answer | None = None) -> Part:
    """Everything the template sets.

    Args:
        found: the candidates, where the profile asks for a manufacturer.
    """
    sources = Sources(lang)
    listed = [one for one in compared(answer) if one["id"] != "expected"]  # a product of reported rates is no plan
    first = [_cited(one, sources, lang) for one in first_warnings(answer)]
    lines = _lines(answer, sources, lang)
    judged = [_verdict(one, answer, sources, lang) for one in in_order(verdicts["programmes"])]
    owned = {"heading": foreign.HEADING.in_(lang), "items": foreign.lines(verdicts, sources, lang)}
    notes = [
        {"heading": heading.in_(lang), "items": [_cited(one, sources, lang) for one in answer[name]]}
        for heading, name in ((ASSUMPTIONS, "assumptions"), (WARNINGS, "warnings"))
    ]
    return {
        "lang": lang.value,
        "title": TITLE.in_(lang),
        "name": name_of(answer["profile"], lang),
        "stamp": _stamp(answer, lang),
        "chosen": chosen_site(answer, lang) if answer.get("cdmo") else None,
        "fictional": FICTIONAL.in_(lang) if answer["profile"]["fictional"] else None,
        "notice": UNOFFICIAL.in_(lang),
        "unit": UNIT.in_(lang),
        "page": PAGE.in_(lang),
        "figures": _figures(answer, lang),
        "sentences": list(rests_on(answer, lang)),  # the rest of the answer stands in the figures
        "ground": [
            *beside_the_figures(answer, lang),
            *([FOREIGN.in_(lang)] if verdicts.get("owned_abroad") else []),
            *([leading_sites(found, lang)] if found and not answer.get("cdmo") else []),
        ],
        "warnings": [*before_decision(answer, lang), *first],
        "scenarios": {"heading": SCENARIOS.in_(lang), **_table(screen.scenarios(answer, lang, listed))},
        "scenario_notes": [
            *([VC_IN_CASH.in_(lang)] if answer["totals"]["vc"] else []),
            *scenario_notes(answer, listed, lang),
        ],
        "dates": {"heading": DEADLINES.in_(lang), "rows": _dates(answer, lang)},
        "years": {"heading": YEARS.in_(lang), **_table(screen.years(answer, lang))},
        "balance": _balance(answer, lang),
        "verdicts": {"heading": VERDICTS.in_(lang), "intro": counts(verdicts, lang), "foreign": owned, "items": judged},
        "candidates": candidates(found, lang) if found else None,
        "lines": {"heading": LINES.in_(lang), "items": lines},
        "cash": {"heading": CASH.in_(lang), **_table(screen.cash(answer, lang))},
        "left_out": {"heading": LEFT_OUT.in_(lang), "items": screen.left_out(answer["left_out"], lang)},
        "notes": [part for part in notes if part["items"]],
        "sources": {"heading": HEADING.in_(lang), "items": _sources(sources)},
    }


def _sources(sources: Sources) -> list[Part]:
    return [{"text": text, "url": url_of(one)} for text, one in zip(sources.lines(), sources.cited(), strict=True)]


def _table(table: Table) -> Part:
    return {
        "head": [column.head for column in table.columns],
        "numbers": [column.number for column in table.columns],
        "rows": [list(row) for row in table.rows],
    }


def _cited(one: Answer, sources: Sources, lang: Lang) -> str:
    return f"{said(one['text'], lang)} {sources.mark(one['citation'])}".rstrip()


def _stamp(answer: Answer, lang: Lang) -> str:
    """As of when, under which rulebook."""
    on, version = day(answer["as_of"], lang), answer["rulebook"]["version"]
    return f"{on}現在・規則集 {version}" if lang is Lang.JA else f"As of {on}; rulebook {version}"


def _figures(answer: Answer, lang: Lang) -> list[Part]:
    """The figures of the first page, as on the screen."""
    without = scenario(answer, "none") or answer
    default = scenario(answer, "default") or answer
    runway = answer["kind"] == "runway"
    need, late = need_name(answer), scenario(answer, "late")
    later = if_decided_later(answer, lang) if late else ""
    cases = ((NO_SUBSIDY, without, None), (PLANNED, default, late))
    shown: list[tuple[Text, Text | None, str, list[str]]] = []
    if runway:
        shown = [
            (
                ENDS,
                case,
                runs_out(one["runs_out"], lang),
                [f"{later} {runs_out(then['runs_out'], lang)}"] if then else [],
            )
            for case, one, then in cases
        ]
    totals, out = answer["totals"], answer["ground"]["out"]
    receipt = FIRST_ASSUMED if rests_on_assumed_calls(answer) else FIRST
    for case, one, then in cases:
        below = [share_words(one["peak_need"], out, OF_SPENDING, lang)]
        below += [f"{later} {with_unit(then['peak_need'], lang)}"] if then else []
        shown.append((need, case, with_unit(one["peak_need"], lang), below))
    own = share_words(totals["own"], totals["cost"], OF_COST, lang)
    shown += [
        (Text("自己負担", "Own share"), None, with_unit(totals["own"], lang), [own]),
        (receipt, None, _first_receipt(without, default, lang), []),
    ]
    return [
        {
            "label": _labelled(label, case, lang),
            "value": value,
            "below": [line for line in below if line],
            "long": width(value, lang) > WIDEST_FIGURE,
        }
        for label, case, value, below in shown
    ]


def _labelled(label: Text, case: Text | None, lang: Lang) -> str:
    between = "：" if lang is Lang.JA else ": "
    return f"{label.in_(lang)}{between}{case.in_(lang)}" if case else label.in_(lang)


def _first_receipt(without: Answer, default: Answer, lang: Lang) -> str:
    """The quarter in which support first arrives."""
    plain = {row["quarter"]: row["in"] for row in without["cash"]}
    arrives = (row["quarter"] for row in default["cash"] if row["in"] > plain.get(row["quarter"], 0))
    first = next(arrives, None)
    return months(first, lang) if first else Text("入金なし", "none").in_(lang)


def _amount(one: Answer, lang: Lang) -> str:
    return by_year(one["amount"], lang) if one["amount"]["by_year"] else amount_words(one, lang)


def _told(one: Answer, plan: Answer, lang: Lang) -> str:
    """The amount of a verdict, and of the plan where that reads the terms otherwise."""
    beside = read_otherwise(plan, one["id"], lang)
    return f"{AMOUNT.in_(lang)}: {_amount(one, lang)}" + (
        f"（{beside}）" if lang is Lang.JA else f" ({beside})"
    ) * bool(beside)


def _dates(answer: Answer, lang: Lang) -> list[list[str]]:
    dated = [[day(one["on"], lang), deadline_words(one, lang)] for one in answer["deadlines"]]
    return [*dated, *(["—", words] for words in to_watch(answer, lang))]


def _balance(answer: Answer, lang: Lang) -> Part:
    """The balance by quarter with and without support, for the chart; plain numbers."""
    lines = [
        {"name": said(one["text"], lang), "values": [row["balance"] for row in one["cash"]]}
        for one in (scenario(answer, "none"), scenario(answer, "default"))
        if one and one["cash"]
    ]
    ends = [value for line in lines for value in line["values"]] or [0]
    return {
        "marks": [{"at": at, "label": yen(round(at / MILLION), lang)} for at in _marks(ends)],
        "heading": Text("四半期末の残高（百万円）", "Balance at the end of each quarter (JPY million)").in_(lang),
        "quarters": [row["quarter"] for row in answer["cash"]],
        "years": [fiscal_year(int(row["quarter"][2:6]), lang) for row in answer["cash"]],
        "lines": lines,
    }


def _marks(values: Sequence[int]) -> list[int]:
    """Zero, and the highest and lowest balance where their figures do not cover that of zero."""
    top, low = max(*values, 0), min(*values, 0)
    return [top, 0, low] if MOST_MARKS * min(top, -low) > top - low else [0, max(top, low, key=abs)]


def _lines(answer: Answer, sources: Sources, lang: Lang) -> list[Part]:
    return [
        {
            "year": said(year["label"], lang),
            "name": said(line["name"], lang),
            "call": said(line["call"]["name"], lang),
            "assumed": call_mark(line, lang),
            "work": work_of(line, lang),
            "ceiling": said(line["ceiling"]["text"], lang) if line["ceiling"] else None,
            "subsidy": f"{yen(line['subsidy'], lang)} {YEN_UNIT.in_(lang)}",
            "marks": sources.mark(line["citation"]),
            **_table(screen.steps(line, lang)),
        }
        for year in answer["years"]
        for line in year["lines"]
    ]


def _verdict(one: Answer, plan: Answer, sources: Sources, lang: Lang) -> Part:
    whole = one["status"] != "no"
    clauses = [clause for clause in one["clauses"] if whole or clause["status"] == "no"]
    return {
        "name": said(one["name"], lang),
        "status": tone_of(one),
        "headline": headline(one, lang),
        "call": call_name(one["call"], lang) if whole else None,
        "amount": _told(one, plan, lang) if whole else None,
        "clauses": [
            {
                "status": clause["status"],
                "word": clause_word(clause, lang),
                "text": f"{said(clause['text'], lang)} {sources.mark(clause['citation'])}",
            }
            for clause in clauses
        ],
    }
