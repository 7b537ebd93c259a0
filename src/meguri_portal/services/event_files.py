"""A plan as files (日程の書き出し): the calendar of everybody or of one party, the plan as JSON, the event as YAML."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from meguri.documents import event_calendar
from meguri.documents.notice import FICTIONAL, UNOFFICIAL
from meguri.vocabulary.text import Lang, Text
from meguri_portal.services.answer_files import CALENDAR, file_name
from meguri_portal.services.events import Document
from meguri_portal.services.plain_yaml import plain_yaml


@dataclass(frozen=True, slots=True)
class EventFile:
    """書き出しの種類."""

    extension: str
    content_type: str
    label: Text
    write: Callable[[Document, str | None, Lang], bytes]


def _json(answer: Document, party: str | None, lang: Lang) -> bytes:
    return (json.dumps(answer, ensure_ascii=False, indent=2) + "\n").encode()


def _yaml(answer: Document, party: str | None, lang: Lang) -> bytes:
    lines = [UNOFFICIAL.in_(lang), *([FICTIONAL.in_(lang)] if answer["fictional"] else [])]
    return ("".join(f"# {line}\n" for line in lines) + plain_yaml(answer["event"])).encode()


def _calendar(answer: Document, party: str | None, lang: Lang) -> bytes:
    return event_calendar.meetings(answer, lang, party)


KINDS = {
    kind.extension: kind
    for kind in (
        EventFile("ics", CALENDAR, Text("面談", "meetings"), _calendar),
        EventFile("json", "application/json", Text("日程", "timetable"), _json),
        EventFile("yaml", "application/yaml; charset=utf-8", Text("イベント", "event"), _yaml),
    )
}


def named(kind: EventFile, answer: Document, party: str | None, lang: Lang) -> str:
    """めぐり_面談_架空商談会_2026-12-03.ics, with the party where it is one's own."""
    of = next((one["name"] for one in answer["parties"] if one["id"] == party), answer["event"]["name"])
    starts = [slot["start"][:10] for slot in answer["event"]["slots"]]
    return file_name(kind.label, of, min(starts, default=""), kind.extension, lang)
