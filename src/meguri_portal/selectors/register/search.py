"""Searching the register (検索): words and facets to subjects in the published order, and how many each facet would leave.

Every word must be found, in any of its spellings; codes of one facet are alternatives, facets are joined. The order is the
day's shuffle, the same rule as in matching: SHA-256 of `day/id`, smallest first. Nobody can buy or earn a place in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from hashlib import sha256

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from meguri_portal.models.register import CodedFact, Listing
from meguri_portal.selectors.register.query import Query
from meguri_portal.spelling import alternatives


def found(query: Query, but: str = "") -> QuerySet[Listing]:
    """The rows that a query finds; `but` leaves one facet open."""
    return _of_any_kind(query, but).filter(kind=query.kind.value)


def _of_any_kind(query: Query, but: str = "") -> QuerySet[Listing]:
    rows = Listing.objects.all()
    for alike in alternatives(query.words):
        any_of = Q()
        for word in alike:
            any_of |= Q(search_text__contains=word)
        rows = rows.filter(any_of)
    for facet, codes in query.chosen.items():
        if facet != but:
            rows = rows.filter(Exists(CodedFact.objects.filter(listing=OuterRef("pk"), facet=facet, code__in=codes)))
    return rows


def subjects(query: Query, day: date) -> tuple[list[str], int]:
    """The ids found, in the order of the day, and how many the same query finds among the other kind."""
    every = list(_of_any_kind(query).order_by().values_list("subject", "kind"))
    ids = [subject for subject, kind in every if kind == query.kind.value]
    ids.sort(key=lambda subject: sha256(f"{day.isoformat()}/{subject}".encode()).digest())
    return ids, len(every) - len(ids)


def counts(query: Query) -> Mapping[str, Counter[str]]:
    """How many rows each code of each facet would leave: one query, and one more for each facet in use."""
    counted: dict[str, Counter[str]] = {}
    _count(counted, CodedFact.objects.exclude(facet__in=list(query.chosen)).filter(listing__in=found(query)))
    for facet in query.chosen:
        _count(counted, CodedFact.objects.filter(facet=facet, listing__in=found(query, but=facet)))
    return counted


def _count(counted: dict[str, Counter[str]], facts: QuerySet[CodedFact]) -> None:
    for facet, code, number in facts.order_by().values_list("facet", "code").annotate(Count("pk")):
        counted.setdefault(facet, Counter())[code] = number


def in_prefectures(query: Query) -> Counter[str]:
    """How many rows stand in each prefecture, whichever prefecture was chosen."""
    facts = CodedFact.objects.filter(facet="prefecture", listing__in=found(query, but="prefecture"))
    counted: dict[str, Counter[str]] = {}
    _count(counted, facts)
    return counted.get("prefecture", Counter())
