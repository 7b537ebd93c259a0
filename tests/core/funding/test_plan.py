"""The plan: every yen accounted for, nothing entered that is not announced, each scenario on the same cost."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from example_profiles import PROFILES
from meguri.eligibility.verdict import Standing
from meguri.funding.answer import document
from meguri.funding.contender import Choice, Reason
from meguri.funding.deadline import Occasion
from meguri.funding.opens import opens
from meguri.funding.plan import Plan, plan
from meguri.profiles.profile import Profile, parse_profile, read_profile
from meguri.register.loader import load as load_register
from meguri.rulebook.fields import OVERHEAD
from meguri.rulebook.loader import load
from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.work import CostItem

AS_OF = date(2026, 11, 23)
EXAMPLES = Path(__file__).parents[3] / "examples"
RULEBOOK = load()
TRACK_1 = "industrialisation/process-development"
TRACK_2 = "industrialisation/nonclinical"
FUND = "venture-ecosystem/venture"


def planned(profile: Profile, *, assume_calls: bool = True, readings: dict[str, tuple[str, ...]] | None = None) -> Plan:
    return plan(profile, RULEBOOK, None, AS_OF, Choice(None, readings, assume_calls))


def example(name: str) -> Profile:
    return read_profile(EXAMPLES / f"{name}.yaml")


def balanced(found: Plan) -> None:
    """Each year's cost is paid to the yen, the same cost in every scenario, and every line can be redone."""
    for scenario in found.scenarios:
        assert scenario.cost == found.scenarios[0].cost
        assert scenario.cost == scenario.subsidy + scenario.vc + scenario.own
        for year in scenario.years:
            assert year.cost == year.subsidy + year.vc + year.own
            assert all(line.eligible <= year.cost for line in year.lines)
            assert sum(line.direct for line in year.lines) <= year.direct
            assert all(line.steps[-1].step.id == "rounded" for line in year.lines)
            assert all(line.subsidy % (line.contender.terms.rounding or 1) == 0 for line in year.lines)


@pytest.mark.parametrize("file", PROFILES, ids=lambda file: file.stem)
def test_every_yen_of_every_example_is_accounted_for_in_every_scenario(file: Path) -> None:
    found = planned(read_profile(file))
    balanced(found)
    assert found.scenarios[0].id == "none"
    assert found.scenarios[0].subsidy == 0


@pytest.mark.parametrize("file", PROFILES, ids=lambda file: file.stem)
@pytest.mark.parametrize("assume_calls", [True, False])
def test_every_programme_is_in_the_plan_or_left_out_with_a_reason(file: Path, assume_calls: bool) -> None:
    found = planned(read_profile(file), assume_calls=assume_calls)
    left_out = [one.verdict.programme.id for one in found.left_out]
    assert sorted([*found.chosen.programmes, *left_out]) == sorted(RULEBOOK.programmes)


@pytest.mark.parametrize("file", PROFILES, ids=lambda file: file.stem)
def test_a_closed_call_enters_only_if_calls_are_assumed(file: Path) -> None:
    found = planned(read_profile(file), assume_calls=False)
    assert found.chosen.subsidy == 0
    assert found.contenders == ()


@pytest.mark.parametrize("file", PROFILES, ids=lambda file: file.stem)
def test_a_line_redone_from_its_direct_cost_gives_its_subsidy(file: Path) -> None:
    for scenario in planned(read_profile(file)).scenarios:
        lines = [line for year in scenario.years for line in year.lines]
        assert all(line.subsidy <= line.eligible * line.rate for line in lines)
        assert all(line.steps[-1].low == line.subsidy for line in lines)
        assert all(line.direct + line.indirect == line.eligible for line in lines)


@pytest.mark.parametrize("file", PROFILES, ids=lambda file: file.stem)
def test_a_line_that_claims_less_than_was_entered_says_what_was_entered(file: Path) -> None:
    for scenario in planned(read_profile(file)).scenarios:
        for line in (line for year in scenario.years for line in year.lines):
            shown = {step.step.id: step.low for step in line.steps}
            assert line.direct <= line.entered
            assert shown.get("entered") == (line.entered if line.direct < line.entered else None)
            if "project-room" in shown:
                assert line.direct <= shown["project-room"] < line.entered


