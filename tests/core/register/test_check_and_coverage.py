"""The checker finds what the loader cannot see; coverage says how much is known."""

from functools import partial
from pathlib import Path

import pytest
from register_packs import WritePack, shipped, written

from meguri.register.check import check
from meguri.register.coverage import contract_sites, coverage
from meguri.register.criteria_fields import CRITERIA, GATES, LABELS
from meguri.register.loader import load_from
from meguri.register.register import Register
from meguri.register.schema import KINDS
from meguri.register.site_fields import SITE
from meguri.register.sources import sources


@pytest.fixture(scope="module")
def register() -> Register:
    return shipped()


@pytest.fixture
def write_pack(tmp_path: Path) -> WritePack:
    return partial(written, tmp_path)


def _codes(folder: Path) -> set[str]:
    return {finding.code for finding in check(load_from(folder))}


def test_an_id_that_leads_nowhere_is_found(write_pack: WritePack) -> None:
    event = {"kind": "event", "id": "licence/x"}
    typed = {**event, "field": "type", "value": "licence"}
    assert "dangling" in _codes(write_pack(typed, {**event, "field": "organisation", "value": "nobody"}))


def test_an_inference_needs_its_reasoning(write_pack: WritePack) -> None:
    assert "no-reasoning" in _codes(write_pack({"field": "founded", "value": "2020", "status": "inference"}))


def test_a_source_cannot_be_read_before_it_was_written(write_pack: WritePack) -> None:
    assert "read-before-written" in _codes(write_pack({"field": "founded", "value": "2020", "source_date": "2027-01"}))


def test_a_maker_of_its_own_products_offers_nothing(write_pack: WritePack) -> None:
    refuses = {"field": "contract_work", "value": "own_products"}
    site = {"kind": "site", "id": "fictional-maker/plant"}
    assert "no-offer" in _codes(write_pack(refuses, site, {**site, "field": "step", "value": "expand"}))


def test_a_plant_not_yet_built_offers_nothing(write_pack: WritePack) -> None:
    site = {"kind": "site", "id": "fictional-maker/plant"}
    planned = {**site, "field": "site_status", "value": "planned"}
    assert "no-offer" in _codes(write_pack(site, planned, {**site, "field": "step", "value": "expand"}))


def test_a_list_that_lost_a_line_is_found(write_pack: WritePack) -> None:
    assert "count" in _codes(write_pack())


def test_only_contract_taking_sites_in_japan_are_covered(register: Register) -> None:
    ids = {site.id for site in contract_sites(register)}
    assert "s-racmo/force" in ids
    assert not ids & {"agc-biologics/milan", "shonan-ipark/rental-cpc", "jcr/seishin", "zacros/place-unknown"}


def test_coverage_counts_every_value_once_and_never_more_sites_than_there_are(register: Register) -> None:
    found = coverage(register)
    assert sum(found.by_status.values()) == found.values == len(register.claims)
    assert found.contract_sites == len(contract_sites(register))
    for counted in (found.fields, found.gates, found.criteria):
        assert all(0 <= number <= found.contract_sites for number in counted.values())
    assert found.gates["contract_work"] == found.contract_sites
    assert found.document()["contract_sites"] == found.contract_sites


def test_what_no_source_fills_is_shown_as_empty(register: Register) -> None:
    found = coverage(register)
    assert found.fields["price"] == found.criteria["cost"] == 0


def test_every_gate_and_criterion_rests_on_fields_of_the_register() -> None:
    for names in (*GATES.values(), *CRITERIA.values()):
        assert set(names) <= SITE.keys()
    assert LABELS.keys() == {*GATES, *CRITERIA}
    assert len(CRITERIA) == 12


def test_every_field_says_in_both_languages_what_it_is() -> None:
    for kind in KINDS.values():
        for field in kind.fields.values():
            assert field.label.ja
            assert field.label.en
            assert field.type.expected.ja
            assert field.type.expected.en


def test_sources_show_all_that_rests_on_them(register: Register) -> None:
    found = sources(register)
    assert sum(len(source.claims) for source in found) == len(register.claims)
    deck = found[0]
    assert deck.name == "経済産業省「生物化学産業課の取組」"
    assert "venture-ecosystem/1/editforce" in deck.subjects
    assert all(claim.citation.note for source in found for claim in source.inferred)
