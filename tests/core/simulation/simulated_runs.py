"""Small runs for tests: the shipped start, drawn inputs, and a plain second coding of the rules without any lever."""

from __future__ import annotations

from datetime import date
from functools import cache

import numpy as np

from meguri.register import loader as register_loader
from meguri.rulebook import loader as rulebook_loader
from meguri.simulation.parameter import Spread
from meguri.simulation.parameter_file import load
from meguri.simulation.parameter_names import COLUMN
from meguri.simulation.policy import Policy
from meguri.simulation.policy_file import arm
from meguri.simulation.series import Floats, Options
from meguri.simulation.start_state import World, span, world

DAY = date(2026, 11, 23)
INPUTS = load()
OPTIONS = Options(span(INPUTS), "deck")


@cache
def start() -> World:
    return world(INPUTS, register_loader.load(), rulebook_loader.load(), DAY)


@cache
def policy(name: str, *moved: str) -> Policy:
    return arm(name, INPUTS, rulebook_loader.load(), DAY, moved)


def draws(replicas: int, seed: int = 0, **set_: float) -> Floats:
    """Drawn inputs, some of them set."""
    rng = np.random.default_rng(seed)
    columns = []
    for one in INPUTS.parameters.listed:
        u = rng.random(replicas)
        log = one.spread is Spread.LOG_UNIFORM
        columns.append(one.low * (one.high / one.low) ** u if log else one.low + (one.high - one.low) * u)
    drawn = np.stack(columns, axis=1)
    for name, value in set_.items():
        drawn[:, COLUMN[name]] = value
    return drawn


def defaults(replicas: int, **set_: float) -> Floats:
    """The default inputs, some of them set."""
    drawn = draws(replicas)
    for name, value in {**INPUTS.parameters.defaults, **set_}.items():
        drawn[:, COLUMN[name]] = value
    return drawn
