"""Values and sources of the register in templates (登録簿の値と出典)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import takewhile

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from meguri.documents.sources import dates, kind, url_of
from meguri.vocabulary.citation import Citation, Status
from meguri.vocabulary.text import Lang
from meguri_portal import reply as desk
from meguri_portal.language import current, said
from meguri_portal.selectors.register.line import Line
from meguri_portal.selectors.register.listing import Choices, Row
from meguri_portal.selectors.register.record import Worded
from meguri_portal.selectors.source_titles import CARRIED, is_publication
from meguri_portal.selectors.sources import host_of, place_of, title_of
from meguri_portal.templatetags.translated import in_reader_language

register = template.Library()
_SHOWN, _END = 44, 24  # characters of an address in all, and of its end where it is shortened
_BROKEN = re.compile(r"^[^/?&=_-]*[/?&=_-]+(?=.)")  # the rest of a word that was cut
_REMARK = 140  # characters of a remark in a table


@register.simple_tag
def no_desk() -> bool:
    """Whether this copy has nobody who receives corrections."""
    return not desk.DESK


@register.filter
def value(worded: Worded) -> SafeString:
    """A value in the page's language; marked where it is written in the other; a link where it is an address."""
    words = said(worded.text)
    if worded.link and re.fullmatch(r"https?://\S+", words):
        return _link(words)
    if worded.written:
        return in_reader_language(said(worded.written), worded.text)
    if worded.lang and worded.lang != current().value:
        return format_html('<span lang="{}">{}</span>', worded.lang, words)
    return format_html("{}", words)


@register.simple_tag
def facet_choices(group: Choices) -> SafeString:
    """The codes of a facet to tick, each with how many rows it leaves."""
    lang = current()
    made = []
    for choice in group.choices:
        before, after = _choice(
            group.facet.name, choice.code, capital(choice.text.en) if lang is Lang.EN else choice.text.ja
        )
        made.append(f"{before}{' checked' if choice.chosen else ''}{after}({choice.count})</span></label></li>")
    return mark_safe("".join(made))  # both halves are escaped, the count is a number


@lru_cache(maxsize=4096)
def _choice(facet: str, code: str, words: str) -> tuple[SafeString, SafeString]:
    """What stands before and after the tick."""
    before = format_html('<li><label><input type="checkbox" name="{}" value="{}"', facet, code)
    return before, format_html("> <span>{} ", words)


@register.simple_tag
def register_rows(rows: Iterable[Row], base: str, abroad: bool) -> SafeString:
    """The rows of the list; a line has the same words every time, so it is kept."""
    lang = current()
    return mark_safe("".join(f"<li>{_line(row.line, base, abroad, lang)}{_matched(row, lang)}</li>" for row in rows))


def _matched(row: Row, lang: Lang) -> SafeString:
    """The values in which the words were found."""
    wording = "一致：{}「{}」" if lang is Lang.JA else "Matched: {} “{}”"
    line = f'<p class="matched">{wording}</p>'
    return format_html_join("", line, ((label.in_(lang), value.in_(lang)) for label, value in row.matched))


@lru_cache(maxsize=4096)
def _line(line: Line, base: str, abroad: bool, lang: Lang) -> SafeString:
    return render_to_string("components/register_line.html", {"line": line, "base": base, "abroad": abroad})


def capital(label: str) -> str:
    """A capital letter at the start, unless the first word has its own (iPS, mRNA)."""
    first = label.partition(" ")[0]
    return label[:1].upper() + label[1:] if first == first.lower() else label


@register.filter
def address(url: str) -> SafeString:
    """A link that reads as its address."""
    return _link(url)


@register.filter
def source_kind(citation: Citation) -> str:
    """一次資料・報道 …; what a company says of itself may stand in a publication of others."""
    words = kind(citation.document(), current())
    url = url_of(citation.document())
    if citation.status == Status.SELF_DECLARED and url and is_publication(host_of(url)):
        return f"{words}{said(CARRIED)}"
    return words


@register.filter
def source_dates(citation: Citation) -> str:
    """Date of the source and the day it was read."""
    return dates(citation.document(), current())


@register.filter
def source_at(citation: Citation) -> SafeString:
    """Where the source is: a link where it is on the web, by its title where one is known."""
    url, title = url_of(citation.document()), title_of(citation)
    return _link(url, said(title) if title else "") if url else format_html("{}", citation.source)


@register.filter
def source_site(citation: Citation) -> SafeString:
    """The same by the site's name alone, for the cells of a table."""
    url = url_of(citation.document())
    return _link(url, host_of(url)) if url else format_html("{}", citation.source)


@register.filter
def short_note(citation: Citation) -> str:
    """The beginning of a remark, in the language of the page."""
    words = said(citation.note_text) or citation.note
    return words if len(words) <= _REMARK else words[: _REMARK - 1] + "…"


def _link(url: str, words: str = "") -> SafeString:
    """A link that a person can read; the whole address is its title where it was shortened."""
    words = words or _short(url)
    title = "" if url.rstrip("/").endswith(words) else format_html(' title="{}"', url)
    return format_html('<a href="{}" rel="noopener noreferrer"{}>{}</a>', url, title, words)


def _short(url: str) -> str:
    """An address as a person reads it: the site and the end, in which addresses of one site differ.

    A headline in the address is left out: cut, and without its capitals, it is no title.
    """
    words = place_of(url)
    if len(words) > _SHOWN and not words.isascii():
        plain = "".join(takewhile(str.isascii, words)).rpartition("/")[0]
        return f"{plain or host_of(url)}/…"
    return words if len(words) <= _SHOWN else f"{host_of(url)}/…{_BROKEN.sub('', words[-_END - 1 :])}"
