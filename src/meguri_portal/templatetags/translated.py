"""Notes and free text in the language of the page (注記・自由記述): a translation says quietly that it is one; what nobody has
translated stands in its own language, marked as such. The original is on the page of the source.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.template.base import Parser, Token
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from meguri.profiles.claim import Claim
from meguri.vocabulary.citation import Citation
from meguri.vocabulary.text import Text
from meguri_portal.language import current, said
from meguri_portal.selectors.register.record import written_in

register = template.Library()
MARK = Text("訳", "transl.")
Both = Text | Mapping[str, str] | None


class Explained(template.Node):
    """Content, with a line about the mark of a translation where it stands in it."""

    child_nodelists = ("nodelist",)

    def __init__(self, nodelist: template.NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: template.Context) -> SafeString:
        shown = self.nodelist.render(context)
        if f">[{said(MARK)}]<" not in shown:
            return shown
        return shown + render_to_string("pages/about/_translated.html", {"mark": MARK})


@register.tag
def explained(parser: Parser, token: Token) -> Explained:
    """`{% explained %}…{% endexplained %}` around what a page shows."""
    nodelist = parser.parse(("endexplained",))
    parser.delete_first_token()
    return Explained(nodelist)


def in_reader_language(written: str, text: Both) -> SafeString:
    """A text of the register or the rulebook as a reader of this page reads it."""
    words = said(text if isinstance(text, Text) else dict(text)) if text else written
    if words != written:
        return format_html('{} <span class="muted">[{}]</span>', words, said(MARK))
    return in_own_language(written)


def in_own_language(written: str) -> SafeString:
    """A text as it was written, marked where that is not the language of the page."""
    lang = written_in(written)
    if lang and lang != current().value:
        return format_html('<span lang="{}">{}</span>', lang, written)
    return format_html("{}", written)


@register.filter
def note(citation: Citation | Mapping[str, Any]) -> SafeString:
    """The note of a citation; of an answer kept from before notes were translated, as it was written."""
    if isinstance(citation, Citation):
        return in_reader_language(citation.note, citation.note_text)
    return in_reader_language(citation["note"], citation.get("note_text"))


@register.filter
def free_text(claim: Claim | Mapping[str, Any]) -> SafeString:
    """The value of a field of free text."""
    if isinstance(claim, Claim):
        return in_reader_language(claim.value, claim.text)
    return in_reader_language(claim["value"], claim.get("text"))


@register.filter
def original(written: str, shown: str | Text) -> SafeString:
    """What was written, where the page shows something else."""
    words = said(shown) if isinstance(shown, Text) else shown
    if not written or written == words:
        return SafeString("")
    label = said(Text("原文：", "Original: "))
    return format_html('<br><span class="source">{}{}</span>', label, in_own_language(written))
