"""All sites at once (拠点台帳の列): one column per fact, built once per register and day.

With the columns a seed is compared with ten thousand sites in a few array operations; the claims behind the answer are
looked up only for the sites that are shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from meguri.matching.fact import CONSULT, NO, Fact, dated, day_in, number_in
from meguri.matching.holding import Held, Reckoning, by_field
from meguri.matching.scales import Scales
from meguri.profiles.claim import Claim
from meguri.profiles.organisation import Organisation, Site
from meguri.register.register import Register

Flags = NDArray[np.bool_]
Counts = NDArray[np.int64]


@dataclass(slots=True)
class _Cells:
    """What was said about one fact, site by site, while the columns are built."""

    site: list[int] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    settles: list[bool] = field(default_factory=list)
    amount: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Column:
    """One fact over all sites."""

    counts: Counts  # how much the best claim counts, of 1000
    settled: Flags  # a claim settles it
    denied: Flags  # a claim says the contrary


@dataclass(frozen=True, slots=True)
class Amounts:
    """The numbers or dates that claims of one field state, one entry per claim."""

    amount: NDArray[np.float64]  # a date as its ordinal
    site: Counts
    counts: Counts
    units: tuple[str, ...]
    settles: Flags


@dataclass(frozen=True, slots=True)
class Directory:
    """拠点台帳: sites in the order of their ids."""

    reckoning: Reckoning
    register: Register
    sites: tuple[Site, ...]
    country: NDArray[np.str_]  # "" = not known
    shuffle: Counts  # the place of each site in the day's shuffle
    said: Mapping[tuple[str, str], Column]  # (field, value); value "" = anything
    amounts: Mapping[str, Amounts]

    @property
    def scales(self) -> Scales:
        return self.reckoning.scales

    @property
    def as_of(self) -> date:
        return self.reckoning.as_of

    def __len__(self) -> int:
        return len(self.sites)

    def organisation(self, i: int) -> Organisation | None:
        """The organisation of the i-th site."""
        return self.register.organisations.get(self.sites[i].organisation)

    def column(self, fact: Fact) -> Column:
        """The fact over all sites."""
        if fact.least is not None or fact.before is not None:
            return self._compared(fact)
        columns = [self.said[key] for value in fact.values or ("",) if (key := (fact.field, value)) in self.said]
        if not columns:
            return self._nothing()
        counts, settled, denied = columns[0].counts, columns[0].settled, columns[0].denied
        for each in columns[1:]:
            counts, settled = np.maximum(counts, each.counts), settled | each.settled
            denied = denied & each.denied
        return Column(counts, settled, denied & ~settled)

    def held(self, i: int) -> Mapping[str, list[Held]]:
        """The claims that hold for the i-th site, by field."""
        return by_field(self.reckoning.held(self.sites[i], self.organisation(i)))

    def _nothing(self) -> Column:
        none = np.zeros(len(self), dtype=bool)
        return Column(np.zeros(len(self), dtype=np.int64), none, none)

    def _compared(self, fact: Fact) -> Column:
        """Numbers of at least so much; dates not after a day."""
        column = self._nothing()
        if fact.field not in self.amounts:
            return column
        said = self.amounts[fact.field]
        met = said.amount >= fact.least if fact.least is not None else said.amount <= _ordinal(fact.before)
        if fact.units:
            met &= np.array([unit in fact.units for unit in said.units], dtype=bool)
        found, settled = np.zeros_like(column.counts), column.settled.copy()
        np.maximum.at(found, said.site[met], said.counts[met])
        settled[said.site[met & said.settles]] = True
        late = column.denied.copy()
        if fact.before is not None:
            late[said.site[~met & said.settles & (said.counts > 0)]] = True
        return Column(found, settled, late & ~settled)


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day is not None else 0


def directory_of(register: Register, scales: Scales, as_of: date) -> Directory:
    """The columns of a register on one day."""
    sites = tuple(sorted(register.sites.values(), key=lambda site: site.id))
    reckoning = Reckoning(scales, as_of)
    cells: dict[tuple[str, str], _Cells] = {}
    denials: dict[tuple[str, str], list[int]] = {}
    numbers: dict[str, tuple[_Cells, list[str]]] = {}
    for i, site in enumerate(sites):
        for held in reckoning.held(site, register.organisations.get(site.organisation)):
            claim = held.claim
            if claim.unit == NO and not held.settles:
                continue  # what is disputed or inferred bans nobody
            if claim.unit == NO:
                denials.setdefault((claim.field, claim.value), []).append(i)
                continue
            for key in ((claim.field, claim.value), (claim.field, "")):
                _add(cells.setdefault(key, _Cells()), i, held, 0.0)
            _add_amount(numbers, i, held)
    said = {key: _column(len(sites), cells.get(key), denials.get(key, [])) for key in cells.keys() | denials.keys()}
    return Directory(
        reckoning,
        register,
        sites,
        np.array([site.country or "" for site in sites], dtype=np.str_),
        _shuffled(sites, as_of),
        said,
        {name: _amounts(*each) for name, each in numbers.items()},
    )


def _shuffled(sites: tuple[Site, ...], day: date) -> Counts:
    """Sites by SHA-256 of the day and their id: a published order that favours nobody and that no newcomer changes."""
    drawn = [sha256(f"{day.isoformat()}/{site.id}".encode()).digest() for site in sites]
    place = np.zeros(len(sites), dtype=np.int64)
    place[sorted(range(len(sites)), key=drawn.__getitem__)] = np.arange(len(sites))
    return place


def _add(cells: _Cells, site: int, held: Held, amount: float) -> None:
    cells.site.append(site)
    cells.counts.append(held.counts)
    cells.settles.append(held.settles)
    cells.amount.append(amount)


def _add_amount(numbers: dict[str, tuple[_Cells, list[str]]], site: int, held: Held) -> None:
    amount = _amount(held.claim)
    if amount is not None:
        cells, units = numbers.setdefault(held.claim.field, (_Cells(), []))
        _add(cells, site, held, amount)
        units.append(held.claim.unit)


def _amount(claim: Claim) -> float | None:
    """The number of a claim; a date as its ordinal."""
    if claim.unit == CONSULT:
        return None
    if dated(claim.field):
        day = day_in(claim)
        return None if day is None else float(day.toordinal())
    return number_in(claim)


def _column(size: int, cells: _Cells | None, denials: list[int]) -> Column:
    counts, settled, denied = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
    if cells is not None:
        site = np.array(cells.site)
        np.maximum.at(counts, site, np.array(cells.counts))
        settled[site[np.array(cells.settles, dtype=bool)]] = True
    denied[denials] = True
    counts[denied & settled] = 0
    return Column(counts, settled & ~denied, denied & ~settled)


def _amounts(cells: _Cells, units: list[str]) -> Amounts:
    return Amounts(
        np.array(cells.amount),
        np.array(cells.site, dtype=np.int64),
        np.array(cells.counts, dtype=np.int64),
        tuple(units),
        np.array(cells.settles, dtype=bool),
    )
