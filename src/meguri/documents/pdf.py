"""Documents as PDF (Typst): the template is a file, the data goes in as JSON, and no text is ever read as markup."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import typst

from meguri.documents import letter, report
from meguri.documents.figures import Answer
from meguri.vocabulary.errors import PackError
from meguri.vocabulary.text import Lang

TEMPLATES = Path(__file__).parent / "templates"
FONTS = "matplotlib_fontja"  # carries IPAex Gothic; only its folder is used, it is never imported


def plan(answer: Answer, verdicts: Answer, lang: Lang, found: Answer | None = None) -> bytes:
    """The plan with its verdicts and candidates: one page for the board, then everything behind it."""
    return _compiled("plan.typ", report.plan(answer, verdicts, lang, found), answer["as_of"])


def inquiry(answer: Answer, lang: Lang) -> bytes:
    """The request for information as a letter."""
    return _compiled("inquiry.typ", letter.inquiry(answer, lang), answer["as_of"])


def _compiled(template: str, data: dict[str, Any], as_of: str) -> bytes:
    pages: bytes = typst.compile(
        str(TEMPLATES / template),
        root=str(TEMPLATES),
        font_paths=[str(font_folder())],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        timestamp=int(datetime.combine(date.fromisoformat(as_of), time(), UTC).timestamp()),
    )
    return pages


def font_folder() -> Path:
    """Where the Japanese font lies.

    Raises:
        PackError: the font is not installed.
    """
    found = find_spec(FONTS)
    places = list(found.submodule_search_locations or ()) if found else []
    folder = Path(places[0]) / "fonts" if places else None
    if folder is None or not folder.is_dir():
        raise PackError(f"no Japanese font: install {FONTS}")
    return folder
