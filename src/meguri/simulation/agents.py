"""Array agents (個体モデル): individual seeds and the sites they choose; whole numbers of contracts, trials and approvals.

Lives are drawn first (`lives.py`); then quarter by quarter the seeds that choose pick a site from the state of the sites,
and the sites change with the seeds that are there. Same rules as the mean field.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from meguri.simulation.chances import JAPAN, ORIGINS, QUARTERS, STAGES, Chances, chances, column
from meguri.simulation.commitment import committed
from meguri.simulation.dynamics import attraction, fixed, prices, start, step, subsidised
from meguri.simulation.itinerary import Itinerary, itinerary
from meguri.simulation.lives import live
from meguri.simulation.luck import luck
from meguri.simulation.policy import Policy
from meguri.simulation.population import seeds_of
from meguri.simulation.series import Floats, Options, Series
from meguri.simulation.start_state import Whole, World
from meguri.simulation.tally import Tally, joined

BLOCK = 16  # replicas worked on at a time, so that memory does not grow with the number of replicas


def simulate(world: World, draws: Floats, policy: Policy, options: Options, seeds: Sequence[int]) -> Series:
    """Series of every row of `draws`, the luck of each from the integer in `seeds` beside it."""
    if len(seeds) != len(draws):
        raise ValueError(f"{len(draws)} rows of draws need as many seeds, not {len(seeds)}")
    firsts = range(0, len(draws), BLOCK)
    blocks = [(draws[n : n + BLOCK], [int(seed) for seed in seeds[n : n + BLOCK]]) for n in firsts]
    return joined([_Block(world, rows, policy, options, own).run() for rows, own in blocks], options.span.years)


class _Block:
    """A run of some replicas."""

    def __init__(self, world: World, draws: Floats, policy: Policy, options: Options, seeds: Sequence[int]):
        money = committed(policy, world.terms, world.ticket, options.span.years)
        self.world, self.options = world, options
        fates = chances(world, draws, policy, options, money)
        self.fix = fixed(world, draws, policy, options, money)
        self.sites, at_start = start(world, fates, self.fix, draws)
        self.tally = Tally(world, len(draws), options, money)
        self.way = self._itinerary(fates, draws, seeds)
        self.by_class = np.ascontiguousarray(self.fix.fit.transpose(1, 2, 0))[:, None]
        self.rows = Rows(world.sites, len(ORIGINS) + 1, self.by_class.shape[2], len(draws))
        self.rows.weights[:, : len(ORIGINS)] = at_start.transpose(3, 1, 2, 0)
        self.rows.total[: len(ORIGINS)] = 1.0
        self.numbers = np.zeros((len(draws), len(STAGES), world.sites + 1))

    def _itinerary(self, fates: Chances, draws: Floats, seeds: Sequence[int]) -> Itinerary:
        fortune = luck(fates, seeds)
        population = seeds_of(fates, fortune, self.fix.s5_places, self.fix.moved)
        visits = live(fates, fortune, population, column(draws, "switching"), self.tally)
        return itinerary(population, visits, len(self.options.span.quarters), self.world.sites)

    def run(self) -> Tally:
        """Every quarter in turn."""
        self._move(0)
        for quarter in range(len(self.options.span.quarters)):
            self._quarter(quarter)
        self.way.count_contracts(self.tally, np.append(self.world.in_japan, False), len(self.numbers))
        return self.tally

    def _quarter(self, quarter: int) -> None:
        fix, sites, stages = self.fix, self.sites, self.world.stages
        by_stage = self.numbers[:, :, : self.world.sites]
        load, gained, revenue = (weight @ by_stage for weight in (stages.load, stages.experience, stages.revenue))
        price = prices(fix, sites.experience)
        self.tally.revenue(quarter, price * revenue / QUARTERS)
        self._weigh(quarter, attraction(fix, sites.experience, price, 1 - load / sites.capacity), price)
        self._move(quarter + 1)
        step(fix, sites, quarter, load, gained / QUARTERS, self.options.frozen)

    def _weigh(self, quarter: int, drawn: Floats, price: Floats) -> None:
        """The weights with which each kind of seed chooses; the last kinds are seeds whose choice S5 changes."""
        fix, rows, replicas = self.fix, self.rows, len(self.numbers)
        pull = np.empty((replicas, len(ORIGINS) + 1, self.world.sites))
        plain = pull[:, : len(ORIGINS)]
        np.multiply(fix.listed if fix.list_seen[quarter] else fix.unlisted, drawn[:, None], out=plain)
        np.multiply(plain[:, JAPAN], subsidised(fix, price), out=pull[:, -1])
        rows.total[:] = (pull @ fix.fit + self.sites.in_house[:, None, None]).transpose(1, 2, 0)
        np.multiply(np.ascontiguousarray(pull.transpose(2, 1, 0))[:, :, None], self.by_class, out=rows.weights)

    def _move(self, quarter: int) -> None:
        """Seeds entering a stage in this quarter choose where they do and come in; those that leave go."""
        self.rows.cumulate()
        flat = self.numbers.reshape(-1)
        flat += np.bincount(self.way.enter(quarter, self.rows.picked), minlength=len(flat))
        flat -= np.bincount(self.way.leave(quarter), minlength=len(flat))


class Rows:
    """選択の重み: by site and (kind of seed × replica), and the search for the site that a number stands for."""

    def __init__(self, sites: int, origins: int, classes: int, replicas: int):
        self.sites = sites
        self.steps = [1 << power for power in reversed(range(sites.bit_length()))]
        self.weights = np.zeros((sites, origins, classes, replicas))
        self.total = np.ones((origins, classes, replicas))  # in-house work included
        self._cumulated = np.full(((1 << sites.bit_length()) - 1, self.total.size), np.inf)

    def cumulate(self) -> None:
        """Makes the search ready for the weights as they are."""
        np.cumsum(self.weights.reshape(self.sites, -1), axis=0, out=self._cumulated[: self.sites])

    def picked(self, row: Whole, chance: Floats) -> Whole:
        """The site of each seed that chooses; the number of sites stands for in-house work."""
        target = chance * self.total.reshape(-1)[row]
        flat, length = self._cumulated.reshape(-1), self._cumulated.shape[1]
        place = row.astype(np.int64) - length
        for ahead in self.steps:
            place += (ahead * length) * (flat[place + ahead * length] <= target)
        return place // length + 1
