"""Choice weights from a choice log (選択の重みの推定): conditional logit with intervals, clustered by seeker.

The same rule as the simulation: V = bE ln(1 + E/E0) + bF fit + bH home − bP price, staying in house V0. The log holds what
was shown, so how visible a site is plays no part here. Newton's method on the log-likelihood, which is concave; the
intervals are of the sandwich estimator, because one seeker may choose more than once. Authority: McFadden 1974; nothing is
estimated where the log cannot tell (a direction in which the likelihood is flat is named).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meguri.simulation.choice_log import Choice

Floats = NDArray[np.float64]
NAMES = ("weight_experience", "weight_fit", "weight_home", "weight_price", "in_house")  # ids of the parameters
Z95 = 1.959963984540054  # half of the width of a 95 % interval, in standard errors
STEPS, CLOSE = 100, 1e-10
FLAT = 1e-9  # an eigenvalue of the information below this share of the largest says nothing
FEWEST_SEEKERS = 10  # below this the clustered intervals are too narrow to be shown


@dataclass(frozen=True, slots=True)
class Weights:
    """推定値. In the order of `NAMES`."""

    estimate: Floats
    covariance: Floats  # clustered by seeker
    log_likelihood: float
    null_log_likelihood: float  # every alternative alike
    choices: int
    seekers: int

    @property
    def error(self) -> Floats:
        """Standard errors."""
        return np.sqrt(np.diag(self.covariance))

    @property
    def interval(self) -> Floats:
        """Two columns: the low and the high end of the 95 % interval."""
        return np.stack([self.estimate - Z95 * self.error, self.estimate + Z95 * self.error], axis=1)


class NotEnough(Exception):  # noqa: N818 - it says what is missing
    """The log cannot settle the weights; `names` are those that it leaves open."""

    def __init__(self, names: Sequence[str], choices: int, seekers: int):
        self.names, self.choices, self.seekers = tuple(names), choices, seekers
        super().__init__(f"{choices} choices of {seekers} seekers leave open: {', '.join(names)}")


@dataclass(frozen=True, slots=True)
class Situations:
    """選択場面 as arrays: choices × alternatives × weights; the last alternative is staying in house."""

    attributes: Floats  # zero where there is no such alternative
    open: NDArray[np.bool_]  # choices × alternatives
    chosen: NDArray[np.intp]  # the alternative that was taken
    seeker: NDArray[np.intp]


def situations(choices: Sequence[Choice], experience_unit: float) -> Situations:
    """The arrays of some choices that have ended.

    Args:
        experience_unit: E0, contract-years at which experience counts ln 2.
    """
    widest = max((len(one.shown) for one in choices), default=0)
    attributes = np.zeros((len(choices), widest + 1, len(NAMES)))
    there = np.zeros((len(choices), widest + 1), dtype=bool)
    chosen = np.full(len(choices), widest, dtype=np.intp)
    for i, one in enumerate(choices):
        for j, site in enumerate(one.shown):
            attributes[i, j, :4] = np.log1p(site.experience / experience_unit), site.fit, site.home, -site.price
            there[i, j] = True
            if site.site == one.contracted:
                chosen[i] = j
    attributes[:, widest, 4] = 1.0
    there[:, widest] = True
    names = sorted({one.seeker for one in choices})
    return Situations(attributes, there, chosen, np.array([names.index(one.seeker) for one in choices], dtype=np.intp))


def log_likelihood(of: Situations, weights: Floats) -> float:
    """Of the choices that were made, in nats."""
    value = np.where(of.open, of.attributes @ weights, -np.inf)
    taken = value[np.arange(len(value)), of.chosen]
    highest = value.max(axis=1, initial=-np.inf)
    return float(np.sum(taken - highest - np.log(np.exp(value - highest[:, None]).sum(axis=1))))


def fit(choices: Sequence[Choice], experience_unit: float) -> Weights:
    """The weights that make the choices most likely.

    Raises:
        NotEnough: the log leaves a weight open.
    """
    closed = [one for one in choices if one.closed]
    seekers = len({one.seeker for one in closed})
    if not closed or seekers < FEWEST_SEEKERS:
        raise NotEnough(NAMES, len(closed), seekers)
    of = situations(closed, experience_unit)
    weights = np.zeros(len(NAMES))
    for _ in range(STEPS):
        scores, information = _derivatives(of, weights)
        _check_settled(information, len(closed), seekers)
        step = np.linalg.solve(information, scores.sum(axis=0))
        before, size = log_likelihood(of, weights), 1.0
        while log_likelihood(of, weights + size * step) < before - CLOSE and size > CLOSE:
            size /= 2
        weights = weights + size * step
        if float(np.abs(size * step).max()) < CLOSE:
            break
    else:
        raise NotEnough(NAMES, len(closed), seekers)  # the likelihood has no top: choices are told apart perfectly
    null = log_likelihood(of, np.zeros(len(NAMES)))
    return Weights(weights, _covariance(of, weights), log_likelihood(of, weights), null, len(closed), seekers)


def _derivatives(of: Situations, weights: Floats) -> tuple[Floats, Floats]:
    """The score of every choice, and the information of all."""
    value = np.where(of.open, of.attributes @ weights, -np.inf)
    share = np.exp(value - value.max(axis=1, keepdims=True))
    share /= share.sum(axis=1, keepdims=True)
    mean = np.einsum("ij,ijk->ik", share, of.attributes)
    taken = of.attributes[np.arange(len(value)), of.chosen]
    around = of.attributes - mean[:, None, :]
    information = np.einsum("ij,ijk,ijl->kl", share, around, around)
    return taken - mean, information


def _check_settled(information: Floats, choices: int, seekers: int) -> None:
    values, vectors = np.linalg.eigh(information)
    flat = vectors[:, values <= FLAT * max(values[-1], 1.0)]
    if flat.size:
        open_ = [name for name, row in zip(NAMES, np.abs(flat).max(axis=1), strict=True) if row > 0.1]
        raise NotEnough(open_ or NAMES, choices, seekers)


def _covariance(of: Situations, weights: Floats) -> Floats:
    """Sandwich, clustered by seeker, with the usual correction for few clusters."""
    scores, information = _derivatives(of, weights)
    clusters = int(of.seeker.max()) + 1
    by_seeker = np.zeros((clusters, scores.shape[1]))
    np.add.at(by_seeker, of.seeker, scores)
    bread = np.linalg.inv(information)
    covariance: Floats = bread @ (by_seeker.T @ by_seeker) @ bread * clusters / (clusters - 1)
    return covariance
