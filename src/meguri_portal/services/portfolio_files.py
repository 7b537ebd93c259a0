"""A selection as files (選定の書き出し): the whole answer as JSON, a table for a spreadsheet as CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import StringIO

from meguri.documents.notice import UNOFFICIAL
from meguri.documents.portfolio import points
from meguri.vocabulary.text import Lang, Text
from meguri_portal.selectors.portfolio import Line, page_of
from meguri_portal.services.answer_files import file_name
from meguri_portal.services.portfolio import Document

LABEL = Text("選定案", "selection")
HEAD = (
    Text("順位", "place"),
    Text("番号", "id"),
    Text("企業", "company"),
    Text("得点", "score"),
    Text("補助額（円）", "subsidy (JPY)"),
    Text("得点順の採択案", "selected by score"),
    Text("理由", "why not"),
)
WHAT_IF = Text(
    "もし：基準点を超える分の合計が最大の組合せ（決定には使えない）",
    "what if: the highest sum of points above the base (decides nothing)",
)
YES, NO = Text("採択案", "yes"), Text("—", "no")
FICTIONAL = Text("架空の応募です。", "The applications are invented.")
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would reckon with a cell that begins like this


@dataclass(frozen=True, slots=True)
class PortfolioFile:
    """書き出しの種類."""

    extension: str
    content_type: str
    write: Callable[[Document, Lang], bytes]


def _json(answer: Document, lang: Lang) -> bytes:
    return (json.dumps(answer, ensure_ascii=False, indent=2) + "\n").encode()


def _csv(answer: Document, lang: Lang) -> bytes:
    written = StringIO()
    writer = csv.writer(written)
    what_if = answer["what_if"]
    chosen = {one["id"] for one in what_if["selected"]} if what_if else set()
    writer.writerow([one.in_(lang) for one in (*HEAD, *((WHAT_IF,) if what_if else ()))])
    for line in page_of(answer).lines:
        also = [(YES if line.application["id"] in chosen else NO).in_(lang)] if what_if else []
        writer.writerow([*_cells(line, lang), *also])
    notes = (
        answer["notice"][lang.value],
        *((FICTIONAL.in_(lang),) if answer["fictional"] else ()),
        UNOFFICIAL.in_(lang),
    )
    writer.writerow([("" if lang is Lang.JA else " ").join(notes)])
    return written.getvalue().encode("utf-8-sig")  # with the mark by which spreadsheets know UTF-8


def _cells(line: Line, lang: Lang) -> Iterator[str]:
    one = line.application
    yield str(line.place)
    yield from (f"'{word}" if word.startswith(FORMULA) else word for word in (one["id"], one["company"]))
    yield from (points(one["score"]), str(one["amount"]))
    yield (NO if line.reason else YES).in_(lang)
    yield line.reason[lang.value] if line.reason else ""


KINDS = {
    kind.extension: kind
    for kind in (
        PortfolioFile("json", "application/json", _json),
        PortfolioFile("csv", "text/csv; charset=utf-8", _csv),
    )
}


def named(kind: PortfolioFile, answer: Document, lang: Lang) -> str:
    """めぐり_選定案_架空の公募.csv."""
    return file_name(LABEL, answer["name"] or {"ja": "", "en": ""}, "", kind.extension, lang)
