"""Arms: amounts and rates come from the calls; a moved lever replaces one value; an unknown lever names its neighbour."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from meguri.rulebook import loader
from meguri.rulebook.terms import Base, Ceiling, Firmness, Indirect, Per, Terms
from meguri.simulation.parameter_file import load
from meguri.simulation.policy import NOTHING, Audience
from meguri.simulation.policy_file import S1, S5, S7, arm, eligible_ceiling, facility_rate
from meguri.vocabulary.errors import InputFaults
from meguri.vocabulary.party import Size

RULES = loader.load()
INPUTS = load()
DAY = date(2026, 11, 23)


def test_the_current_policy_repeats_the_calls_and_states_nothing_of_its_own() -> None:
    policy = arm("current", INPUTS, RULES, DAY)
    s5, s7 = (RULES.programme(id_).call(DAY).terms for id_ in (S5, S7))
    assert s5.places is not None
    assert policy.s5_rate == s5.rate
    assert policy.s5_number == s5.places[1]
    assert policy.s5_years == s5.length
    assert policy.s7_multiple == s7.vc_multiple
    assert policy.s7_minimum == s7.vc_minimum
    assert policy.s1_budget in {budget.amount for budget in RULES.programme(S1).budgets}


def test_a_ceiling_means_the_same_eligible_cost_whatever_it_is_a_ceiling_of() -> None:
    terms = Terms(rate=Fraction(2, 3), indirect=Fraction(3, 10))
    inside = Ceiling(80, Per.YEAR, Base.SUBSIDY, Indirect.INSIDE, Firmness.HARD)
    assert eligible_ceiling(replace(terms, ceilings=(inside,))) == 120
    assert eligible_ceiling(replace(terms, ceilings=(replace(inside, of=Base.ELIGIBLE),))) == 80
    on_top = Ceiling(100, Per.YEAR, Base.DIRECT, Indirect.ON_TOP, Firmness.HARD)
    assert eligible_ceiling(replace(terms, ceilings=(on_top,))) == 130
    assert eligible_ceiling(replace(terms, ceilings=(on_top, inside))) == 120


def test_the_facility_rate_is_the_subsidy_over_the_plant_it_pays_for() -> None:
    terms = Terms(rate_by_size={Size.LARGE: Fraction(1, 2), Size.SMALL: Fraction(2, 3)})
    assert facility_rate(terms, Fraction(1)) == Fraction(1, 2)
    assert facility_rate(terms, Fraction(0)) == Fraction(2, 3)
    assert facility_rate(terms, Fraction(1, 2)) == Fraction(4, 7)  # 1 of subsidy buys 1/2 × 2 + 1/2 × 3/2 of plant


def test_a_moved_lever_replaces_one_value_and_is_written_into_the_name_of_the_arm() -> None:
    moved = ("s5.ceiling=120_000_000", "s1.rate=2/3", "list.audience=japan", "s7.multiple=3")
    policy = arm("current", INPUTS, RULES, DAY, moved)
    assert policy.s5_ceiling == 120_000_000
    assert policy.s1_rate == Fraction(2, 3)
    assert policy.s7_multiple == 3
    assert policy.audience is Audience.JAPAN
    assert "s1.rate=2/3" in policy.id
    assert policy.s5_number == arm("current", INPUTS, RULES, DAY).s5_number


def test_no_policy_is_no_policy() -> None:
    assert arm("none", INPUTS, RULES, DAY) == NOTHING


def test_unknown_levers_and_bad_values_are_refused_together_with_the_nearest_name() -> None:
    with pytest.raises(InputFaults) as refused:
        arm(
            "currant", INPUTS, RULES, DAY, ("s5.rat=1", "s5.rate=2", "s1.budget=-1", "list.audience=world", "s5.number")
        )
    said = {fault.path: fault for fault in refused.value.faults}
    assert set(said) == {"policy", "s5.rat", "s5.rate", "s1.budget", "list.audience", "s5.number"}
    assert "s5.rate" in said["s5.rat"].hint.en
