"""The lives of individual seeds (シーズの一生): stages entered and left, quarter by quarter, whatever site they are at.

Durations are geometric and passing does not depend on the site, so lives are drawn before any site is chosen.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from meguri.simulation.chances import COMMERCIAL, FILING, PHASE1, PHASE3, PRECLINICAL, STAGES, Chances
from meguri.simulation.luck import FIRST, KEY, Luck, Singles, Words, mixed_with, third
from meguri.simulation.population import AT_START, Seeds
from meguri.simulation.series import Floats
from meguri.simulation.start_state import Flags, Whole
from meguri.simulation.tally import Tally

_TINY = 1e-300


@dataclass(frozen=True, slots=True, eq=False)
class Visits:
    """段階への滞在: one stage of one seed each. The first ones are of seeds that start, in the order of time."""

    starts: int  # how many stand in the order of time
    seed: Whole
    group: Whole
    stage: Whole
    enters: Whole  # the first quarter at whose beginning it is there
    leaves: Whole  # the first at whose beginning it is not; after the run where that is not settled in it
    chooses: Flags  # a site is chosen on entering
    chance: Singles  # the number that decides which


def live(chances: Chances, luck: Luck, seeds: Seeds, switching: Floats, tally: Tally) -> Visits:
    """Every stage of every seed until the end of the run; outcomes of seeds from Japan go to the tally."""
    parts: list[tuple[Whole | Flags | Singles, ...]] = []
    here, enters = seeds.starting_at(PRECLINICAL)
    starts, carried = len(here), 0  # seeds that come from the stage before stand first
    quarters, renewal = len(chances.funded), seeds.by_group(switching.astype(np.float32))
    for stage in STAGES:
        words, group = _words(luck, here, stage), seeds.group[here]
        leaves = enters + _lengths(chances, seeds, words, group, stage)
        chooses, chance = _renewals(third(words, 1), renewal[group[:carried]])
        parts.append((here, group, np.full(len(here), stage, np.int8), enters, leaves, chooses, chance))
        if stage == COMMERCIAL:
            break
        ended = np.flatnonzero(leaves <= quarters)
        here, group, leaves = here[ended], group[ended], leaves[ended]
        passed = third(words[ended], 2) < _passing(chances, stage, group, leaves)
        _count(tally, seeds, group, leaves, passed, stage)
        joining, _ = seeds.starting_at(stage + 1)
        carried = int(passed.sum())
        here = np.concatenate([here[passed], joining])
        enters = np.concatenate([leaves[passed], np.full(len(joining), AT_START, np.int16)])
    return Visits(starts, *(np.concatenate(part) for part in zip(*parts, strict=True)))


def _words(luck: Luck, here: Whole, stage: int) -> Words:
    """The word of each seed for a stage: numbers for its length, for a choice of site, and for passing it."""
    return luck.words[FIRST, here] if stage == PRECLINICAL else mixed_with(luck.words[KEY, here], stage)


def _lengths(chances: Chances, seeds: Seeds, words: Words, group: Whole, stage: int) -> Whole:
    """Quarters that a stage takes: geometric, one at least; longer than the run is as long as the run."""
    per_log = 1 / np.log(np.maximum(1 - chances.ending[:, stage], _TINY))
    lengths = np.log(third(words, 0))
    lengths *= seeds.by_group(per_log.astype(np.float32))[group]
    np.minimum(lengths, np.float32(len(chances.funded)), out=lengths)
    whole: Whole = lengths.astype(np.int16)
    whole += 1
    return whole


def _renewals(chance: Singles, switching: Singles) -> tuple[Flags, Singles]:
    """Who chooses a site on entering: some of those that were at one before, who stand first, and all others."""
    before = slice(len(switching))
    chooses = np.ones(len(chance), np.bool_)
    chooses[before] = chance[before] < switching
    chance[before] /= np.where(switching > 0, switching, np.float32(1.0))
    return chooses, chance


def _passing(chances: Chances, stage: int, group: Whole, leaves: Whole) -> Singles:
    """The chance of passing a stage in the quarter in which it ends; S7 helps while it takes entries."""
    tables = [table[..., stage].transpose(1, 2, 0).ravel() for table in (chances.passing, chances.passing_funded)]
    passing: Singles = np.concatenate(tables).astype(np.float32)[group + (chances.funded * len(tables[0]))[leaves - 1]]
    return passing


def _count(tally: Tally, seeds: Seeds, group: Whole, leaves: Whole, passed: Flags, stage: int) -> None:
    """Outcomes of seeds from Japan in the quarter in which a stage ends."""
    japan = np.flatnonzero(group < seeds.classes * seeds.replicas)
    replica, quarter, passed = group[japan] % seeds.replicas, leaves[japan] - 1, passed[japan]
    if PHASE1 <= stage <= PHASE3:
        tally.count_each("completed-trials", replica, quarter)
    name = {PRECLINICAL: "trial-starts", PHASE3: "filings", FILING: "approvals"}.get(stage)
    if name:
        tally.count_each(name, replica[passed], quarter[passed])
