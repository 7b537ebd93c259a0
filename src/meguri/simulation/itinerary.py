"""All stages of all seeds in the order of time (旅程), so that a quarter of a run touches only who comes or goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from meguri.simulation.chances import ORIGINS, PRECLINICAL, STAGES
from meguri.simulation.lives import Visits
from meguri.simulation.population import Seeds
from meguri.simulation.series import Floats
from meguri.simulation.start_state import Flags, Whole
from meguri.simulation.tally import Tally


class Picks(Protocol):
    """Whoever says which site a number stands for."""

    def picked(self, row: Whole, chance: Floats) -> Whole:
        """The site of each seed that chooses."""


@dataclass(slots=True, eq=False)
class Itinerary:
    """旅程: stages by the quarter in which they are entered, those whose seed chooses a site first."""

    seed: Whole
    row: Whole  # replica × kind: whose weights count
    cell: Whole  # of the numbers of seeds by replica, stage and site; the site is added once it is known
    chance: Floats
    replica: Whole
    bounds: Whole  # quarter × (choosing, others, end)
    leaving: Whole  # order of leaving
    leaving_bounds: Whole
    site: Whole  # of each seed
    picks: Whole  # site chosen at each stage, where one was chosen

    def enter(self, quarter: int, rows: Picks) -> tuple[Whole, Whole]:
        """The cells that seeds enter and leave at the beginning of a quarter."""
        first, others, end = self.bounds[2 * quarter : 2 * quarter + 3].tolist()
        chosen = rows.picked(self.row[first:others], self.chance[first:others])
        self.picks[first:others] = chosen
        self.site[self.seed[first:others]] = chosen
        self.cell[first:end] += self.site[self.seed[first:end]]
        gone = self.leaving[self.leaving_bounds[quarter] : self.leaving_bounds[quarter + 1]]
        return self.cell[first:end], self.cell[gone]

    def count_contracts(self, tally: Tally, home: Flags) -> None:
        """Choices for sites at home since the start, by the quarter in which they were made."""
        quarters = (len(self.bounds) - 1) // 2
        for quarter in range(1, quarters):
            first, others = self.bounds[2 * quarter : 2 * quarter + 2].tolist()
            here = self.replica[first:others][home[self.picks[first:others]]]
            tally.count_each("domestic-contracts", here, np.full(len(here), quarter - 1))


def itinerary(seeds: Seeds, visits: Visits, quarters: int, sites: int) -> Itinerary:
    """The stages in the order of time."""
    key = 2 * visits.enters + np.logical_not(visits.chooses)
    order = np.argsort(key, kind="stable")
    seed, stage = visits.seed[order].astype(np.int32), visits.stage[order]
    replica = seeds.replica[seed]
    kind = seeds.kind[seed]
    kind += (len(ORIGINS) * seeds.classes) * (seeds.supported[seed] & (stage == PRECLINICAL))
    leaves = visits.leaves[order]
    leaving = np.argsort(leaves, kind="stable").astype(np.int32)
    return Itinerary(
        seed=seed,
        row=replica * ((len(ORIGINS) + 1) * seeds.classes) + kind,
        cell=(replica * len(STAGES) + stage) * (sites + 1),
        chance=visits.chance[order],
        replica=replica,
        bounds=np.searchsorted(key, np.arange(2 * (quarters + 1) + 1), sorter=order),
        leaving=leaving,
        leaving_bounds=np.searchsorted(leaves, np.arange(quarters + 2), sorter=leaving),
        site=np.full(len(seeds.replica), sites, np.int16),
        picks=np.zeros(len(seed), np.int16),
    )
