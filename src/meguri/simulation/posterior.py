"""What a log adds to the ranges of the inputs (事前と事後): draws of the weights inside their ranges, weighed by the log.

The prior is the range of the input (uniform), the likelihood that of the conditional logit. Random-walk Metropolis whose
steps learn their width while it warms up, four chains from different starts; `agreement` compares them (Gelman and Rubin),
near 1 where they agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from meguri.simulation.choice_log import Choice
from meguri.simulation.choice_weights import NAMES, Floats, log_likelihood, situations
from meguri.simulation.parameter import Parameter, Parameters

CHAINS, STEPS, WARM_UP = 4, 4_000, 1_000
QUANTILES = (0.05, 0.5, 0.95)
SCALE = 2.38  # of the proposal, over the root of the number of weights: the usual optimum for a normal target


@dataclass(frozen=True, slots=True)
class Posterior:
    """事後分布 of one weight beside its prior."""

    parameter: Parameter
    prior: tuple[float, float, float]  # 5, 50, 95 %
    posterior: tuple[float, float, float]
    narrowed: float  # standard deviation after, as a share of that before
    agreement: float


def posteriors(
    parameters: Parameters, choices: Sequence[Choice], experience_unit: float, seed: int
) -> tuple[Posterior, ...]:
    """Prior and posterior of every choice weight, side by side. An empty log leaves the priors as they are."""
    chosen = [parameters[name] for name in NAMES]
    low, high = np.array([one.low for one in chosen]), np.array([one.high for one in chosen])
    closed = [one for one in choices if one.closed]
    chains = _chains(low, high, closed, experience_unit, seed)
    drawn = chains.reshape(-1, len(NAMES))
    agreement = _agreement(chains)
    before = (high - low) / np.sqrt(12)
    after = drawn.std(axis=0)
    return tuple(
        Posterior(
            one,
            _of_range(float(low[i]), float(high[i])),
            _of_draws(drawn[:, i]),
            float(after[i] / before[i]),
            float(agreement[i]),
        )
        for i, one in enumerate(chosen)
    )


def _of_range(low: float, high: float) -> tuple[float, float, float]:
    five, half, most = (low + share * (high - low) for share in QUANTILES)
    return five, half, most


def _of_draws(drawn: Floats) -> tuple[float, float, float]:
    five, half, most = (float(value) for value in np.quantile(drawn, QUANTILES))
    return five, half, most


def _chains(low: Floats, high: Floats, choices: Sequence[Choice], experience_unit: float, seed: int) -> Floats:
    """Draws after the warm-up: chains × steps × weights."""
    of = situations(choices, experience_unit)
    found = np.empty((CHAINS, STEPS, len(low)))
    for chain in range(CHAINS):
        random = np.random.Generator(np.random.Philox(np.random.SeedSequence(seed, spawn_key=(chain,))))
        here = low + random.random(len(low)) * (high - low)
        likely = log_likelihood(of, here) if choices else 0.0
        spread = (high - low) / np.sqrt(12) * SCALE / np.sqrt(len(low))
        for step in range(-WARM_UP, STEPS):
            there = here + spread * random.standard_normal(len(low))
            chance = np.log(random.random())
            inside = bool(np.all((low <= there) & (there <= high)))
            value = (log_likelihood(of, there) if choices else 0.0) if inside else -np.inf
            if taken := bool(chance < value - likely):
                here, likely = there, value
            if step < 0:  # the proposal learns its width while it warms up
                spread *= np.exp((taken - 0.25) * 2 / np.sqrt(step + WARM_UP + 1))
            else:
                found[chain, step] = here
    return found


def _agreement(chains: Floats) -> Floats:
    """R-hat of split chains."""
    halves = chains.reshape(2 * CHAINS, STEPS // 2, -1)
    within = halves.var(axis=1, ddof=1).mean(axis=0)
    between = halves.mean(axis=1).var(axis=0, ddof=1)
    ratio: Floats = np.sqrt(((STEPS // 2 - 1) / (STEPS // 2) * within + between) / within)
    return ratio
