"""Where a thing has its page (頁の場所): kind and id to an address in the language of the page, or None where it has none."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse

LISTED = {
    "project": "rounds:projects",
    "round": "rounds:list",
    "entry": "rounds:list",
    "certification": "rounds:vcs",
    "market": "industry:picture",
    "facility": "industry:picture",
    "scales": "about:register",
}
SINGLE = {"programme": "programmes:one", "indicator": "indicators:one", "organisation": "register:organisation"}


def page_of(kind: str, id_: str) -> str | None:
    """The address of the page that shows this record."""
    try:
        if kind in SINGLE:
            return reverse(SINGLE[kind], args=[id_]) if id_ else reverse("programmes:list")
        if kind == "site":
            return reverse("register:site", args=id_.split("/", 1))
        return reverse(LISTED[kind]) if kind in LISTED else None
    except NoReverseMatch:
        return None
