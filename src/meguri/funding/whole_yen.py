"""Claims as one writes them down (円単位の計上額): up to the next whole yen, unless that yen is contested or not allowed.

Up, because the ceiling then decides and an officer who redoes the sum finds the subsidy; a yen less only where a bound
on direct cost forbids it or two programmes would claim the same yen. There the one gives way whose rounded subsidy does
not need it, else the last by id.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil, floor

from meguri.funding.allocation import Candidate
from meguri.funding.capacity import reach
from meguri.funding.claims import Claims
from meguri.rulebook.terms import Base
from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.money import Yen, round_down

Place = tuple[str, FiscalYear]  # programme, cost year


def in_whole_yen(claims: Claims) -> Mapping[Place, Yen]:
    """Each claim in whole yen: its exact amount, one up or one down."""
    whole = {place: ceil(amount) for place, amount in claims.by_year.items()}
    for candidate in claims.capacity.candidates:
        own = sorted((place for place in whole if place[0] == candidate.id), key=lambda p: p[1], reverse=True)
        for bound in candidate.bounds:
            if bound.of is Base.DIRECT:
                bounded = [place for place in own if bound.year in (None, place[1])]
                _lower(whole, claims.by_year, bounded, floor(bound.amount))
    _settle_contested(claims, whole)
    return whole


def _settle_contested(claims: Claims, whole: dict[Place, Yen]) -> None:
    """Mutates `whole` until the cells can carry it."""
    candidates = claims.capacity.candidates
    for year in claims.capacity.years:
        total = reach([cell.direct for cell in year.cells], year.payers, len(candidates))
        for mask, most in enumerate(total):
            claiming = [c for n, c in enumerate(candidates) if mask >> n & 1 and (c.id, year.year) in whole]
            claiming.sort(key=lambda c: c.id, reverse=True)
            claiming.sort(key=lambda c: _needs(c, claims.by_year[c.id, year.year]))
            _lower(whole, claims.by_year, [(c.id, year.year) for c in claiming], most)


def _needs(candidate: Candidate, exact: Fraction) -> bool:
    """Whether the rounded subsidy is less without the part of a yen."""
    unit = candidate.rounding
    return round_down(candidate.gain * floor(exact), unit) < round_down(candidate.gain * exact, unit)


def _lower(whole: dict[Place, Yen], exact: Mapping[Place, Fraction], places: Sequence[Place], most: Yen) -> None:
    """Cut off parts of a yen, in the order of `places`, until they keep `most` together."""
    for place in places:
        if sum(whole[one] for one in places) <= most:
            return
        whole[place] = floor(exact[place])
