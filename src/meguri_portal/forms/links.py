"""How long a private link is to live (非公開リンクの期限の読取り)."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from django.http import QueryDict

from meguri.vocabulary.errors import Fault
from meguri.vocabulary.text import Text
from meguri_portal.selectors.since_last import FIELD as WAS
from meguri_portal.services.draft import FIELD, SKIPPED
from meguri_portal.services.links import DAYS, LONGEST_OPTIONS

NOT_OPTIONS = {FIELD, SKIPPED, WAS, "csrfmiddlewaretoken", "days", "only", "options"}


def days_of(form: QueryDict) -> int | Fault:
    """The days chosen, or what is wrong with them."""
    written = str(form.get("days") or "")
    if written in {str(days) for days in DAYS}:
        return int(written)
    listed = " / ".join(str(days) for days in DAYS)
    return Fault("days", "days", Text(f"{listed} 日のいずれか", f"{listed} days"), f"'{written[:20]}'")


def options_of(form: QueryDict) -> str:
    """The fields asked beside the profile, as a form encodes them."""
    kept = [(name, str(value)) for name, values in form.lists() if name not in NOT_OPTIONS for value in values]
    return urlencode(kept or _pairs(str(form.get("options") or "")))


def asked_with(options: str, draft: str) -> QueryDict:
    """The form as it was posted, from what a link keeps."""
    form = QueryDict(mutable=True)
    for name, value in _pairs(options):
        form.appendlist(name, value)
    form[FIELD] = draft
    return form


def _pairs(options: str) -> list[tuple[str, str]]:
    """Names and values; nothing that stands for the profile itself."""
    pairs = parse_qsl(options[:LONGEST_OPTIONS], keep_blank_values=True)
    return [(name, value) for name, value in pairs if name not in NOT_OPTIONS]
