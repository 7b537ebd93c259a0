"""A second coding of the rules in plain loops, one replica, expected numbers, and no lever: written apart from the engine."""

from __future__ import annotations

from math import exp, log

import numpy as np

from meguri.simulation.chances import Chances
from meguri.simulation.start_state import World

JAPAN, STAGES = 0, 6


def site_weights(
    world: World, given: dict[str, float], sites: dict[str, list[float]], origin: int, kind: int
) -> list[float]:
    """What draws a seed to each site, in the words of the rules."""
    unit, floor = world.constants["experience_unit"], world.constants["least_vacancy"]
    weights = []
    for j in range(world.sites):
        here = bool(world.in_japan[j])
        value = given["weight_experience"] * log(1 + sites["experience"][j] / unit)
        value += given["weight_fit"] * float(world.fit[j, kind])
        value += given["weight_home"] * (here == (origin == JAPAN))
        value -= given["weight_price"] * sites["price"][j]
        value += log(given["visibility_before"] if here else 1.0)
        value += log(min(1.0, max(floor, 1 - sites["load"][j] / sites["capacity"][j])))
        weights.append(exp(value))
    return weights


def revenue_by_quarter(
    world: World,
    given: dict[str, float],
    seeds: Chances,
    capacity: list[float],
    outside: float,
    placed: np.ndarray,
    quarters: int,
) -> list[tuple[float, float]]:
    """Revenue in Japan and in all by quarter; `placed` are the seeds of the start by origin, class, stage and site."""
    stages, classes = world.stages, len(world.stages.class_share)
    everyone = seeds.stock[0].copy()
    placed = placed.copy()
    experience = [
        float(e) * (given["start_experience"] if here else 1)
        for e, here in zip(world.experience, world.in_japan, strict=True)
    ]
    first = list(experience)
    base = [
        float(p) * (given["domestic_price"] if here else 1) for p, here in zip(world.price, world.in_japan, strict=True)
    ]
    capacity = list(capacity)
    earned = []
    unit = world.constants["experience_unit"]
    for quarter in range(quarters):
        price = [
            p * ((e + unit) / (e0 + unit)) ** -given["learning_exponent"]
            for p, e, e0 in zip(base, experience, first, strict=True)
        ]
        at = placed.sum((0, 1))  # stage × site
        load = [sum(float(stages.load[s] * at[s, j]) for s in range(STAGES)) for j in range(world.sites)]
        revenue = [
            price[j] * sum(float(stages.revenue[s] * at[s, j]) for s in range(STAGES)) for j in range(world.sites)
        ]
        earned.append((sum(r for r, here in zip(revenue, world.in_japan, strict=True) if here), sum(revenue)))
        state = {"experience": experience, "price": price, "load": load, "capacity": capacity}
        new_placed, new_all = placed.copy(), everyone.copy()
        for o in range(2):
            for m in range(classes):
                weights = site_weights(world, given, state, o, m)
                chance = [w / (sum(weights) + outside) for w in weights]
                starting = float(seeds.arrivals[0, quarter] * seeds.mix[0, o, m])
                new_all[o, m, 0] += starting
                new_placed[o, m, 0] += [starting * c for c in chance]
                for s in range(STAGES):
                    ending, passing = float(seeds.ending[0, s]), float(seeds.passing[0, o, m, s])
                    new_all[o, m, s] -= everyone[o, m, s] * ending
                    new_placed[o, m, s] -= placed[o, m, s] * ending
                    if s + 1 < STAGES:
                        new_all[o, m, s + 1] += everyone[o, m, s] * ending * passing
                        choosing = float(everyone[o, m, s]) * ending * passing * given["switching"]
                        new_placed[o, m, s + 1] += placed[o, m, s] * ending * passing * (1 - given["switching"])
                        new_placed[o, m, s + 1] += [choosing * c for c in chance]
        for j in range(world.sites):
            gained = sum(float(stages.experience[s] * at[s, j]) for s in range(STAGES))
            experience[j] = (1 - given["forgetting"] / 4) * experience[j] + gained / 4
            capacity[j] += given["capacity_response"] / 4 * max(0.0, load[j] - world.constants["crowded"] * capacity[j])
        placed, everyone = new_placed, new_all
    return earned
