"""The seeds of a run (シーズの集まり): where each comes from, its product class, when it starts, whether S5 takes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from meguri.simulation.chances import JAPAN, ORIGINS, PRECLINICAL, STAGES, Chances
from meguri.simulation.luck import FIRST_SITE, HALF_WORD, Halves, Luck, halves
from meguri.simulation.series import Floats
from meguri.simulation.start_state import Flags, Whole

AT_START = 0  # the first quarter of seeds that are there from the start


@dataclass(frozen=True, slots=True, eq=False)
class Seeds:
    """シーズ of a block: those of the start by replica, then by quarter, replica and origin."""

    classes: int
    replica: Whole
    kind: Whole  # origin × product class
    first_quarter: Whole  # the first quarter at whose beginning it is there
    first_stage: Whole
    supported: Flags  # S5 takes it

    def starting_at(self, stage: int) -> tuple[Whole, Whole]:
        """The seeds that begin at this stage, and their first quarters."""
        here = np.flatnonzero(self.first_stage == stage)
        return here, self.first_quarter[here]


def seeds_of(chances: Chances, luck: Luck, places: tuple[int, ...]) -> Seeds:
    """The seeds of a block; `places` are the projects that S5 starts in each quarter."""
    replicas, _, classes, _ = chances.stock.shape
    cells, quarters = np.arange(luck.stock.shape[1]), np.arange(luck.arrivals.shape[1])
    groups = len(quarters) * replicas * len(ORIGINS)
    numbers = np.concatenate([luck.stock.ravel(), luck.arrivals.transpose(1, 0, 2).ravel()])
    replica = np.arange(replicas)
    origins = np.tile(np.array(ORIGINS) * classes, groups // len(ORIGINS))
    own = np.repeat(np.tile(replica, len(quarters)), len(ORIGINS))
    kind = _spread(np.tile(cells // len(STAGES), replicas), origins, numbers, np.int8)
    first = len(kind) - int(luck.arrivals.sum())
    kind[first:] += _classes(chances.mix[0].sum(0), halves(luck.words[FIRST_SITE, first:])[1])
    arrives = np.repeat(quarters + 1, groups // len(quarters))
    start = np.full(luck.stock.size, AT_START)
    return Seeds(
        classes,
        _spread(np.repeat(replica, len(cells)), own, numbers, np.int32),
        kind,
        _spread(start, arrives, numbers, np.int16),
        _spread(np.tile(cells % len(STAGES), replicas), np.full(groups, PRECLINICAL), numbers, np.int8),
        _supported(luck.stock.size, numbers, np.repeat(places, replicas)),
    )


def _spread(stock: Whole, arrivals: Whole, numbers: Whole, kind: type[np.integer[Any]]) -> Whole:
    """A value of every seed from the value of its group."""
    return np.repeat(np.concatenate([stock, arrivals]).astype(kind), numbers)


def _supported(stock: int, numbers: Whole, places: Whole) -> Flags:
    """Whom S5 takes. Seeds of a group are alike, so the first ones are a fair draw."""
    taken = np.zeros_like(numbers)
    japan = slice(stock + JAPAN, None, len(ORIGINS))
    taken[japan] = np.minimum(numbers[japan], places)
    return np.repeat(np.tile([True, False], len(numbers)), np.stack([taken, numbers - taken], axis=1).ravel())


def _classes(share: Floats, number: Halves) -> Whole:
    """The product class that each number falls into."""
    edges = np.cumsum(share / share.sum())[:-1] * 2.0**HALF_WORD
    found = np.zeros(len(number), np.int8)
    for edge in edges:
        found += number >= np.uint32(edge)
    return found
