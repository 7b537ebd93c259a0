"""The request for information (情報提供依頼): `meguri/inquiry/1`, ready to send, without anything confidential."""

from __future__ import annotations

from typing import Any

from meguri.documents.figures import Answer, day, said
from meguri.documents.notice import FICTIONAL
from meguri.matching.request import InformationRequest, Line
from meguri.vocabulary.text import Lang, Text

SCHEMA = "meguri/inquiry/1"
SUMMARY = Text("製品の概要", "The product")
KNOWN = Text(
    "当方が公開情報から把握している内容（誤りがあればご指摘ください）",
    "What public sources say of you (please correct it)",
)
ANSWER = Text("回答", "Answer")
DRAFTED = Text("めぐり（非公式）で作成した照会案です。", "Drafted with Meguri (unofficial).")
MARK = "■ "
SENDER = Text(  # Meguri knows nobody's name: the sender writes these
    "差出人（会社名・部署・氏名・連絡先）: ＿＿＿＿＿＿＿＿＿＿\nご回答希望日: ＿＿＿＿＿＿＿＿＿＿",
    "From (company, department, name, contact): ____________________\nPlease answer by: ____________________",
)


def document(request: InformationRequest, *, fictional: bool) -> dict[str, Any]:
    """The request as a JSON document."""
    return {
        "schema": SCHEMA,
        "as_of": request.as_of.isoformat(),
        "fictional": fictional,
        "site": request.site,
        "organisation": request.organisation,
        "addressee": request.addressee.document(),
        "title": request.title.document(),
        "opening": request.opening.document(),
        "summary": [_line(line) for line in request.summary],
        "known": [_line(line) for line in request.known],
        "sections": [
            {
                "heading": section.heading.document(),
                "questions": [{"about": q.about, "text": q.text.document()} for q in section.questions],
            }
            for section in request.sections
        ],
        "closing": request.closing.document(),
    }


def _line(line: Line) -> dict[str, Any]:
    return {"label": line.label.document(), "value": line.value.document()}


def opening(answer: Answer, lang: Lang) -> list[str]:
    """To whom, what about, from whom and by when: a line each."""
    return [*said(answer["opening"], lang).split("\n"), *SENDER.in_(lang).split("\n")]


def page(answer: Answer, lang: Lang) -> str:
    """The letter as plain text: a line for each sentence or item, never broken, for it goes into a mail."""
    lines = [said(answer["title"], lang), *([FICTIONAL.in_(lang)] if answer["fictional"] else [])]
    lines += [day(answer["as_of"], lang), "", *opening(answer, lang)]
    between = "：" if lang is Lang.JA else ": "
    for heading, name in ((SUMMARY, "summary"), (KNOWN, "known")):
        if answer[name]:
            lines += ["", f"{MARK}{heading.in_(lang)}"]
        lines += [f"- {said(one['label'], lang)}{between}{said(one['value'], lang)}" for one in answer[name]]
    for section in answer["sections"]:
        lines += ["", f"{MARK}{said(section['heading'], lang)}"]
        for number, question in enumerate(section["questions"], 1):
            lines += [f"({number}) {said(question['text'], lang)}", f"    {ANSWER.in_(lang)}{between.rstrip()}"]
    return "\n".join([*lines, "", said(answer["closing"], lang), DRAFTED.in_(lang)]) + "\n"
