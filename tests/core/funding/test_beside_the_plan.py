"""What stands beside a plan (計画の周辺), worked by hand: a late decision, other readings, the ground, what would be added."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from meguri.funding.answer import document
from meguri.funding.contender import Choice
from meguri.funding.plan import plan
from meguri.profiles.profile import Profile, parse_profile, read_profile
from meguri.register.loader import load as load_register
from meguri.rulebook.loader import load

ON = date(2026, 11, 26)
CASE = Path(__file__).parents[3] / "examples" / "car-t-autologous.yaml"
SEED = """
schema: meguri/seed/1
applicant: {kind: venture, listed: false, base_in_japan: true, size: small, foreign_parent: false}
product: {class: gt_exvivo, candidate_fixed: true, source: auto, cell_type: cart, vector: lv, field: cancer}
stage: nonclin
overhead: 3/10
partners: {cdmo: {agreed: CDMO, domestic_site: CDMO}, vc: VC}
work:
  - {id: process_development, activity: process_development,
     costs: {2026: {outsourcing: 20_000_000}, 2027: {outsourcing: 75_000_000}, 2028: {outsourcing: 50_000_000}}}
  - {id: nonclinical_study, activity: nonclinical_study, from: 2026-11-01,
     costs: {2026: {outsourcing: 30_000_000}, 2027: {outsourcing: 100_000_000}}}
  - {id: phase1, activity: phase1, costs: {2028: {outsourcing: 300_000_000}, 2029: {outsourcing: 340_000_000}}}
finance:
  cash: 300_000_000
  cash_on: 2026-10-31
  burn: {2026: 120_000_000, 2027: 120_000_000, 2028: 120_000_000, 2029: 120_000_000}
"""
NONCLINICAL, PROCESS = "industrialisation/nonclinical", "industrialisation/process-development"


def _seed(cdmo: bool = False, vc: str = "[]") -> Profile:
    return parse_profile(SEED.replace("CDMO", str(cdmo).lower()).replace("VC", vc))


def _plan(profile: Profile, choice: Choice | None = None) -> dict[str, Any]:
    return document(plan(profile, load(), load_register(), ON, choice or Choice(assume_calls=True)))


def _scenario(found: dict[str, Any], id_: str) -> dict[str, Any]:
    return next(one for one in found["scenarios"] if one["id"] == id_)


def test_a_decision_that_misses_the_fiscal_year_moves_the_call_to_the_next() -> None:
    """In time 50 M, 175 M and 50 M of FY2026–28 are paid for; late, those of FY2027–29, of which the last has none."""
    found = _plan(_seed())
    assert found["totals"]["subsidy"] == 43_333_000 + 60_000_000 + 43_333_000
    late = _scenario(found, "late")
    assert late["subsidy"] == 60_000_000 + 43_333_000
    assert late["peak_need"] == 1_025_000_000 - late["subsidy"]
    assert "late" not in {one["id"] for one in _plan(_seed(), Choice())["scenarios"]}


def test_the_readings_are_changed_one_at_a_time() -> None:
    """As a ceiling of the project's cost 60 M give 40 M a year; cut to the yen two years give 333 yen more."""
    assert (span := _plan(_seed())["readings_span"])["min"] == 120_000_000
    assert span["max"] == 43_333_333 + 60_000_000 + 43_333_333


def test_a_reading_that_pays_for_more_leaves_less_to_raise_and_is_named_with_the_cost_it_would_cover() -> None:
    """Manufacture is no cost of a trial by default; read otherwise, the certified VC money carries 200 M of it."""
    making = "- {id: making, activity: gmp_manufacture, costs: {2027: {outsourcing: 400_000_000}}}"
    money = "[{name: DBJキャピタル, certified: true, lead: true, invests: 1_000_000_000}]"
    text = SEED.replace("CDMO", "false").replace("VC", money).replace("finance:", f"  {making}\nfinance:")
    found = _plan(parse_profile(text))
    left, need = found["uncovered"], found["readings_span"]["peak_need"]
    assert (left["work"], left["direct"]) == ("making", 400_000_000)
    assert left["reading"]["id"] == "manufacture-included"
    assert left["reading"]["subsidy"] == found["readings_span"]["max"] > found["totals"]["subsidy"]
    assert left["reading"]["peak_need"] == need["min"] < need["max"] == found["peak_need"]


def test_the_end_of_the_cash_is_told_with_what_is_missing_then_and_at_most() -> None:
    found = _plan(_seed())
    ends = [one for one in found["deadlines"] if one["kind"] == "money-ends"]
    for one, id_ in zip(ends, ("none", "default"), strict=True):
        case = _scenario(found, id_)
        first = next(row for row in case["cash"] if row["quarter"] == case["runs_out"]["quarter"])
        assert f"{-first['balance']:,}" in one["detail"]["ja"]
        assert f"{case['peak_need']:,}" in one["detail"]["en"]


