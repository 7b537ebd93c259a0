"""The mean field (平均場): expected numbers of seeds by origin, chances, stage and site, every replica at once.

Seeds of one cell are exchangeable and durations geometric, so expected numbers follow one recursion. Whether a site is
chosen anew does not depend on the site, so product classes with equal chances of passing share one cell. The shares come
out a little above the agents' mean, because a ratio of means is not the mean of ratios and full sites bend the choice.
"""

from __future__ import annotations

import numpy as np

from meguri.simulation.chances import (
    COMMERCIAL,
    FILING,
    JAPAN,
    ORIGINS,
    PHASE1,
    PHASE3,
    PRECLINICAL,
    QUARTERS,
    STAGES,
    chances,
)
from meguri.simulation.commitment import committed
from meguri.simulation.dynamics import attraction, fixed, prices, start, step, subsidised
from meguri.simulation.flows import flows, groups
from meguri.simulation.policy import Policy
from meguri.simulation.series import Floats, Options, Series
from meguri.simulation.start_state import World
from meguri.simulation.tally import Tally, joined, summed

BLOCK = 96  # replicas worked on at a time; the arrays of a block stay in the processor's cache


def simulate(world: World, draws: Floats, policy: Policy, options: Options) -> Series:
    """Expected series of every row of `draws`."""
    firsts = range(0, len(draws), BLOCK)
    parts = [_Block(world, draws[first : first + BLOCK], policy, options).run() for first in firsts]
    return joined(parts, options.span.years)


class _Block:
    """A run of some replicas.

    A quarter is one product of matrices for each origin and group: what stays and moves on with its site, and what chooses
    one. `now` holds the expected numbers (stage × site) and below them the weights (product class × site).
    """

    def __init__(self, world: World, draws: Floats, policy: Policy, options: Options):
        money = committed(policy, world.terms, world.ticket, options.span.years)
        self.world, self.options, self.replicas = world, options, len(draws)
        self.seeds = chances(world, draws, policy, options, money)
        self.fix = fixed(world, draws, policy, options, money)
        self.sites, chosen = start(world, self.seeds, self.fix, draws)
        self.tally = Tally(world, len(draws), options, money)
        self.flows = flows(world, self.seeds, draws, self.fix)
        self.groups = groups(world)
        self.numbers = self.seeds.stock.copy()  # replica × origin × product class × stage, in-house work included
        classes = max(len(one) for one in self.groups)
        shape = len(draws), len(ORIGINS), len(self.groups), len(STAGES) + classes
        self.now, self.next = np.zeros((*shape, world.sites)), np.zeros((*shape, world.sites))
        self.moves = np.zeros((*shape[:3], len(STAGES), shape[3]))
        self.by_class = np.zeros((len(draws), 1, len(self.groups), classes, world.sites))
        for place, one in enumerate(self.groups):
            stock = np.einsum("romj,roms->rosj", chosen[:, :, one], self.numbers[:, :, one])
            self.now[:, :, place, : len(STAGES)] = stock
            self.by_class[:, 0, place, : len(one)] = self.fix.fit.transpose(0, 2, 1)[:, one]
        work = np.zeros((3, *shape[1:]))
        work[..., : len(STAGES)] = np.stack([world.stages.load, world.stages.experience, world.stages.revenue])[
            :, None, None
        ]
        self.work = work.reshape(3, -1)

    @property
    def at_sites(self) -> Floats:
        """Expected numbers: replica × origin × group × stage × site."""
        return self.now[:, :, :, : len(STAGES)]

    def run(self) -> Tally:
        """Every quarter in turn."""
        for quarter in range(len(self.options.span.quarters)):
            self._quarter(quarter)
        return self.tally

    def _quarter(self, quarter: int) -> None:
        fix, sites = self.fix, self.sites
        stacked = self.now.reshape(self.replicas, -1, self.world.sites)
        load, gained, revenue = (self.work @ stacked).transpose(1, 0, 2)
        price = prices(fix, sites.experience)
        self.tally.revenue(quarter, price * revenue / QUARTERS)
        drawn = attraction(fix, sites.experience, price, 1 - load / sites.capacity)
        self._move(quarter, self._leave(quarter), drawn, price)
        step(fix, sites, quarter, load, gained / QUARTERS, self.options.frozen)

    def _leave(self, quarter: int) -> Floats:
        """Seeds that choose a site, by the stage they enter."""
        flows, count = self.flows, self.tally.count
        passed = self.numbers * flows.passed[flows.funded[quarter]]
        ended = self.numbers * flows.ending
        count(quarter, "trial-starts", summed(passed[:, JAPAN, :, PRECLINICAL]))
        count(quarter, "completed-trials", summed(ended[:, JAPAN, :, PHASE1:FILING]))
        count(quarter, "filings", summed(passed[:, JAPAN, :, PHASE3]))
        count(quarter, "approvals", summed(passed[:, JAPAN, :, FILING]))
        started = flows.started[:, quarter, None, None] * self.seeds.mix
        self.numbers -= ended
        self.numbers[..., PRECLINICAL] += started
        self.numbers[..., 1:] += passed[..., :COMMERCIAL]
        choosing = np.roll(passed, 1, axis=-1) * flows.switching
        choosing[..., PRECLINICAL] = started
        return choosing

    def _move(self, quarter: int, choosing: Floats, drawn: Floats, price: Floats) -> None:
        """The next quarter's numbers, and contracts in Japan."""
        fix, outside = self.fix, self.sites.in_house[:, None, None]
        pull = (fix.listed if fix.list_seen[quarter] else fix.unlisted) * drawn[:, None]
        supported = choosing[:, JAPAN, :, PRECLINICAL] * self.flows.supported[:, quarter, None]
        choosing[:, JAPAN, :, PRECLINICAL] -= supported
        each = choosing / (pull @ fix.fit + outside)[..., None]
        self.moves[..., : len(STAGES)] = self.flows.moving[self.flows.funded[quarter]]
        for place, one in enumerate(self.groups):
            self.moves[:, :, place, :, len(STAGES) : len(STAGES) + len(one)] = each[:, :, one].transpose(0, 1, 3, 2)
        np.multiply(pull[:, :, None, None], self.by_class, out=self.now[:, :, :, len(STAGES) :])
        np.matmul(self.moves, self.now, out=self.next[:, :, :, : len(STAGES)])
        home = (pull * self.world.in_japan) @ fix.fit
        self.tally.count(quarter, "domestic-contracts", summed(home * each.sum(-1)))
        if fix.s5_places[quarter]:
            self._support(quarter, supported, pull[:, JAPAN] * subsidised(fix, price))
        self.now, self.next = self.next, self.now

    def _support(self, quarter: int, supported: Floats, favoured: Floats) -> None:
        """Adds the seeds whose choice S5 changes, replica × product class."""
        fit = self.fix.fit
        share = supported / ((favoured[:, None] @ fit)[:, 0] + self.sites.in_house[:, None])
        home = ((favoured * self.world.in_japan)[:, None] @ fit)[:, 0]
        self.tally.count(quarter, "domestic-contracts", summed(home * share))
        for place, one in enumerate(self.groups):
            to = np.ascontiguousarray(share[:, None, one]) @ self.by_class[:, 0, place, : len(one)]
            self.next[:, JAPAN, place, PRECLINICAL] += to[:, 0] * favoured
