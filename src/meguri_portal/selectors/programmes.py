"""Programmes as pages show them (支援事業): grouped as in the deck, and the terms of every call side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from meguri.documents.programme import document, listing
from meguri.kpis.indicator import Indicator
from meguri.kpis.indicator_file import load as load_indicators
from meguri.profiles.organisation import Organisation
from meguri.rulebook.call import Call, Reading
from meguri.rulebook.programme import Programme
from meguri.vocabulary.citation import Citation
from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.text import Text
from meguri_portal.packs import register, rulebook
from meguri_portal.selectors.call_table import Term, terms_of
from meguri_portal.selectors.families import FAMILIES

PAID = ("activities", "items")
HOME = "JP"
DRAFT_ONLY = Text(
    "予算案の額が成立したか、成立した額がいくらかは、見た資料にありません（不明）。",
    "Whether the draft budget was enacted, and at what amount, is not in the sources seen (not known).",
)
ENOUGH = ("rate", "rate_by_size", "ceilings", "vc_multiple")  # what the list shows of the money


@dataclass(frozen=True, slots=True)
class Example:
    """A company owned abroad that was selected."""

    company: Organisation
    country: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class ReadAs:
    """One option of a reading with what it sets."""

    reading: Reading
    sets: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What the sources leave open."""

    point: str
    text: Text
    options: tuple[ReadAs, ...]
    calls: tuple[Call, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One programme of the list."""

    head: Mapping[str, Any]  # of `meguri/rulebook/1`
    programme: Programme
    terms: Mapping[str, Term]  # under the default readings of the call one looks at
    children: tuple[Programme, ...]

    @property
    def money(self) -> tuple[Term, ...]:
        """Rate, ceiling and the multiple of VC money, as far as stated."""
        return tuple(self.terms[name] for name in ENOUGH if name in self.terms)

    @property
    def pays(self) -> tuple[Term, ...]:
        """Activities and cost items, as far as stated."""
        return tuple(self.terms[name] for name in PAID if name in self.terms)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the deck."""

    id: str
    name: Text
    lines: tuple[Line, ...]


def parts(on: date) -> tuple[Part, ...]:
    """Every programme in the groups of the deck."""
    heads = listing(rulebook(), on)["programmes"]
    lines = [_line(head, on) for head in heads]
    return tuple(
        Part(family, name, tuple(line for line in lines if line.programme.id.split("/")[0] == family))
        for family, name in FAMILIES.items()
    )


def _line(head: Mapping[str, Any], on: date) -> Line:
    programme = rulebook().programme(head["id"])
    terms = {term.id: term for term in terms_of(programme.call(on).terms)}
    return Line(head, programme, terms, children_of(programme))


def children_of(programme: Programme) -> tuple[Programme, ...]:
    """The programmes that spend this one's budget."""
    return tuple(rulebook().programme(id_) for id_ in programme.funded_through)


def parents_of(programme: Programme) -> tuple[Programme, ...]:
    """The programmes whose budget this one spends."""
    return tuple(one for one in rulebook().programmes.values() if programme.id in one.funded_through)


def budget_gaps(programme: Programme, on: date) -> tuple[Text, ...]:
    """What no source seen says of the budgets: whether a draft was enacted, and the years since."""
    gaps = []
    if any(budget.draft for budget in programme.budgets):
        gaps.append(DRAFT_ONLY)
    years = [budget.year.start for budget in programme.budgets if budget.year]
    last = min(FiscalYear.of(on).start, programme.ends.start) if programme.ends else FiscalYear.of(on).start
    if years and max(years) < last:
        later = FiscalYear(max(years)).plus(1)
        gaps.append(
            Text(
                f"{later.text.ja}以降の予算は、見た資料にありません（不明）。",
                f"Budgets from {later.text.en} on are not in the sources seen (not known).",
            )
        )
    return tuple(gaps)


def full(programme: Programme, on: date) -> Mapping[str, Any]:
    """`meguri/programme/1`."""
    return document(programme, on)


def foreign_examples(programme: Programme) -> tuple[Example, ...]:
    """Companies owned abroad that the register shows as selected in this programme."""
    owners = {id_: owner for one in indicators_of(programme) for id_, owner in one.owners.items()}
    known = register()
    found = dict[str, Example]()
    for project in known.projects.values():
        for id_ in project.companies:
            if project.programme == programme.id and id_ in owners and owners[id_].country != HOME:
                selected = tuple(claim.citation for claim in project.claims if claim.field == "company")
                cited = tuple(dict.fromkeys((owners[id_].citation, *selected)))
                found[id_] = Example(known.organisations[id_], owners[id_].country, cited)
    return tuple(found.values())


def questions(calls: tuple[Call, ...]) -> tuple[Question, ...]:
    """What the sources leave open, once where several calls share it."""
    grouped: dict[tuple[str, tuple[str, ...]], list[Call]] = {}
    for call in calls:
        points = dict.fromkeys(reading.point for reading in call.readings)
        for point in points:
            ids = tuple(reading.id for reading in call.readings if reading.point == point)
            grouped.setdefault((point, ids), []).append(call)
    return tuple(_question(point, of) for (point, _), of in grouped.items())


def _question(point: str, calls: list[Call]) -> Question:
    readings = [reading for reading in calls[0].readings if reading.point == point]
    options = tuple(ReadAs(reading, terms_of(reading.terms)) for reading in readings)
    return Question(point, readings[0].question, options, tuple(calls))


def indicators_of(programme: Programme) -> tuple[Indicator, ...]:
    """The policy targets that speak of this programme."""
    return tuple(one for one in indicators() if programme.id in one.programmes)


@cache
def indicators() -> tuple[Indicator, ...]:
    """Every indicator that ships with Meguri."""
    return load_indicators()


def call_of(programme: Programme, id_: str) -> Call | None:
    """The call with this id."""
    return next((call for call in programme.calls if call.id == id_), None)


def remarks() -> Iterator[Any]:
    """Warnings and assumptions that hold for every programme."""
    return iter(rulebook().remarks.values())
