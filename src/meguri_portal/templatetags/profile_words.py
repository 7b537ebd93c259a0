"""Words and links of the questions in templates (記入の言葉)."""

from __future__ import annotations

from django import template

from meguri.vocabulary.errors import Fault
from meguri.vocabulary.text import Text
from meguri_portal.forms.profile.summary import said as answer_words
from meguri_portal.language import said
from meguri_portal.selectors.profile.pages import page_of, question_at
from meguri_portal.selectors.profile.progress import Extent
from meguri_portal.selectors.profile.wording import place_text
from meguri_portal.services.draft import Draft
from meguri_portal.services.typed.refused import said_of

register = template.Library()
EXTENT = Text(
    "全{all}問：判定と資金計画に{plan}問、製造拠点さがしの技術の質問に{technical}問",
    "{all} questions: {plan} for verdicts and plan, {technical} technical ones for the search for sites",
)
EXTENT_PLAIN = Text("全{all}問", "{all} questions")


@register.filter
def field_id(name: str) -> str:
    """The id of a field, to link to."""
    return name.replace(".", "-")


@register.filter
def page_go(path: str, draft: Draft) -> str:
    """What a button says to go to the page of a question."""
    page = page_of(draft.kind, path)
    return f"to:{page.id}" if page else "next"


@register.filter
def answered(path: str, draft: Draft) -> str:
    """What was answered to a question, in the words of the check page."""
    return " ".join(said(text) for text in answer_words(question_at(draft.kind, path).shape, draft.at(path), path))


@register.filter
def sentence(fault: Fault) -> str:
    """What is wrong and what to write instead."""
    return said(said_of(fault))


@register.filter
def place_words(path: str) -> str:
    """The question, the row and the part of it that a path names; empty where nobody asks it."""
    return said(place_text(path))


@register.filter
def extent_words(extent: Extent) -> str:
    """How many questions there are, in the same words wherever they are counted."""
    words = said(EXTENT if extent.technical else EXTENT_PLAIN)
    return words.format(all=extent.questions, plan=extent.plan, technical=extent.technical)
