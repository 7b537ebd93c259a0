"""Gates: a pass and a fail need evidence; silence is unknown."""

from __future__ import annotations

from typing import Any

import pytest
from fictional_sites import EVERYTHING, SCALES, TODAY, cited, claim, organisation, register_of, seed, site, without

from meguri.matching.asking import questions_on
from meguri.matching.directory import directory_of
from meguri.matching.fact import NO, Fact
from meguri.matching.gates import STATUS, gates_of
from meguri.matching.need import need_of
from meguri.profiles.claim import Claim, Standing, Use
from meguri.profiles.organisation import Organisation, Site
from meguri.vocabulary.citation import Status

GATES = ("contract_work", "steps", "class", "material", "place", "scale", "biosafety", "slot")
NEEDS = "schema: meguri/seed/1\nproduct: {class: cell}\nneeds: {material_for: %s, route: %s, file_in: [%s]}"
COMMERCIAL = NEEDS % ("commercial", "trial", "JP")


def statuses(
    one: Site, *organisations: Organisation, text: str | None = None, beside: tuple[Site, ...] = ()
) -> dict[str, str]:
    profile = seed(text) if text else seed()
    sites = directory_of(register_of(one, *beside, organisations=organisations), SCALES, TODAY)
    at = [s.id for s in sites.sites].index(one.id)
    return {g.id: STATUS[int(g.status[at])].value for g in gates_of(need_of(profile), sites)}


def test_gates_come_in_their_order_and_pass_where_everything_is_shown() -> None:
    assert statuses(site("a/x", EVERYTHING)) == dict.fromkeys(GATES, "pass")


def test_silence_is_unknown_at_every_gate() -> None:
    assert statuses(site("a/x", country=None)) == dict.fromkeys(GATES, "unknown")


@pytest.mark.parametrize(
    ("gate", "field"),
    [
        ("contract_work", "contract_work"),
        ("steps", "step"),
        ("class", "cell_type"),
        ("class", "vector"),
        ("material", "material"),
        ("scale", "scale_l"),
        ("biosafety", "bsl"),
        ("slot", "slot"),
    ],
)
def test_a_gate_is_unknown_where_its_field_is_silent(gate: str, field: str) -> None:
    found = statuses(site("a/x", without(field)))
    assert found[gate] == "unknown"
    assert "fail" not in found.values()


@pytest.mark.parametrize("value", ["no", "own_products"])
def test_a_site_that_takes_no_contract_work_fails_the_first_gate(value: str) -> None:
    assert statuses(site("a/x", EVERYTHING | {"contract_work": [value]}))["contract_work"] == "fail"


def test_two_claims_that_contradict_leave_contract_work_unknown() -> None:
    assert statuses(site("a/x", EVERYTHING | {"contract_work": ["yes", "no"]}))["contract_work"] == "unknown"


def test_a_site_that_only_stores_or_tests_fails_the_steps_of_making() -> None:
    found = statuses(site("a/x", EVERYTHING | {"contract_work": ["services_only"]}))
    assert (found["contract_work"], found["steps"]) == ("pass", "fail")


def test_other_steps_do_not_mean_that_this_one_is_not_done() -> None:
    assert statuses(site("a/x", EVERYTHING | {"step": ["sheet"]}))["steps"] == "unknown"


def test_an_explicit_no_to_a_step_fails() -> None:
    no = claim("a/x", "step", "fill", NO)
    assert statuses(site("a/x", without("step"), no))["steps"] == "fail"


def test_consultation_needed_is_neither_yes_nor_no() -> None:
    offered = without("bsl")
    assert statuses(site("a/x", offered, claim("a/x", "bsl", "2", "consult")))["biosafety"] == "unknown"


@pytest.mark.parametrize(("country", "status"), [("JP", "pass"), ("US", "fail"), (None, "unknown")])
def test_place_is_judged_by_the_country_of_the_site(country: str | None, status: str) -> None:
    assert statuses(site("a/x", EVERYTHING, country=country))["place"] == status


def test_a_member_state_is_in_the_eu() -> None:
    text = "schema: meguri/seed/1\nneeds: {site_in: [EU]}"
    assert statuses(site("a/x", country="IT"), text=text)["place"] == "pass"


@pytest.mark.parametrize("state", ["closed", "sold"])
def test_a_closed_or_sold_site_fails(state: str) -> None:
    assert statuses(site("a/x", EVERYTHING | {"site_status": [state]}))["slot"] == "fail"


@pytest.mark.parametrize(("opening", "status"), [("2028-04", "fail"), ("2027-04", "unknown")])
def test_a_planned_site_fails_only_where_it_opens_too_late(opening: str, status: str) -> None:
    said = without("slot") | {"site_status": ["planned"], "opening_planned": [opening]}
    assert statuses(site("a/x", said))["slot"] == status


def test_a_slot_after_the_date_needed_fails_while_the_statement_is_fresh() -> None:
    late = claim("a/x", "slot", "2028-01-01")
    old = claim("a/x", "slot", "2028-01-01", citation=cited(dated="2025-01-01"))
    assert statuses(site("a/x", without("slot"), late))["slot"] == "fail"
    assert statuses(site("a/x", without("slot"), old))["slot"] == "unknown"


