"""Which input carries the answer (感度): Morris to screen, then Sobol for the share of variance, with bootstrap intervals.

Both ask a function of shares (0–1 of each range), rows in, one number a row out. Authority: Morris 1991 (elementary
effects along trajectories), Saltelli 2010 and Jansen 1999 (estimators of first and total index).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from meguri.simulation.series import Floats

Function = Callable[[Floats], Floats]  # rows × inputs, each 0–1 → one number a row
LEVELS = 4  # of the grid of Morris
RESAMPLES = 500
INTERVAL = (0.05, 0.95)


@dataclass(frozen=True, slots=True)
class Effects:
    """Morrisの基本効果. In the order of the inputs, in the unit of the answer over the whole range."""

    mean_absolute: Floats  # μ*
    deviation: Floats  # σ: not linear, or with others


@dataclass(frozen=True, slots=True)
class Indices:
    """Sobol指数. Shares of the variance, in the order of the inputs."""

    first: Floats
    total: Floats
    first_interval: Floats  # inputs × low, high
    total_interval: Floats


def morris(function: Function, inputs: int, trajectories: int, seed: int) -> Effects:
    """Elementary effects: trajectories × (inputs + 1) calls of the function."""
    random = np.random.Generator(np.random.Philox(seed))
    step = LEVELS / (2 * (LEVELS - 1))
    rows, orders, signs = [], [], []
    for _ in range(trajectories):
        here = random.integers(0, LEVELS // 2, inputs) / (LEVELS - 1)
        turned = random.random(inputs) < 0.5
        here = np.where(turned, here + step, here)
        order = random.permutation(inputs)
        rows.append(here)
        for axis in order:
            here = here.copy()
            here[axis] += -step if turned[axis] else step
            rows.append(here)
        orders.append(order)
        signs.append(np.where(turned, -1.0, 1.0))
    answers = function(np.array(rows)).reshape(trajectories, inputs + 1)
    effects = np.empty((trajectories, inputs))
    for t, (order, sign) in enumerate(zip(orders, signs, strict=True)):
        effects[t, order] = np.diff(answers[t]) / step * sign[order]
    return Effects(np.abs(effects).mean(axis=0), effects.std(axis=0, ddof=1))


def sobol(function: Function, inputs: int, size: int, seed: int) -> Indices:
    """First and total indices: size × (inputs + 2) calls of the function."""
    random = np.random.Generator(np.random.Philox(seed))
    a, b = _stratified(random, size, inputs), _stratified(random, size, inputs)
    of_a, of_b = function(a), function(b)
    mixed = np.empty((inputs, size))
    for axis in range(inputs):
        rows = a.copy()
        rows[:, axis] = b[:, axis]
        mixed[axis] = function(rows)
    everyone = np.arange(size)
    first, total = _indices(of_a, of_b, mixed, everyone)
    again = np.array([_indices(of_a, of_b, mixed, random.integers(0, size, size)) for _ in range(RESAMPLES)])
    low_high = np.quantile(again, INTERVAL, axis=0)  # ends × (first, total) × inputs
    return Indices(first, total, low_high[:, 0].T, low_high[:, 1].T)


def _stratified(random: np.random.Generator, size: int, inputs: int) -> Floats:
    """Latin hypercube: one row in each of `size` equal parts of every range."""
    parts = np.stack([random.permutation(size) for _ in range(inputs)], axis=1)
    return (parts + random.random((size, inputs))) / size


def _indices(of_a: Floats, of_b: Floats, mixed: Floats, rows: np.ndarray) -> tuple[Floats, Floats]:
    a, b, m = of_a[rows], of_b[rows], mixed[:, rows]
    whole = float(np.concatenate([a, b]).var(ddof=1))
    if whole == 0:
        return np.zeros(len(mixed)), np.zeros(len(mixed))
    first = 1 - ((b - m) ** 2).mean(axis=1) / (2 * whole)
    total = ((a - m) ** 2).mean(axis=1) / (2 * whole)
    return first, total
