"""The answer as one JSON document (照合結果の文書): `meguri/match/1`."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from meguri.matching.match import (
    Candidate,
    Combination,
    CriterionResult,
    Excluded,
    GateResult,
    Match,
    Question,
    Score,
)
from meguri.profiles.claim import Claim
from meguri.profiles.organisation import Site

SCHEMA = "meguri/match/1"
PLACES = 6  # decimals of a score or a probability

Document = dict[str, Any]


def document(match: Match) -> Document:
    """The whole answer."""
    answer: Document = {
        "schema": SCHEMA,
        "as_of": match.as_of.isoformat(),
        "scales": match.scales_version,
        "weights": _weights(match),
        "draws": match.draws,
        "seed": match.seed,
        "counts": {
            "sites": match.counts.sites,
            "evidenced": match.counts.evidenced,
            "mostly-unknown": match.counts.mostly_unknown,
            "excluded": match.counts.excluded,
        },
        "candidates": [_candidate(each) for each in match.candidates],
        "combinations": [_combination(each) for each in match.combinations],
        "steps_without_evidence": [step.value for step in match.steps_without_evidence],
        "steps_on_inference": [step.value for step in match.steps_on_inference],
        "steps_of_others": [
            {"step": step.value, "sites": [_named(site) for site in sites]}
            for step, sites in match.steps_of_others.items()
        ],
        "shown_nowhere": [text.document() for text in match.shown_nowhere],
        "one_gate_short": [_excluded(each) for each in match.one_gate_short],
        "excluded": [_excluded(each) for each in match.excluded],
        "smallest_shift": _shift(match),
        "ask": list(match.ask),
    }
    parts = [part for one in (*answer["combinations"], *answer["steps_of_others"]) for part in one["sites"]]
    for one in [*answer["candidates"], *parts, *answer["one_gate_short"], *answer["excluded"]]:
        owner = match.organisations.get(one["organisation"])
        one["organisation_name"] = owner.name.document() if owner else None
    return answer


def _weights(match: Match) -> Document:
    weights = match.weights
    values = {criterion: _number(value) for criterion, value in weights.values.items()}
    return {"id": weights.id, "name": weights.text.document(), "values": values}


def _number(value: Fraction | float) -> float | int:
    number = round(float(value), PLACES)
    return int(number) if number == int(number) else number


def _score(score: Score) -> Document:
    return {"low": _number(score.low), "high": _number(score.high)}


def _candidate(candidate: Candidate) -> Document:
    return {
        "site": candidate.site,
        "organisation": candidate.organisation,
        "name": candidate.name.document(),
        "band": candidate.band.value,
        "ask_first": candidate.ask_first,
        "gates": [_gate(each) for each in candidate.gates],
        "score": _score(candidate.score),
        "criteria": [_criterion(each) for each in candidate.criteria],
        "p_first": None if candidate.p_first is None else _number(candidate.p_first),
        "p_top3": None if candidate.p_top3 is None else _number(candidate.p_top3),
        "ask": [_question(each) for each in candidate.ask],
        "rests_on_evidence": _number(candidate.rests_on),
        "lacking": [{"id": each.value, "text": each.text.document()} for each in candidate.lacking],
        "support_received": _claims(candidate.support),
    }


def _gate(gate: GateResult) -> Document:
    return {
        "id": gate.id,
        "text": gate.text.document(),
        "status": gate.status.value,
        "evidence": _claims(gate.evidence),
        "settled": [text.document() for text in gate.settled],
        "open": [text.document() for text in gate.open],
        "leads": [text.document() for text in gate.leads],
        "of_company": [
            {"field": one.field, "text": one.text.document(), "dated": one.dated} for one in gate.of_company
        ],
    }


def _criterion(criterion: CriterionResult) -> Document:
    return {
        "id": criterion.id,
        "text": criterion.text.document(),
        "weight": _number(criterion.weight),
        "score": _score(criterion.score),
        "claim": criterion.claim.document(),
        "evidence": _claims(criterion.evidence),
        "missing": [{"text": each.text.document(), "worth": _number(each.worth)} for each in criterion.missing],
    }


def _question(question: Question) -> Document:
    return {"about": question.about, "text": question.text.document()}


def _claims(claims: Iterable[Claim]) -> list[Document]:
    return [
        {
            "subject": claim.subject,
            "field": claim.field,
            "value": claim.value,
            "text": claim.words.document(),
            "unit": claim.unit,
            "standing": claim.standing.value,
            "citation": claim.citation.document(),
        }
        for claim in claims
    ]


def _named(site: Site) -> Document:
    return {"site": site.id, "organisation": site.organisation, "name": site.name.document()}


def _combination(combination: Combination) -> Document:
    return {
        "sites": [
            {
                "site": part.site,
                "organisation": part.organisation,
                "name": part.name.document(),
                "steps": [step.value for step in part.steps],
            }
            for part in combination.parts
        ],
        "handovers": [
            {"from": each.from_site, "to": each.to_site, "text": each.text.document()} for each in combination.handovers
        ],
        "inferred": [step.value for step in combination.inferred],
        "not_covered": [step.value for step in combination.not_covered],
        "caution": combination.caution.document() if combination.caution else None,
    }


def _excluded(excluded: Excluded) -> Document:
    return {
        "site": excluded.site,
        "organisation": excluded.organisation,
        "name": excluded.name.document(),
        "gates": [_gate(each) for each in excluded.failed],
    }


def _shift(match: Match) -> Document | None:
    shift = match.shift
    if shift is None:
        return None
    return {
        "site": shift.site,
        "from": shift.from_criterion,
        "to": shift.to_criterion,
        "points": _number(shift.points),
    }
