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
from meguri.rulebook.call import Call, Reading
from meguri.rulebook.programme import Programme
from meguri.rulebook.terms import Terms
from meguri.vocabulary.citation import Citation
from meguri.vocabulary.text import Text
from meguri_portal.packs import rulebook
from meguri_portal.selectors.resting import stated

FAMILIES = {
    "cdmo-facility": Text("製造設備への補助（CDMO・製造企業）", "Manufacturing sites (CDMOs and makers)"),
    "regen-base": Text("再生・遺伝子治療の基盤技術開発", "Base technology, regenerative medicine and gene therapy"),
    "industrialisation": Text("産業化促進（創薬シーズの開発）", "Industrialisation (development of a seed)"),
    "next-generation": Text("次世代治療・診断の基盤技術開発", "Base technology, next-generation therapy"),
    "venture-ecosystem": Text("創薬ベンチャーエコシステム（基金）", "Drug-venture ecosystem (fund)"),
}
PAID = ("activities", "items")
ENOUGH = ("rate", "rate_by_size", "ceilings", "vc_multiple")  # what the list shows of the money


@dataclass(frozen=True, slots=True)
class Term:
    """条件 with its source."""

    id: str
    label: Text
    text: Text
    citation: Citation


@dataclass(frozen=True, slots=True)
class Cell:
    """A term in one call of the table; `term` None = no source seen states it."""

    term: Term | None
    changed: bool  # against the call before that states it


@dataclass(frozen=True, slots=True)
class CallRow:
    """One call of the table."""

    call: Call
    state: Text
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class CallTable:
    """公募の条件の推移: what all calls share, and what differs, oldest first."""

    shared: tuple[Term, ...]
    heads: tuple[Text, ...]
    rows: tuple[CallRow, ...]


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


def terms_of(terms: Terms) -> tuple[Term, ...]:
    """Every stated term in order."""
    return tuple(Term(id_, label, text, terms.cited[id_]) for id_, label, text in stated(terms))


def children_of(programme: Programme) -> tuple[Programme, ...]:
    """The programmes that spend this one's budget."""
    return tuple(rulebook().programme(id_) for id_ in programme.funded_through)


def parents_of(programme: Programme) -> tuple[Programme, ...]:
    """The programmes whose budget this one spends."""
    return tuple(one for one in rulebook().programmes.values() if programme.id in one.funded_through)


def full(programme: Programme, on: date) -> Mapping[str, Any]:
    """`meguri/programme/1`."""
    return document(programme, on)


def call_table(programme: Programme, on: date) -> CallTable:
    """What the calls share and in what they differ."""
    by_call = {call.id: {term.id: term for term in terms_of(call.own_terms)} for call in programme.calls}
    every = list(dict.fromkeys(id_ for terms in by_call.values() for id_ in terms))
    single = len(programme.calls) == 1
    shared = [id_ for id_ in every if single or _same([terms.get(id_) for terms in by_call.values()])]
    differ = [id_ for id_ in every if id_ not in shared]
    known = {id_: term for terms in by_call.values() for id_, term in terms.items()}
    order = [name for name in Terms.__slots__ if name in differ]
    rows, before = list[CallRow](), dict[str, Text]()
    for call in programme.calls:
        cells = list[Cell]()
        for id_ in order:
            term = by_call[call.id].get(id_)
            dated = id_ in ("opens", "closes", "decided_on")  # every call has its own: no change of terms
            changed = term is not None and not dated and id_ in before and before[id_] != term.text
            cells.append(Cell(term, changed))
            if term is not None:
                before[id_] = term.text
        rows.append(CallRow(call, call.state(on).text, tuple(cells)))
    first = tuple(known[name] for name in Terms.__slots__ if name in shared)
    return CallTable(first, tuple(known[id_].label for id_ in order), tuple(rows) if order else ())


def _same(found: list[Term | None]) -> bool:
    return all(found) and len({term.text for term in found if term}) == 1


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
