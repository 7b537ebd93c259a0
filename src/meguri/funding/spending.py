"""What is paid out in each quarter (支出): costs of the work, their overhead, and the running costs of the company.

From costs per fiscal year to yen per quarter: equal parts from April, or from the first day of the work if that is
later, to March or the last day of the work; what does not divide comes last. In a year whose running costs are stated
the overhead is part of them and is not paid twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from meguri.funding.year import overhead_on
from meguri.profiles.profile import Profile
from meguri.profiles.work import Work
from meguri.vocabulary.fiscal_year import FiscalYear, Quarter
from meguri.vocabulary.money import Yen, share_out


@dataclass(frozen=True, slots=True)
class Spending:
    """支出. Yen paid out in each quarter, the past included."""

    work: Counter[Quarter] = field(default_factory=Counter)  # costs of the work, with overhead where it is paid beside
    other: Counter[Quarter] = field(default_factory=Counter)  # running costs of the company

    @property
    def total(self) -> Counter[Quarter]:
        return self.work + self.other


@dataclass(frozen=True, slots=True)
class WorkYear:
    """1実施項目・1年度の支出, in yen."""

    work: Work
    year: FiscalYear
    direct: Yen
    overhead: Yen  # this work's share of the overhead that is paid beside; 0 where it is part of the running costs
    quarters: Sequence[Quarter]  # in which it is paid, in equal parts


def work_years(profile: Profile) -> Iterator[WorkYear]:
    """What each work costs in each fiscal year, and when it is paid."""
    works, burn = [work for work in profile.work or () if work.costs], profile.finance.burn
    for year in sorted({year for work in works for year in work.costs}):
        direct = [sum(work.costs.get(year, {}).values()) for work in works]
        overhead = 0 if year in burn else overhead_on(profile, sum(direct))
        for work, cost, share in zip(works, direct, share_out(overhead, direct), strict=True):
            if year in work.costs:
                yield WorkYear(work, year, cost, share, quarters_of(work, year))


def spending(profile: Profile) -> Spending:
    """What a profile pays out."""
    paid = Spending()
    for one in work_years(profile):
        paid.work.update(in_equal_parts(one.direct + one.overhead, one.quarters))
    for year, cost in profile.finance.burn.items():
        paid.other.update(in_equal_parts(cost, year.quarters))
    return paid


def quarters_of(work: Work, year: FiscalYear) -> Sequence[Quarter]:
    """The quarters of the year in which the work is done; a cost outside its dates falls to the nearest quarter."""
    first = Quarter.of(work.from_) if work.from_ else year.quarters[0]
    last = Quarter.of(work.to) if work.to else year.quarters[-1]
    inside = [quarter for quarter in year.quarters if first <= quarter <= last]
    return inside or [year.quarters[-1] if first > year.quarters[-1] else year.quarters[0]]


def in_equal_parts(amount: Yen, quarters: Sequence[Quarter]) -> dict[Quarter, Yen]:
    """四半期均等割: the same whole yen in each quarter, the remainder in the last."""
    part = amount // len(quarters)
    return {**dict.fromkeys(quarters, part), quarters[-1]: amount - part * (len(quarters) - 1)}
