"""What a run gives (出力系列): one row a replica, one column a quarter or a fiscal year. Illustrative, never a forecast."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meguri.vocabulary.fiscal_year import FiscalYear, Quarter

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Series:
    """出力系列. Every array is replicas × fiscal years of `years`; shares are sums over the four quarters.

    Names (the same in chunks, fans, comparisons and documents):
        share-by-site-country   share of revenue earned at sites in Japan, 0–1
        share-by-owner          share of revenue earned by sites owned from Japan, 0–1
        revenue                 of all sites, USD million as the model has it; only for validation (V7), never shown as a market
        domestic-contracts      new contracts at sites in Japan
        trial-starts            phase 1 starts of seeds from Japan
        completed-trials        phases passed or ended of seeds from Japan
        filings, approvals      of seeds from Japan
        s5-committed, s1-committed, s7-committed    JPY million committed in the year
    """

    years: tuple[FiscalYear, ...]
    values: Mapping[str, Floats]

    @property
    def replicas(self) -> int:
        return len(next(iter(self.values.values())))


@dataclass(frozen=True, slots=True)
class Span:
    """期間: the quarters a run goes through."""

    first: FiscalYear
    last: FiscalYear

    @property
    def years(self) -> tuple[FiscalYear, ...]:
        return tuple(FiscalYear(year) for year in range(self.first.start, self.last.start + 1))

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        return tuple(quarter for year in self.years for quarter in year.quarters)


@dataclass(frozen=True, slots=True)
class Options:
    """実行条件 beside policy and draws."""

    span: Span
    market: str  # scenario of the market path
    frozen: bool = False  # 経験の循環を止める: experience stays as it was at the start