def test_what_is_paid_out_follows_from_the_costs_and_what_is_spent() -> None:
    """Of FY2026 half of 20 M was paid before the cash was counted; the overhead is in the running costs."""
    found = _plan(_seed())
    ground = found["ground"]
    assert ground == {
        "direct": 915_000_000,
        "overhead": 0,
        "spent": 10_000_000,
        "other": 420_000_000,
        "out": 1_325_000_000,
        "opening": 300_000_000,
        "income": 0,
    }
    assert ground["direct"] + ground["overhead"] - ground["spent"] + ground["other"] == ground["out"]
    assert _scenario(found, "none")["peak_need"] == ground["out"] - ground["opening"]


def test_a_programme_that_was_beaten_adds_what_both_give_together_and_not_what_it_gives_alone() -> None:
    """Alone 20 M, 75 M and 50 M; beside the first only the 75 M of FY2027, for in the other years that claims it all."""
    found = _plan(_seed(cdmo=True))
    beaten = next(one for one in found["left_out"] if one["reason"]["id"] == "another-is-better")
    joint = _scenario(found, "joint")
    assert {beaten["programme"], *_scenario(found, "default")["programmes"]} == {NONCLINICAL, PROCESS}
    assert joint["subsidy"] == 43_333_000 + 60_000_000 + 65_000_000 + 43_333_000
    assert beaten["would_add"] == joint["subsidy"] - found["totals"]["subsidy"] == 65_000_000
    assert beaten["alone"] == {"min": 125_666_000, "max": 125_666_000}


def test_a_programme_taken_as_not_adopted_adds_the_difference_of_the_plans() -> None:
    """Without it nothing is left, so that it would add the whole plan."""
    found = _plan(_seed(), Choice(frozenset(), assume_calls=True))
    left = next(one for one in found["left_out"] if one["programme"] == NONCLINICAL)
    assert found["totals"]["subsidy"] == 0
    assert left["would_add"] == 146_666_000
    undecided = next(one for one in found["left_out"] if one["programme"] == PROCESS)
    assert undecided["would_add"] is None


def test_years_past_those_a_source_names_are_no_matter_of_the_plan_where_only_another_case_counts_on_them() -> None:
    money = "[{name: DBJキャピタル, certified: true, lead: true, invests: 1_000_000_000}]"
    warned = {one["id"] for one in _plan(_seed(vc=money))["warnings"]}
    assert f"past-known-years-{NONCLINICAL}" not in warned
    assert f"case-past-known-years-{NONCLINICAL}" in warned


def test_a_plan_past_the_years_that_a_source_names_says_so() -> None:
    warned = {one["id"]: one["text"] for one in _plan(_seed())["warnings"]}
    assert "令和6年度（2024）〜令和8年度（2026）" in warned[f"past-known-years-{NONCLINICAL}"]["ja"]


@pytest.mark.parametrize(("name", "warned"), [("ABCベンチャーズ😀", True), ("", True), ("DBJキャピタル", False)])
def test_a_vc_that_is_not_on_the_list_is_named_first(name: str, warned: bool) -> None:
    stated = f"name: {name}, " if name else ""
    money = f"[{{{stated}certified: true, lead: true, invests: 1_000_000_000}}]"
    first = _plan(_seed(vc=money))["warnings"][0]
    assert (first["id"] == "vc-not-listed-venture-ecosystem/venture") is warned
    assert name in first["text"]["ja"] or not warned


def test_work_is_named_in_words_and_what_was_entered_names_all_that_the_call_pays_for() -> None:
    line = _plan(_seed())["years"][1]["lines"][0]
    steps = {step["id"]: step for step in line["steps"]}
    assert line["work_text"] == {"ja": "非臨床試験", "en": "non-clinical study"}
    assert steps["entered"]["value"] == 175_000_000
    assert "非臨床試験、製造プロセス開発" in steps["entered"]["text"]["ja"]
    assert steps["direct"]["value"] == 69_230_770
    assert "逆算" in steps["direct"]["text"]["ja"]


def test_the_expectation_never_calls_a_reported_rate_published() -> None:
    money = "[{name: DBJキャピタル, certified: true, lead: true, invests: 1_000_000_000}]"
    found = _plan(replace(_seed(vc=money), work=_seed().work))
    expected = _scenario(found, "expected")
    assert "43 %" in expected["note"]["ja"]
    assert "30%台" in expected["note"]["ja"]
    assert "公表値" not in expected["note"]["ja"]


def test_who_buys_from_its_own_cdmo_is_told_whom_to_ask() -> None:
    found = _plan(read_profile(CASE))
    warned = {one["id"]: one["text"] for one in found["warnings"]}["affiliated-profit"]
    paying = {line["programme"] for year in found["years"] for line in year["lines"]}
    for agency in (load().programme(id_).agency for id_ in paying):
        assert agency.ja in warned["ja"]
        assert agency.en in warned["en"]
