"""Figures and words of the simulation (シミュレーションの数字): ranges, two significant digits, grades with letter and colour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from meguri.simulation.grade import Grade
from meguri.vocabulary.errors import Fault
from meguri.vocabulary.text import Text
from meguri_portal.charts.tornado import SERIES
from meguri_portal.forms.levers import LEVER_NAMES, choices_of
from meguri_portal.forms.officer import OfficerForm
from meguri_portal.language import said
from meguri_portal.selectors import simulated_figures as figures
from meguri_portal.selectors.cycle import SHARE_UNIT

register = template.Library()
MILLION = 10**6
SHORT = {
    Grade.A: Text("公的・査読", "official"),
    Grade.B: Text("業界調査", "trade survey"),
    Grade.C: Text("市場調査・孫引き", "vendor, second-hand"),
    Grade.G: Text("推測", "guess"),
}
FIELDS = {
    "definition": Text("何のシェアか", "Share of what"),
    "market": Text("どの市場か", "Which market"),
    "replicas": Text("反復の数", "Replicas"),
}


@register.filter
def two(value: float) -> str:
    """Two significant digits."""
    return figures.two(value)


@register.filter
def stated(found: Mapping[str, Any]) -> str:
    """An input as its source states it, with its unit; shares in percent."""
    if found["unit"]["en"] == SHARE_UNIT:
        return figures.percent({"low": found["low"], "high": found["high"]})
    return f"{figures.stated(found['low'], found['high'])} {said(Text(**found['unit']))}".strip()


@register.filter
def millions(span: Mapping[str, int]) -> str:
    """`{low, high}` of an amount in millions; the unit stands in the header."""
    return "–".join(f"{end / MILLION:,.0f}" for end in dict.fromkeys((span["low"], span["high"])))


@register.filter
def grade_words(grade: Grade) -> str:
    """What the grade means, in a word or two."""
    return said(SHORT[grade])


@register.filter
def grade_series(grade: Grade) -> int:
    """The colour of its bars."""
    return SERIES[grade]


@register.filter
def officer_field(name: str) -> str:
    """What a field of the officer's form is called."""
    return said(FIELDS.get(name) or LEVER_NAMES.get(name) or Text(name, name))


@register.filter
def moved_words(written: str) -> str:
    """A lever that was moved, `lever=value`, in the words of its field."""
    name, _, value = written.partition("=")
    label = said(LEVER_NAMES.get(name) or Text(name, name))
    chosen = [one.text for one in choices_of(name) if one.value == value]
    return f"{label}{said(Text('：', ': '))}{said(chosen[0]) if chosen else value}"


@register.filter
def fault_in(form: OfficerForm, name: str) -> Fault | None:
    """What is wrong with a field."""
    return form.fault(name)


@register.filter
def check_status(outcome: str) -> str:
    """The look of the outcome of a check."""
    return outcome if outcome in ("pass", "fail") else "unknown"
