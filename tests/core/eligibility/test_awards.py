"""Amounts: the vectors of research `domain.md` 4.4, and what unknown answers leave open."""

from collections.abc import Callable
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meguri.eligibility.award import YenRange, award
from meguri.eligibility.verdict import Standing, Verdict
from meguri.rulebook.loader import load
from meguri.rulebook.terms import Terms
from meguri.rules.field import Span, Value
from meguri.vocabulary.fiscal_year import FiscalYear

Judge = Callable[..., Verdict]

TRACK_1 = """
applicant: {kind: venture}
product: {class: gt_exvivo}
partners: {cdmo: {agreed: true, domestic_site: true}}
"""
VENTURE = """
applicant: {kind: venture, listed: false, base_in_japan: true}
product: {class: gt_exvivo}
stage: phase1
"""


def work(activity: str, costs: str) -> str:
    return f"work: [{{id: w, activity: {activity}, costs: {costs}}}]\n"


def certified(invests: str) -> str:
    return f"partners: {{vc: [{{name: 架空VC, certified: true, lead: true, invests: {invests}}}]}}\n"


def by_reading(verdict: Verdict) -> dict[str, YenRange]:
    return {one.reading.id: one.award.total for one in verdict.readings}


def test_track_1_of_the_fy2025_call_pays_79993_thousand_for_direct_cost_of_92300_thousand(judge: Judge) -> None:
    verdict = judge(
        "industrialisation/process-development",
        TRACK_1 + "overhead: 3/10\n" + work("process_development", "{2027: {outsourcing: 92_300_000}}"),
    )
    assert verdict.status is Standing.YES
    assert verdict.award.total == YenRange(79_993_000, 79_993_000)
    assert by_reading(verdict)["round-1"] == YenRange(79_993_333, 79_993_333)


def test_cost_above_the_ceiling_brings_no_more_subsidy(judge: Judge) -> None:
    verdict = judge(
        "industrialisation/process-development",
        TRACK_1 + "overhead: 3/10\n" + work("process_development", "{2027: {outsourcing: 500_000_000}}"),
    )
    assert verdict.award.total == YenRange(79_993_000, 79_993_000)


def test_the_fy2024_ceiling_as_subsidy_or_as_project_cost_gives_80_or_53_million(judge: Judge) -> None:
    programme = load().programme("industrialisation/process-development")
    call = programme.calls[0]
    direct = {FiscalYear(2024): Span(200_000_000, 200_000_000)}
    facts = {"overhead": Fraction(3, 10)}
    assert award(call.under(("cap-is-subsidy",)), facts, direct).total.high == 80_000_000
    assert award(call.under(("cap-is-project-cost",)), facts, direct).total.high == 53_333_000
    assert award(call.under(("cap-is-project-cost", "round-1")), facts, direct).total.high == 53_333_333


@pytest.mark.parametrize(
    ("cost", "invests", "subsidy"),
    [
        ("7_692_307_692", "10_000_000_000", 6_666_666_000),  # × 1.3 = just below the 10bn guide
        ("8_000_000_000", "10_000_000_000", 6_666_666_000),  # above the guide: cut to it
        ("2_307_692_308", "1_000_000_000", 2_000_000_000),  # T = 3bn: 2bn and 1bn
        ("10_000_000", "100_000_000", 8_666_000),  # small project: rate binds
        ("1_000_000_000", "100_000_000", 200_000_000),  # V = 100M carries a project of 300M
    ],
)
def test_the_venture_fund_pays_two_thirds_and_at_most_twice_the_certified_money(
    judge: Judge, cost: str, invests: str, subsidy: int
) -> None:
    verdict = judge(
        "venture-ecosystem/venture",
        VENTURE + certified(invests) + "overhead: 3/10\n" + work("phase1", f"{{2027: {{outsourcing: {cost}}}}}"),
    )
    assert verdict.status is Standing.YES
    assert verdict.award.total == YenRange(subsidy, subsidy)


def test_money_below_a_third_is_a_yes_for_a_project_of_at_most_three_times_it(judge: Judge) -> None:
    text = VENTURE + certified("100_000_000") + work("phase1", "{2027: {outsourcing: 1_000_000_000}}")
    verdict = judge("venture-ecosystem/venture", text)
    assert verdict.status is Standing.YES
    assert verdict.project_at_most == 300_000_000


