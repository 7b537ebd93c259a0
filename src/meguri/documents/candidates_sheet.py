"""The sites of the workbook (候補シート): both bands beside each other, with what is known and what to ask."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from meguri.documents.figures import Answer, percent, said
from meguri.documents.match import BANDS
from meguri.documents.match_words import FULL, beside_the_name, held, shown_of, site_words
from meguri.documents.spreadsheet import put_row, put_text, put_yen
from meguri.vocabulary.text import Lang, Text

HEADS = (
    Text("区分", "Band"),
    Text("拠点", "Site"),
    Text("分かっていること", "What is known"),
    Text("確認済みの点", "Points proven"),
    Text("最大の点", "Points at most"),
    Text("必須条件：確認", "Must-have met"),
    Text("必須条件：未確認", "Must-have not known"),
    Text("重みを変えて1位になった割合", "First in runs with other weights"),
    Text("照会する質問", "Questions to send"),
)


def candidates_sheet(sheet: Worksheet, found: Answer, lang: Lang) -> None:
    """Writes the sheet: candidates in the order of the answer."""
    put_row(sheet, 1, [text.in_(lang) for text in HEADS], head=True)
    for row, one in enumerate(found["candidates"], 2):
        first = percent(one["p_first"]) if one["p_first"] is not None else ""
        asked = "\n".join(said(question["text"], lang) for question in one["ask"])
        texts = {
            1: BANDS[one["band"]].in_(lang) + shown_of(one["band"], found, lang),
            2: site_words(one, lang),
            3: "\n".join([*held(one, lang), *beside_the_name(one, lang)]),
            8: first,
            9: asked,
        }
        gates = [gate["status"] for gate in one["gates"]]
        scores = (round(one["score"][end] * FULL) for end in ("low", "high"))
        for column, text in texts.items():
            put_text(sheet.cell(row, column), text)
        for column, number in enumerate((*scores, gates.count("pass"), gates.count("unknown")), 4):
            put_yen(sheet.cell(row, column), number)
    sheet.freeze_panes = "C2"
