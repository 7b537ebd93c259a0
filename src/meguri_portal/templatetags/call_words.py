"""Words of one call (公募の言葉): its window, and how old a forecast is. Load with `{% load call_words %}`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from meguri.documents.verdicts import forecast_note, window
from meguri_portal.language import current

register = template.Library()


@register.filter
def forecast_words(call: Mapping[str, Any]) -> str:
    """The age of the document that forecasts a call; empty where the call is not merely forecast."""
    return forecast_note(call, current())


@register.filter
def window_words(call: Mapping[str, Any]) -> str:
    """公募期間, or that it is not known."""
    return window(call, current())
