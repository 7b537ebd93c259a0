"""What the request's PDF says (情報提供依頼書の内容): strings, ready to set."""

from __future__ import annotations

from typing import Any

from meguri.documents.figures import Answer, day, said
from meguri.documents.inquiry import ANSWER, DRAFTED, KNOWN, SUMMARY, opening
from meguri.documents.notice import FICTIONAL
from meguri.vocabulary.text import Lang


def inquiry(answer: Answer, lang: Lang) -> dict[str, Any]:
    """Everything the template sets."""
    return {
        "lang": lang.value,
        "title": said(answer["title"], lang),
        "date": day(answer["as_of"], lang),
        "opening": opening(answer, lang),
        "fictional": FICTIONAL.in_(lang) if answer["fictional"] else None,
        "notice": DRAFTED.in_(lang),
        "answer": ANSWER.in_(lang),
        "tables": [
            {"heading": heading.in_(lang), "rows": [_row(line, lang) for line in answer[name]]}
            for heading, name in ((SUMMARY, "summary"), (KNOWN, "known"))
            if answer[name]
        ],
        "sections": [
            {"heading": said(one["heading"], lang), "questions": [said(q["text"], lang) for q in one["questions"]]}
            for one in answer["sections"]
        ],
        "closing": said(answer["closing"], lang),
    }


def _row(line: Answer, lang: Lang) -> list[str]:
    return [said(line["label"], lang), said(line["value"], lang)]
