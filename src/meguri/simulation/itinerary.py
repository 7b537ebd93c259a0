"""All stages of all seeds in the order of time (旅程), so that a quarter of a run touches only who comes or goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from meguri.simulation.chances import ORIGINS, STAGES
from meguri.simulation.lives import Visits
from meguri.simulation.population import Seeds
from meguri.simulation.series import Floats
from meguri.simulation.start_state import Flags, Whole
from meguri.simulation.tally import Tally

Pick = Callable[[Whole, Floats], Whole]  # row and number → site


@dataclass(slots=True, eq=False)
class Itinerary:
    """旅程: first the stages of seeds that start, then those of all others, each in the order of time.

    Of the others that enter a stage in a quarter, those whose seed chooses a site stand first.
    """

    seed: Whole
    row: Whole  # (kind of seed × replica): whose weights count
    cell: Whole  # of the numbers of seeds by replica, stage and site; the site is added once it is known
    chance: Floats
    starting: Whole  # quarter → where its starting seeds begin
    others: Whole  # 2 × quarter → where those that choose begin, and those that keep their site
    leaving: Whole  # order of leaving
    gone: Whole  # quarter → where those that leave begin
    site: Whole  # of each seed
    picks: Whole  # site chosen at each stage, where one was chosen

    def enter(self, quarter: int, pick: Pick) -> Whole:
        """The cells that seeds enter at the beginning of a quarter."""
        starting = slice(self.starting[quarter], self.starting[quarter + 1])
        choosing, rest = self._others(quarter)
        row = np.concatenate([self.row[starting], self.row[choosing]])
        chosen = pick(row, np.concatenate([self.chance[starting], self.chance[choosing]]))
        number = starting.stop - starting.start
        for part, sites in ((starting, chosen[:number]), (choosing, chosen[number:])):
            self.picks[part] = sites
            self.site[self.seed[part]] = sites
            self.cell[part] += sites
        self.cell[rest] += self.site[self.seed[rest]]
        return np.concatenate([self.cell[starting], self.cell[choosing.start : rest.stop]])

    def leave(self, quarter: int) -> Whole:
        """The cells that seeds leave at the beginning of a quarter."""
        return self.cell[self.leaving[self.gone[quarter] : self.gone[quarter + 1]]]

    def _others(self, quarter: int) -> tuple[slice, slice]:
        first, keeping, end = self.others[2 * quarter : 2 * quarter + 3].tolist()
        return slice(first, keeping), slice(keeping, end)

    def count_contracts(self, tally: Tally, home: Flags, replicas: int) -> None:
        """Choices for sites at home since the start, by the quarter in which they were made."""
        for quarter in range(1, len(self.starting) - 1):
            for part in (slice(self.starting[quarter], self.starting[quarter + 1]), self._others(quarter)[0]):
                row = self.row[part][home[self.picks[part]]]
                tally.count_each("domestic-contracts", row % replicas, np.full(len(row), quarter - 1))


def itinerary(seeds: Seeds, visits: Visits, quarters: int, sites: int) -> Itinerary:
    """The stages in the order of time."""
    start, rest = slice(visits.starts), slice(visits.starts, None)
    key = _small(2 * visits.enters[rest] + np.logical_not(visits.chooses[rest]))
    order = np.argsort(key, kind="stable")
    seed, group, stage, leaves, chance = (
        np.concatenate([values[start], values[rest][order]])
        for values in (visits.seed, visits.group, visits.stage, visits.leaves, visits.chance)
    )
    row = group.copy()
    row[start] += seeds.favoured[seed[start]] * np.int32(len(ORIGINS) * seeds.classes * seeds.replicas)
    leaves = _small(np.minimum(leaves, quarters + 1))
    leaving = np.argsort(leaves, kind="stable")
    replica = np.tile(
        np.arange(seeds.replicas, dtype=np.int32) * (len(STAGES) * (sites + 1)), len(ORIGINS) * seeds.classes
    )
    return Itinerary(
        seed=seed,
        row=row,
        cell=replica[group] + stage * np.int32(sites + 1),
        chance=chance,
        starting=np.searchsorted(visits.enters[start], np.arange(quarters + 2)),
        others=visits.starts + np.searchsorted(key, np.arange(2 * (quarters + 1) + 1), sorter=order),
        leaving=leaving,
        gone=np.searchsorted(leaves, np.arange(quarters + 2), sorter=leaving),
        site=np.full(len(seeds.group), sites, np.int32),
        picks=np.zeros(len(seed), np.int32),
    )


def _small(quarters: Whole) -> Whole:
    """The same numbers in as few bytes as they need: sorting by them is quicker."""
    return quarters.astype(np.min_scalar_type(int(quarters.max(initial=0))))
