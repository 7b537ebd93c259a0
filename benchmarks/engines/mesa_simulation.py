"""Mesa: every seed an agent that is asked once a quarter whether its stage ends."""

from __future__ import annotations

import random
import sys
from typing import Any

import mesa
import numpy as np
from peer_sites import COMMERCIAL, JAPAN, PRECLINICAL, Sites, measured, poisson


class Seed(mesa.Agent):
    """A seed at a stage and a site."""

    def __init__(self, model: Road, origin: int, kind: int, stage: int, site: int):
        super().__init__(model)
        self.origin, self.kind, self.stage, self.site = origin, kind, stage, site
        model.sites.counts[stage][site] += 1

    def step(self) -> None:
        model, rules, counts = self.model, self.model.rules, self.model.sites.counts
        if model.chance.random() >= rules["ending"][self.stage]:
            return
        counts[self.stage][self.site] -= 1
        if model.chance.random() >= model.passing[self.origin][self.kind][self.stage]:
            self.remove()
            return
        self.stage += 1
        if model.chance.random() < rules["switching"]:
            self.site = model.sites.pick(self.origin, self.kind)
        counts[self.stage][self.site] += 1


class Road(mesa.Model):
    """The whole road, quarter by quarter."""

    def __init__(self, rules: dict[str, Any], seed: int):
        super().__init__(seed=seed)
        self.rules, self.chance = rules, random.Random(seed)
        self.numbers = np.random.default_rng(seed)
        self.sites = Sites(rules, self.chance)
        for origin, kinds in enumerate(rules["stock"]):
            for kind, stages in enumerate(kinds):
                for stage, mean in enumerate(stages):
                    for _ in range(poisson(self.numbers, mean)):
                        Seed(self, origin, kind, stage, self.sites.pick(origin, kind))

    def quarter(self, quarter: int) -> None:
        """One quarter."""
        rules = self.rules
        self.sites.begin(quarter)
        self.passing = rules["passing_funded" if rules["funded"][quarter] else "passing"]
        self.agents.do("step")
        places = rules["s5_places"][quarter]
        for origin, kinds in enumerate(rules["mix"]):
            number = poisson(self.numbers, rules["arrivals"][quarter] * sum(kinds))
            for place, kind in enumerate(self.chance.choices(range(len(kinds)), kinds, k=number)):
                supported = origin == JAPAN and place < places
                Seed(self, origin, kind, PRECLINICAL, self.sites.pick(origin, kind, supported))
        self.sites.end(quarter)


def run(rules: dict[str, Any], seed: int) -> Sites:
    """One replica."""
    road = Road(rules, seed)
    for quarter in range(len(rules["funded"])):
        road.quarter(quarter)
    return road.sites


assert COMMERCIAL == 5  # the last stage never passes: its chance of passing is 0

if __name__ == "__main__":
    measured(run, int(sys.argv[3]))
