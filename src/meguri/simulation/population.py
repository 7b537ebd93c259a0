"""The seeds of a run (シーズの集まり): where each comes from, its product class, when it starts, whether S5 takes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from meguri.simulation.chances import JAPAN, ORIGINS, PRECLINICAL, STAGES, Chances
from meguri.simulation.luck import KEY, Luck, Singles, third
from meguri.simulation.series import Floats
from meguri.simulation.start_state import Flags, Whole

AT_START = 0  # the first quarter of seeds that are there from the start


@dataclass(frozen=True, slots=True, eq=False)
class Seeds:
    """シーズ of a block: those of the start by replica, then by quarter, replica and origin."""

    replicas: int
    classes: int
    group: Whole  # (origin × product class) × replica: seeds that differ in nothing but luck
    first_quarter: Whole  # the first quarter at whose beginning it is there
    first_stage: Whole
    favoured: Flags  # S5 takes it and that changes its choice of site

    def starting_at(self, stage: int) -> tuple[Whole, Whole]:
        """The seeds that begin at this stage, and their first quarters."""
        here = np.flatnonzero(self.first_stage == stage)
        return here, self.first_quarter[here]

    def by_group(self, by_replica: Singles) -> Singles:
        """A value of each replica as one of each group."""
        return np.tile(by_replica, len(ORIGINS) * self.classes)


def seeds_of(chances: Chances, luck: Luck, places: tuple[int, ...], moved: Floats) -> Seeds:
    """The seeds of a block; `places` are the projects that S5 starts in each quarter, `moved` the share of them that it changes."""
    replicas, _, classes, _ = chances.stock.shape
    cells, quarters, replica = (np.arange(size) for size in (luck.stock.shape[1], luck.arrivals.shape[1], replicas))
    numbers = np.concatenate([luck.stock.ravel(), luck.arrivals.transpose(1, 0, 2).ravel()])
    shape = len(quarters), replicas, len(ORIGINS)  # of the cells in which seeds arrive
    origin = np.broadcast_to(np.array(ORIGINS) * classes, shape)
    group = _spread(
        (cells // len(STAGES)) * replicas + replica[:, None], origin * replicas + replica[:, None], numbers, np.int32
    )
    first = len(group) - int(luck.arrivals.sum())
    group[first:] += _classes(chances.mix[0].sum(0), third(luck.words[KEY, first:], 2)) * np.int32(replicas)
    stage = np.broadcast_to(cells % len(STAGES), luck.stock.shape)
    arrives = np.broadcast_to(quarters[:, None, None] + 1, shape)
    taken = np.flatnonzero(_taken(luck.stock.size, numbers, np.repeat(places, replicas)))
    favoured = np.zeros(len(group), np.bool_)
    favoured[taken] = third(luck.words[KEY, taken], 1) < moved[group[taken] % replicas]
    return Seeds(
        replicas,
        classes,
        group,
        _spread(np.full(luck.stock.shape, AT_START), arrives, numbers, np.int16),
        _spread(stage, np.full(shape, PRECLINICAL), numbers, np.int8),
        favoured,
    )


def _spread(stock: Whole, arrivals: Whole, numbers: Whole, kind: type[np.integer[Any]]) -> Whole:
    """A value of every seed from that of its cell."""
    return np.repeat(np.concatenate([stock.ravel(), arrivals.ravel()]).astype(kind), numbers)


def _taken(stock: int, numbers: Whole, places: Whole) -> Flags:
    """Whom S5 takes. Seeds of a cell are alike but for luck, so the first ones are a fair draw."""
    taken = np.zeros_like(numbers)
    japan = slice(stock + JAPAN, None, len(ORIGINS))
    taken[japan] = np.minimum(numbers[japan], places)
    return np.repeat(np.tile([True, False], len(numbers)), np.stack([taken, numbers - taken], axis=1).ravel())


def _classes(share: Floats, number: Singles) -> Whole:
    """The product class that each number falls into."""
    found = np.zeros(len(number), np.int32)
    for edge in np.cumsum(share / share.sum())[:-1]:
        found += number >= np.float32(edge)
    return found
