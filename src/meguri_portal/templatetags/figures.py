"""Figures in templates (数字の表し方): yen, ranges, fiscal years, dates with weekday. Units stand in headers."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template

from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.text import Lang, Text
from meguri_portal.language import current, said

register = template.Library()
NOT_KNOWN = Text("不明", "not known")
WEEKDAYS = "月火水木金土日"


@register.filter
def yen(amount: int | None) -> str:
    """Whole yen with thousands separators; the unit stands in the header."""
    return said(NOT_KNOWN) if amount is None else f"{amount:,}"


@register.filter
def yen_range(range_: dict[str, Any]) -> str:
    """`{min, max}` as one figure or a span."""
    low, high = range_["min"], range_["max"]
    if high is None:
        return said(NOT_KNOWN) if low == 0 else said(Text(f"{low:,}以上", f"{low:,} or more"))
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


@register.filter
def fiscal_year(start: int) -> str:
    """令和7年度（2025） / FY2025 (Apr 2025–Mar 2026)."""
    return said(FiscalYear(int(start)).text)


@register.filter
def day(value: date | str | None) -> str:
    """A date with its weekday."""
    if value is None:
        return said(NOT_KNOWN)
    on = date.fromisoformat(value) if isinstance(value, str) else value
    if current() is Lang.EN:
        return f"{on:%a} {on.day} {on:%b} {on.year}"
    return f"{on.year}年{on.month}月{on.day}日（{WEEKDAYS[on.weekday()]}）"


@register.filter
def month(value: str | None) -> str:
    """`2028-10` as a month."""
    if value is None:
        return said(NOT_KNOWN)
    on = date.fromisoformat(f"{value}-01")
    return f"{on:%b} {on.year}" if current() is Lang.EN else f"{on.year}年{on.month}月"


@register.filter
def percent(share: float) -> str:
    """A share as a percentage."""
    return f"{share * 100:.0f} %"
