"""What an answer rests on (答えの根拠): the inputs that carry each lever's effect, and how much of the spread is only chance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from meguri.simulation import agents
from meguri.simulation.arms import levers
from meguri.simulation.grade import Grade
from meguri.simulation.policy import NOTHING, Policy
from meguri.simulation.report import SHARES, Asked, answer
from meguri.simulation.runs.draws import draws
from meguri.simulation.runs.task import AT_ONCE, Run, luck_of
from meguri.simulation.series import Floats
from meguri.simulation.statistics.sensitivity import INTERVAL, RESAMPLES, Function, morris
from meguri.simulation.statistics.spread import SpreadOf, spread_of

CARRIES = 0.1  # of the largest effect of an input: one below it hardly matters for the lever


@dataclass(frozen=True, slots=True)
class Repeats:
    """繰返し: how many draws of the inputs, and how often each is run with other luck."""

    draws: int
    lucks: int


def carried(run: Run, policy: Policy, asked: Asked) -> dict[str, dict[str, Any]]:
    """By lever: the inputs that move its effect in the target's year, largest first, and the weakest grade among them."""
    name, at = SHARES[asked.definition], _at(run, asked)
    options, inputs = run.arms[0].options, len(run.parameters.ids)
    without = _once(answer(run, NOTHING, options, name, at))
    found = {}
    for id_, lever in levers(policy).items():
        level = answer(run, lever, options, name, at)
        effects = morris(_gain(level, without), inputs, asked.trajectories, run.seed).mean_absolute
        found[id_] = _carriers(run, effects)
    return found


def _carriers(run: Run, effects: Floats) -> dict[str, Any]:
    least = CARRIES * float(effects.max())
    order = [int(i) for i in np.argsort(-effects) if effects[i] >= least > 0]
    listed = [run.parameters.listed[i] for i in order]
    weakest = max((one.grade for one in listed), key=Grade.place, default=None)
    return {
        "inputs": [{"id": one.id, "text": one.text.document(), "grade": one.grade.value} for one in listed],
        "weakest": weakest and weakest.value,
    }


def _gain(level: Function, without: Function) -> Function:
    return lambda shares: level(shares) - without(shares)


def _once(function: Function) -> Function:
    """Every lever asks at the same points, so the answer without policy is worked out once."""
    known: dict[bytes, Floats] = {}

    def of(shares: Floats) -> Floats:
        key = shares.tobytes()
        if key not in known:
            known[key] = function(shares)
        return known[key]

    return of


def chance(run: Run, policy: Policy, asked: Asked, repeats: Repeats) -> dict[str, Any]:
    """How much of the spread in the target's year is the luck of single seeds, how much that inputs are not known."""
    values = _levels(run, policy, asked, repeats)
    random = np.random.Generator(np.random.Philox(run.seed))
    again = [spread_of(values[random.integers(0, repeats.draws, repeats.draws)]) for _ in range(RESAMPLES)]
    found = spread_of(values)

    def ends(of: Callable[[SpreadOf], float]) -> dict[str, float]:
        low, high = np.quantile([of(one) for one in again], INTERVAL)
        return {"low": float(low), "median": of(found), "high": float(high)}

    return {
        "draws": repeats.draws,
        "lucks": repeats.lucks,
        "chance": ends(lambda one: one.chance),
        "ignorance": ends(lambda one: one.ignorance),
        "share_of_chance": ends(lambda one: one.share_of_chance),
    }


def _levels(run: Run, policy: Policy, asked: Asked, repeats: Repeats) -> Floats:
    """The share by the agents: draws × lucks."""
    rows = np.repeat(draws(run.parameters, run.seed, 0, repeats.draws), repeats.lucks, axis=0)
    seeds = [luck_of(run.seed, place) for place in range(len(rows))]
    name, at, options = SHARES[asked.definition], _at(run, asked), run.arms[0].options
    parts = [
        agents.simulate(
            run.world, rows[start : start + AT_ONCE], policy, options, seeds[start : start + AT_ONCE]
        ).values[name][:, at]
        for start in range(0, len(rows), AT_ONCE)
    ]
    return np.concatenate(parts).reshape(repeats.draws, repeats.lucks)


def _at(run: Run, asked: Asked) -> int:
    return run.arms[0].options.span.years.index(asked.year)
