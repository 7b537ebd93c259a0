"""SimPy: every seed a process that waits for the end of its stage; durations geometric, like everybody's."""

from __future__ import annotations

import random
import sys
from collections.abc import Generator
from math import log, log1p
from typing import Any

import numpy as np
import simpy
from peer_sites import JAPAN, PRECLINICAL, Sites, measured, poisson

MIDDLE = 0.5  # seeds move in the middle of a quarter, after its chances are known and before its end is settled


class Road:
    """The whole road as processes."""

    def __init__(self, rules: dict[str, Any], seed: int):
        self.rules, self.chance = rules, random.Random(seed)
        self.numbers = np.random.default_rng(seed)
        self.sites = Sites(rules, self.chance)
        self.env = simpy.Environment()
        self.staying = [log1p(-ending) for ending in rules["ending"]]
        self.passing: Any = None
        for origin, kinds in enumerate(rules["stock"]):
            for kind, stages in enumerate(kinds):
                for stage, mean in enumerate(stages):
                    for _ in range(poisson(self.numbers, mean)):
                        site = self.sites.pick(origin, kind)
                        self.env.process(self.seed(origin, kind, stage, site, -MIDDLE))
        self.env.process(self.quarters())

    def seed(self, origin: int, kind: int, stage: int, site: int, ahead: float = 0.0) -> Generator[Any, Any, None]:
        """The life of a seed; those of the start enter half a quarter before the first."""
        counts, chance = self.sites.counts, self.chance
        while True:
            counts[stage][site] += 1
            length = 1 + int(log(1 - chance.random()) / self.staying[stage])
            yield self.env.timeout(length + ahead)
            ahead = 0.0
            counts[stage][site] -= 1
            if chance.random() >= self.passing[origin][kind][stage]:
                return
            stage += 1
            if chance.random() < self.rules["switching"]:
                site = self.sites.pick(origin, kind)

    def quarters(self) -> Generator[Any, Any, None]:
        """Sites at the beginning of each quarter, starts in its middle."""
        rules = self.rules
        for quarter in range(len(rules["funded"])):
            self.sites.begin(quarter)
            self.passing = rules["passing_funded" if rules["funded"][quarter] else "passing"]
            yield self.env.timeout(MIDDLE)
            places = rules["s5_places"][quarter]
            for origin, kinds in enumerate(rules["mix"]):
                number = poisson(self.numbers, rules["arrivals"][quarter] * sum(kinds))
                for place, kind in enumerate(self.chance.choices(range(len(kinds)), kinds, k=number)):
                    site = self.sites.pick(origin, kind, origin == JAPAN and place < places)
                    self.env.process(self.seed(origin, kind, PRECLINICAL, site))
            yield self.env.timeout(MIDDLE)
            self.sites.end(quarter)


def run(rules: dict[str, Any], seed: int) -> Sites:
    """One replica."""
    road = Road(rules, seed)
    road.env.run(until=len(rules["funded"]) + MIDDLE / 2)
    return road.sites


if __name__ == "__main__":
    measured(run, int(sys.argv[3]))
