"""The answer `meguri/portfolio/1` (選定の文書): the score order, and the exact optimum beside it where it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from hashlib import sha256
from typing import Any

from meguri.grants.application import Application, Round
from meguri.grants.optimum import Optimum
from meguri.grants.passing import passing
from meguri.grants.score_order import Selection
from meguri.vocabulary.text import Text

SCHEMA = "meguri/portfolio/1"
NOTICE = Text(
    "選定の案です。採否は審査委員会と執行機関が決めます。最適な組合せは「もし」の比較であり、決定には使えません。",
    "A draft of a selection: reviewers and the agency decide. The exact optimum is a what-if and decides nothing.",
)


def document(round_: Round, selection: Selection, what_if: Optimum | None) -> dict[str, Any]:
    """As it stands in a JSON answer."""
    rule = round_.rule
    return {
        "schema": SCHEMA,
        "notice": NOTICE.document(),
        "name": round_.name.document() if round_.name else None,
        "fictional": round_.fictional,
        "hash": digest(round_),
        "rule": {
            "budget": rule.budget,
            "threshold": str(rule.threshold),
            "value_above": str(rule.value_above),
            "places": rule.places,
            "one_per_company": rule.one_per_company,
            "at_budget": rule.at_budget.value,
            "at_budget_text": rule.at_budget.text.document(),
        },
        "applications": len(round_.applications),
        "selected": [_application(one) for one in selection.selected],
        "amount": selection.amount,
        "worth": str(sum((rule.value(one) for one in selection.selected), Fraction(0))),
        **_passing(round_, selection.selected),
        "not_selected": [
            {**_application(one), "reason": reason.value, "text": reason.text.document()}
            for one in round_.applications
            if (reason := selection.reasons.get(one.id))
        ],
        "what_if": what_if and _what_if(what_if, selection, round_),
    }


def _what_if(found: Optimum, selection: Selection, round_: Round) -> dict[str, Any]:
    ours, theirs = set(selection.selected), set(found.selected)
    return {
        "selected": [_application(one) for one in found.selected],
        "amount": found.amount,
        "worth": str(found.worth),
        "bound": str(found.bound),
        "proven": found.proven,
        **_passing(round_, found.selected),
        "added": [_application(one) for one in found.selected if one not in ours],
        "dropped": [_application(one) for one in selection.selected if one not in theirs],
    }


def _passing(round_: Round, selected: Sequence[Application]) -> dict[str, Any]:
    """Who scores above the lowest selected and is not: passed over, or barred as its company has a higher one."""
    found = passing(round_, selected)
    return {
        "passed_over": [_application(one) for one in found.over],
        "barred": [_application(one) for one in found.barred],
    }


def _application(one: Application) -> dict[str, Any]:
    return {"id": one.id, "company": one.company, "score": str(one.score), "amount": one.amount}


def digest(round_: Round) -> str:
    """A name for the question: the same rule and applications give the same, in whatever order they were written."""
    parts = [str(round_.rule), *map(str, round_.applications)]
    return sha256("\n".join(parts).encode()).hexdigest()
