"""The calls of a programme side by side (公募の条件の推移): what all share, and each call with what differs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from meguri.documents import term_words, verdicts
from meguri.documents.programme import document
from meguri.rulebook.call import Call
from meguri.rulebook.programme import Programme
from meguri.rulebook.terms import Terms
from meguri.vocabulary.citation import Citation, Status
from meguri.vocabulary.text import Lang, Text
from meguri_portal.selectors.resting import stated

APART = ("opens", "closes", "decided_on", "ceilings", "selection_rate")


@dataclass(frozen=True, slots=True)
class Term:
    """条件 with its source."""

    id: str
    label: Text
    text: Text
    citation: Citation


@dataclass(frozen=True, slots=True)
class Difference:
    """A term that not every call states alike."""

    term: Term
    before: Text | None  # what the calls before said, where this one says otherwise
    new: bool  # no call before says the same


@dataclass(frozen=True, slots=True)
class Before:
    """The last call before that stated a term."""

    value: Any
    call: Call
    place: int  # among the calls, oldest first


@dataclass(frozen=True, slots=True)
class CallRow:
    """One call of the table."""

    call: Call
    state: Text
    window: Text
    decided: Term | None
    ceiling: Term | None  # under the default reading
    differences: tuple[Difference, ...]
    not_stated: tuple[Text, ...]  # labels of what other calls state and no source seen states for this one


@dataclass(frozen=True, slots=True)
class CallTable:
    """公募の条件の推移: what all calls share, and each call with what differs, oldest first."""

    shared: tuple[Term, ...]
    rows: tuple[CallRow, ...]
    forecast_assumed: bool  # the terms of a forecast call were not seen: those of the calls before are assumed

    @property
    def changed(self) -> bool:
        """Whether any call says otherwise than those before it."""
        return any(one.before for row in self.rows for one in row.differences)


def call_table(programme: Programme, on: date) -> CallTable:
    """What the calls share and in what they differ."""
    by_call = {call.id: {term.id: term for term in listed(call.own_terms)} for call in programme.calls}
    every = [name for name in Terms.__slots__ if any(name in terms for terms in by_call.values())]
    single = len(programme.calls) == 1
    shared = [id_ for id_ in every if single or _same([terms.get(id_) for terms in by_call.values()])]
    differ = [id_ for id_ in every if id_ not in shared]
    known = {id_: term for terms in by_call.values() for id_, term in terms.items()}
    answers = {answer["id"]: answer for answer in document(programme, on)["calls"]}
    rows, before = list[CallRow](), dict[str, Before]()
    for place, call in enumerate(programme.calls):
        stated_here = [by_call[call.id][id_] for id_ in differ if id_ in by_call[call.id]]
        differences = tuple(_difference(call, term, before.get(term.id), place) for term in stated_here)
        missing = tuple(known[id_].label for id_ in differ if id_ not in by_call[call.id])
        before |= {term.id: Before(getattr(call.own_terms, term.id), call, place) for term in stated_here}
        rows.append(_row(call, answers[call.id], differences, missing))
    assumed = any(not call.terms_seen and programme.terms_from(call) for call in programme.calls)
    return CallTable(tuple(_weakest(name, by_call.values()) for name in shared), tuple(rows), assumed)


def _weakest(id_: str, calls: Iterable[Mapping[str, Term]]) -> Term:
    """A term of every call, as the latest states it; where it is inferred for some, it says so for all."""
    found = [terms[id_] for terms in reversed(tuple(calls)) if id_ in terms]
    return next((term for term in found if term.citation.status is Status.INFERENCE), found[0])


def _row(
    call: Call, answer: Mapping[str, Any], differences: tuple[Difference, ...], missing: tuple[Text, ...]
) -> CallRow:
    window = Text(*(verdicts.window(answer, lang) for lang in (Lang.JA, Lang.EN)))
    state = verdicts.state_text(answer)
    return CallRow(call, state, window, decided(call), ceiling(call), differences, missing)


def ceiling(call: Call) -> Term | None:
    """上限額 under the default reading; None = not known."""
    return _one(call.terms, "ceilings")


def decided(call: Call) -> Term | None:
    """The day on which the selections were announced; None = not known."""
    return _one(call.own_terms, "decided_on")


def _one(terms: Terms, name: str) -> Term | None:
    return next((term for term in terms_of(terms) if term.id == name), None)


def listed(terms: Terms) -> tuple[Term, ...]:
    """The terms of the tables; days and ceiling have columns of their own, a reported rate is no term."""
    return tuple(term for term in terms_of(terms) if term.id not in APART)


def _difference(call: Call, term: Term, before: Before | None, place: int) -> Difference:
    new = before is None or before.value != getattr(call.own_terms, term.id)
    return Difference(term, _before(call, term, before, place), new)


def _before(call: Call, term: Term, before: Before | None, place: int) -> Text | None:
    """What the calls before said, where this call says otherwise; for money whether it fell or rose."""
    value = getattr(call.own_terms, term.id)
    if before is None or before.value == value:
        return None
    old = term_words.text(term.id, before.value)
    if before.place < place - 1:  # nothing is known of the calls between
        return Text(
            f"{before.call.name.ja}は{old.ja}、その間は不明", f"{before.call.name.en}: {old.en}; between: not known"
        )
    if term.id not in term_words.MONEY:
        return Text(f"それまでは{old.ja}", f"before: {old.en}")
    if value < before.value:
        return Text(f"{old.ja}から引下げ", f"lowered from {old.en}")
    return Text(f"{old.ja}から引上げ", f"raised from {old.en}")


def _same(found: list[Term | None]) -> bool:
    return all(found) and len({term.text for term in found if term}) == 1


def selection_rate(programme: Programme) -> Term | None:
    """伝えられている採択率: reported for all calls together, so no term of any."""
    return _one(programme.calls[-1].own_terms, "selection_rate")


def terms_of(terms: Terms) -> tuple[Term, ...]:
    """Every stated term in order."""
    return tuple(Term(id_, label, text, terms.cited[id_]) for id_, label, text in stated(terms))
