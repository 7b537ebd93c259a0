"""The list page (一覧): one page of what was found, in the order of the day, with facets and their counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from meguri.matching.fact import NO
from meguri.profiles.claim import Claim, Use
from meguri.profiles.organisation import Organisation, Site
from meguri.register.prefecture import Prefecture
from meguri.register.register import Register
from meguri.vocabulary.text import Text
from meguri_portal.models.register import ListingKind
from meguri_portal.selectors.register import search
from meguri_portal.selectors.register.facets import BY_NAME, FACETS, Facet, all_claims, holding
from meguri_portal.selectors.register.query import Query
from meguri_portal.spelling import folded

PAGE = 50
SHOWN = ("contract_work", "product_class", "cell_type", "vector", "step")  # facts a line of the list names


@dataclass(frozen=True, slots=True)
class Choice:
    """One code of a facet."""

    code: str
    text: Text
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """One facet."""

    facet: Facet
    choices: tuple[Choice, ...]
    in_use: bool


@dataclass(frozen=True, slots=True)
class Line:
    """掲載の行. Codes are told in words; a fact nobody knows has an empty tuple."""

    id: str
    organisation: Organisation
    site: Site | None
    places: tuple[Text, ...]
    facts: tuple[tuple[Text, tuple[Text, ...]], ...]
    values: int

    @property
    def slug(self) -> str:
        """The site's part of the address."""
        return self.id.partition("/")[2]


@dataclass(frozen=True, slots=True)
class Found:
    """一覧の1頁."""

    query: Query
    day: date
    total: int
    others: int  # found among the other kind
    lines: tuple[Line, ...]
    facets: tuple[Choices, ...]
    pages: int
    place_words: tuple[tuple[str, Prefecture], ...]  # typed words that are prefectures

    @property
    def day_written(self) -> str:
        """The day as it goes into the order."""
        return self.day.isoformat()

    @property
    def other_address(self) -> str:
        """The same among the other kind."""
        other = ListingKind.ORGANISATION if self.query.kind is ListingKind.SITE else ListingKind.SITE
        return self.query.of_kind(other).address()

    @property
    def open_address(self) -> str:
        """The same words without facets."""
        return replace(self.query, chosen={}, page=1).address()

    @property
    def previous_address(self) -> str:
        return self.query.on_page(self.query.page - 1).address()

    @property
    def next_address(self) -> str:
        return self.query.on_page(self.query.page + 1).address()


def listed(query: Query, register: Register, day: date) -> Found:
    """What the list page shows. A page beyond the last is the last."""
    ids = [subject for subject in search.subjects(query, day) if _known(register, subject)]
    pages = max(1, -(-len(ids) // PAGE))
    query = query.on_page(min(max(query.page, 1), pages))
    shown = ids[(query.page - 1) * PAGE : query.page * PAGE]
    return Found(
        query,
        day,
        len(ids),
        search.other_kind(query),
        tuple(line_of(register, subject) for subject in shown),
        _choices(query, search.counts(query)),
        pages,
        tuple(_places(query.words)),
    )


def _known(register: Register, subject: str) -> bool:
    return subject in register.sites or subject in register.organisations


def _choices(query: Query, counts: Mapping[str, Counter[str]]) -> tuple[Choices, ...]:
    """Facets with something to choose; codes in the order of their list."""
    made = []
    for facet in FACETS:
        counted, chosen = counts.get(facet.name, Counter()), query.chosen.get(facet.name, ())
        codes = sorted({*counted, *chosen} & facet.known(), key=lambda code: _order(facet, code))
        choices = tuple(Choice(code, facet.label(code), counted[code], code in chosen) for code in codes)
        if choices:
            made.append(Choices(facet, choices, bool(chosen)))
    return tuple(made)


def _order(facet: Facet, code: str) -> tuple[int, str]:
    return (facet.codes(code).place() if facet.codes else 0, code)


def _places(words: str) -> list[tuple[str, Prefecture]]:
    names = {}
    for one in Prefecture:
        short = one.text.ja if one is Prefecture.HOKKAIDO else one.text.ja[:-1]
        for name in (one.text.ja, short, one.text.en):
            names[folded(name)] = one
    return [(word, names[folded(word)]) for word in words.split() if folded(word) in names]


def line_of(register: Register, subject: str) -> Line:
    """One line of the list."""
    site = register.sites.get(subject)
    organisation = register.organisations[site.organisation if site else subject]
    claims = tuple(holding(site, organisation)) if site else all_claims(organisation)
    return Line(subject, organisation, site, place_of(site, organisation), _facts(claims), len(claims))


def place_of(site: Site | None, organisation: Organisation) -> tuple[Text, ...]:
    """Where it stands: the site's own place; the seat and the sites of an organisation."""
    claims = site.claims if site else all_claims(organisation)
    codes = [(claim.field, claim.value) for claim in claims if claim.field in ("prefecture", "country")]
    found = dict.fromkeys(code for code in codes if code != ("country", "JP") or len(codes) == 1)
    return tuple(BY_NAME[facet].label(code) for facet, code in found)


def _facts(claims: tuple[Claim, ...]) -> tuple[tuple[Text, tuple[Text, ...]], ...]:
    made = []
    for name in SHOWN:
        facet = BY_NAME[name]
        codes = {c.value for c in claims if c.field == name and c.use == Use.CAPABILITY and c.unit != NO}
        made.append((facet.text, tuple(facet.label(code) for code in sorted(codes, key=lambda c: _order(facet, c)))))
    return tuple(made)
