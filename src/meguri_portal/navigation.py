"""What stands in the header and footer of every page (案内). A page joins by adding its address name here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from meguri.documents.notice import UNOFFICIAL
from meguri.vocabulary.text import Lang, Text
from meguri_portal.language import current

MAIN = (
    ("profile:start", Text("試算する", "Start")),
    ("register:list", Text("CDMOをさがす", "Find a CDMO")),
    ("programmes:list", Text("支援事業", "Programmes")),
    ("rounds:list", Text("採択と認定VC", "Rounds and VCs")),
    ("industry:picture", Text("市場と設備の統計", "Market and facilities")),
    ("indicators:list", Text("政策目標", "Policy targets")),
    ("cycle:show", Text("循環の上限", "Ceilings")),
)
FOOTER = (
    ("about:meguri", Text("めぐりについて", "About Meguri")),
    ("about:privacy", Text("入力の扱い", "What happens to your input")),
    ("about:accessibility", Text("アクセシビリティ", "Accessibility")),
    ("about:glossary", Text("用語集", "Glossary")),
    ("sources:list", Text("出典一覧", "Sources")),
    ("api-docs", Text("API", "API")),
    ("about:components", Text("部品見本", "Components")),
)


def context(request: HttpRequest) -> dict[str, Any]:
    """The two lists of links, and the line that every page ends with."""
    return {
        "navigation": _links(MAIN, request.path),
        "footer_navigation": _links(FOOTER, request.path),
        "unofficial": UNOFFICIAL,
    }


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the menu."""

    url: str
    text: Text
    current: bool  # the page shown stands below it


def _links(items: tuple[tuple[str, Text], ...], here: str) -> tuple[Link, ...]:
    return tuple(Link(url, text, here.startswith(url)) for url, text in _addresses(items, current()))


@cache
def _addresses(items: tuple[tuple[str, Text], ...], lang: Lang) -> tuple[tuple[str, Text], ...]:
    """The pages that there are, with their addresses in the language of the page."""
    links = []
    for name, text in items:
        try:
            links.append((reverse(name), text))
        except NoReverseMatch:
            continue
    return tuple(links)
