"""The list page (一覧): one page of what was found, in the order of the day, with facets and their counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from meguri.register.prefecture import Prefecture
from meguri.register.register import Register
from meguri.vocabulary.text import Text
from meguri_portal import packs
from meguri_portal.models.register import ListingKind
from meguri_portal.selectors.register import search
from meguri_portal.selectors.register.facets import FACETS, Facet
from meguri_portal.selectors.register.line import Line, line
from meguri_portal.selectors.register.matched import Match, matched
from meguri_portal.selectors.register.query import Query
from meguri_portal.spelling import alternatives, folded

PAGE = 50


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
    missing: tuple[Text, ...]  # codes that nothing in the whole register has

    @property
    def picked(self) -> tuple[Choice, ...]:
        """Those in use."""
        return tuple(choice for choice in self.choices if choice.chosen)


@dataclass(frozen=True, slots=True)
class Row:
    """A line with the values in which the words were found."""

    line: Line
    matched: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Nothing:
    """What to try where nothing was found (見つからないとき)."""

    apart: tuple[tuple[str, int], ...]  # each word alone, with what it finds
    unfiltered: int  # found without the facets


@dataclass(frozen=True, slots=True)
class Found:
    """一覧の1頁."""

    query: Query
    day: date
    total: int
    others: int  # found among the other kind
    remarked: int  # of the total, found in remarks on sources only; they come last
    organisations: int  # of the rows found
    everyone: int  # organisations found where investors and ventures count as well
    rows: tuple[Row, ...]
    facets: tuple[Choices, ...]
    pages: int
    place_words: tuple[tuple[str, Prefecture], ...]  # typed words that are prefectures
    nothing: Nothing | None  # where nothing was found
    abroad: bool  # show what a partner from abroad looks for

    @property
    def chosen(self) -> tuple[Choices, ...]:
        """The facets in use."""
        return tuple(group for group in self.facets if group.picked)

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
    def everyone_address(self) -> str:
        """All organisations."""
        return replace(self.query, everyone=True, page=1).address()

    @property
    def previous_address(self) -> str:
        return self.query.on_page(self.query.page - 1).address()

    @property
    def next_address(self) -> str:
        return self.query.on_page(self.query.page + 1).address()


def listed(query: Query, day: date) -> Found:
    """What the list page shows. A page beyond the last is the last."""
    register, version = packs.register(), packs.register_version()
    subjects = search.subjects(query, day)
    ids = [subject for subject in subjects.ids if _known(register, subject)]
    pages = max(1, -(-len(ids) // PAGE))
    query = query.on_page(min(max(query.page, 1), pages))
    shown = ids[(query.page - 1) * PAGE : query.page * PAGE]
    sought = alternatives(query.words)
    return Found(
        query,
        day,
        len(ids),
        subjects.others,
        subjects.remarked,
        len({id_.partition("/")[0] for id_ in ids}),
        subjects.everyone,
        tuple(Row(line(version, id_), matched(version, id_, sought)) for id_ in shown),
        _choices(version, query, search.counts(query, ids)),
        pages,
        tuple(_places(query.words)),
        None if ids else _nothing(query),
        "overseas_clients" in query.chosen,
    )


def _nothing(query: Query) -> Nothing:
    return Nothing(search.apart(query), search.found(replace(query, chosen={})).count() if query.chosen else 0)


def _known(register: Register, subject: str) -> bool:
    return subject in register.sites or subject in register.organisations


def _choices(version: str, query: Query, counts: Mapping[str, Counter[str]]) -> tuple[Choices, ...]:
    """Facets with something to choose; codes in the order of their list."""
    made = []
    for facet in FACETS:
        counted, chosen = counts.get(facet.name, Counter()), query.chosen.get(facet.name, ())
        choices = tuple(
            Choice(code, text, counted[code], code in chosen)
            for code, text in facet.known().items()
            if counted[code] or code in chosen or (counted and code in facet.always)
        )
        if choices:
            made.append(Choices(facet, choices, _missing(version, facet)))
    return tuple(made)


@lru_cache(maxsize=64)
def _missing(version: str, facet: Facet) -> tuple[Text, ...]:
    """Of what is made and done: the codes that stand nowhere, so that their absence is no riddle."""
    if not facet.offered:
        return ()
    return tuple(text for code, text in facet.known().items() if (facet.name, code) not in search.stated(version))


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
