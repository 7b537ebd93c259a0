"""The answer as files (書き出し): PDF, Excel, calendar, YAML, JSON, each with its name in the language of the page."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from meguri.documents import calendar, pdf, workbook
from meguri.documents.notice import FICTIONAL, UNOFFICIAL
from meguri.vocabulary.text import Lang, Text
from meguri_portal.packs import register
from meguri_portal.selectors.answer import Document
from meguri_portal.selectors.answer_sites import state
from meguri_portal.services.draft import Draft
from meguri_portal.services.profile_yaml import profile_yaml

LONGEST_NAME = 60  # characters of a profile's name in a file name
FORBIDDEN = frozenset('\\/:*?"<>|%;')


@dataclass(frozen=True, slots=True)
class FileKind:
    """書き出しの種類."""

    extension: str
    content_type: str
    label: Text
    needs_plan: bool
    write: Callable[[Document, Draft, Lang], bytes]


def _pdf(answer: Document, draft: Draft, lang: Lang) -> bytes:
    return pdf.plan(answer["plan"], answer["eligibility"], lang, _with_states(answer["match"]))


def _workbook(answer: Document, draft: Draft, lang: Lang) -> bytes:
    return workbook.plan(answer["plan"], answer["eligibility"], lang, _with_states(answer["match"]))


def _with_states(found: Document | None) -> Document | None:
    """The candidates with what is said of a site that does not simply operate, as on the page."""
    if found is None:
        return None
    states = {one["site"]: state(register().sites[one["site"]]) for one in found["candidates"]}
    told = [{**one, "state": [words.document() for words, _ in states[one["site"]]]} for one in found["candidates"]]
    return {**found, "candidates": told}


def _calendar(answer: Document, draft: Draft, lang: Lang) -> bytes:
    return calendar.deadlines(answer["plan"], lang)


def _json(answer: Document, draft: Draft, lang: Lang) -> bytes:
    whole = {**answer, "notice": UNOFFICIAL.document()}
    if answer["profile"]["fictional"]:
        whole["fictional"] = FICTIONAL.document()
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def _yaml(answer: Document, draft: Draft, lang: Lang) -> bytes:
    return profile_yaml(draft, lang)


CALENDAR = "text/calendar; charset=utf-8"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {
    kind.extension: kind
    for kind in (
        FileKind("pdf", "application/pdf", Text("資金計画", "plan"), True, _pdf),
        FileKind("xlsx", EXCEL, Text("資金計画", "plan"), True, _workbook),
        FileKind("ics", CALENDAR, Text("期限", "dates"), True, _calendar),
        FileKind("yaml", "application/yaml; charset=utf-8", Text("入力内容", "profile"), False, _yaml),
        FileKind("json", "application/json", Text("答え", "answer"), False, _json),
    )
}


def file_name(label: Text, name: Document, as_of: str, extension: str, lang: Lang) -> str:
    """めぐり_資金計画_架空セラピューティクス_2026-11-23.pdf; nothing that a file system refuses."""
    words = (Text("めぐり", "meguri").in_(lang), label.in_(lang), _safe(str(name[lang.value])), as_of)
    return f"{'_'.join(word for word in words if word)}.{extension}"


def _safe(name: str) -> str:
    kept = "".join(c for c in name if c not in FORBIDDEN and not unicodedata.category(c).startswith("C"))
    return "-".join(kept.split())[:LONGEST_NAME].strip(".-")
