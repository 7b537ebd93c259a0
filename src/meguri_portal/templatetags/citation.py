"""`{% cite %}` (出典への道): from a value to its source in one step. Load with `{% load citation %}`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from django import template
from django.template.defaultfilters import truncatechars
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from meguri.documents.figures import day as written_day
from meguri.documents.sources import WEAK, dates, kind
from meguri.vocabulary.citation import Citation, Status
from meguri.vocabulary.places import place_text, quotes
from meguri.vocabulary.text import Lang, Text
from meguri_portal.language import current, said
from meguri_portal.packs import register_version
from meguri_portal.selectors.page_of import page_of
from meguri_portal.selectors.sources import SourceEntry, catalogue, host_of, source_id, source_url, url_of

register = template.Library()
SHORT = 24  # characters of a document's name in a mark
Cited = Citation | Mapping[str, Any]


@register.simple_tag
def cite(citation: Cited | Iterable[Cited] | None, style: str = "mark") -> SafeString:
    """The sources of a value; the same words every time, so they are kept.

    Args:
        citation: one, several, or none; a `Citation` or the `citation` of an answer document.
        style: `mark` (a link with the name of the source), `short` (the same without the name, for cells of a wide
            table) or `full` (place, kind, dates and reasoning in words).
    """
    cited: Iterable[Cited] = (citation,) if isinstance(citation, Citation | Mapping) else citation or ()
    documents = tuple(one if isinstance(one, Citation) else _parts(one) for one in cited)
    return _cited(documents, style, current(), register_version())


def _parts(citation: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    """A citation of an answer so that it can be a key."""
    text = citation.get("note_text")
    return tuple({**citation, "note_text": Text(**text) if text else None}.items())


@lru_cache(maxsize=8192)
def _cited(
    citations: tuple[Citation | tuple[tuple[str, Any], ...], ...], style: str, lang: Lang, version: str
) -> SafeString:
    """The mark itself. `version` is the register's: whether a source is the deck depends on what rests on it."""
    shown = [_shown(one.document() if isinstance(one, Citation) else dict(one)) for one in citations]
    options = {
        "citations": shown if style == "full" else _once(shown),
        "full": style == "full",
        "bare": style == "short",
    }
    return render_to_string("components/citation.html", options)


@register.simple_tag
def source_lines(entries: Iterable[SourceEntry]) -> SafeString:
    """The lines of the list of sources; the same words every time, so they are kept."""
    lang, version = current(), register_version()
    return mark_safe("".join(_source_line(one.id, lang, version) for one in entries))


@lru_cache(maxsize=4096)
def _source_line(id_: str, lang: Lang, version: str) -> SafeString:
    return render_to_string("components/source_line.html", {"one": catalogue()[id_]})


def _shown(citation: Mapping[str, Any]) -> dict[str, Any]:
    name = str(citation["source"])
    url = url_of(name)
    status = citation["status"]
    weak = WEAK.get(status)
    entry = catalogue().get(source_id(name))
    deck = entry is not None and Status.DECK in entry.statuses
    return {
        "address": source_url(citation),
        "url": url,
        "name": name,
        "short": said(Status.DECK.text)
        if deck
        else host_of(url)
        if url
        else truncatechars(_titled(name, entry), SHORT),
        "weak": said(weak) if weak else "",
        "place": citation["place"],
        "kind": kind(citation, current()),
        "dates": dates(citation, current()),
        "note": citation["note"],
        "note_text": citation.get("note_text"),
        "inferred": status == Status.INFERENCE,
    }


def _titled(name: str, entry: SourceEntry | None) -> str:
    """A document's title in the language of the page, where the rulebook gives one."""
    return said(entry.title) if entry and entry.title else name


def _once(shown: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One mark per source and kind."""
    return list({(one["address"], one["weak"]): one for one in shown}.values())


@register.filter
def lang_of(words: str) -> str:
    """The language of words that stand in one language only."""
    return "ja" if any("぀" <= letter <= "ヿ" or "一" <= letter <= "鿿" for letter in words) else "en"


@register.filter
def where(place: str) -> SafeString:
    """A place in a source in the language of the page, each part marked where it stands in the other."""
    words, quoted = said(place_text(place)), quotes(place)
    if words == place or not quoted:
        return format_html('<span lang="{}">{}</span>', lang_of(words), words)
    return format_html('{} (<span lang="ja">{}</span>)', words.removesuffix(f" ({quoted})"), quoted)


@register.filter
def on_day(written: str | None) -> str:
    """A day, month or year as far as it is known."""
    return written_day(written, current())


@register.simple_tag
def record_page(kind_: str, id_: str) -> str:
    """The address of a record's page; empty where it has none."""
    return page_of(kind_, id_) or ""


@register.filter
def paired(text: Text) -> str:
    """Both languages of a name, once where they are the same."""
    return text.ja if text.ja == text.en else f"{text.ja} / {text.en}"
