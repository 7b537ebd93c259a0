"""Verdicts: what makes a no, what stays open, and who can help."""

from collections.abc import Callable
from datetime import date

import pytest

from meguri.eligibility.answer import document
from meguri.eligibility.assessment import eligibility
from meguri.eligibility.batch import batch
from meguri.eligibility.verdict import Standing, Verdict
from meguri.profiles.profile import parse_profile
from meguri.rulebook.programme import Rulebook

Judge = Callable[..., Verdict]
AS_OF = date(2026, 11, 23)
TRACK_1 = "industrialisation/process-development"
SEED = """
applicant: {kind: venture}
product: {class: cell}
work: [{id: w, activity: process_development, costs: {2027: {outsourcing: 1_000_000}}}]
"""


def test_a_profile_that_knows_nothing_is_unknown_everywhere_and_never_no(rulebook: Rulebook) -> None:
    found = eligibility(parse_profile("schema: meguri/seed/1\n"), rulebook, None, AS_OF)
    assert {verdict.status for verdict in found.verdicts} == {Standing.UNKNOWN}
    assert found.ask[0] == "product.class"


@pytest.mark.parametrize(
    "partner", ["", "partners: {cdmo: []}\n", "partners: {cdmo: {agreed: false}}\n", "partners: {cdmo: {}}\n"]
)
def test_a_cdmo_not_chosen_yet_is_a_condition_and_not_a_failure(judge: Judge, partner: str) -> None:
    verdict = judge(TRACK_1, SEED + partner)
    assert verdict.status is Standing.CONDITIONAL
    assert verdict.ask == ("partners.cdmo",)


def test_a_chosen_cdmo_without_a_site_in_japan_fails_track_1(judge: Judge) -> None:
    verdict = judge(TRACK_1, SEED + "partners: {cdmo: {agreed: true, domestic_site: false}}\n")
    assert verdict.status is Standing.NO
    assert [[change.path for change in one] for one in verdict.change] == [["partners.cdmo"]]


def test_a_chosen_cdmo_whose_site_is_not_known_leaves_the_verdict_open(judge: Judge) -> None:
    assert judge(TRACK_1, SEED + "partners: {cdmo: {agreed: true}}\n").status is Standing.CONDITIONAL


def test_an_uncertified_investor_alone_fails_and_a_certified_lead_beside_it_does_not(judge: Judge) -> None:
    seed = """
applicant: {kind: venture, listed: false, base_in_japan: true}
stage: phase1
work: [{id: w, activity: phase1, costs: {2027: {outsourcing: 900_000_000}}}]
"""
    other = "{name: 架空B, certified: false, lead: false, invests: 400_000_000}"
    lead = "{name: 架空A, certified: true, lead: true, invests: 100_000_000}"
    alone = judge("venture-ecosystem/venture", seed + f"partners: {{vc: [{other}]}}\n")
    beside = judge("venture-ecosystem/venture", seed + f"overhead: 0\npartners: {{vc: [{other}, {lead}]}}\n")
    assert alone.status is Standing.NO
    assert beside.status is Standing.YES
    assert beside.award.total.high == 200_000_000  # twice the certified money only


def test_a_listed_company_cannot_enter_the_venture_fund(judge: Judge) -> None:
    assert judge("venture-ecosystem/venture", "applicant: {kind: venture, listed: true}\n").status is Standing.NO


def test_the_lead_alone_or_the_sum_may_have_to_reach_the_minimum(judge: Judge) -> None:
    two = "[{certified: true, lead: true, invests: 60_000_000}, {certified: true, lead: false, invests: 60_000_000}]"
    verdict = judge(
        "venture-ecosystem/venture",
        f"""
applicant: {{kind: venture, listed: false, base_in_japan: true}}
stage: phase1
overhead: 0
work: [{{id: w, activity: phase1, costs: {{2027: {{outsourcing: 90_000_000}}}}}}]
partners: {{vc: {two}}}
""",
    )
    totals = {one.reading.id: one.award.total.high for one in verdict.readings}
    assert verdict.status is Standing.NO
    assert (totals["vc-minimum-by-lead"], totals["vc-minimum-by-sum"]) == (0, 60_000_000)


def test_round_1_of_the_venture_fund_was_for_infectious_disease_only(judge: Judge) -> None:
    seed = "product: {field: cancer}\n"
    assert judge("venture-ecosystem/venture", seed, date(2022, 8, 20)).status is Standing.NO
    assert judge("venture-ecosystem/venture", seed, date(2023, 4, 1)).status is Standing.UNKNOWN


@pytest.mark.parametrize(("day", "fixed_needed"), [(date(2024, 6, 1), True), (date(2024, 9, 1), False)])
def test_up_to_round_5_non_clinical_work_needed_a_fixed_candidate(judge: Judge, day: date, fixed_needed: bool) -> None:
    verdict = judge("venture-ecosystem/venture", "stage: nonclin\nproduct: {candidate_fixed: false}\n", day)
    assert (verdict.status is Standing.NO) is fixed_needed


def test_the_programmes_come_in_the_order_of_the_deck_and_the_answer_is_complete(rulebook: Rulebook) -> None:
    answer = document(eligibility(parse_profile("schema: meguri/seed/1\n" + SEED), rulebook, None, AS_OF))
    assert [programme["id"] for programme in answer["programmes"]] == list(rulebook.programmes)
    keys = {"id", "name", "status", "clauses", "notes", "ask", "change", "amount", "potential", "readings", "call"}
    assert all(keys <= set(programme) for programme in answer["programmes"])
    assert all(clause["citation"] for programme in answer["programmes"] for clause in programme["clauses"])


def test_a_batch_gives_the_same_statuses_and_amounts_as_one_by_one(rulebook: Rulebook) -> None:
    texts = ["", SEED, SEED + "overhead: 3/10\npartners: {cdmo: {agreed: true, domestic_site: true}}\n"]
    profiles = [parse_profile("schema: meguri/seed/1\n" + text) for text in texts]
    columns = batch(profiles, rulebook, None, AS_OF)
    for row, profile in enumerate(profiles):
        verdicts = eligibility(profile, rulebook, None, AS_OF).verdicts
        assert [column.status[row] for column in columns] == [verdict.status for verdict in verdicts]
        assert [column.high[row] for column in columns] == [verdict.award.total.high for verdict in verdicts]


def test_a_joint_project_with_a_large_company_gets_the_large_companys_rate(rulebook: Rulebook) -> None:
    text = """
schema: meguri/cdmo-project/1
applicants: [{kind: cdmo, size: small}, {kind: cdmo, size: large}]
sites: [{prefecture: 兵庫県}]
product: {classes: [cell]}
proof: [gctp_certificate]
contract_work: true
work: [{id: w, activity: facility, costs: {2027: {equipment: 100_000_001, land: 50_000_000}}}]
"""
    verdict = eligibility(parse_profile(text), rulebook, None, AS_OF, ["cdmo-facility/normal"]).verdicts[0]
    assert verdict.status is Standing.YES
    assert verdict.award.total.high == 50_000_000  # one half, land left out, cut to 1,000 yen
