"""Luck (乱数): numbers of one seed of one replica by purpose, the same under every policy arm.

A replica has an integer of its own. Philox keyed by (that integer, purpose) gives how many seeds there are and a
few words a seed, by its position in the replica; what happens to it later is mixed from a word of its own. Neither the other replicas of a chunk, nor their order, nor what happens to other seeds or at other stages shifts a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meguri.simulation.chances import Chances
from meguri.simulation.series import Floats
from meguri.simulation.start_state import Whole

STOCK, ARRIVALS, WORDS = range(3)  # purposes of a replica's streams
_WORD = 2**64
_GOLDEN = 0x9E3779B97F4A7C15  # SplitMix64
_MIXING = (30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)
_LAST = 31
THIRD, THIRD_MASK = 21, np.int32(2**21 - 1)  # bits of one of the three numbers in a word

Words = NDArray[np.uint64]
Singles = NDArray[np.float32]


def stream(seed: int, purpose: int) -> np.random.Philox:
    """The numbers of one replica for one purpose."""
    return np.random.Philox(key=seed % _WORD + _WORD * purpose)


@dataclass(frozen=True, slots=True, eq=False)
class Luck:
    """乱数 of a block: how many seeds each replica has, and the words of each of them.

    Seeds stand in the order in which a run needs them: those of the start by replica, then by quarter, replica and origin.
    """

    stock: Whole  # replica × (origin × product class × stage): seeds there at the start
    arrivals: Whole  # replica × quarter × origin
    words: Words  # kind of word × seed


KEY, FIRST = KINDS = range(2)  # words of a seed: what later stages mix from, and the word of its first


def luck(chances: Chances, seeds: Sequence[int]) -> Luck:
    """The luck of every replica of a block."""
    origins = chances.mix.sum(2)
    expected = chances.arrivals[:, :, None] * origins[:, None]
    there = np.stack([_numbers(seed, STOCK, mean) for seed, mean in zip(seeds, chances.stock, strict=True)])
    new = np.stack([_numbers(seed, ARRIVALS, mean) for seed, mean in zip(seeds, expected, strict=True)])
    by_quarter = np.concatenate([there.sum((1, 2, 3))[:, None], new.sum(2)], axis=1)
    sizes = by_quarter.sum(1)
    own = [stream(seed, WORDS).random_raw(size * len(KINDS)) for seed, size in zip(seeds, sizes.tolist(), strict=True)]
    drawn, order = np.concatenate(own), _order(by_quarter) * len(KINDS)
    words = np.stack([drawn[order + kind] for kind in KINDS])
    return Luck(there.reshape(len(seeds), -1), new, words)


def _order(by_quarter: Whole) -> Whole:
    """Where the words of each seed stand, replica by replica, in the order in which a run needs them."""
    from_ = np.cumsum(by_quarter).reshape(by_quarter.shape) - by_quarter
    numbers = by_quarter.T.ravel()
    shift = from_.T.ravel() - (np.cumsum(numbers) - numbers)
    order: Whole = np.repeat(shift, numbers) + np.arange(numbers.sum())
    return order


def _numbers(seed: int, purpose: int, mean: Floats) -> Whole:
    numbers: Whole = np.random.Generator(stream(seed, purpose)).poisson(mean)
    return numbers


def mixed_with(words: Words, stage: int) -> Words:
    """The word of a later stage of each seed (SplitMix64 of its key)."""
    mixed = words + np.uint64(_GOLDEN * stage % _WORD)
    for shift, factor in _MIXING:
        mixed ^= mixed >> np.uint64(shift)
        mixed *= np.uint64(factor)
    mixed ^= mixed >> np.uint64(_LAST)
    return mixed


def third(words: Words, which: int) -> Singles:
    """One of three independent numbers of each word, between 0 and 1, never either; single precision holds it exactly."""
    bits = (words >> np.uint64(THIRD * which)).astype(np.int32)
    bits &= THIRD_MASK
    between = bits.astype(np.float32)
    between += np.float32(0.5)
    between *= np.float32(2.0**-THIRD)
    return between
