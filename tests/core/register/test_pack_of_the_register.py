"""The pack that ships: complete, clean, and faithful to its sources."""

from collections import Counter
from datetime import date
from time import process_time

import pytest
from register_packs import shipped

from meguri.profiles.claim import Standing, Use
from meguri.register.check import DECK_ROUNDS, check
from meguri.register.codes import ApprovalState, ContractWork, Frame
from meguri.register.loader import load
from meguri.register.register import Register
from meguri.register.site_fields import SITE, SURROUNDINGS
from meguri.vocabulary.citation import Status


@pytest.fixture(scope="module")
def register() -> Register:
    return shipped()


def test_the_pack_is_clean(register: Register) -> None:
    assert [str(finding) for finding in check(register)] == []


def test_every_value_has_a_source_a_status_and_the_day_it_was_read(register: Register) -> None:
    for claim in register.claims:
        assert claim.citation.source
        assert isinstance(claim.citation.status, Status)
        assert claim.citation.read_on <= date(2026, 11, 23)


def test_thirteen_projects_were_selected_six_of_them_in_the_normal_frame(register: Register) -> None:
    frames = Counter(project.frame for project in register.projects.values())
    assert frames == {Frame.NORMAL: 6, Frame.NEW_TECHNOLOGY: 7}


def test_a_project_may_be_carried_out_by_two_companies(register: Register) -> None:
    joint = register.projects["cdmo-facility-1/j-tec"]
    assert joint.companies == ("j-tec", "teijin-regenet")
    assert set(joint.sites) == {"j-tec/gamagori", "teijin-regenet/kashiwanoha", "teijin-regenet/iwakuni"}


def test_the_deck_lists_twenty_six_entries_of_twenty_five_companies(register: Register) -> None:
    deck = [entry for entry in register.entries.values() if entry.round in DECK_ROUNDS]
    assert len(deck) == 26
    twice = [company for company, times in Counter(entry.company for entry in deck).items() if times == 2]
    assert twice == ["shinobi"]
    assert all(entry.lead_vc in register.organisations for entry in deck)


def test_the_misread_row_of_the_facility_table_is_kept_and_corrected(register: Register) -> None:
    printed, corrected = register.facilities["agc-biologics/jp"], register.facilities["minaris/jp"]
    assert printed.area_m2 is None
    area = next(claim for claim in printed.claims if claim.field == "area_m2")
    assert (area.value, area.standing, area.citation.status) == ("4400", Standing.SUPERSEDED, Status.DECK)
    assert corrected.area_m2 == 4400
    reason = next(claim for claim in corrected.claims if claim.field == "area_m2").citation
    assert reason.status == Status.INFERENCE
    assert "Yokohama" in reason.note


def test_a_plant_that_was_sold_shows_its_owner_of_today(register: Register) -> None:
    assert register.facilities["wuxi-atu/us"].owner == "minaris"


def test_a_lost_approval_is_an_event_and_shows_on_the_product(register: Register) -> None:
    heartsheet = register.products["heartsheet"]
    assert heartsheet.state == ApprovalState.REFUSED
    assert register.events["approval-lost/heartsheet"].product == "heartsheet"


def test_an_approval_date_without_a_source_is_left_out(register: Register) -> None:
    assert register.products["vyznova"].approved_on is None
    assert register.products["jace"].approved_on == "2007-10-29"


def test_market_series_of_different_publishers_stand_side_by_side(register: Register) -> None:
    of_2024 = {m.publisher: level.amount for m in register.markets.values() for level in m.levels if level.year == 2024}
    assert len(of_2024) >= 3
    assert register.markets["cell-cdmo/meti-deck"].levels == ()


def test_own_products_and_plans_are_never_offered(register: Register) -> None:
    assert register.sites["jcr/seishin"].standing("cell_type") == ()
    assert register.sites["cellares-japan/kashiwanoha"].standing("cell_type") == ()
    assert register.sites["cellares-japan/kashiwanoha"].standing("cell_type", Use.CONTEXT) != ()


def test_support_received_and_plans_are_always_context(register: Register) -> None:
    always = {"support_received", "expansion", "investment", "indication", "stage"}
    assert always <= SURROUNDINGS.keys() <= SITE.keys()
    assert {claim.use for claim in register.claims if claim.field in always} == {Use.CONTEXT}


def test_a_foreign_plant_of_a_company_in_japan_is_no_domestic_site(register: Register) -> None:
    taiwan = register.sites["tfbs/taiwan"]
    assert taiwan.domestic is False
    assert register.organisations["tfbs"].standing("vector") == ()
    assert {claim.value for claim in taiwan.standing("vector")} == {"lv", "rv", "aav", "ad"}


def test_the_place_of_a_site_may_be_unknown(register: Register) -> None:
    assert register.sites["zacros/place-unknown"].domestic is None


def test_storage_under_contract_is_told_apart_from_manufacture(register: Register) -> None:
    stated = register.organisations["mitsui-soko"].standing("contract_work")
    assert [claim.value for claim in stated] == [ContractWork.SERVICES_ONLY]


def test_loading_everything_takes_less_than_a_tenth_of_a_second() -> None:
    taken = []
    for _ in range(5):
        start = process_time()
        load()
        taken.append(process_time() - start)
    assert min(taken) < 0.1


def test_no_two_organisations_share_a_corporate_number(register: Register) -> None:
    numbers = [c.value for o in register.organisations.values() for c in o.claims if c.field == "corporate_number"]
    assert len(numbers) == len(set(numbers)) >= 30
