"""The candidates in the PDF (候補の頁): both bands beside each other in the same terms, with their must-have conditions."""

from __future__ import annotations

from typing import Any

from meguri.documents import match
from meguri.documents.figures import Answer, said
from meguri.documents.match_words import FULL, held
from meguri.vocabulary.text import Lang, Text

HEADS = (
    Text("拠点", "Site"),
    Text("分かっていること", "What is known"),
    Text("確認済みの点", "Points proven"),
    Text("必須条件：確認／未確認", "Must-have: met / not known"),
)


def candidates(found: Answer, lang: Lang) -> dict[str, Any]:
    """What the template sets."""
    bands = []
    for band, heading in match.BANDS.items():
        listed = [one for one in found["candidates"] if one["band"] == band]
        if listed:
            rows = [_row(one, lang) for one in listed]
            bands.append({"heading": heading.in_(lang), "rows": rows, "head": [head.in_(lang) for head in HEADS]})
    return {
        "heading": match.TITLE.in_(lang),
        "intro": match.counts(found, lang),
        "meaning": match.MEANING.in_(lang),
        "bands": bands,
    }


def _row(one: Answer, lang: Lang) -> list[str]:
    states = [gate["status"] for gate in one["gates"]]
    open_ = [said(gate["text"], lang) for gate in one["gates"] if gate["status"] == "unknown"]
    between = "、" if lang is Lang.JA else "; "
    unknown = Text("未確認：", "not known: ").in_(lang) + between.join(open_) if open_ else ""
    known = ("・" if lang is Lang.JA else "; ").join(held(one, lang))
    counted = f"{states.count('pass')} / {states.count('unknown')}"
    return [
        match.site_words(one, lang),
        known,
        f"{round(one['score']['low'] * FULL)} / {FULL}",
        f"{counted}\n{unknown}".rstrip(),
    ]
