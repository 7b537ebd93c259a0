"""Small counts (少ない件数): how many more are likely, and the chance of reaching a target, from counts alone.

A count a period is Poisson with a rate that is not known; the counts seen so far tell of it (Jeffreys prior, gamma). What
is still to come is then negative binomial. Two or three periods say little, and the width of the answer shows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, lgamma, log
from statistics import NormalDist

PRIOR = 0.5  # Jeffreys: shape of the gamma before anything is seen
TAIL = 1e-12


@dataclass(frozen=True, slots=True)
class Predictive:
    """これからの件数: negative binomial of `shape` and `rate` over `periods`."""

    shape: float
    rate: float  # periods seen
    periods: float  # periods to come

    def chance(self, count: int) -> float:
        """P(N = count)."""
        if self.periods == 0:
            return float(count == 0)
        odds = self.periods / (self.rate + self.periods)
        told = lgamma(self.shape + count) - lgamma(self.shape) - lgamma(count + 1)
        return exp(told + self.shape * log(1 - odds) + count * log(odds))

    def at_least(self, count: int) -> float:
        """P(N ≥ count)."""
        return max(0.0, 1.0 - sum(self.chance(n) for n in range(max(0, count))))

    def quantile(self, share: float) -> int:
        """The smallest count with P(N ≤ count) ≥ share."""
        seen, count = self.chance(0), 0
        while seen < share - TAIL:
            count += 1
            seen += self.chance(count)
        return count

    def crps(self, observed: int) -> float:
        """Continuous ranked probability score: distance of the forecast from what came, in counts; smaller is better."""
        score, below, count = 0.0, 0.0, 0
        while count <= observed or 1 - below > TAIL:
            below += self.chance(count)
            score += (below - (count >= observed)) ** 2
            count += 1
        return score


def predictive(counts: Sequence[int], periods: float) -> Predictive:
    """What `periods` more periods bring, after `counts` (one a period)."""
    return Predictive(PRIOR + sum(counts), float(len(counts)), periods)


@dataclass(frozen=True, slots=True)
class Dispersion:
    """ばらつきの検定: whether counts differ more than Poisson counts do."""

    ratio: float  # variance over mean; 1 for Poisson
    p_value: float  # of the chi-square test, by Wilson and Hilferty

    @property
    def poisson(self) -> bool:
        """Nothing speaks against Poisson at 5 %."""
        return self.p_value > 0.05


def dispersion(counts: Sequence[int]) -> Dispersion:
    """The test over some counts, at least two."""
    mean = sum(counts) / len(counts)
    squares = sum((count - mean) ** 2 for count in counts)
    degrees = len(counts) - 1
    chi = squares / mean
    spread = 2 / (9 * degrees)
    normal = ((chi / degrees) ** (1 / 3) - (1 - spread)) / spread**0.5
    return Dispersion(squares / degrees / mean, 1 - NormalDist().cdf(normal))
