"""What an investor's money unlocks (出資が引き出す補助): subsidy and project size under the venture fund's terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from meguri.rulebook import amount
from meguri.rulebook.call import Call
from meguri.rulebook.programme import Rulebook
from meguri.rulebook.terms import Base, Per
from meguri.rules.explain import bounds
from meguri.vocabulary.money import Yen, round_down

VENTURE_FUND = "venture-ecosystem/venture"


@dataclass(frozen=True, slots=True)
class Unlock:
    """出資の効果, in yen. The project is eligible cost, indirect cost and the VC money included."""

    call: Call
    invests: Yen
    minimum: Yen | None  # the smallest investment the call accepts; None = not known
    reaches_minimum: bool | None
    subsidy_at_most: Yen
    project_at_most: Yen
    guide: Yen | None  # soft ceiling of a project
    above_guide: bool  # the money would carry a project above the guide
    by_tranche: Mapping[date, Yen]  # subsidy that the money paid in so far supports

    def document(self) -> dict[str, Any]:
        """`meguri/unlock/1`."""
        call = self.call
        cited = call.terms.citation("vc_multiple", "vc_minimum", "rate", "ceilings", "rounding")
        return {
            "schema": "meguri/unlock/1",
            "programme": VENTURE_FUND,
            "call": {"id": call.id, "name": call.name.document(), "assumed": call.assumed},
            "invests": self.invests,
            "minimum": self.minimum,
            "reaches_minimum": self.reaches_minimum,
            "subsidy_at_most": self.subsidy_at_most,
            "project_at_most": self.project_at_most,
            "guide": self.guide,
            "above_guide": self.above_guide,
            "by_tranche": {day.isoformat(): money for day, money in self.by_tranche.items()},
            "citation": [citation.document() for citation in cited],
        }


def unlocks(rulebook: Rulebook, as_of: date, invests: Yen, tranches: Mapping[date, Yen] | None = None) -> Unlock:
    """What certified money of `invests` yen unlocks in the call one looks at on `as_of`."""
    call = rulebook.programme(VENTURE_FUND).call(as_of)
    terms = call.terms
    rate = Fraction(bounds(amount.rate_of(terms), {})[0])
    guide = next((c.amount for c in terms.ceilings or () if c.per is Per.PROJECT and c.of is Base.ELIGIBLE), None)

    def supported(money: Yen) -> Fraction:
        matched = Fraction((terms.vc_multiple or 0) * money)
        return matched if guide is None else min(matched, guide * rate)

    unit = terms.rounding or 1
    paid_in = 0
    by_tranche: dict[date, Yen] = {}
    for day, money in sorted((tranches or {}).items()):
        paid_in += money
        by_tranche[day] = round_down(supported(paid_in), unit)
    carried = ((terms.vc_multiple or 0) + 1) * invests
    return Unlock(
        call,
        invests,
        terms.vc_minimum,
        None if terms.vc_minimum is None else invests >= terms.vc_minimum,
        round_down(supported(invests), unit),
        carried if guide is None else min(carried, guide),
        guide,
        guide is not None and carried > guide,
        by_tranche,
    )
