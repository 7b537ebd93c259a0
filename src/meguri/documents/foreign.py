"""Subsidiaries of foreign corporations (外国法人の子会社の扱い): what sources say of an applicant that answered it is one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from meguri.documents.figures import Answer, said
from meguri.documents.sources import Sources
from meguri.vocabulary.text import Lang, Text

HEADING = Text("外国法人の子会社の扱い（「はい」と回答）", "Subsidiaries of foreign corporations (you answered yes)")
OTHERS = Text(
    "ほかの事業：見た資料には、外国資本であることを理由に応募を除く定めは挙げられていません。公募要領の全文は見ていません。",
    "Other programmes: the sources seen name no exclusion of applicants owned abroad. The call documents were not seen in "
    "full.",
)
ASK = Text(
    "この回答では判定は変わりません。応募できるかは、応募の前に確かめてください。",
    "This answer changes no verdict. Ask before you apply.",
)


def foreign(verdicts: Answer, judged: Iterable[Answer]) -> list[dict[str, Any]]:
    """The programmes whose sources speak of it, with their notes; none where the applicant did not answer yes."""
    if not verdicts.get("owned_abroad"):
        return []
    listed = ((one, [note for note in one["notes"] if note["id"] in one["foreign"]]) for one in judged)
    return [
        {"id": one["id"], "name": one["name"], "notes": notes, "official_page": one["call"]["official_page"]}
        for one, notes in listed
        if notes
    ]


def lines(verdicts: Answer, sources: Sources, lang: Lang) -> list[str]:
    """The same as sentences, with what holds for the other programmes; none where it does not apply."""
    if not verdicts.get("owned_abroad"):
        return []
    between, stop = ("：", "。") if lang is Lang.JA else (": ", ". ")
    told = [
        f"{said(one['name'], lang)}{between}"
        + "".join(
            f"{said(note['text'], lang)}{stop}{sources.mark(note['citation'])} " for note in one["notes"]
        ).rstrip()
        for one in foreign(verdicts, verdicts["programmes"])
    ]
    return [*told, OTHERS.in_(lang), ASK.in_(lang)]
