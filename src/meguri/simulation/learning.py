"""What a choice log teaches (利用から学ぶ), `meguri/simulate-learn/1`: the estimate with its intervals, priors beside posteriors."""

from __future__ import annotations

from collections import Counter
from typing import Any

from meguri.simulation.assumptions import Assumptions
from meguri.simulation.choice_log import ChoiceLog, WhyNot
from meguri.simulation.choice_weights import NAMES, NotEnough, Weights, fit
from meguri.simulation.posterior import Posterior, posteriors

SCHEMA = "meguri/simulate-learn/1"


def learned(log: ChoiceLog, assumptions: Assumptions, seed: int) -> dict[str, Any]:
    """The document of a log."""
    unit = assumptions.value("experience_unit")
    found: Weights | None = None
    open_: tuple[str, ...] = ()
    try:
        found = fit(log.closed, unit)
    except NotEnough as error:
        open_ = error.names
    after = posteriors(assumptions.parameters, log.closed, unit, seed)
    return {
        "schema": SCHEMA,
        "illustrative": True,
        "fictional": log.fictional,
        "choices": len(log.closed),
        "still_open": len(log.choices) - len(log.closed),
        "seekers": len({one.seeker for one in log.closed}),
        "not_settled": list(open_),
        "weights": [_weight(i, one, found) for i, one in enumerate(after)],
        "why_not": _why_not(log),
    }


def _weight(place: int, one: Posterior, found: Weights | None) -> dict[str, Any]:
    low, high = (None, None) if found is None else (float(end) for end in found.interval[place])
    return {
        "id": NAMES[place],
        "text": one.parameter.text.document(),
        "grade": one.parameter.grade.value,
        "estimate": None if found is None else float(found.estimate[place]),
        "low": low,
        "high": high,
        "prior": list(one.prior),
        "posterior": list(one.posterior),
        "narrowed": one.narrowed,
        "agreement": one.agreement,
    }


def _why_not(log: ChoiceLog) -> dict[str, int]:
    counted = Counter(reason for one in log.choices for reason in one.why_not.values())
    return {reason.value: counted[reason] for reason in WhyNot if counted[reason]}
