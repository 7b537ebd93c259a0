"""Look-ups: certified VCs under any of their spellings, places, organisations of a site."""

from datetime import date

import pytest
from register_packs import shipped

from meguri.register.records import Certification
from meguri.register.register import Register
from meguri.register.value_type import DAY, DAY_OR_FISCAL_YEAR

DECK_DAY = date(2025, 4, 1)


@pytest.fixture(scope="module")
def register() -> Register:
    return shipped()


@pytest.mark.parametrize(
    ("spelling", "certification"),
    [
        ("東京大学エッジキャピタルパートナーズ", "certification/utec"),
        ("UTECH", "certification/utec"),
        ("ＵＴＥＣ", "certification/utec"),
        ("みよこキャピタル", "certification/miyako-capital"),
        ("みやこキャピタル株式会社", "certification/miyako-capital"),
        ("remiges ventures, inc.", "certification/remiges-ventures"),
        ("JIC-VGI", "certification/jic-vgi"),
        ("DCI パートナース", "certification/dci-partners"),
    ],
)
def test_a_certified_vc_is_found_under_every_spelling(register: Register, spelling: str, certification: str) -> None:
    found = register.find_vc(spelling, DECK_DAY)
    assert found is not None
    assert found.id == certification


def test_an_unknown_vc_is_not_found(register: Register) -> None:
    assert register.find_vc("架空キャピタル", DECK_DAY) is None
    assert register.find_vc("", DECK_DAY) is None


def test_a_vc_is_not_certified_before_its_certification(register: Register) -> None:
    assert register.find_vc("MP Healthcare Venture Management", date(2023, 6, 15)) is None
    assert register.find_vc("MP Healthcare Venture Management", date(2023, 6, 16)) is not None


def test_whether_a_certification_was_renewed_may_be_unknown(register: Register) -> None:
    mph = register.certifications["certification/mp-healthcare"]
    assert mph.valid_on(date(2024, 1, 1)) is True
    assert mph.valid_on(date(2026, 1, 1)) is None
    assert register.certifications["certification/anri"].valid_on(DECK_DAY) is None


def test_a_certification_known_to_the_year_counts_from_its_first_day() -> None:
    known = Certification("certification/x", "x", ("X",), "2022", None)
    assert known.valid_on(date(2021, 12, 31)) is False
    assert known.valid_on(date(2022, 6, 1)) is None


def test_the_country_of_a_site_and_of_a_seat(register: Register) -> None:
    assert register.country("takara-bio/lic") == "JP"
    assert register.country("takara-bio/goteborg") == "SE"
    assert register.country("taiho-ventures") == "US"
    assert register.country("nobody") is None


def test_a_site_leads_to_its_organisation(register: Register) -> None:
    organisation = register.organisation_of("s-racmo/force")
    assert organisation is not None
    assert {site.id for site in organisation.sites} == {"s-racmo/smart", "s-racmo/force", "s-racmo/craft"}
    assert register.site("nobody/nowhere") is None
    assert register.organisation_of("nobody/nowhere") is None


def test_a_vc_certified_in_a_fiscal_year_was_not_certified_before_it_began() -> None:
    one = Certification("c", "vc", (), "FY2022", None)
    assert one.valid_on(date(2022, 3, 31)) is False
    assert one.valid_on(date(2022, 4, 1)) is None
    assert not DAY.accepts("FY2022")
    assert DAY_OR_FISCAL_YEAR.accepts("FY2022")
    assert not DAY_OR_FISCAL_YEAR.accepts("FY22-23")
