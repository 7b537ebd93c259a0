"""The best plan (最適計画): most subsidy, then least peak need, then fewest programmes, then ids in order.

From the problem to the allocation, before rounding in exact fractions, then rounded once per programme and fiscal year.
Every set of programmes that may be used together is covered; each answer carries the proof that no other is better.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from meguri.funding import split
from meguri.funding.allocation import Award, Problem
from meguri.funding.certificate import Certificate, Worth, worth
from meguri.funding.claims import Claims, solve
from meguri.funding.combination import Names, largest_sets, subsets
from meguri.vocabulary.fiscal_year import Quarter
from meguri.vocabulary.money import Yen


@dataclass(frozen=True, slots=True)
class Allocation:
    """最適な割付. Awards by programme id, then year; only programmes that pay something."""

    programmes: tuple[str, ...]
    awards: tuple[Award, ...]
    exact: Fraction  # yen of subsidy before rounding
    peak_need: Fraction  # yen by which the balance falls below zero at worst, before rounding
    certificate: Certificate

    @property
    def subsidy(self) -> Yen:
        return sum(award.subsidy for award in self.awards)

    def receipts(self) -> Mapping[Quarter, Yen]:
        """Rounded subsidy by quarter of receipt."""
        arriving: dict[Quarter, Yen] = {}
        for award in self.awards:
            arriving[award.receipt] = arriving.get(award.receipt, 0) + award.subsidy
        return arriving


def best(problem: Problem, allowed: Names | None = None) -> Allocation:
    """The best plan.

    Args:
        allowed: ids of the programmes that may be used; None = all candidates.
    """
    names = frozenset(candidate.id for candidate in problem.candidates if allowed is None or candidate.id in allowed)
    compared: dict[Names, Claims] = {}
    sets = largest_sets(candidate for candidate in problem.candidates if candidate.id in names)
    top = max(_worth(problem, compared, largest) for largest in sets)
    fewest = [_fewest(problem, compared, largest, top) for largest in sets if _worth(problem, compared, largest) == top]
    chosen = solve(problem, min(fewest, key=lambda found: (len(found), sorted(found))), canonical=True)
    others = (claims.proof for found, claims in compared.items() if found != frozenset(chosen.proof.programmes))
    certificate = Certificate(names, (chosen.proof, *others))
    if not certificate.holds(problem):
        raise AssertionError("the best plan could not be proven")
    proof = chosen.proof
    return Allocation(proof.programmes, split.awards(chosen), proof.subsidy, proof.peak_need, certificate)


def _worth(problem: Problem, compared: dict[Names, Claims], names: Names) -> Worth:
    if names not in compared:
        compared[names] = solve(problem, names)
    return worth(compared[names].proof)


def _fewest(problem: Problem, compared: dict[Names, Claims], largest: Names, top: Worth) -> Names:
    """The fewest programmes of `largest`, first ids first, that do as well. A subset never does better."""
    used = compared[largest].used
    needed = frozenset(name for name in sorted(used) if _worth(problem, compared, largest - {name}) < top)
    worse = [names for names, claims in compared.items() if worth(claims.proof) < top]
    for names in subsets(largest):
        if not needed <= names or any(names <= other for other in worse):
            continue
        if _worth(problem, compared, names) == top:
            return names
        worse.append(names)
    return largest
