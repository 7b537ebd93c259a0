"""The list page (一覧): one page of what was found, in the order of the day, with facets and their counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from meguri.matching.fact import NO
from meguri.profiles.claim import Claim, Use
from meguri.profiles.organisation import Organisation, Site
from meguri.register.prefecture import Prefecture
from meguri.register.register import Register
from meguri.vocabulary.text import Text
from meguri_portal import packs
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
    """掲載の行. Codes are told in words; what nobody knows is None."""

    id: str
    name: Text
    organisation_id: str
    organisation: Text | None  # None where the line is the organisation
    place: Text | None
    facts: tuple[tuple[Text, Text | None], ...]
    values: int


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


def listed(query: Query, day: date) -> Found:
    """What the list page shows. A page beyond the last is the last."""
    register, version = packs.register(), packs.register_version()
    subjects, others = search.subjects(query, day)
    ids = [subject for subject in subjects if _known(register, subject)]
    pages = max(1, -(-len(ids) // PAGE))
    query = query.on_page(min(max(query.page, 1), pages))
    shown = ids[(query.page - 1) * PAGE : query.page * PAGE]
    return Found(
        query,
        day,
        len(ids),
        others,
        tuple(_line(version, subject) for subject in shown),
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
        choices = tuple(
            Choice(code, text, counted[code], code in chosen)
            for code, text in facet.known().items()
            if counted[code] or code in chosen
        )
        if choices:
            made.append(Choices(facet, choices, bool(chosen)))
    return tuple(made)


def _places(words: str) -> list[tuple[str, Prefecture]]:
    return [(word, _prefectures()[folded(word)]) for word in words.split() if folded(word) in _prefectures()]


@cache
def _prefectures() -> Mapping[str, Prefecture]:
    """Prefectures by every way to write them."""
    names = {}
    for one in Prefecture:
        short = one.text.ja if one is Prefecture.HOKKAIDO else one.text.ja[:-1]
        for name in (one.text.ja, short, one.text.en):
            names[folded(name)] = one
    return names


def line_of(register: Register, subject: str) -> Line:
    """One line of the list."""
    site = register.sites.get(subject)
    organisation = register.organisations[site.organisation if site else subject]
    claims = tuple(holding(site, organisation)) if site else all_claims(organisation)
    return Line(
        subject,
        site.name if site else organisation.name,
        organisation.id,
        organisation.name if site else None,
        _joined(place_of(site, organisation)),
        _facts(claims),
        len(claims),
    )


@lru_cache(maxsize=4096)
def _line(version: str, subject: str) -> Line:
    return line_of(packs.register(), subject)


def place_of(site: Site | None, organisation: Organisation) -> tuple[Text, ...]:
    """Where it stands: the site's own place; the seat and the sites of an organisation."""
    claims = site.claims if site else all_claims(organisation)
    codes = [(claim.field, claim.value) for claim in claims if claim.field in ("prefecture", "country")]
    found = dict.fromkeys(code for code in codes if code != ("country", "JP") or len(codes) == 1)
    return tuple(BY_NAME[facet].label(code) for facet, code in found)


def _facts(claims: tuple[Claim, ...]) -> tuple[tuple[Text, Text | None], ...]:
    made = []
    for name in SHOWN:
        facet = BY_NAME[name]
        codes = {c.value for c in claims if c.field == name and c.use == Use.CAPABILITY and c.unit != NO}
        made.append((facet.text, _joined(text for code, text in facet.known().items() if code in codes)))
    return tuple(made)


def _joined(texts: Iterable[Text]) -> Text | None:
    listed = tuple(texts)
    return Text("、".join(t.ja for t in listed), ", ".join(t.en for t in listed)) if listed else None
