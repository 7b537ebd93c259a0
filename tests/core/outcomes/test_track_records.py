"""Folding events into track records: whatever the order, each id once, a reversal restores what was."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meguri.outcomes.event import COUNTED, OF_A_PRODUCT, Event, EventType, Outcome, Reversal, Subject
from meguri.outcomes.history import loose_reversals, standing_events
from meguri.outcomes.stated_date import stated_date
from meguri.outcomes.track_records import track_records
from meguri.vocabulary.citation import Citation, Status
from meguri.vocabulary.errors import InputFaults
from meguri.vocabulary.product import ProductClass
from meguri.vocabulary.text import Text

READ_ON = date(2026, 11, 23)
SOURCE = Citation("架空の発表", "1頁", Status.SELF_DECLARED, None, READ_ON)
SITES = ("kakuu/a", "kakuu/b", None)


def happened(key: str, kind: EventType, on: str = "2025-06-01", **subject: str) -> Event:
    named = {"site": "kakuu/a", "product": "x", **subject}
    return Event(key, kind, stated_date(on), Subject(site=named["site"], product=named["product"]), SOURCE)


def reversed_(key: str, of: str, on: str = "2026-01-10") -> Reversal:
    return Reversal(key, of, stated_date(on), Text("訂正", "corrected"), SOURCE)


@st.composite
def events(draw: st.DrawFn) -> list[Outcome]:
    """Up to twelve events with different ids, some of them reversed once or twice over."""
    found: list[Outcome] = []
    for number in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from(list(EventType)))
        product = draw(st.sampled_from(["x", "y"] if kind in OF_A_PRODUCT else ["x", "y", None]))
        subject = Subject(None, draw(st.sampled_from(SITES)), product, draw(st.sampled_from([None, *ProductClass])))
        on = stated_date(draw(st.sampled_from(["2024", "2025-03", "2025-04-01", "2026-02-28", "FY2025"])))
        count = draw(st.integers(1, 5)) if kind in COUNTED else 1
        found.append(Event(f"e{number}", kind, on, subject, SOURCE, count=count))
    for number in range(draw(st.integers(0, 3))):
        if found:
            found.append(reversed_(f"r{number}", draw(st.sampled_from(found)).id))
    return found


@settings(max_examples=150, deadline=None)
@given(events(), st.randoms(use_true_random=False))
def test_the_order_of_events_never_matters(given_: list[Outcome], random: Random) -> None:
    shuffled = list(given_)
    random.shuffle(shuffled)
    assert track_records(given_, READ_ON) == track_records(shuffled, READ_ON)


@settings(max_examples=150, deadline=None)
@given(events())
def test_an_event_told_twice_counts_once(given_: list[Outcome]) -> None:
    assert track_records([*given_, *given_], READ_ON) == track_records(given_, READ_ON)


@settings(max_examples=150, deadline=None)
@given(events(), st.sampled_from([kind for kind in EventType if kind not in OF_A_PRODUCT]))
def test_reversing_an_event_restores_what_was(given_: list[Outcome], kind: EventType) -> None:
    added = happened("added", kind)
    assert track_records([*given_, added, reversed_("undone", "added")], READ_ON) == track_records(given_, READ_ON)


@settings(max_examples=150, deadline=None)
@given(events())
def test_reversing_a_reversal_restores_the_event(given_: list[Outcome]) -> None:
    twice = [*given_, reversed_("once", "e0"), reversed_("twice", "once")]
    assert track_records(twice, READ_ON) == track_records(given_, READ_ON)


@settings(max_examples=100, deadline=None)
@given(events(), st.integers(0, 1200))
def test_what_happens_later_changes_nothing_before(given_: list[Outcome], days: int) -> None:
    as_of = date(2023, 12, 31) + timedelta(days)
    known = [one for one in given_ if one.known_by <= as_of]
    assert track_records(given_, as_of) == track_records(known, as_of)


def test_an_event_counts_only_when_its_stated_date_is_certainly_past() -> None:
    contract = happened("a", EventType.CONTRACT, "2025-06")
    assert track_records([contract], date(2025, 6, 15)) == {}
    assert track_records([contract], date(2025, 6, 30))["kakuu/a"].contracts == 1


def test_a_year_still_running_counts_from_the_day_its_source_was_read() -> None:
    contract = happened("a", EventType.CONTRACT, "2026")
    assert standing_events([contract], READ_ON - timedelta(1)) == ()
    assert standing_events([contract], READ_ON) == (contract,)


def test_a_lost_approval_is_taken_off_wherever_the_product_is_made() -> None:
    approvals = [
        happened("a", EventType.APPROVAL, "2015-09-18"),
        happened("b", EventType.APPROVAL, "2015-09-18", site="kakuu/b"),
        happened("c", EventType.APPROVAL, "2016-01-01", product="y"),
    ]
    lost = happened("lost", EventType.APPROVAL_LOST, "2024-07", site="kakuu/b")
    before, after = track_records(approvals, READ_ON), track_records([*approvals, lost], READ_ON)
    assert (before["kakuu/a"].approvals, before["kakuu/b"].approvals) == (2, 1)
    assert (after["kakuu/a"].approvals, after["kakuu/b"].approvals) == (1, 0)


def test_a_conditional_and_then_a_full_approval_are_one_approved_product() -> None:
    both = [happened("a", EventType.APPROVAL, "2015"), happened("b", EventType.APPROVAL, "2022")]
    assert track_records(both, READ_ON)["kakuu/a"].approvals == 1


def test_an_approval_newer_than_the_loss_counts_again() -> None:
    told = [
        happened("a", EventType.APPROVAL, "2015-01-01"),
        happened("l", EventType.APPROVAL_LOST, "2024-07-01"),
        happened("n", EventType.APPROVAL, "2025-01-01"),
    ]
    assert track_records(told, READ_ON)["kakuu/a"].approvals == 1


def test_an_event_without_a_site_enters_no_track_record() -> None:
    event = Event("a", EventType.CONTRACT, stated_date("2025"), Subject(organisation="kakuu"), SOURCE)
    assert track_records([event], READ_ON) == {}


def test_one_id_for_two_different_events_is_refused() -> None:
    with pytest.raises(InputFaults, match="conflicting-id"):
        standing_events([happened("a", EventType.CONTRACT), happened("a", EventType.LICENCE)], READ_ON)


def test_fictional_and_real_events_never_mix() -> None:
    real = happened("a", EventType.CONTRACT)
    invented = Event("b", EventType.CONTRACT, real.on, real.subject, SOURCE, fictional=True)
    with pytest.raises(InputFaults, match="fictional-mixed"):
        track_records([real, invented], READ_ON)


def test_reversals_in_a_circle_are_refused() -> None:
    with pytest.raises(InputFaults, match="reversal-circle"):
        standing_events([reversed_("a", "b"), reversed_("b", "a")], READ_ON)


def test_a_reversal_of_nothing_changes_nothing_and_is_listed() -> None:
    told: list[Outcome] = [happened("a", EventType.CONTRACT), reversed_("r", "elsewhere")]
    assert track_records(told, READ_ON)["kakuu/a"].contracts == 1
    assert loose_reversals(told) == ("r",)
