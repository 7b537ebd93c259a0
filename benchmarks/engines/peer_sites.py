"""The sites for engines that move one seed at a time: a quarter's chances in NumPy, then a search in a list for each seed.

That is quicker than plain loops, so the peers lose nothing to the part that is not theirs.
"""

from __future__ import annotations

import json
import random
import sys
import time
from bisect import bisect_right
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from timing import report

JAPAN, PRECLINICAL, COMMERCIAL, QUARTERS = 0, 0, 5, 4


class Sites:
    """State of the sites of one replica, and what was counted."""

    def __init__(self, rules: dict[str, Any], chance: random.Random):
        self.rules, self.chance = rules, chance
        self.of = {name: np.array(value) for name, value in rules.items() if isinstance(value, list)}
        self.experience, self.capacity = self.of["experience"].copy(), self.of["capacity"].copy()
        self.outside = len(self.capacity)
        self.counts = [[0] * (self.outside + 1) for _ in range(COMMERCIAL + 1)]
        self.cumulated = self._lists(self.of["chosen"])
        self.supported: list[list[float]] = []
        self.earned: list[tuple[float, float]] = []

    def _lists(self, chances: Any) -> Any:
        return np.cumsum(chances, axis=-1).tolist()

    def pick(self, origin: int, kind: int, supported: bool = False) -> int:
        """A site, or the last place for in-house work."""
        row = self.supported[kind] if supported else self.cumulated[origin][kind]
        return bisect_right(row, self.chance.random())

    def begin(self, quarter: int) -> None:
        """Revenue of the quarter, then the chances with which its seeds choose."""
        of, rules = self.of, self.rules
        there = np.array(self.counts, float)[:, : self.outside]
        self.load, self.gained = of["load"] @ there, of["gain"] @ there / QUARTERS
        learnt = np.log((self.experience + rules["unit"]) / (of["experience"] + rules["unit"]))
        price = of["price"] * np.exp(-of["learning"][0] * learnt)
        revenue = price * (of["revenue"] @ there)
        self.earned.append((float(revenue[of["in_japan"]].sum()), float(revenue.sum())))
        pull = of["weights"][0] * np.log1p(self.experience / rules["unit"]) - of["weights"][1] * price
        vacancy = np.clip(1 - self.load / self.capacity, rules["least_vacancy"], 1.0)
        seen = of["listed"] if rules["list_seen"][quarter] else of["unlisted"]
        plain = (seen * (np.exp(pull) * vacancy))[:, None, :] * of["fit"].T
        favoured = plain[JAPAN] * np.exp(of["weights"][1] * price * of["discount"])
        share = rules["moved"]
        plain = plain / (plain.sum(-1, keepdims=True) + rules["in_house"])
        favoured = favoured / (favoured.sum(-1, keepdims=True) + rules["in_house"])
        self.cumulated = self._lists(plain)
        self.supported = self._lists(share * favoured + (1 - share) * plain[JAPAN])

    def end(self, quarter: int) -> None:
        """Experience fades and grows, crowded sites grow, S1 slots open."""
        of = self.of
        self.experience = of["kept"][0] * self.experience + self.gained
        crowding = np.maximum(0.0, self.load - self.rules["crowded"] * self.capacity)
        self.capacity = self.capacity + of["response"][0] * crowding + of["slots"][quarter] * of["slots_to"]

    def share(self, year: int) -> float:
        """Share of revenue in Japan in a fiscal year, counted from the first."""
        quarters = self.earned[QUARTERS * year : QUARTERS * (year + 1)]
        return sum(one[0] for one in quarters) / sum(one[1] for one in quarters)


def poisson(rng: np.random.Generator, mean: float) -> int:
    """A Poisson number."""
    return int(rng.poisson(mean))


def measured(run: Callable[[dict[str, Any], int], Sites], year: int) -> None:
    """CPU milliseconds of each replica but the first, and the shares they gave."""
    rules = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    taken, shares = [], []
    for seed in range(int(sys.argv[2])):
        began = time.process_time()
        sites = run(rules, seed)
        taken.append((time.process_time() - began) * 1e3)
        shares.append(sites.share(year))
    report(ms=float(np.median(taken[1:] or taken)), mean=float(np.mean(shares)), sd=float(np.std(shares)))
