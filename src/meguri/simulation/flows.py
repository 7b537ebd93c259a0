"""Expected flows between stages (段階間の流れ) that no site changes: worked out once for all quarters of a run."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from meguri.simulation.chances import COMMERCIAL, JAPAN, Chances, column
from meguri.simulation.dynamics import Fixed
from meguri.simulation.series import Floats
from meguri.simulation.start_state import World

FAR = 12  # standard deviations beyond which more places change nothing


@dataclass(frozen=True, slots=True, eq=False)
class Flows:
    """段階間の流れ. Pairs are without S7 and with it; `funded` says which holds in a quarter."""

    funded: tuple[int, ...]
    started: Floats  # replica × quarter
    ending: Floats  # replica × 1 × 1 × stage
    passed: tuple[Floats, Floats]  # replica × origin × product class × stage
    moving: tuple[Floats, Floats]  # with their site: replica × origin × group × stage reached × stage
    switching: Floats  # replica × 1 × 1 × 1
    supported: Floats  # replica × quarter: share of starts from Japan whose choice S5 changes


def flows(world: World, chances: Chances, draws: Floats, fix: Fixed) -> Flows:
    """The flows of every replica."""
    ending = chances.ending[:, None, None]
    switching = column(draws, "switching")[:, None, None, None]
    passed = chances.passing * ending, chances.passing_funded * ending
    first = [one[0] for one in groups(world)]
    plain, funded = (_moving(rate[:, :, first] * (1 - switching), chances.ending) for rate in passed)
    applying = chances.arrivals * chances.mix[:, JAPAN].sum(1)[:, None]
    taken = expected_places(np.array(fix.s5_places), applying)
    return Flows(
        tuple(int(one) for one in chances.funded),
        chances.arrivals,
        ending,
        passed,
        (plain, funded),
        switching,
        taken / applying * fix.moved[:, None],
    )


def _moving(onward: Floats, ending: Floats) -> Floats:
    """Per quarter: stay at a stage, or go on to the next with the same site."""
    moving = np.zeros((*onward.shape, onward.shape[-1]))
    stages = np.arange(onward.shape[-1])
    moving[..., stages, stages] = 1 - ending[:, None, None]
    moving[..., stages[1:], stages[:-1]] = onward[..., :COMMERCIAL]
    return moving


def groups(world: World) -> list[list[int]]:
    """Product classes with equal chances of passing."""
    approval = world.stages.class_approval
    return [[int(place) for place in np.flatnonzero(approval == one)] for one in dict.fromkeys(approval)]


def expected_places(places: Floats, applicants: Floats) -> Floats:
    """The mean of min(places, N) for N Poisson with mean `applicants`: the sum over k < places of P(N > k)."""
    most = float(np.max(applicants, initial=0.0))
    probability = np.exp(-applicants)  # of exactly k
    above = 1 - probability
    taken = np.zeros_like(applicants)
    for k in range(min(int(places.max(initial=0)), int(most + FAR * (1 + most**0.5)))):
        taken += np.where(places > k, above, 0.0)
        probability = probability * applicants / (k + 1)
        above = above - probability
    return taken
