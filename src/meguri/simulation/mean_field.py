"""The mean field (平均場): expected numbers of seeds by origin, chances, stage and site, every replica at once.

Seeds of one cell are exchangeable and durations geometric, so expected numbers follow one recursion. Whether a site is
chosen anew does not depend on the site, so product classes with equal chances of passing share one cell. The shares come
out a little above the agents' mean, because a ratio of means is not the mean of ratios and full sites bend the choice.
"""

from __future__ import annotations

import numpy as np

from meguri.simulation.chances import COMMERCIAL, FILING, JAPAN, PHASE1, PHASE3, PRECLINICAL, QUARTERS, chances
from meguri.simulation.commitment import committed
from meguri.simulation.dynamics import attraction, fixed, prices, start, step, subsidised
from meguri.simulation.flows import flows, groups
from meguri.simulation.policy import Policy
from meguri.simulation.series import Floats, Options, Series
from meguri.simulation.start_state import World
from meguri.simulation.tally import Tally, joined, summed

BLOCK = 64  # replicas worked on at a time; the arrays of a block stay in the processor's cache


def simulate(world: World, draws: Floats, policy: Policy, options: Options) -> Series:
    """Expected series of every row of `draws`."""
    firsts = range(0, len(draws), BLOCK)
    parts = [_Block(world, draws[first : first + BLOCK], policy, options).run() for first in firsts]
    return joined(parts, options.span.years)


class _Block:
    """A run of some replicas."""

    def __init__(self, world: World, draws: Floats, policy: Policy, options: Options):
        money = committed(policy, world.terms, world.ticket, options.span.years)
        self.world, self.options = world, options
        self.seeds = chances(world, draws, policy, options, money)
        self.fix = fixed(world, draws, policy, options, money)
        self.sites, chosen = start(world, self.seeds, self.fix, draws)
        self.tally = Tally(world, len(draws), options, money)
        self.flows = flows(world, self.seeds, draws, self.fix)
        self.groups = groups(world)
        self.by_class = np.ascontiguousarray(self.fix.fit.transpose(0, 2, 1))
        self.numbers = self.seeds.stock.copy()  # replica × origin × product class × stage, in-house work included
        stock = [np.einsum("romj,roms->rosj", chosen[:, :, one], self.numbers[:, :, one]) for one in self.groups]
        self.at_sites = np.stack(stock, axis=2)  # replica × origin × group × stage × site
        self.new = np.empty_like(self.at_sites)
        self.work = np.stack([world.stages.load, world.stages.experience, world.stages.revenue])

    def run(self) -> Tally:
        """Every quarter in turn."""
        for quarter in range(len(self.options.span.quarters)):
            self._quarter(quarter)
        return self.tally

    def _quarter(self, quarter: int) -> None:
        fix, sites, at_sites = self.fix, self.sites, self.at_sites
        by_stage = at_sites[:, 0, 0] + at_sites[:, 0, 1:].sum(1) + at_sites[:, 1].sum(1)
        load, gained, revenue = (self.work @ by_stage).transpose(1, 0, 2)
        price = prices(fix, sites.experience)
        self.tally.revenue(quarter, price * revenue / QUARTERS)
        drawn = attraction(fix, sites.experience, price, 1 - load / sites.capacity)
        going = self.flows.going[self.flows.funded[quarter]]
        moving = at_sites[:, :, :, :COMMERCIAL] * going
        self._choose(quarter, self._leave(quarter), drawn, price)
        at_sites *= self.flows.staying
        at_sites += self.new
        at_sites[:, :, :, 1:] += moving
        at_home = self.new @ self.world.in_japan[:, None].astype(np.float64)  # a product of its own a replica
        self.tally.count(quarter, "domestic-contracts", summed(at_home))
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

    def _choose(self, quarter: int, choosing: Floats, drawn: Floats, price: Floats) -> None:
        """Where they go: fills `new`."""
        fix, outside = self.fix, self.sites.in_house[:, None, None]
        pull = (fix.listed if fix.list_seen[quarter] else fix.unlisted) * drawn[:, None]
        supported = choosing[:, JAPAN, :, PRECLINICAL] * self.flows.supported[:, quarter, None]
        choosing[:, JAPAN, :, PRECLINICAL] -= supported
        each = (choosing / (pull @ fix.fit + outside)[..., None]).transpose(0, 1, 3, 2)
        weights = pull[:, :, None] * self.by_class[:, None]
        for place, one in enumerate(self.groups):
            # One layout whatever the number of replicas: another would be multiplied in another order.
            drawn_from, drawn_to = np.ascontiguousarray(each[..., one]), np.ascontiguousarray(weights[:, :, one])
            np.matmul(drawn_from, drawn_to, out=self.new[:, :, place])
        if not fix.s5_places[quarter]:
            return
        favoured = pull[:, JAPAN] * subsidised(fix, price)
        share = supported / ((favoured[:, None] @ fix.fit) + outside)[:, 0]
        for place, one in enumerate(self.groups):
            drawn_from, drawn_to = (
                np.ascontiguousarray(share[:, None, one]),
                np.ascontiguousarray(self.by_class[:, one]),
            )
            self.new[:, JAPAN, place, PRECLINICAL] += (drawn_from @ drawn_to)[:, 0] * favoured
