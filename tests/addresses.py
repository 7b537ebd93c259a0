"""Every address of the portal (番地の一覧): routes from the URL list, and real addresses found by following links."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import urldefrag, urlsplit

from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse
from django.urls.exceptions import NoReverseMatch, Resolver404
from django.urls.resolvers import LocalePrefixPattern
from django.utils import translation

LINK = re.compile(r'<a\b[^>]*?\shref="([^"]*)"', re.DOTALL)
PER_ROUTE = 2  # addresses of one route that a walk opens, per language
Fetch = Callable[[str], "tuple[int, str]"]  # address → status and HTML, "" where it is no page


@dataclass(frozen=True, slots=True)
class Route:
    """番地の型: one line of the URL list that people open, in either language."""

    name: str  # with its namespace
    takes: tuple[str, ...]  # names of the values in the address

    def address(self, lang: str) -> str | None:
        """The address, where it takes no value."""
        with translation.override(lang):
            try:
                return reverse(self.name) if not self.takes else None
            except NoReverseMatch:
                return None


def routes() -> list[Route]:
    """Every page route."""
    localised = (
        part
        for part in get_resolver().url_patterns
        if isinstance(part, URLResolver) and isinstance(part.pattern, LocalePrefixPattern)
    )
    return list(dict.fromkeys(route for part in localised for route in _routes(part, "", ())))


def _routes(part: URLPattern | URLResolver, space: str, taken: tuple[str, ...]) -> Iterator[Route]:
    taken = (*taken, *(getattr(part.pattern, "converters", None) or ()))
    if isinstance(part, URLPattern):
        if part.name:
            yield Route(f"{space}{part.name}", taken)
        return
    inner = f"{space}{part.namespace}:" if part.namespace else space
    for one in part.url_patterns:
        yield from _routes(one, inner, taken)


def walk(fetch: Fetch, lang: str, per_route: int = PER_ROUTE) -> dict[str, dict[str, int]]:
    """Opens every route without values and every kind of link found there: route name → address → status."""
    todo = [address for route in routes() if (address := route.address(lang))]
    opened: dict[str, dict[str, int]] = defaultdict(dict)
    while todo:
        address = todo.pop(0)
        name = named(address, lang)
        if name is None or address in opened[name] or len(opened[name]) >= per_route:
            continue
        status, html = fetch(address)
        opened[name][address] = status
        todo += links(html)
    return dict(opened)


def links(html: str) -> list[str]:
    """The addresses of this site that a page links to, each once."""
    found = (urldefrag(unescape(link)).url for link in LINK.findall(html))
    return list(dict.fromkeys(link for link in found if link.startswith("/") and not link.startswith("//")))


def named(address: str, lang: str) -> str | None:
    """The route of an address; None where it is no page of this language."""
    path = urlsplit(address).path
    if path.startswith("/en/") is not (lang == "en"):
        return None
    with translation.override(lang):
        try:
            found = resolve(path)
        except Resolver404:
            return None
    return None if found.app_names[:1] == ["ninja"] else found.view_name
