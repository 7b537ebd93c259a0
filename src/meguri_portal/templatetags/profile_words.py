"""Words and links of the questions in templates (記入の言葉)."""

from __future__ import annotations

from django import template

from meguri_portal.selectors.profile.pages import page_of
from meguri_portal.services.draft import Draft

register = template.Library()


@register.filter
def field_id(name: str) -> str:
    """The id of a field, to link to."""
    return name.replace(".", "-")


@register.filter
def page_go(path: str, draft: Draft) -> str:
    """What a button says to go to the page of a question."""
    page = page_of(draft.kind, path)
    return f"to:{page.id}" if page else "next"