def test_a_bid_above_a_hard_ceiling_is_warned_of_with_its_year_and_figures() -> None:
    found = planned(example("car-t-autologous"))
    line = next(line for year in found.chosen.years for line in year.lines if line.entered > line.direct)
    warned = next(one for one in found.warnings if one.id == f"over-ceiling-{line.year.start}")
    assert all(f"{amount:,}" in warned.text.en for amount in (line.entered, line.direct, line.entered - line.direct))


def test_overhead_inside_the_running_costs_is_said_and_never_paid_twice() -> None:
    found = planned(example("car-t-autologous"))
    assert "overhead-in-burn" in [one.id for one in found.assumptions]
    rows, direct = found.chosen.cash.rows, sum(year.direct for year in found.chosen.years)
    assert sum(row.out_work for row in rows) == direct
    other = sum(row.out - row.out_work for row in rows)
    assert other == sum(found.profile.finance.burn.values())


def test_an_adopted_call_of_the_past_that_was_open_enters_without_assumption() -> None:
    text = """
schema: meguri/seed/1
applicant: {kind: venture, listed: false, base_in_japan: true}
product: {candidate_fixed: true}
stage: phase1
overhead: 0
partners: {vc: [{certified: true, lead: true, invests: 1_000_000_000}]}
work: [{id: w, activity: phase1, costs: {2025: {outsourcing: 900_000_000}}}]
"""
    found = plan(parse_profile(text), RULEBOOK, None, date(2024, 9, 1))
    assert found.chosen.subsidy == 600_000_000
    assert found.contenders[0].verdict.call.assumed is False
    assert any(deadline.on == date(2024, 9, 20) for deadline in found.deadlines)


def test_the_default_plan_never_joins_programmes_whose_combination_is_not_known() -> None:
    found = planned(example("car-t-autologous"))
    assert found.chosen.programmes == (TRACK_1,)
    joint = found.scenario("joint")
    assert set(joint.programmes) == {TRACK_1, TRACK_2}
    assert joint.note is not None
    assert joint.subsidy > found.chosen.subsidy
    beaten = next(one for one in found.left_out if one.verdict.programme.id == TRACK_2)
    assert beaten.reason is Reason.ANOTHER_IS_BETTER


def test_a_chosen_reading_changes_its_lines_and_is_named_in_them() -> None:
    found = planned(example("car-t-autologous"), readings={TRACK_1: ("round-1",)})
    line = found.chosen.years[0].lines[0]
    assert line.subsidy == 79_993_333
    assert "round-1" in line.contender.readings


def test_nothing_adopted_leaves_every_programme_out() -> None:
    found = plan(example("car-t-autologous"), RULEBOOK, None, AS_OF, Choice(frozenset(), None, True))
    assert found.chosen.subsidy == 0
    assert {one.reason for one in found.left_out} >= {Reason.NOT_ADOPTED}


def test_the_expectation_is_the_selection_rate_times_the_plan_of_each_subset() -> None:
    found = planned(example("aav-phase1"))
    alone = found.scenario(f"only:{FUND}").subsidy
    assert found.scenario("expected").subsidy == int(Fraction(43, 100) * alone)


def test_a_later_settlement_keeps_the_subsidy_and_needs_no_less_cash() -> None:
    found = planned(example("car-t-autologous"))
    later = found.scenario("later")
    assert later.subsidy == found.chosen.subsidy
    assert later.cash.peak_need >= found.chosen.cash.peak_need


def test_choosing_a_domestic_site_opens_track_1_and_a_foreign_one_does_not() -> None:
    register = load_register()
    sites = {site.id: site for site in register.sites.values()}
    at_home = next(id_ for id_ in sorted(sites) if sites[id_].domestic)
    abroad = next(id_ for id_ in sorted(sites) if sites[id_].domestic is False)
    found = opens(example("ips-cornea"), RULEBOOK, register, AS_OF, [at_home, abroad])
    assert [opening.programme for opening in found[at_home]] == [TRACK_1]
    assert found[at_home][0].before is Standing.CONDITIONAL
    assert found[abroad] == ()


