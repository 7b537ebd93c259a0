"""The language of a page (表示言語): Japanese at `/…`, English at `/en/…`; every page exists in both."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language

from meguri.vocabulary.text import Lang, Text


def current() -> Lang:
    """The language of the page being made."""
    return Lang.EN if (get_language() or "").startswith("en") else Lang.JA


def said(text: Text | dict[str, str] | None) -> str:
    """A wording in the language of the page. Accepts `Text` and the `{ja, en}` of an answer document."""
    if text is None:
        return ""
    if isinstance(text, Text):
        return text.in_(current())
    return text[current().value]


def context(request: HttpRequest) -> dict[str, Any]:
    """For every template: the language, the other one, and this page in the other one."""
    lang = current()
    other = Lang.EN if lang is Lang.JA else Lang.JA
    return {"lang": lang.value, "other_lang": other.value, "other_url": translate_url(request.path, other.value)}
