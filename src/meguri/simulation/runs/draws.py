"""Draws of the inputs (入力の抽出): replica n gets the same values whatever machine, order or chunk it is drawn in."""

from __future__ import annotations

import numpy as np

from meguri.simulation.parameter import Parameters, Spread
from meguri.simulation.series import Floats

BLOCK = 1_000  # replicas of one stream; the size of a chunk
PRIOR = 0  # purpose of the stream; replicas draw their own luck from others


def draws(parameters: Parameters, seed: int, first: int, count: int) -> Floats:
    """Values of the replicas `first`, `first` + 1, …: count × parameters."""
    blocks = range(first // BLOCK, -(-(first + count) // BLOCK))
    shares = np.concatenate(
        [_block(parameters, seed, block) for block in blocks] or [np.empty((0, len(parameters.ids)))]
    )
    start = first - first // BLOCK * BLOCK
    return values_at(parameters, shares[start : start + count])


def _block(parameters: Parameters, seed: int, block: int) -> Floats:
    stream = np.random.SeedSequence(seed, spawn_key=(PRIOR, block))
    return np.random.Generator(np.random.Philox(stream)).random((BLOCK, len(parameters.ids)))


def values_at(parameters: Parameters, shares: Floats) -> Floats:
    """The values at these shares (0–1) of the way through each range: replicas × parameters."""
    values = np.empty_like(shares)
    for i, one in enumerate(parameters.listed):
        if one.spread is Spread.LOG_UNIFORM:
            values[:, i] = one.low * (one.high / one.low) ** shares[:, i]
        else:
            values[:, i] = one.low + shares[:, i] * (one.high - one.low)
    return values
