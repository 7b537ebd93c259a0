"""What a visitor looks for in the register (検索条件): words, facets and page, as they stand in the address.

A code that no list has is set aside and named on the page; nothing in an address is an error.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.http import QueryDict

from meguri_portal.models.register import ListingKind
from meguri_portal.selectors.register.facets import BY_NAME, FACETS
from meguri_portal.spelling import LONGEST

_LAST = 10_000  # pages


@dataclass(frozen=True, slots=True)
class Query:
    """検索条件."""

    words: str = ""  # as typed
    kind: ListingKind = ListingKind.SITE
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # facet → codes
    page: int = 1
    set_aside: tuple[str, ...] = ()  # what the address held and no list knows
    everyone: bool = False  # also organisations that neither have a site nor are known to take contract work

    @property
    def plain(self) -> bool:
        """Whether nothing was asked."""
        return not self.words and not self.chosen

    @property
    def makers(self) -> bool:
        """Whether organisations that neither have a site nor take contract work are left out: nobody asked for them."""
        return not (self.everyone or "role" in self.chosen)

    @property
    def makers_only(self) -> bool:
        """The same, where organisations are listed."""
        return self.makers and self.kind is ListingKind.ORGANISATION

    def address(self) -> str:
        """The query as it stands after `?`; empty where nothing was asked."""
        found = QueryDict(mutable=True)
        if self.words:
            found["q"] = self.words
        if self.kind is not ListingKind.SITE:
            found["kind"] = self.kind.value
        if self.everyone:
            found["all"] = "1"
        for name, codes in self.chosen.items():
            found.setlist(name, list(codes))
        if self.page > 1:
            found["page"] = str(self.page)
        return found.urlencode()

    def on_page(self, page: int) -> Query:
        """The same on another page."""
        return replace(self, page=page)

    def of_kind(self, kind: ListingKind) -> Query:
        """The same among the other kind."""
        return replace(self, kind=kind, page=1)

    def only(self, facet: str, code: str) -> Query:
        """The same with one code of one facet."""
        return replace(self, chosen={**self.chosen, facet: (code,)}, page=1)

    def without(self, facet: str) -> Query:
        """The same with one facet open."""
        return replace(self, chosen={name: codes for name, codes in self.chosen.items() if name != facet}, page=1)


def query_of(address: QueryDict) -> Query:
    """The query that an address holds."""
    chosen, aside = {}, []
    for facet in FACETS:
        said = [code for code in dict.fromkeys(address.getlist(facet.name)) if code]
        kept = tuple(code for code in said if code in facet.known())
        aside += [code[:40] for code in said if code not in facet.known()]
        if kept:
            chosen[facet.name] = kept
    kind = address.get("kind", ListingKind.SITE.value)
    if kind not in list(ListingKind):
        aside.append(kind[:40])
        kind = ListingKind.SITE.value
    words = "".join(c if c.isprintable() else " " for c in address.get("q", "")[:LONGEST])
    page, everyone = _page(address.get("page", "")), address.get("all") == "1"
    return Query(" ".join(words.split()), ListingKind(kind), chosen, page, tuple(aside[:8]), everyone)


def _page(written: str) -> int:
    return min(int(written), _LAST) if written.isascii() and written.isdigit() and len(written) < 9 else 1


assert BY_NAME.keys().isdisjoint({"q", "kind", "page", "site", "all"})
