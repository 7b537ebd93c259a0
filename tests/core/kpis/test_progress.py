"""Progress: publicly known so far, undecided, left out; reached, on record, not known. Never a forecast."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meguri.kpis.asked import Asked, asked_of
from meguri.kpis.indicator_file import load as load_indicators
from meguri.kpis.progress import Kpi, KpiStatus, progress
from meguri.kpis.share import Definition
from meguri.outcomes.event import Event, EventType, Outcome, Subject
from meguri.outcomes.event_file import read_events
from meguri.outcomes.public_events import from_register
from meguri.outcomes.stated_date import stated_date
from meguri.register.loader import load
from meguri.register.records import Project
from meguri.register.register import Register
from meguri.vocabulary.citation import Citation, Status
from meguri.vocabulary.errors import InputFaults

TODAY = date(2026, 11, 23)
INDICATORS = load_indicators()
REAL = load()
EXAMPLE = Path(__file__).parents[3] / "examples" / "events-fictional.yaml"
SOURCE = Citation("架空の発表", "", Status.SELF_DECLARED, None, date(2034, 4, 1))
PROJECT = Project("kakuu", "cdmo-facility/normal", None, ("kakuu",), (), "2025-07-15", None, None)
FICTIONAL = replace(REAL, projects={"kakuu": PROJECT}, entries={}, rounds={})


def kpi(key: str, outcomes: tuple[Outcome, ...], as_of: date = TODAY, register: Register = FICTIONAL) -> Kpi:
    (found,) = [one for one in progress(INDICATORS, outcomes, register, as_of).kpis if one.indicator.id == key]
    return found


def contract(key: str, on: str, company: str | None = "kakuu", product: str | None = None, count: int = 1) -> Event:
    subject = Subject(organisation=company, product=product)
    return Event(key, EventType.CONTRACT, stated_date(on), subject, SOURCE, count=count)


def ids(weighed: tuple[object, ...]) -> list[str]:
    return [getattr(one, "id", "") for one in weighed]


CONTRACTS, TRIALS = "cdmo-facility/contracted-products", "regen-base/trials-ended"
NOTIFICATIONS = "regen-base/notifications-with-core-technology"


def test_the_fictional_example_gives_the_counts_worked_out_by_hand() -> None:
    found = progress(INDICATORS, read_events(EXAMPLE), FICTIONAL, TODAY)
    assert found.fictional
    assert {one.indicator.id: one.value for one in found.kpis if one.value} == {
        CONTRACTS: 3,
        TRIALS: 1,
        NOTIFICATIONS: 1,
        "next-generation/nucleic-preclinical": 1,
    }


def test_a_notification_without_a_named_technology_is_undecided_not_refused() -> None:
    found = kpi(NOTIFICATIONS, read_events(EXAMPLE))
    assert (ids(found.tally.counted), ids(found.tally.undecided)) == (["notification-a"], ["notification-b"])
    assert found.tally.undecided[0].why[0].en == "the technology in the process is not published"


def test_a_contract_taken_back_no_longer_counts() -> None:
    before, after = (kpi(CONTRACTS, read_events(EXAMPLE), day) for day in (date(2026, 6, 30), TODAY))
    assert (before.value, after.value) == (4, 3)


def test_nothing_on_record_is_not_known_rather_than_none() -> None:
    found = kpi(TRIALS, ())
    assert (found.status, found.value) == (KpiStatus.NOT_KNOWN, None)
    assert any("does not mean none" in text.en for text in found.not_known)


def test_some_on_record_is_on_record_and_the_target_on_record_is_reached() -> None:
    nine = tuple(contract(f"c{n}", "2026-05", product=f"p{n}") for n in range(9))
    tenth = contract("c9", "2026-06", product="p9")
    assert kpi(CONTRACTS, nine, date(2034, 4, 1)).status is KpiStatus.ON_RECORD
    assert kpi(CONTRACTS, (*nine, tenth), date(2034, 4, 1)).status is KpiStatus.REACHED


def test_the_same_product_contracted_twice_counts_once() -> None:
    twice = (contract("a", "2026-05-01", product="p"), contract("b", "2026-06-01", product="p"))
    found = kpi(CONTRACTS, twice, date(2034, 4, 1))
    assert (ids(found.tally.counted), ids(found.tally.left_out)) == (["a"], ["b"])


def test_only_contracts_of_supported_companies_after_the_selection_count() -> None:
    told = (
        contract("before", "2025-07-14"),
        contract("on-the-day", "2025-07-15"),
        contract("perhaps", "2025-07"),
        contract("other", "2026-01-01", company="rival"),
        contract("nobody", "2026-01-01", company=None),
    )
    tally = kpi(CONTRACTS, told, date(2034, 4, 1)).tally
    assert (ids(tally.counted), ids(tally.undecided), ids(tally.left_out)) == (
        ["on-the-day"],
        ["perhaps", "nobody"],
        ["before", "other"],
    )


def test_work_abroad_and_products_already_approved_are_undecided() -> None:
    abroad = next(site for site in REAL.sites.values() if site.domestic is False)
    told = (
        Event("abroad", EventType.CONTRACT, stated_date("2026"), Subject("kakuu", abroad.id), SOURCE),
        contract("approved", "2026", product=next(iter(REAL.products))),
    )
    assert ids(kpi(CONTRACTS, told, date(2034, 4, 1)).tally.undecided) == ["abroad", "approved"]


def test_a_trial_that_ends_after_the_deadline_does_not_count() -> None:
    programme = "industrialisation/nonclinical"
    told = tuple(
        Event(on, EventType.TRIAL_ENDED, stated_date(on), Subject(), SOURCE, programme)
        for on in ("2029-03-31", "2029-04-01", "2029")
    )
    found = kpi(TRIALS, told, date(2034, 4, 1))
    assert (ids(found.tally.counted), ids(found.tally.undecided)) == (["2029-03-31"], ["2029"])
    assert [period.fiscal_year.start for period in found.periods] == list(range(2015, 2029))


def test_an_outcome_whose_programme_is_not_known_is_undecided() -> None:
    event = Event("a", EventType.TRIAL_ENDED, stated_date("2026-01-01"), Subject(), SOURCE)
    assert ids(kpi(TRIALS, (event,), date(2034, 4, 1)).tally.undecided) == ["a"]


def test_the_ventures_on_the_real_record_agree_with_the_road_maps_baseline() -> None:
    found = kpi("venture-ecosystem/ventures-selected", (), register=REAL)
    assert found.indicator.baseline is not None
    by_year = {period.fiscal_year: period.cumulative for period in found.periods}
    assert by_year[found.indicator.baseline.fiscal_year] == found.indicator.baseline.value == 11
    assert found.value == len({entry.company for entry in REAL.entries.values()})
    assert found.status is KpiStatus.ON_RECORD
    assert ids(found.tally.left_out) == ["shinobi"]  # selected in rounds 3 and 6


def test_real_ventures_are_never_counted_beside_fictional_events() -> None:
    found = kpi("venture-ecosystem/ventures-selected", read_events(EXAMPLE), register=REAL)
    assert (found.status, found.value) == (KpiStatus.NOT_KNOWN, None)


def test_a_public_contract_older_than_the_subsidy_does_not_count() -> None:
    found = kpi(CONTRACTS, from_register(REAL), register=REAL)
    assert found.status is KpiStatus.NOT_KNOWN
    assert "contract/cellusion-nikon" in ids(found.tally.left_out)


def test_no_indicator_of_the_deck_is_called_reached_on_the_real_record() -> None:
    found = progress(INDICATORS, from_register(REAL), REAL, TODAY)
    assert not found.fictional
    assert all(one.status is not KpiStatus.REACHED for one in found.kpis)


def test_a_programme_or_its_family_selects_its_indicators() -> None:
    def chosen(programme: str) -> list[str]:
        return [one.indicator.id for one in progress(INDICATORS, (), REAL, TODAY, Asked((programme,))).kpis]

    assert chosen("next-generation/antibody") == ["next-generation/antibody-preclinical"]
    assert len(chosen("next-generation")) == 2
    assert chosen("industrialisation/nonclinical") == [TRIALS, NOTIFICATIONS]


def test_an_unknown_programme_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InputFaults, match="unknown-programme"):
        progress(INDICATORS, (), REAL, TODAY, Asked(("next-generation/rnas",)))


def test_words_asked_for_are_a_definition_or_a_market_series() -> None:
    asked = asked_of(["regen-base"], ["cgt-cdmo/mordor", "by-owner"])
    assert (asked.programmes, asked.definition, asked.series) == (
        ("regen-base",),
        Definition.BY_OWNER,
        "cgt-cdmo/mordor",
    )
    with pytest.raises(InputFaults, match="too-many"):
        asked_of([], ["by-owner", "by-site-country"])


DATES = ["2024", "2025-03", "2025-07", "2025-08-01", "2026", "FY2026", "2033-05"]


@st.composite
def contracts(draw: st.DrawFn) -> tuple[Event, ...]:
    return tuple(
        contract(
            f"c{number}",
            draw(st.sampled_from(DATES)),
            draw(st.sampled_from(["kakuu", "rival", None])),
            draw(st.sampled_from(["p", "q", None])),
            draw(st.integers(1, 3)),
        )
        for number in range(draw(st.integers(0, 8)))
    )


@settings(max_examples=100, deadline=None)
@given(contracts(), st.dates(date(2024, 1, 1), date(2034, 4, 1)))
def test_every_event_is_counted_undecided_or_left_out_exactly_once(told: tuple[Event, ...], as_of: date) -> None:
    found = kpi(CONTRACTS, told, as_of)
    weighed = [*ids(found.tally.counted), *ids(found.tally.undecided), *ids(found.tally.left_out)]
    assert sorted(weighed) == sorted(event.id for event in told if event.known_by <= as_of)


@settings(max_examples=100, deadline=None)
@given(contracts(), st.dates(date(2025, 4, 1), date(2034, 4, 1)))
def test_the_years_add_up_to_what_is_on_record(told: tuple[Event, ...], as_of: date) -> None:
    found = kpi(CONTRACTS, told, as_of)
    assert sum(period.value for period in found.periods) + found.not_in_a_period == found.tally.value
    assert found.periods[-1].cumulative == found.tally.value
    cumulative = [period.cumulative for period in found.periods]
    assert cumulative == sorted(cumulative)


@settings(max_examples=100, deadline=None)
@given(contracts(), st.permutations(range(8)))
def test_the_order_in_which_events_are_told_never_matters(told: tuple[Event, ...], order: list[int]) -> None:
    shuffled = tuple(told[i] for i in order if i < len(told))
    assert kpi(CONTRACTS, told, date(2034, 4, 1)) == kpi(CONTRACTS, shuffled, date(2034, 4, 1))
