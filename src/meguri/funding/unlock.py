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
from meguri.rulebook.terms import Base, Per, Terms
from meguri.rules.explain import bounds
from meguri.vocabulary.money import Yen, round_down

VENTURE_FUND = "venture-ecosystem/venture"


@dataclass(frozen=True, slots=True)
class Match:
    """補助と出資の対応, in yen. `subsidy + used == project` and `used + spare` is the money invested."""

    subsidy: Yen  # at most, rounded down as the call says
    project: Yen  # eligible cost at most, indirect cost and the VC money included
    used: Yen  # VC money that the subsidy is calculated on
    spare: Yen  # VC money beyond: cash of the company


@dataclass(frozen=True, slots=True)
class Unlock:
    """出資の効果, in yen."""

    call: Call
    invests: Yen
    minimum: Yen | None  # the smallest investment the call accepts; None = not known
    reaches_minimum: bool | None
    match: Match  # nothing is matched below the minimum
    if_reached: Match | None  # below the minimum: what investing the minimum would give
    guide: Yen | None  # soft ceiling of a project
    above_guide: bool  # the money would carry a project above the guide
    by_tranche: Mapping[date, Yen]  # subsidy that the money paid in so far supports
    unplaced: Yen  # money of which no tranche says when it is paid in; 0 where no tranche is stated

    def document(self) -> dict[str, Any]:
        """`meguri/unlock/1`."""
        call, reached = self.call, self.if_reached
        cited = call.terms.citation("vc_multiple", "vc_minimum", "rate", "ceilings", "rounding")
        return {
            "schema": "meguri/unlock/1",
            "programme": VENTURE_FUND,
            "call": {"id": call.id, "name": call.name.document(), "assumed": call.assumed},
            "invests": self.invests,
            "minimum": self.minimum,
            "reaches_minimum": self.reaches_minimum,
            **_document(self.match),
            "if_reached": _document(reached) if reached else None,
            "guide": self.guide,
            "above_guide": self.above_guide,
            "by_tranche": {day.isoformat(): money for day, money in self.by_tranche.items()},
            "unplaced": self.unplaced,
            "citation": [citation.document() for citation in cited],
        }


def _document(match: Match) -> dict[str, Yen]:
    return {
        "subsidy_at_most": match.subsidy,
        "project_at_most": match.project,
        "used": match.used,
        "spare": match.spare,
    }


def unlocks(rulebook: Rulebook, as_of: date, invests: Yen, tranches: Mapping[date, Yen] | None = None) -> Unlock:
    """What certified money of `invests` yen unlocks in the call one looks at on `as_of`."""
    call = rulebook.programme(VENTURE_FUND).call(as_of)
    terms = call.terms
    minimum, guide = terms.vc_minimum, guide_of(terms)
    below = minimum is not None and invests < minimum
    paid_in = 0
    by_tranche: dict[date, Yen] = {}
    for day, money in sorted((tranches or {}).items()):
        paid_in += money
        by_tranche[day] = 0 if below else matched(terms, paid_in).subsidy
    return Unlock(
        call,
        invests,
        minimum,
        None if minimum is None else not below,
        Match(0, 0, 0, invests) if below else matched(terms, invests),
        matched(terms, minimum) if below and minimum is not None else None,
        guide,
        guide is not None and not below and ((terms.vc_multiple or 0) + 1) * invests > guide,
        by_tranche,
        max(invests - paid_in, 0) if by_tranche else 0,
    )


def matched(terms: Terms, money: Yen) -> Match:
    """Certified VC money and the most subsidy it supports, so that everything adds up to the yen."""
    guide, unit = guide_of(terms), terms.rounding or 1
    most = Fraction((terms.vc_multiple or 0) * money)
    if guide is not None:
        most = min(most, guide * rate_of(terms))
    subsidy = round_down(most, unit)
    project = subsidy + money if guide is None else min(subsidy + money, guide)
    return Match(subsidy, project, project - subsidy, money - (project - subsidy))


def guide_of(terms: Terms) -> Yen | None:
    """目安: the soft ceiling of a project's eligible cost; None = not known."""
    return next((c.amount for c in terms.ceilings or () if c.per is Per.PROJECT and c.of is Base.ELIGIBLE), None)


def rate_of(terms: Terms) -> Fraction:
    """補助率 of a project."""
    return Fraction(bounds(amount.rate_of(terms), {})[0])
