"""Synthetic choice logs (架空の選択の記録), drawn from known weights."""

from __future__ import annotations

import numpy as np

from meguri.simulation.choice_log import Choice, Shown
from meguri.simulation.choice_weights import Floats

UNIT = 5.0  # contract-years at which experience counts ln 2


def pseudonym(number: int) -> str:
    return f"p-{number:08x}"


def drawn(weights: Floats, choices: int, seed: int, seekers: int | None = None) -> list[Choice]:
    """Choices by the simulation's own rule: the highest of values with Gumbel noise."""
    random = np.random.default_rng(seed)
    return [_choice(weights, i, i % (seekers or choices), random) for i in range(choices)]


def _choice(weights: Floats, number: int, seeker: int, random: np.random.Generator) -> Choice:
    count = int(random.integers(2, 9))
    sites = random.choice(40, count, replace=False)
    shown = tuple(
        Shown(
            pseudonym(int(site)),
            float(random.exponential(8)),
            float(random.random()),
            bool(random.random() < 0.4),
            float(random.uniform(0.7, 1.5)),
        )
        for site in sites
    )
    values = [
        weights[0] * np.log1p(one.experience / UNIT)
        + weights[1] * one.fit
        + weights[2] * one.home
        - weights[3] * one.price
        for one in shown
    ]
    best = int(np.argmax(np.array([*values, weights[4]]) + random.gumbel(size=count + 1)))
    taken = shown[best].site if best < count else None
    asked = frozenset({taken} if taken else ())
    return Choice(f"c-{number:06}", pseudonym(1000 + seeker), "2026-10", shown, asked, asked, taken, True, {})