def test_too_small_a_stated_scale_is_a_question_and_no_ban() -> None:
    assert statuses(site("a/x", EVERYTHING | {"scale_l": ["10"]}))["scale"] == "unknown"


def test_the_licence_gate_applies_only_where_the_use_needs_one() -> None:
    clinic = site("a/x", {"licence": ["specific_cell_processing"]})
    assert "licence" not in statuses(clinic, text=NEEDS % ("nonclinical", "trial", "JP"))
    assert "licence" not in statuses(clinic, text=NEEDS % ("commercial", "trial", "US"))
    assert "licence" not in statuses(clinic, text=NEEDS % ("trial", "trial", "JP"))
    assert statuses(clinic, text=NEEDS % ("trial", "clinical_research", "JP"))["licence"] == "pass"
    assert statuses(clinic, text=COMMERCIAL)["licence"] == "unknown"


@pytest.mark.parametrize("country", ["JP", "US"])
@pytest.mark.parametrize(
    ("held", "status"),
    [
        ("manufacturing_general", "pass"),
        ("foreign_accreditation", "pass"),
        ("manufacturing", "unknown"),
        ("foreign", "unknown"),
    ],
)
def test_a_licence_without_its_category_or_of_a_foreign_authority_settles_nothing_anywhere(
    held: str, status: str, country: str
) -> None:
    one = site("a/x", {"licence": [held]}, country=country)
    assert statuses(one, text=COMMERCIAL)["licence"] == status


def test_a_lapsed_licence_is_a_question() -> None:
    ended = claim("a/x", "licence_expires", "2026-01-01", "manufacturing_general")
    assert statuses(site("a/x", EVERYTHING, ended), text=COMMERCIAL)["licence"] == "unknown"


def test_a_need_that_is_not_stated_asks_nothing_of_a_site() -> None:
    assert set(statuses(site("a/x"), text="schema: meguri/seed/1")) == {"contract_work", "slot"}


def test_what_the_organisation_says_holds_for_its_sites_unless_a_site_says_otherwise() -> None:
    house = organisation("a", claim("a", "contract_work", "yes"), claim("a", "step", "fill"))
    rest = without("contract_work", "step") | {"step": ["vector", "transduce", "expand", "qc"]}
    assert statuses(site("a/x", rest), house)["steps"] == "pass"
    assert statuses(site("a/x", rest | {"contract_work": ["no"]}), house)["contract_work"] == "fail"
    no = claim("a/x", "step", "fill", NO)
    assert statuses(site("a/x", rest, no), house)["steps"] == "fail"


def test_a_licence_of_the_organisation_speaks_for_its_only_site_and_for_none_of_several() -> None:
    house = organisation("a", claim("a", "licence", "manufacturing_general"))
    one = site("a/x", without("licence"))
    assert statuses(one, house, text=COMMERCIAL)["licence"] == "pass"
    assert statuses(one, house, text=COMMERCIAL, beside=(site("a/y"),))["licence"] == "unknown"


@pytest.mark.parametrize(
    "how", [{"use": Use.CONTEXT}, {"standing": Standing.DISPUTED}, {"standing": Standing.SUPERSEDED}]
)
def test_context_disputed_and_superseded_values_settle_nothing(how: dict[str, Any]) -> None:
    for value, unit in (("no", ""), ("yes", NO)):
        said: Claim = claim("a/x", "contract_work", value, unit, **how)
        assert statuses(site("a/x", {}, said))["contract_work"] == "unknown"


def test_what_car_t_implies_by_its_meaning_settles_and_what_it_suggests_does_not() -> None:
    said = without("product_class", "step") | {"step": ["vector", "fill", "qc"]}
    found = statuses(site("a/x", said))
    assert (found["class"], found["steps"]) == ("pass", "unknown")


@pytest.mark.parametrize("status", [one for one in Status if one != Status.INFERENCE])
def test_the_kind_of_source_is_no_gate(status: Status) -> None:
    said = claim("a/x", "contract_work", "yes", citation=cited(status, None))
    assert statuses(site("a/x", {}, said))["contract_work"] == "pass"


@pytest.mark.parametrize(("value", "unit"), [("yes", ""), ("yes", NO), ("no", "")])
def test_an_inference_neither_passes_nor_bans(value: str, unit: str) -> None:
    said = claim("a/x", "contract_work", value, unit, citation=cited(Status.INFERENCE))
    assert statuses(site("a/x", {}, said))["contract_work"] == "unknown"


def test_an_inference_on_where_a_site_is_holds() -> None:
    said = claim("a/x", "country", "JP", citation=cited(Status.INFERENCE))
    assert statuses(site("a/x", {}, said))["place"] == "pass"


def test_nobody_is_asked_for_a_licence_of_no_stated_category() -> None:
    fact = Fact("licence", ("manufacturing_general", "manufacturing"))
    for words in (fact.text, *questions_on([fact])):
        assert "一般区分" in words.ja
        assert "記載なし" not in words.ja
        assert "not stated" not in words.en
    assert "記載なし" in Fact("licence", ("manufacturing",)).text.ja
