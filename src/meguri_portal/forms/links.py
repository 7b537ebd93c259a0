"""How long a private link is to live (非公開リンクの期限の読取り)."""

from __future__ import annotations

from django.http import QueryDict

from meguri.vocabulary.errors import Fault
from meguri.vocabulary.text import Text
from meguri_portal.forms.options import pairs
from meguri_portal.services.draft import FIELD
from meguri_portal.services.links import DAYS


def days_of(form: QueryDict) -> int | Fault:
    """The days chosen, or what is wrong with them."""
    written = str(form.get("days") or "")
    if written in {str(days) for days in DAYS}:
        return int(written)
    listed = " / ".join(str(days) for days in DAYS)
    return Fault("days", "days", Text(f"{listed} 日のいずれか", f"{listed} days"), f"'{written[:20]}'")


def asked_with(options: str, draft: str) -> QueryDict:
    """The form as it was posted, from what a link keeps."""
    form = QueryDict(mutable=True)
    for name, value in pairs(options):
        form.appendlist(name, value)
    form[FIELD] = draft
    return form
