"""The plan (資金計画): from one profile to years, lines, cash, scenarios, what is left out and when to decide.

Only subsidies with a known rate whose requirements are met enter it. The optimiser proposes; every amount shown is
recomputed in exact arithmetic. Authority: the rulebook's calls; assumptions are listed with their sources.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from meguri.eligibility.assessment import Assessment, eligibility
from meguri.funding.alternatives import (
    Asked,
    ReadOtherwise,
    Uncovered,
    beaten,
    largest_uncovered,
    missed_year,
    read_otherwise,
    with_added,
)
from meguri.funding.cash import CashKind, cash_without_subsidy
from meguri.funding.contender import Choice, Contender, LeftOut, contenders
from meguri.funding.deadline import Cashflow, Deadline, deadlines
from meguri.funding.question import problem_of
from meguri.funding.remark import assumptions, warnings
from meguri.funding.scenario import Ground, Scenario, scenarios
from meguri.profiles.profile import Profile
from meguri.register.register import Register
from meguri.rulebook.programme import Note, Rulebook
from meguri.vocabulary.money import Yen


@dataclass(frozen=True, slots=True)
class Plan:
    """資金計画."""

    profile: Profile
    assessment: Assessment
    contenders: tuple[Contender, ...]
    scenarios: tuple[Scenario, ...]
    otherwise: tuple[ReadOtherwise, ...]  # the plan with one of its readings changed
    uncovered: Uncovered | None
    left_out: tuple[LeftOut, ...]
    assumptions: tuple[Note, ...]
    warnings: tuple[Note, ...]
    deadlines: tuple[Deadline, ...]

    def scenario(self, id_: str) -> Scenario:
        """The scenario with this id."""
        return next(scenario for scenario in self.scenarios if scenario.id == id_)

    @property
    def chosen(self) -> Scenario:
        """The plan itself."""
        return self.scenario("default")

    @property
    def readings(self) -> tuple[tuple[Yen, Yen], tuple[Yen, Yen]]:
        """Least and most of the plan's subsidy, and of what it leaves to raise, its readings changed one at a time."""
        subsidies = [self.chosen.subsidy, *(one.subsidy for one in self.otherwise)]
        needs = [self.chosen.cash.peak_need, *(one.peak_need for one in self.otherwise)]
        return (min(subsidies), max(subsidies)), (min(needs), max(needs))


def plan(
    profile: Profile, rulebook: Rulebook, register: Register | None, as_of: date, choice: Choice | None = None
) -> Plan:
    """The plan for a profile as of a day."""
    choice = choice or Choice()
    assessment = eligibility(profile, rulebook, register, as_of)
    inside, outside = contenders(assessment.verdicts, choice)
    cash = cash_without_subsidy(profile, as_of)
    assumed, beside = rulebook.settlement
    asked = Asked(profile, assessment, choice, cash, assumed)
    later = problem_of(profile, inside, cash.net, cash.opening, beside)
    found = scenarios(Ground(profile, inside, asked.again(inside), cash), later)
    nothing_given, chosen = found[:2]
    found = (nothing_given, chosen, *missed_year(asked, register, chosen), *found[2:])
    lines = [line for year in chosen.years for line in year.lines]
    otherwise = tuple(read_otherwise(asked, inside, chosen))
    nothing = nothing_given.cash
    told = nothing.kind is CashKind.RUNWAY  # a bridge says nothing of the end
    ends, planned = (each if told else None for each in (nothing, chosen.cash))
    money = Cashflow(lines, ends, planned if lines else None, chosen.cash.first_more_than(nothing))
    return Plan(
        profile,
        assessment,
        inside,
        found,
        otherwise,
        largest_uncovered(asked, chosen, otherwise),
        (*beaten(asked, inside, chosen), *with_added(asked, outside, chosen)),
        assumptions(profile, rulebook, inside, cash),
        warnings(profile, rulebook, inside, found, register, as_of),
        deadlines(profile, assessment.verdicts, as_of, money, rulebook.remarks["cost-before-decision"].citation),
    )
