"""What was asked beside the profile, for the pages that carry it (答えの条件の持ち回り)."""

from __future__ import annotations

from django import template
from django.http import QueryDict

from meguri_portal.forms.options import options_of

register = template.Library()


@register.filter
def options(form: object) -> str:
    """The options of the posted form, as one field; empty where there is none."""
    return options_of(form) if isinstance(form, QueryDict) else ""
