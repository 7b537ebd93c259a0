"""Wording in templates (文言): both languages stand side by side, so that neither can be missing.

`{% say "日本語" "English" %}` for fixed wording, `{{ thing|say }}` for a `Text` or the `{ja, en}` of an answer. In English
`{n:site|sites}` is a number with its noun: 1 site, 3 sites.
"""

from __future__ import annotations

import re
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from meguri.vocabulary.text import Lang, Text, counted
from meguri_portal.language import current, said

register = template.Library()
COUNTED = re.compile(r"\{(\w+):([^|{}]+)\|([^|{}]+)\}")


@register.simple_tag(name="say")
def say_tag(ja: str, en: str, **values: Any) -> str:
    """The wording in the language of the page; `{name}` takes a value, which is escaped."""
    wording = COUNTED.sub(lambda found: _counted(values, found), en) if current() is Lang.EN else ja
    return format_html(wording, **values) if values else conditional_escape(wording)


def _counted(values: dict[str, Any], found: re.Match[str]) -> str:
    name, one, many = found.groups()
    return counted(int(values[name]), one, many)


@register.filter(name="say")
def say_filter(text: Text | dict[str, str] | None) -> str:
    """A bilingual value in the language of the page."""
    return said(text)


@register.filter
def other_language(text: Text | dict[str, str]) -> SafeString:
    """A bilingual value in the other language, marked as such."""
    lang = Lang.JA if current() is Lang.EN else Lang.EN
    wording = text.in_(lang) if isinstance(text, Text) else text[lang.value]
    return format_html('<span lang="{}">{}</span>', lang.value, wording)
