"""Many profiles on a terminal (一括判定の画面): a mark per profile and programme, with the range below."""

from __future__ import annotations

from collections.abc import Mapping

from meguri.documents.figures import Answer, day, said, span
from meguri.documents.page import Page
from meguri.documents.table import Column, table
from meguri.documents.verdicts import MARKS, mark, standing
from meguri.vocabulary.text import Lang, Text

TITLE = Text("一括判定", "Verdicts for many profiles")


def page(
    answer: Answer, labels: Mapping[str, Mapping[str, str]], lang: Lang, columns: int, *, fictional: bool = False
) -> str:
    """The whole screen.

    Args:
        labels: programme id → name in both languages.
    """
    shown = Page(lang, columns)
    shown.title(TITLE.in_(lang), fictional=fictional)
    shown.say(day(answer["as_of"], lang))
    shown.gap()
    programmes = answer["programmes"]
    head = (
        Column(Text("記述書", "Profile").in_(lang)),
        *(Column(str(i), keep=True) for i in range(1, len(programmes) + 1)),
    )
    rows = [
        (name, *(mark(column["status"][i], lang).strip("[]") for column in programmes.values()))
        for i, name in enumerate(answer["profiles"])
    ]
    shown.show(table(head, rows))
    shown.gap()
    shown.say("  ".join(f"{mark(status, lang).strip('[]')} {standing(status, lang)}" for status in MARKS))
    for i, id_ in enumerate(programmes, 1):
        shown.say(f"{said(labels[id_], lang)} [{id_}]", 0, f"{i}. ")
    shown.heading(
        Text(
            "補助額（円。上限の分からない事業は除く）", "Subsidy (JPY; without programmes whose bound is not known)"
        ).in_(lang)
    )
    for i, name in enumerate(answer["profiles"]):
        for id_, column in programmes.items():
            amount = {"min": column["min"][i], "max": column["max"][i]}
            if amount["max"]:
                shown.say(f"{name} — {said(labels[id_], lang)}: {span(amount, lang)}", 0, "- ")
    return shown.done()
