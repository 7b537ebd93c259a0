"""The eligibility answer as a JSON document, `meguri/eligibility/1` (design 7.3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from meguri.eligibility.assessment import Assessment
from meguri.eligibility.paths import asked_at
from meguri.eligibility.verdict import Standing, Verdict
from meguri.profiles.profile import Profile, ProfileKind
from meguri.rulebook.terms import Terms
from meguri.rules.change import ChangeSet
from meguri.rules.explain import Truth
from meguri.rules.expression import Clause
from meguri.rules.field import Span, Value
from meguri.vocabulary.citation import Status
from meguri.vocabulary.code import Code
from meguri.vocabulary.text import Text

SCHEMA = "meguri/eligibility/1"
# Notes of the rulebook that change how a verdict is told, never what it is.
WHO_MAY_APPLY = "who-may-apply"  # no source names the applicants
PARENT = "parent"  # one applies to the tracks, not to the programme itself
NO_PAYMENT = "no-payment"  # a certification
FITS_ONLY = Text("製品区分は合うが、応募できる者が未確認", "product fits; who may apply is not known")


BY_TRACK = Text("枠ごとに応募する親事業", "parent programme (apply to its tracks)")


def document(assessment: Assessment) -> dict[str, Any]:
    """The whole answer."""
    rulebook = assessment.rulebook
    return {
        "schema": SCHEMA,
        "as_of": assessment.as_of.isoformat(),
        "rulebook": {"version": rulebook.version, "hash": rulebook.hash},
        "programmes": [verdict_document(verdict, assessment.as_of) for verdict in assessment.verdicts],
        "ask": list(assessment.ask),
        "owned_abroad": _owned_abroad(assessment.verdicts),
    }


def _owned_abroad(verdicts: Sequence[Verdict]) -> bool:
    """Whether the applicant, or one of several, answered that it is the subsidiary of a foreign corporation."""
    answers = verdicts[0].profile.answers if verdicts else {}
    several = answers.get("applicants") or ()
    return bool(answers.get("applicant.foreign_parent")) or any(one.get("foreign_parent") for one in several)


def verdict_document(verdict: Verdict, as_of: date) -> dict[str, Any]:
    """One programme's verdict."""
    return {
        "id": verdict.programme.id,
        "name": verdict.programme.name.document(),
        "status": verdict.status.value,
        "headline": _headline(verdict).document(),
        "clauses": [_clause(clause, answer, verdict.profile) for clause, answer in verdict.clauses],
        "foreign": [note.id for note in verdict.programme.foreign],
        "notes": _notes(verdict),
        "ask": list(verdict.ask),
        "change": [change_document(one, verdict.profile.kind) for one in verdict.change],
        "amount": verdict.award.document(),
        "potential": verdict.potential.document(),
        "readings": [
            {
                "id": one.reading.id,
                "point": one.reading.point,
                "question": one.reading.question.document(),
                "text": one.reading.text.document(),
                "default": one.reading.default,
                "amount": one.award.document(),
            }
            for one in verdict.readings
        ],
        "call": _call(verdict, as_of),
    }


def _headline(verdict: Verdict) -> Text:
    """The status in words. Where no source says who may apply, it speaks only of what was seen."""
    words = verdict.status.text
    if verdict.status is not Standing.NO and any(note.id == PARENT for note in verdict.programme.notes):
        return BY_TRACK
    if verdict.status is Standing.NO or all(note.id != WHO_MAY_APPLY for note in verdict.programme.notes):
        return words
    if verdict.status is Standing.YES:
        return FITS_ONLY
    return Text(f"{words.ja}（応募できる者は未確認）", f"{words.en} (who may apply is not known)")


def _notes(verdict: Verdict) -> list[dict[str, Any]]:
    """What a reviewer decides, and how large a project the certified VC money carries."""
    notes = [
        {"id": note.id, "text": note.text.document(), "citation": note.citation.document()}
        for note in (*verdict.programme.notes, *verdict.programme.foreign)
    ]
    if verdict.project_at_most is None:
        return notes
    text = Text(
        f"認定VCの出資額から、補助の対象になる事業費は最大{verdict.project_at_most:,}円です",
        f"The certified VC money carries a project of at most JPY {verdict.project_at_most:,}",
    )
    citation = verdict.call.terms.cited["vc_multiple"]
    return [{"id": "project-at-most", "text": text.document(), "citation": citation.document()}, *notes]


def _clause(clause: Clause, answer: Truth, profile: Profile) -> dict[str, Any]:
    fix = clause.fix.value if clause.fix and answer is not Truth.YES else None
    partners = {"cdmo": profile.cdmo, "vc": profile.vc}
    return {
        "id": clause.id,
        "status": answer.value,
        "text": clause.text.document(),
        "citation": [citation.document() for citation in clause.citation],
        "fix": fix,
        "undecided": answer is Truth.UNKNOWN and fix in partners and partners[fix] == (),  # "not chosen yet" is known
    }


def change_document(one: ChangeSet, kind: ProfileKind) -> list[dict[str, Any]]:
    """One set of changes, at the places where a profile of this kind answers them."""
    return [
        {
            "path": asked_at(change.path, kind),
            "fact": change.path,
            "from": written(change.from_),
            "to": written(change.to),
            "allowed": written(change.allowed),
            "fixed": change.fixed,
        }
        for change in one
    ]


def written(value: Value | Iterable[Code] | None) -> object:
    """A value as a JSON document writes it; exact fractions as text."""
    match value:
        case None | bool():
            return value
        case Code():
            return value.value
        case int():
            return value
        case Span():
            return {"min": written(value.low), "max": written(value.high)}
        case frozenset() | tuple():
            return sorted(str(word) for word in value)
    return str(value)


def _call(verdict: Verdict, as_of: date) -> dict[str, Any]:
    call = verdict.call
    terms = call.own_terms
    places: tuple[int, int] | None = terms.places
    return {
        "id": call.id,
        "name": call.name.document(),
        "status": verdict.call_state.value,
        "assumed": call.assumed,
        "opens": _stated_day(terms, "opens"),
        "opens_by": call.opens_by.isoformat() if call.opens_by else None,
        "closes": _stated_day(terms, "closes"),
        "places": {"min": places[0], "max": places[1]} if places else None,
        "page": call.page,
        "official_page": verdict.programme.official_page(call),
        "unconfirmed": call.unconfirmed(as_of),
        "terms_seen": call.terms_seen,
        "checked": max((c.read_on.isoformat() for c in terms.cited.values()), default=None),
    }


def _stated_day(terms: Terms, term: str) -> str | None:
    """A day that a source states; an inferred one is not shown as a fact."""
    day: date | None = getattr(terms, term)
    inferred = term in terms.cited and terms.cited[term].status is Status.INFERENCE
    return None if day is None or inferred else day.isoformat()
