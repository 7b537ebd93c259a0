"""That nothing was overlooked (網羅性の証明): every permitted set of programmes is covered by a proof that it is no better.

The order of plans: most subsidy, then least peak need, then fewest programmes, then ids in order.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from meguri.funding.allocation import Problem
from meguri.funding.combination import Names, largest_sets, subsets
from meguri.funding.proof import Proof

Worth = tuple[Fraction, Fraction]  # subsidy and the negative of the peak need, in yen: more is better


def worth(proof: Proof) -> Worth:
    return proof.subsidy, -proof.peak_need


@dataclass(frozen=True, slots=True)
class Certificate:
    """証明書. `proofs` bound every set that was compared; the first is that of the chosen programmes."""

    allowed: Names
    proofs: tuple[Proof, ...]

    def holds(self, problem: Problem) -> bool:
        """Whether the proofs are right and leave no permitted set that would be better."""
        chosen = self.proofs[0]
        if not all(proof.holds(problem) for proof in self.proofs):
            return False
        bounds = [(frozenset(proof.programmes), worth(proof)) for proof in self.proofs]
        permitted = largest_sets(candidate for candidate in problem.candidates if candidate.id in self.allowed)
        return all(
            any(names <= covered and _no_better(names, by, chosen) for covered, by in bounds)
            for largest in permitted
            for names in subsets(largest)
        )


def _no_better(names: Names, bound: Worth, chosen: Proof) -> bool:
    if bound != worth(chosen):
        return bound < worth(chosen)
    return (len(names), sorted(names)) >= (len(chosen.programmes), list(chosen.programmes))