def test_a_project_ceiling_is_used_up_by_earlier_years_first(judge: Judge) -> None:
    costs = "{2027: {outsourcing: 150_000_000}, 2028: {outsourcing: 300_000_000}, 2029: {outsourcing: 300_000_000}}"
    text = VENTURE + certified("100_000_000") + "overhead: 0\n" + work("phase1", costs)
    years = {str(year): range_.low for year, range_ in judge("venture-ecosystem/venture", text).award.by_year.items()}
    assert years == {"2027": 100_000_000, "2028": 100_000_000, "2029": 0, "2030": 0, "2031": 0}


def test_overhead_left_out_leaves_a_range_from_none_to_the_calls_ceiling(judge: Judge) -> None:
    text = TRACK_1 + work("process_development", "{2027: {outsourcing: 60_000_000}}")
    assert judge("industrialisation/process-development", text).award.total == YenRange(40_000_000, 52_000_000)


def test_overhead_above_the_calls_ceiling_is_cut_to_it(judge: Judge) -> None:
    text = TRACK_1 + "overhead: 1/2\n" + work("process_development", "{2027: {outsourcing: 60_000_000}}")
    assert judge("industrialisation/process-development", text).award.total == YenRange(52_000_000, 52_000_000)


def test_costs_of_years_before_the_day_asked_never_count(judge: Judge) -> None:
    text = TRACK_1 + work("process_development", "{2025: {outsourcing: 60_000_000}}") + "overhead: 0\n"
    assert judge("industrialisation/process-development", text).award.total.high == 0


def test_a_programme_that_has_ended_pays_nothing_and_still_judges_the_applicant(judge: Judge) -> None:
    text = "product: {class: antibody}\n" + work("basic_research", "{2027: {goods: 10_000_000}}")
    verdict = judge("next-generation/antibody", text)
    assert (verdict.status, verdict.call_state.value) == (Standing.YES, "ended")
    assert verdict.award.total == YenRange(0, 0)


def test_without_any_cost_the_ceilings_bound_the_amount(judge: Judge) -> None:
    verdict = judge("industrialisation/nonclinical", "applicant: {kind: venture}\n")
    assert verdict.award.total == YenRange(0, 180_000_000)


def test_unknown_vc_money_reaches_at_least_the_minimum_in_the_potential(judge: Judge) -> None:
    text = VENTURE + "overhead: 0\n" + work("phase1", "{2027: {outsourcing: 900_000_000}}")
    verdict = judge("venture-ecosystem/venture", text)
    assert verdict.status is Standing.CONDITIONAL
    assert verdict.award.total == YenRange(0, 600_000_000)
    assert verdict.potential.total == YenRange(200_000_000, 600_000_000)


yen = st.integers(0, 2_000_000_000)
shares = st.fractions(0, Fraction(1, 2), max_denominator=20)


@settings(max_examples=200, deadline=None)
@given(
    costs=st.lists(st.tuples(yen, yen), min_size=1, max_size=4),
    overhead=st.none() | shares,
    invested=st.none() | yen,
    data=st.data(),
)
def test_no_completion_of_what_is_unknown_leaves_the_stated_range(
    costs: list[tuple[int, int]], overhead: Fraction | None, invested: int | None, data: st.DataObject
) -> None:
    terms = load_terms()
    spans = {FiscalYear(2027 + i): Span(min(pair), max(pair)) for i, pair in enumerate(costs)}
    known: dict[str, Fraction | int | None] = {"overhead": overhead, "partners.vc.invests": invested}
    facts: dict[str, Value] = {path: value for path, value in known.items() if value is not None}
    ranges = award(terms, facts, spans)
    complete: dict[str, Value] = {
        "overhead": data.draw(shares) if overhead is None else overhead,
        "partners.vc.invests": data.draw(yen) if invested is None else invested,
    }
    chosen = {}
    for year, span in spans.items():
        cost = data.draw(st.integers(int(span.low), int(span.high or 0)))
        chosen[year] = Span(cost, cost)
    exact = award(terms, complete, chosen)
    assert exact.total.low == exact.total.high
    assert inside(exact.total, ranges.total)
    assert all(inside(exact.by_year[year], ranges.by_year[year]) for year in spans)


@cache
def load_terms() -> Terms:
    return load().programme("venture-ecosystem/venture").calls[-1].terms


def inside(exact: YenRange, range_: YenRange) -> bool:
    return range_.low <= exact.low and (range_.high is None or (exact.high or 0) <= range_.high)


def test_an_unknown_overhead_under_an_unstated_ceiling_has_no_upper_bound(judge: Judge) -> None:
    text = "product: {delivery_technology: true}\n" + work("basic_research", "{2027: {goods: 10_000_000}}")
    assert judge("next-generation/delivery", text).award.total.high is None
    assert judge("next-generation/delivery", text + "overhead: 3/10\n").award.total.high == 13_000_000
