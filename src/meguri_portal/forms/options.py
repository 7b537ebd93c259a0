"""What was asked beside the profile, as one field (答えの条件の持ち回り): pages that show none of its controls carry it."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from django.http import QueryDict

from meguri_portal.services.draft import SITE
from meguri_portal.services.links import LONGEST_OPTIONS

FIELD = "options"
NAMES = frozenset({"as_of", "weights", "assume", "adopted", "offered", "reading", "site", "compare", "top"})
PREFIXES = ("w-", "reading-")


def options_of(form: QueryDict) -> str:
    """The controls of the results page, encoded; where the page showed none, what it carried of them."""
    kept = [(name, str(value)) for name, values in form.lists() if _asks(name) and name != SITE for value in values]
    return urlencode(kept or pairs(str(form.get(FIELD) or "")))


def unfolded(form: QueryDict) -> QueryDict:
    """The form with its carried options as fields, unless it has the controls themselves."""
    if FIELD not in form or any(map(_asks, form)):
        return form
    whole = form.copy()
    for name, value in pairs(options_of(form)):
        whole.appendlist(name, value)
    return whole


def pairs(options: str) -> list[tuple[str, str]]:
    """Names and values; nothing else than what the results page asks."""
    found = parse_qsl(options[:LONGEST_OPTIONS], keep_blank_values=True)
    return [(name, value) for name, value in found if _asks(name)]


def _asks(name: str) -> bool:
    return name in NAMES or name.startswith(PREFIXES)
