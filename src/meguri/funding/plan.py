"""The plan (資金計画): from one profile to years, lines, cash, scenarios, what is left out and when to decide.

Only subsidies with a known rate whose requirements are met enter it. The optimiser proposes; every amount shown is
recomputed in exact arithmetic. Authority: the rulebook's calls; assumptions are listed with their sources.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from meguri.eligibility.assessment import Assessment, eligibility
from meguri.funding.cash import CashKind, cash_without_subsidy
from meguri.funding.contender import Choice, Contender, LeftOut, Reason, contenders
from meguri.funding.deadline import Cashflow, Deadline, deadlines
from meguri.funding.question import problem_of
from meguri.funding.remark import assumptions, warnings
from meguri.funding.scenario import Ground, Scenario, scenarios
from meguri.profiles.profile import Profile
from meguri.register.register import Register
from meguri.rulebook.programme import Note, Rulebook


@dataclass(frozen=True, slots=True)
class Plan:
    """資金計画."""

    profile: Profile
    assessment: Assessment
    contenders: tuple[Contender, ...]
    scenarios: tuple[Scenario, ...]
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


def plan(
    profile: Profile, rulebook: Rulebook, register: Register | None, as_of: date, choice: Choice | None = None
) -> Plan:
    """The plan for a profile as of a day."""
    choice = choice or Choice()
    assessment = eligibility(profile, rulebook, register, as_of)
    inside, outside = contenders(assessment.verdicts, choice)
    cash = cash_without_subsidy(profile, as_of)
    assumed, beside = rulebook.settlement
    problem, later = (problem_of(profile, inside, cash.net, cash.opening, after) for after in (assumed, beside))
    found = scenarios(Ground(profile, inside, problem, cash), later)
    chosen = next(scenario for scenario in found if scenario.id == "default")
    lines = [line for year in chosen.years for line in year.lines]
    nothing = found[0].cash
    told = nothing.kind is CashKind.RUNWAY  # a bridge says nothing of the end
    ends, planned = (each.runs_out if told else None for each in (nothing, chosen.cash))
    money = Cashflow(lines, ends, planned if lines else None, chosen.cash.first_more_than(nothing))
    return Plan(
        profile,
        assessment,
        inside,
        found,
        (*_beaten(inside, chosen), *outside),
        assumptions(profile, rulebook, inside, cash),
        warnings(profile, rulebook, inside, lines),
        deadlines(profile, assessment.verdicts, as_of, money, rulebook.remarks["cost-before-decision"].citation),
    )


def _beaten(inside: Sequence[Contender], chosen: Scenario) -> Sequence[LeftOut]:
    """Programmes that could have been used, but another pays more and combining them is not known to be allowed."""
    return [
        LeftOut(contender.verdict, Reason.ANOTHER_IS_BETTER, contender.verdict.potential)
        for contender in inside
        if contender.id not in chosen.programmes
    ]
