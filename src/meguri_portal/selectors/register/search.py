"""Searching the register (検索): words and facets to subjects in the published order, and how many each facet would leave.

Every word must be found, in any of its spellings; codes of one facet are alternatives, facets are joined. The order is the
day's shuffle, the same rule as in matching: SHA-256 of `day/id`, smallest first. Nobody can buy or earn a place in it. Where
words were typed, whose name they are comes first, then whose name begins with them; who has a word only in a remark on a
source, which may well say that something is not known, comes last. Each group stands in the order of the day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, reduce
from hashlib import sha256
from itertools import chain
from operator import and_, or_
from typing import NamedTuple

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from meguri_portal import packs
from meguri_portal.models.register import CodedFact, Listing, ListingKind
from meguri_portal.selectors.register.facets import LISTED, of_all
from meguri_portal.selectors.register.query import Query
from meguri_portal.selectors.register.search_row import NAMES
from meguri_portal.spelling import WORDS, alternatives, folded, sought, without_form

_NO_NAME = 2  # what was typed is no name, but found in a value
_REMARK = 3  # found in a remark on a source only


def found(query: Query, but: str = "") -> QuerySet[Listing]:
    """The rows that a query finds; `but` leaves one facet open."""
    rows = _of_any_kind(query, but).filter(kind=query.kind.value)
    return rows.filter(_stated(*LISTED) | Q(subject__in=_of_the_name(query.words))) if query.makers_only else rows


def _of_any_kind(query: Query, but: str = "") -> QuerySet[Listing]:
    rows = Listing.objects.all()
    for alike in alternatives(query.words):
        rows = rows.filter(_has("search_text", alike))
    for facet, codes in query.chosen.items():
        if facet != but:
            rows = rows.filter(_stated(facet, *codes))
    return rows


def _has(column: str, alike: Iterable[str]) -> Q:
    """One of the spellings of a word."""
    return reduce(or_, (Q((f"{column}__contains", sought(word))) for word in alike))


def _in_values(words: str) -> ExpressionWrapper[Q]:
    """Whether every word stands in a value; where none was typed, it does."""
    every = reduce(and_, (_has("value_text", alike) for alike in alternatives(words)), Q(pk__isnull=False))
    return ExpressionWrapper(every, BooleanField())


def _stated(facet: str, *codes: str) -> Exists:
    return Exists(CodedFact.objects.filter(listing=OuterRef("pk"), facet=facet, code__in=codes))


class Subjects(NamedTuple):
    """What a query finds."""

    ids: list[str]  # in the order of the day
    others: int  # found among the other kind
    everyone: int  # of this kind, where investors and ventures without a site count as well
    remarked: int  # of the ids, found in remarks on sources only


def subjects(query: Query, day: date) -> Subjects:
    """The ids found, with all counts of the list from one query."""
    rows = list(_of_any_kind(query).order_by().values_list("subject", "kind", _in_values(query.words)))
    words, names = _bare(query.words), _names(packs.register_version())
    held = _held(packs.register_version())
    places = {
        subject: min(_named(names.get(subject.partition("/")[0], ()), words), _NO_NAME if stated else _REMARK)
        for subject, _, stated in rows
    }
    asked = {subject for subject, place in places.items() if place < _NO_NAME or LISTED in held.get(subject, ())}
    mine = [subject for subject, kind, _ in rows if kind == query.kind.value]
    ids = [subject for subject in mine if not query.makers_only or subject in asked]
    ids.sort(key=lambda subject: (places[subject], _drawn(day, subject)))
    others = sum(
        kind == ListingKind.SITE or not query.makers or subject in asked
        for subject, kind, _ in rows
        if kind != query.kind
    )
    return Subjects(ids, others, len(mine), sum(places[subject] == _REMARK for subject in ids))


@lru_cache(maxsize=4096)
def _drawn(day: date, subject: str) -> bytes:
    return sha256(f"{day.isoformat()}/{subject}".encode()).digest()


@lru_cache(maxsize=1)
def _names(version: str) -> Mapping[str, tuple[str, ...]]:
    """Every name of every organisation, as names are compared."""
    return {
        one.id: tuple({_bare(claim.value): None for claim in one.claims if claim.field in NAMES})
        for one in packs.register().organisations.values()
    }


def _named(names: Iterable[str], words: str) -> int:
    """How the typed words match the name of a company: 0 the name itself, 1 its beginning, otherwise not."""
    if not words:
        return _REMARK
    if words in names:
        return 0
    return 1 if any(name.startswith(words) for name in names) else _REMARK


@lru_cache(maxsize=4096)
def _bare(name: str) -> str:
    """A name as it is compared: folded, without the form of the company."""
    return without_form(folded(name))


def _of_the_name(typed: str) -> list[str]:
    """Organisations whose name was typed."""
    words = _bare(typed)
    return [id_ for id_, names in _names(packs.register_version()).items() if _named(names, words) < _NO_NAME]


def counts(query: Query, ids: Iterable[str]) -> Mapping[str, Counter[str]]:
    """How many rows each code of each facet would leave: of those found, and of one more search for each facet in use."""
    counted = _count(ids)
    for facet in query.chosen:
        counted[facet] = _count(_left_by(query, facet)).get(facet, Counter())
    return counted


def _left_by(query: Query, facet: str) -> list[str]:
    """The ids found, whichever codes of this facet were chosen."""
    return list(found(query, but=facet).order_by().values_list("subject", flat=True))


def _count(ids: Iterable[str]) -> dict[str, Counter[str]]:
    """Codes by facet; in memory, where it takes a tenth of what the database takes."""
    held = _held(packs.register_version())
    counted: dict[str, Counter[str]] = {}
    for (facet, code), number in Counter(chain.from_iterable(held.get(id_, ()) for id_ in ids)).items():
        counted.setdefault(facet, Counter())[code] = number
    return counted


@lru_cache(maxsize=1)
def _held(version: str) -> Mapping[str, set[tuple[str, str]]]:
    return of_all(packs.register())


@lru_cache(maxsize=1)
def stated(version: str) -> frozenset[tuple[str, str]]:
    """Every facet with every code that anything in the register has."""
    return frozenset(chain.from_iterable(_held(version).values()))


def apart(query: Query) -> tuple[tuple[str, int], ...]:
    """Each word of a query alone, with how many rows it finds; for where all together find none."""
    words = dict.fromkeys(query.words.split()[:WORDS])
    if len(words) < 2 and not query.chosen:
        return ()  # it is what was asked
    alone = (replace(query, words=word, chosen={}, page=1) for word in words)
    return tuple((one.words, found(one).count()) for one in alone)


@dataclass(frozen=True, slots=True)
class Placed:
    """都道府県ごとの件数, and what no prefecture shows."""

    counts: Counter[str]
    total: int
    placed: int  # in at least one prefecture
    domestic: int  # in Japan, prefecture not known

    @property
    def elsewhere(self) -> int:
        """Abroad, or the country is not known."""
        return self.total - self.placed - self.domestic


def in_prefectures(query: Query) -> Placed:
    """How many rows stand in each prefecture, whichever prefecture was chosen."""
    ids, held = _left_by(query, "prefecture"), _held(packs.register_version())
    unplaced = [id_ for id_ in ids if not any(facet == "prefecture" for facet, _ in held.get(id_, ()))]
    return Placed(
        _count(ids).get("prefecture", Counter()),
        len(ids),
        len(ids) - len(unplaced),
        sum(("country", "JP") in held.get(id_, ()) for id_ in unplaced),
    )