cells = st.dictionaries(
    st.sampled_from(["outsourcing", "personnel", "goods", "land"]), st.integers(0, 300_000_000), max_size=3
)


@settings(max_examples=40, deadline=None)
@given(
    costs=st.dictionaries(st.sampled_from([2026, 2027, 2028, 2029, 2031]), cells, min_size=1, max_size=4),
    activity=st.sampled_from(["process_development", "nonclinical_study", "gmp_manufacture", "phase1"]),
    overhead=st.sampled_from(["0", "1/3", "3/10", "1/2"]),
    invested=st.integers(100_000_000, 400_000_000),
)
def test_every_yen_of_any_profile_is_accounted_for(
    costs: dict[int, dict[str, int]], activity: str, overhead: str, invested: int
) -> None:
    text = f"""
schema: meguri/seed/1
applicant: {{kind: venture, listed: false, base_in_japan: true}}
product: {{class: gt_invivo, candidate_fixed: true}}
stage: nonclin
overhead: {overhead}
partners:
  cdmo: {{agreed: true, domestic_site: true}}
  vc: [{{name: 架空VC, certified: true, lead: true, invests: {invested}}}]
work: [{{id: w, activity: {activity}, costs: {costs}}}]
"""
    found = planned(parse_profile(text.replace("'", "")))
    balanced(found)
    assert document(found)["totals"]["cost"] == found.chosen.cost


@pytest.mark.parametrize(
    ("first", "last", "warned"),
    [
        (None, None, False),
        (date(2028, 3, 31), date(2028, 3, 31), False),  # the last day of the year of the cost
        (date(2028, 4, 1), None, True),
        (None, date(2027, 4, 1), False),  # its first day
        (None, date(2027, 3, 31), True),
    ],
)
def test_a_cost_in_a_year_that_the_work_does_not_touch_is_pointed_out(
    first: date | None, last: date | None, warned: bool
) -> None:
    profile = example("car-t-autologous")
    assert profile.work is not None
    costs = {FiscalYear(2027): next(iter(profile.work[0].costs.values()))}
    work = replace(profile.work[0], from_=first, to=last, costs=costs)
    found = planned(replace(profile, work=(work,)))
    assert ("cost-outside-work-process-2027" in {one.id for one in found.warnings}) == warned


@pytest.mark.parametrize(("spending", "short"), [(30_000_000, 0), (29_999_999, 1), (0, 30_000_000)])
def test_overhead_above_all_other_spending_is_pointed_out_to_the_yen(spending: int, short: int) -> None:
    year = FiscalYear(2027)
    profile = example("car-t-autologous")
    assert profile.work is not None
    work = replace(profile.work[0], costs={year: {CostItem.GOODS: 100_000_000}})
    answers = {**profile.answers, OVERHEAD.path: Fraction(3, 10)}
    finance = replace(profile.finance, burn={year: spending})
    found = planned(replace(profile, work=(work,), answers=answers, finance=finance))
    said = [one.text.ja for one in found.warnings if one.id == "overhead-above-burn"]
    assert bool(said) == bool(short)
    assert all(f"{short:,}円" in one for one in said)


def test_dates_that_nobody_states_are_marked_as_assumed() -> None:
    """All calls of the plan are closed ones, assumed to be held again."""
    marked = {(one.occasion, one.assumed) for one in planned(example("car-t-autologous")).deadlines}
    assert {(Occasion.RECEIPT, True), (Occasion.DECISION, True), (Occasion.START, False)} <= marked
    assert not {(Occasion.RECEIPT, False), (Occasion.DECISION, False)} & marked


def test_deadlines_come_earliest_first() -> None:
    for file in PROFILES:
        days = [one.on for one in planned(read_profile(file)).deadlines]
        assert days == sorted(days)
