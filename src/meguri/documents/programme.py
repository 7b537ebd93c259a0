"""Programmes as JSON documents (支援事業の文書): terms with their sources, and what two versions differ in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from typing import Any

from meguri.documents import term_words
from meguri.rulebook.call import Call, Reading
from meguri.rulebook.diff import CallDiff
from meguri.rulebook.programme import Budget, Note, Programme, Rulebook
from meguri.rulebook.terms import Terms
from meguri.rules.diff import Case
from meguri.vocabulary.text import Text

Document = dict[str, Any]
NONE = Text("不明", "not known")


def listing(rulebook: Rulebook, on: date) -> Document:
    """`meguri/rulebook/1`: every programme in a line."""
    return {
        "schema": "meguri/rulebook/1",
        "as_of": on.isoformat(),
        "rulebook": {"version": rulebook.version, "hash": rulebook.hash},
        "programmes": [_head(programme, on) for programme in rulebook.programmes.values()],
    }


def _head(programme: Programme, on: date) -> Document:
    call = programme.call(on)
    origin = programme.terms_from(call)
    return {
        "id": programme.id,
        "name": programme.name.document(),
        "agency": programme.agency.document(),
        "ends": programme.ends.start if programme.ends else None,
        "call": {
            "id": call.id,
            "name": call.name.document(),
            "status": call.state(on).value,
            "assumed": call.assumed,
            "opens": _day(None if call.opens_by else call.own_terms.opens),
            "opens_by": _day(call.opens_by),
            "closes": _day(call.own_terms.closes),
            "unconfirmed": call.unconfirmed(on),
            "announced_by": call.announced_by.document() if call.announced_by else None,
            "terms_seen": call.terms_seen,
        },
        "terms_from": {"id": origin.id, "name": origin.name.document()} if origin else None,
        "official_page": programme.official_page(call),
        "checked": programme.checked.isoformat(),
    }


def document(programme: Programme, on: date) -> Document:
    """`meguri/programme/1`: everything known of one programme."""
    ends = programme.ends_citation
    return {
        "schema": "meguri/programme/1",
        "as_of": on.isoformat(),
        **_head(programme, on),
        "purpose": programme.purpose.document() if programme.purpose else None,
        "contact": programme.contact,
        "funded_through": list(programme.funded_through),
        "ends_citation": ends.document() if ends else None,
        "budgets": [_budget(budget) for budget in programme.budgets],
        "notes": [_note(note) for note in programme.notes],
        "foreign": [_note(note) for note in programme.foreign],
        "calls": [_call(programme, call, on) for call in programme.calls],
    }


def _note(note: Note) -> Document:
    return {"id": note.id, "text": note.text.document(), "citation": note.citation.document()}


def _budget(budget: Budget) -> Document:
    return {
        "fiscal_year": budget.year.start if budget.year else None,
        "amount": budget.amount,
        "draft": budget.draft,
        "text": budget.text.document(),
        "citation": budget.citation.document(),
    }


def _call(programme: Programme, call: Call, on: date) -> Document:
    origin = programme.terms_from(call)
    return {
        "id": call.id,
        "name": call.name.document(),
        "page": call.page,
        "official_page": programme.official_page(call),
        "status": call.state(on).value,
        "opens": _day(None if call.opens_by else call.own_terms.opens),
        "opens_by": _day(call.opens_by),
        "closes": _day(call.own_terms.closes),
        "unconfirmed": call.unconfirmed(on),
        "announced_by": call.announced_by.document() if call.announced_by else None,
        "terms_seen": call.terms_seen,
        "terms_from": {"id": origin.id, "name": origin.name.document()} if origin else None,
        "terms": _terms(call.own_terms),
        "readings": [_reading(reading) for reading in call.readings],
        "clauses": [
            {"id": c.id, "text": c.text.document(), "citation": [one.document() for one in c.citation]}
            for c in programme.clauses(call.terms)
        ],
    }


def _terms(terms: Terms) -> list[Document]:
    return [
        {
            "term": field.name,
            "label": term_words.label(field.name).document(),
            "text": term_words.text(field.name, getattr(terms, field.name)).document(),
            "citation": terms.cited[field.name].document() if field.name in terms.cited else None,
        }
        for field in fields(Terms)
        if field.name != "cited" and getattr(terms, field.name) is not None
    ]


def _reading(reading: Reading) -> Document:
    return {
        "id": reading.id,
        "point": reading.point,
        "question": reading.question.document(),
        "default": reading.default,
        "text": reading.text.document(),
        "warning": reading.warning,
        "citation": [one.document() for one in reading.terms.citation(*reading.sets)],
    }


def differences(old: Rulebook, new: Rulebook, found: Iterable[CallDiff]) -> Document:
    """`meguri/rulebook-diff/1`: terms that changed, and the cases they change."""
    return {
        "schema": "meguri/rulebook-diff/1",
        "old": {"version": old.version, "hash": old.hash},
        "new": {"version": new.version, "hash": new.hash},
        "calls": [_difference(one) for one in found],
    }


def _difference(one: CallDiff) -> Document:
    effect = one.effect
    return {
        "programme": one.programme,
        "call": one.call,
        "in_old": one.in_old,
        "in_new": one.in_new,
        "terms": [
            {
                "term": change.term,
                "label": term_words.label(change.term).document(),
                "from": _value(change.term, change.old),
                "to": _value(change.term, change.new),
            }
            for change in one.terms
        ],
        "proven": effect.proven if effect else None,
        "cases": [_case(case) for case in effect.cases] if effect else [],
    }


def _value(term: str, value: Any) -> Document:
    return (NONE if value is None else term_words.text(term, value)).document()


def _case(case: Case) -> Document:
    facts = {path: term_words.text("", value).document() for path, value in case.facts.items()}
    return {"facts": facts, "before": _judged(case.before), "after": _judged(case.after)}


def _judged(value: object) -> object:
    return value if isinstance(value, bool) else str(value)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
