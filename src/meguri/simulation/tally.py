"""Counting a run by fiscal year (年度の集計). Shares are revenue at sites over the four quarters, in-house work left out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from meguri.simulation.chances import QUARTERS
from meguri.simulation.commitment import Committed
from meguri.simulation.series import Floats, Options, Series
from meguri.simulation.start_state import MILLION, Whole, World
from meguri.vocabulary.fiscal_year import FiscalYear

REVENUE = ("revenue", "revenue-in-japan", "revenue-owned")
COUNTS = ("domestic-contracts", "trial-starts", "completed-trials", "filings", "approvals")


class Tally:
    """年度の集計 of a block of replicas."""

    def __init__(self, world: World, replicas: int, options: Options, money: Committed):
        self.years = options.span.years
        self._sums = {name: np.zeros((replicas, len(self.years))) for name in (*REVENUE, *COUNTS)}
        self._kinds = np.stack([np.ones(world.sites), world.in_japan, world.owned_from_japan], axis=1)
        self._money = {"s5-committed": money.s5, "s1-committed": money.s1, "s7-committed": money.s7}

    def revenue(self, quarter: int, by_site: Floats) -> None:
        """Revenue of a quarter, replica × site."""
        sums = (by_site[:, None] @ self._kinds)[:, 0]  # a product of its own a replica: the same bits in any company
        for name, values in zip(REVENUE, sums.T, strict=True):
            self.count(quarter, name, values)

    def count(self, quarter: int, name: str, values: Floats) -> None:
        """Something counted in a quarter, one value a replica."""
        self._sums[name][:, quarter // QUARTERS] += values

    def count_each(self, name: str, replica: Whole, quarter: Whole) -> None:
        """Single events: the replica and the quarter of each."""
        sums = self._sums[name]
        cell = replica * sums.shape[1] + quarter // QUARTERS
        sums += np.bincount(cell, minlength=sums.size).reshape(sums.shape)

    def values(self) -> dict[str, Floats]:
        """The series by name, replica × fiscal year."""
        total, japan, owned = (self._sums[name] for name in REVENUE)
        found = {"share-by-site-country": _ratio(japan, total), "share-by-owner": _ratio(owned, total)}
        found |= {name: self._sums[name] for name in ("revenue", *COUNTS)}
        for name, by_year in self._money.items():
            yen = np.array([by_year[year] / MILLION for year in self.years])
            found[name] = np.broadcast_to(yen, total.shape).copy()
        return found


def summed(values: Floats) -> Floats:
    """The sum of everything of a replica. A product of its own a replica has the same bits in any company."""
    flat = values.reshape(len(values), 1, -1)
    total: Floats = (flat @ np.ones((flat.shape[2], 1)))[:, 0, 0]
    return total


def _ratio(part: Floats, whole: Floats) -> Floats:
    """A share; 0 in a year without any revenue."""
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)


def joined(parts: Sequence[Tally], years: tuple[FiscalYear, ...]) -> Series:
    """The blocks of a run, one after the other."""
    values = [part.values() for part in parts]
    return Series(years, {name: np.concatenate([one[name] for one in values]) for name in values[0]})
