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

BLOCK = 24  # replicas worked on at a time, so that memory does not grow with the number of replicas


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
        self.by_class = np.ascontiguousarray(self.fix.fit.transpose(0, 2, 1))[:, None]
        self.way = self._itinerary(chances=fates, draws=draws, seeds=seeds)
        self.rows = Rows(len(draws), len(ORIGINS) + 1, self.by_class.shape[2], world.sites)
        self.rows.weights[:, : len(ORIGINS)] = at_start
        self.rows.total[:, : len(ORIGINS)] = 1.0
        self.numbers = np.zeros((len(draws), len(STAGES), world.sites + 1))

    def _itinerary(self, chances: Chances, draws: Floats, seeds: Sequence[int]) -> Itinerary:
        fortune = luck(chances, seeds)
        population = seeds_of(chances, fortune, self.fix.s5_places)
        visits = live(chances, fortune, population, column(draws, "switching"), self.tally)
        return itinerary(population, visits, len(self.options.span.quarters), self.world.sites)

    def run(self) -> Tally:
        """Every quarter in turn."""
        quarters = len(self.options.span.quarters)
        self._move(0)
        for quarter in range(quarters):
            self._quarter(quarter)
        home = np.append(self.world.in_japan, False)
        self.way.count_contracts(self.tally, home)
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
        """The weights with which each kind of seed chooses; the last kinds are seeds that S5 supports."""
        fix, rows, outside = self.fix, self.rows, self.sites.in_house[:, None, None]
        pull = (fix.listed if fix.list_seen[quarter] else fix.unlisted) * drawn[:, None]
        plain = rows.weights[:, : len(ORIGINS)]
        np.multiply(pull[:, :, None], self.by_class, out=plain)
        rows.total[:, : len(ORIGINS)] = pull @ fix.fit + outside
        if not fix.s5_places[quarter]:
            return
        favoured = pull[:, JAPAN] * subsidised(fix, price)
        share = fix.moved[:, None] / ((favoured[:, None] @ fix.fit) + outside)[:, 0]
        other = (1 - fix.moved[:, None]) / rows.total[:, JAPAN]
        np.multiply(favoured[:, None], self.by_class[:, 0], out=rows.weights[:, -1])
        rows.weights[:, -1] *= share[..., None]
        rows.weights[:, -1] += plain[:, JAPAN] * other[..., None]
        rows.total[:, -1] = 1.0

    def _move(self, quarter: int) -> None:
        """Seeds entering a stage in this quarter choose where they do and come in; those that leave go."""
        entering, leaving = self.way.enter(quarter, self.rows)
        flat = self.numbers.reshape(-1)
        flat += np.bincount(entering, minlength=len(flat))
        flat -= np.bincount(leaving, minlength=len(flat))


class Rows:
    """選択の重み: by replica and kind of seed, and the search for the site that a number stands for."""

    def __init__(self, replicas: int, origins: int, classes: int, sites: int):
        self.sites = sites
        self.steps = [1 << power for power in reversed(range(sites.bit_length()))]
        self.weights = np.zeros((replicas, origins, classes, sites))
        self.total = np.ones((replicas, origins, classes))  # in-house work included
        self._cumulated = np.full((replicas * origins * classes, (1 << sites.bit_length()) - 1), np.inf)

    def picked(self, row: Whole, chance: Floats) -> Whole:
        """The site of each seed that chooses; the number of sites stands for in-house work."""
        kinds = self.weights.reshape(len(self._cumulated), self.sites)
        np.cumsum(kinds, axis=1, out=self._cumulated[:, : self.sites])
        target = chance * self.total.reshape(-1)[row]
        flat = self._cumulated.reshape(-1)
        place = row * self._cumulated.shape[1] - 1
        first = place + 1
        for ahead in self.steps:
            place += ahead * (flat[place + ahead] <= target)
        return place + 1 - first
