"""Words of plans (日程の言葉): times of a slot, shares that are never shown too good."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import template

from meguri.documents.event_tables import share
from meguri.vocabulary.text import Text
from meguri_portal.language import said
from meguri_portal.templatetags.figures import day

register = template.Library()
register.filter("share", share)


@register.filter
def clock(moment: str) -> str:
    """10:00."""
    return moment[11:16]


@register.filter
def short_day(date: str) -> str:
    """12月3日 / 3 Dec: beside every time where a plan has several days."""
    on = datetime.fromisoformat(date)
    return said(Text(f"{on.month}月{on.day}日", f"{on.day} {on:%b}"))


@register.simple_tag
def when(meeting: Mapping[str, Any], several_days: bool) -> str:
    """10:00–10:25, with its day where there are several."""
    times = f"{clock(meeting['start'])}–{clock(meeting['end'])}"
    return f"{day(meeting['start'][:10])} {times}" if several_days else times


@register.simple_tag
def slot_words(start: str, several_days: bool) -> str:
    """10:00, with its day where there are several."""
    return f"{day(start[:10])} {clock(start)}" if several_days else clock(start)


@register.filter
def more(written: str) -> str:
    """+23.45 %: how much more, or less."""
    return share(written) if written.startswith("-") else f"+{share(written)}"


@register.filter
def table_words(table: Any) -> str:
    """架空製造 卓1; without the number where a CDMO has one table only."""
    name = said(dict(table.name))
    return name if table.only else said(Text(f"{name} 卓{table.number}", f"{name}, table {table.number}"))
