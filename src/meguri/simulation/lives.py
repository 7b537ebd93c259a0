"""The lives of individual seeds (シーズの一生): stages entered and left, quarter by quarter, whatever site they are at.

Durations are geometric and passing does not depend on the site, so lives are drawn before any site is chosen.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from meguri.simulation.chances import COMMERCIAL, FILING, PHASE1, PHASE3, PRECLINICAL, STAGES, Chances
from meguri.simulation.luck import FIRST_FATE, FIRST_SITE, KEY, Halves, Luck, halves, mixed_with, uniform
from meguri.simulation.population import AT_START, Seeds
from meguri.simulation.series import Floats
from meguri.simulation.start_state import Flags, Whole
from meguri.simulation.tally import Tally

_TINY = 1e-300


@dataclass(frozen=True, slots=True, eq=False)
class Visits:
    """段階への滞在: one stage of one seed each."""

    seed: Whole
    stage: Whole
    enters: Whole  # the first quarter at whose beginning it is there
    leaves: Whole  # the first at whose beginning it is not
    chooses: Flags  # a site is chosen on entering
    chance: Floats  # the number that decides which


def live(chances: Chances, luck: Luck, seeds: Seeds, switching: Floats, tally: Tally) -> Visits:
    """Every stage of every seed until the end of the run; outcomes of seeds from Japan go to the tally."""
    parts: list[tuple[Whole | Flags | Floats, ...]] = []
    here, enters = seeds.starting_at(PRECLINICAL)
    carried = 0  # seeds that come from the stage before; they stand first
    quarters = len(chances.funded)
    for stage in STAGES:
        replica = seeds.replica[here]
        (length, passing), site = _numbers(luck, here, stage)
        leaves = enters + _lengths(chances, length, replica, stage)
        chooses, chance = _renewals(site, switching[replica[:carried]])
        parts.append((here, np.full(len(here), stage, np.int8), enters, leaves, chooses, chance))
        if stage == COMMERCIAL:
            break
        ended = np.flatnonzero(leaves <= quarters)
        here, replica, leaves = here[ended], replica[ended], leaves[ended]
        passed = _passes(chances, seeds, passing[ended], (here, replica, leaves), stage)
        _count(tally, seeds.kind[here] < seeds.classes, replica, leaves, passed, stage)
        joining, _ = seeds.starting_at(stage + 1)
        carried = int(passed.sum())
        here = np.concatenate([here[passed], joining])
        enters = np.concatenate([leaves[passed], np.full(len(joining), AT_START, np.int16)])
    return Visits(*(np.concatenate(part) for part in zip(*parts, strict=True)))


def _numbers(luck: Luck, here: Whole, stage: int) -> tuple[tuple[Halves, Halves], Halves]:
    """Numbers for the length and the passing of a stage, and for the choice of a site."""
    if stage == PRECLINICAL:
        return halves(luck.words[FIRST_FATE, here]), halves(luck.words[FIRST_SITE, here])[0]
    key = luck.words[KEY, here]
    return halves(mixed_with(key, 2 * stage)), halves(mixed_with(key, 2 * stage + 1))[0]


def _lengths(chances: Chances, number: Halves, replica: Whole, stage: int) -> Whole:
    """Quarters that a stage takes: geometric, one at least; longer than the run is as long as the run."""
    per_log = 1 / np.log(np.maximum(1 - chances.ending[:, stage], _TINY))
    lengths = np.log(uniform(number))
    lengths *= per_log[replica]
    np.minimum(lengths, len(chances.funded), out=lengths)
    whole: Whole = lengths.astype(np.int16)
    whole += 1
    return whole


def _renewals(number: Halves, switching: Floats) -> tuple[Flags, Floats]:
    """Who chooses a site on entering: some of those that were at one before, who stand first, and all others."""
    chance = uniform(number)
    before = slice(len(switching))
    chooses = np.ones(len(number), np.bool_)
    chooses[before] = chance[before] < switching
    chance[before] /= np.where(switching > 0, switching, 1.0)
    return chooses, chance.astype(np.float32)


def _passes(chances: Chances, seeds: Seeds, number: Halves, who: tuple[Whole, Whole, Whole], stage: int) -> Flags:
    """Who passes a stage that ends; S7 helps while it takes entries."""
    here, replica, leaves = who
    plain, funded = (table[..., stage].reshape(-1) for table in (chances.passing, chances.passing_funded))
    tables = np.concatenate([plain, funded])
    cell = replica * (2 * seeds.classes) + seeds.kind[here]
    cell += (chances.funded * len(plain))[leaves - 1]
    passed: Flags = uniform(number) < tables[cell]
    return passed


def _count(tally: Tally, japan: Flags, replica: Whole, leaves: Whole, passed: Flags, stage: int) -> None:
    """Outcomes of seeds from Japan in the quarter in which a stage ends."""
    ours = np.flatnonzero(japan)
    replica, quarter, passed = replica[ours], leaves[ours] - 1, passed[ours]
    if PHASE1 <= stage <= PHASE3:
        tally.count_each("completed-trials", replica, quarter)
    name = {PRECLINICAL: "trial-starts", PHASE3: "filings", FILING: "approvals"}.get(stage)
    if name:
        tally.count_each(name, replica[passed], quarter[passed])
