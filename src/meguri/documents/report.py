"""What the plan's PDF says (資金計画書の内容): strings and tables, ready to set; every number already written out."""

from __future__ import annotations

from typing import Any

from meguri.documents import plan as screen
from meguri.documents.eligibility import AMOUNT, by_year, stamp
from meguri.documents.figures import YEN_UNIT, Answer, day, fiscal_year, name_of, runs_out, said, with_unit, yen
from meguri.documents.notice import FICTIONAL, UNOFFICIAL
from meguri.documents.plan_words import (
    ASSUMPTIONS,
    CASH,
    DEADLINES,
    LEFT_OUT,
    LINES,
    SCENARIOS,
    TITLE,
    WARNINGS,
    YEARS,
    answer_first,
    call_mark,
    scenario,
    work_of,
)
from meguri.documents.sources import HEADING, Sources, url_of
from meguri.documents.table import Table
from meguri.documents.verdict_groups import counts, in_order
from meguri.documents.verdicts import CLAUSE, call_name, headline
from meguri.documents.width import width
from meguri.vocabulary.text import Lang, Text

VERDICTS = Text("支援事業の判定", "Verdicts")
PAGE = Text("頁", "page")
UNIT = Text("単位：円", "in JPY")
WIDEST_FIGURE = 16  # columns that fit a card in large type
Part = dict[str, Any]


def plan(answer: Answer, verdicts: Answer, lang: Lang) -> Part:
    """Everything the template sets."""
    sources = Sources(lang)
    lines = _lines(answer, sources, lang)
    judged = [_verdict(one, sources, lang) for one in in_order(verdicts["programmes"])]
    notes = [
        {"heading": heading.in_(lang), "items": [_cited(one, sources, lang) for one in answer[name]]}
        for heading, name in ((ASSUMPTIONS, "assumptions"), (WARNINGS, "warnings"))
    ]
    return {
        "lang": lang.value,
        "title": TITLE.in_(lang),
        "name": name_of(answer["profile"], lang),
        "stamp": stamp(answer, lang),
        "fictional": FICTIONAL.in_(lang) if answer["profile"]["fictional"] else None,
        "notice": UNOFFICIAL.in_(lang),
        "unit": UNIT.in_(lang),
        "page": PAGE.in_(lang),
        "figures": _figures(answer, lang),
        "sentences": list(answer_first(answer, lang)),
        "scenarios": {"heading": SCENARIOS.in_(lang), **_table(screen.scenarios(answer, lang))},
        "scenario_notes": [
            f"{said(one['text'], lang)}: {said(one['note'], lang)}" for one in answer["scenarios"] if one["note"]
        ],
        "dates": {"heading": DEADLINES.in_(lang), "rows": _dates(answer, lang)},
        "years": {"heading": YEARS.in_(lang), **_table(screen.years(answer, lang))},
        "balance": _balance(answer, lang),
        "verdicts": {"heading": VERDICTS.in_(lang), "intro": counts(verdicts, lang), "items": judged},
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


def _figures(answer: Answer, lang: Lang) -> list[Part]:
    """The four figures of the first page."""
    without, default = scenario(answer, "none"), scenario(answer, "default")
    shown = []
    if answer["kind"] == "runway":
        shown = [
            (Text("支援なしで資金が尽きる月", "Money ends without support"), _ends(without, lang)),
            (Text("この計画で資金が尽きる月", "Money ends under this plan"), _ends(default or answer, lang)),
        ]
    shown += [
        (Text("自己負担", "Own share"), with_unit(answer["totals"]["own"], lang)),
        (Text("補助金", "Subsidy"), with_unit(answer["totals"]["subsidy"], lang)),
    ]
    if answer["kind"] == "bridge":
        shown.append((Text("つなぎ必要額（最大）", "Peak need"), with_unit(answer["peak_need"], lang)))
    return [
        {"label": label.in_(lang), "value": value, "long": width(value, lang) > WIDEST_FIGURE} for label, value in shown
    ]


def _ends(one: Answer | None, lang: Lang) -> str:
    return runs_out(one["runs_out"], lang) if one else "—"


def _dates(answer: Answer, lang: Lang) -> list[list[str]]:
    dated = sorted(answer["deadlines"], key=lambda one: str(one["on"]))
    return [[day(one["on"], lang), said(one["text"], lang)] for one in dated]


def _balance(answer: Answer, lang: Lang) -> Part:
    """The balance by quarter with and without support, for the chart; plain numbers."""
    lines = [
        {"name": said(one["text"], lang), "values": [row["balance"] for row in one["cash"]]}
        for one in (scenario(answer, "none"), scenario(answer, "default"))
        if one and one["cash"]
    ]
    return {
        "heading": Text("四半期末の残高（百万円）", "Balance at the end of each quarter (JPY million)").in_(lang),
        "quarters": [row["quarter"] for row in answer["cash"]],
        "years": [fiscal_year(int(row["quarter"][2:6]), lang) for row in answer["cash"]],
        "lines": lines,
    }


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


def _verdict(one: Answer, sources: Sources, lang: Lang) -> Part:
    whole = one["status"] != "no"
    clauses = [clause for clause in one["clauses"] if whole or clause["status"] == "no"]
    return {
        "name": f"{said(one['name'], lang)} [{one['id']}]",
        "status": one["status"],
        "headline": headline(one, lang),
        "call": call_name(one["call"], lang) if whole else None,
        "amount": f"{AMOUNT.in_(lang)}: {by_year(one['amount'], lang)}" if whole else None,
        "clauses": [
            {
                "status": clause["status"],
                "word": CLAUSE[clause["status"]].in_(lang),
                "text": f"{said(clause['text'], lang)} {sources.mark(clause['citation'])}",
            }
            for clause in clauses
        ],
    }
