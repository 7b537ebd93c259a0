"""Wording in templates (文言): both languages stand side by side, so that neither can be missing.

`{% say "日本語" "English" %}` for fixed wording, `{{ thing|say }}` for a `Text` or the `{ja, en}` of an answer. In English
`{n:site|sites}` is a number with its noun: 1 site, 3 sites.
"""

from __future__ import annotations

import re
from typing import Any

from django import template
from django.template.base import FilterExpression, Parser, Token, token_kwargs
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from meguri.vocabulary.text import Lang, Text, counted
from meguri_portal.language import current, said

register = template.Library()
COUNTED = re.compile(r"\{(\w+):([^|{}]+)\|([^|{}]+)\}")


class Say(template.Node):
    """A fixed wording; without values it is ready when the template is read, for every page has scores of them."""

    def __init__(self, wording: dict[Lang, str], values: dict[str, FilterExpression], name: str | None) -> None:
        self.wording, self.values, self.name = wording, values, name

    def render(self, context: template.Context) -> SafeString:
        lang = current()
        values = {key: value.resolve(context) for key, value in self.values.items()}
        shown = worded(self.wording[lang], lang, values) if values else mark_safe(self.wording[lang])
        if self.name is None:
            return shown
        context[self.name] = shown
        return SafeString("")


@register.tag
def say(parser: Parser, token: Token) -> Say:
    """`{% say "日本語" "English" name=value … as variable %}`: the wording in the language of the page."""
    tag, *bits = token.split_contents()
    name = bits.pop() if bits[-2:-1] == ["as"] else None
    ja, en, *rest = bits[:-1] if name else bits
    values = token_kwargs(rest, parser)
    if rest or not all(_literal(word) for word in (ja, en)):
        raise template.TemplateSyntaxError(f"{tag} takes two wordings and values: {token.contents}")
    wording = {
        lang: str(parser.compile_filter(word).resolve(template.Context()))
        for lang, word in ((Lang.JA, ja), (Lang.EN, en))
    }
    return Say(wording, values, name)


def _literal(word: str) -> bool:
    return len(word) > 1 and word[0] == word[-1] and word[0] in "\"'"


def worded(wording: str, lang: Lang, values: dict[str, Any]) -> SafeString:
    """A wording with its values, which are escaped."""
    filled = COUNTED.sub(lambda found: _counted(values, found), wording) if lang is Lang.EN else wording
    return format_html(filled, **values)


def _counted(values: dict[str, Any], found: re.Match[str]) -> str:
    name, one, many = found.groups()
    return counted(int(values[name]), one, many)


@register.filter(name="say")
def say_filter(text: Text | dict[str, str] | None) -> str:
    """A bilingual value in the language of the page."""
    return said(text)


@register.filter
def japanese(text: Text | dict[str, str]) -> SafeString:
    """The Japanese name beside an English one, to search for; empty on a Japanese page."""
    return other_language(text) if current() is Lang.EN else SafeString("")


@register.filter
def other_language(text: Text | dict[str, str]) -> SafeString:
    """A bilingual value in the other language, marked as such."""
    lang = Lang.JA if current() is Lang.EN else Lang.EN
    wording = text.in_(lang) if isinstance(text, Text) else text[lang.value]
    return format_html('<span lang="{}">{}</span>', lang.value, wording)
