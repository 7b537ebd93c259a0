"""The plan per fiscal year (年度別の計画): cost = subsidy + VC + own, to the yen, in every year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from meguri.eligibility.cost import cost_years
from meguri.funding.line import Line
from meguri.profiles.profile import Profile
from meguri.rulebook import fields
from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.money import Rate, Yen, round_down


@dataclass(frozen=True, slots=True)
class PlanYear:
    """年度別の計画. Amounts in yen."""

    year: FiscalYear
    direct: Yen
    overhead: Yen  # real overhead, cut to the yen; the same in every scenario
    lines: tuple[Line, ...]

    @property
    def cost(self) -> Yen:
        return self.direct + self.overhead

    @property
    def subsidy(self) -> Yen:
        return sum(line.subsidy for line in self.lines)

    @property
    def vc(self) -> Yen:
        return sum(line.vc for line in self.lines)

    @property
    def own(self) -> Yen:
        return self.cost - self.subsidy - self.vc


def overhead_share(profile: Profile) -> Rate:
    """The real overhead as a share of direct cost; nothing where it was not stated."""
    return Fraction(profile.answers.get(fields.OVERHEAD.path, 0))


def overhead_on(profile: Profile, direct: Yen) -> Yen:
    """The real overhead on so much direct cost, cut to the yen."""
    return round_down(direct * overhead_share(profile), 1)


def direct_of(profile: Profile, year: FiscalYear) -> Yen:
    """All direct cost of a fiscal year."""
    return sum(cost for work in profile.work or () for cost in work.costs.get(year, {}).values())


def plan_years(profile: Profile, lines: Sequence[Line]) -> tuple[PlanYear, ...]:
    """Every fiscal year with a cost, ascending."""
    return tuple(
        PlanYear(
            year,
            direct_of(profile, year),
            overhead_on(profile, direct_of(profile, year)),
            tuple(line for line in lines if line.year == year),
        )
        for year in cost_years(profile)
    )
