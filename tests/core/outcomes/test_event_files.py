"""Files of events: read with every fault at once, dates as stated, a source for each."""

from datetime import date
from pathlib import Path

import pytest

from meguri.outcomes.event import Event, EventType, Outcome, Reversal
from meguri.outcomes.event_file import events_from, read_events
from meguri.outcomes.stated_date import Precision, stated_date
from meguri.outcomes.track_records import track_records
from meguri.vocabulary.errors import InputFaults

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "examples" / "events-fictional.yaml"
HEAD = """schema: meguri/events/1
sources:
  s: {title: 架空の発表, read_on: 2026-11-23, status: news}
events:
"""


def one(event: str) -> Outcome:
    return events_from(f"{HEAD}  - {event}\n")[0]


def codes(raw: str) -> list[str]:
    with pytest.raises(InputFaults) as caught:
        events_from(raw, "events.yaml")
    return sorted(fault.code for fault in caught.value.faults)


def test_the_fictional_example_is_read_and_marked_fictional() -> None:
    outcomes = read_events(EXAMPLE)
    assert {type(outcome) for outcome in outcomes} == {Event, Reversal}
    assert all(outcome.fictional for outcome in outcomes)
    assert {outcome.type for outcome in outcomes if isinstance(outcome, Event)} == set(EventType)


def test_the_fictional_example_gives_the_track_record_worked_out_by_hand() -> None:
    record = track_records(read_events(EXAMPLE), date(2026, 11, 23))["kakuu/minato"]
    assert (record.contracts, record.licences, record.people_trained, record.approvals) == (3, 1, 12, 0)
    assert sorted(record.classes) == ["cell", "gt_exvivo"]


@pytest.mark.parametrize(
    ("written", "precision", "first", "last"),
    [
        ("2026-05-01", Precision.DAY, date(2026, 5, 1), date(2026, 5, 1)),
        ("2024-02", Precision.MONTH, date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-12", Precision.MONTH, date(2025, 12, 1), date(2025, 12, 31)),
        ("2025", Precision.YEAR, date(2025, 1, 1), date(2025, 12, 31)),
        ("FY2025", Precision.FISCAL_YEAR, date(2025, 4, 1), date(2026, 3, 31)),
    ],
)
def test_a_date_keeps_the_precision_its_source_states(
    written: str, precision: Precision, first: date, last: date
) -> None:
    on = stated_date(written)
    assert (on.written, on.precision, on.first, on.last) == (written, precision, first, last)


def test_a_calendar_year_lies_in_no_single_fiscal_year() -> None:
    assert stated_date("2025").fiscal_year is None
    assert str(stated_date("2026-03").fiscal_year) == "2025"


@pytest.mark.parametrize("written", ["", "26-05", "2026-13", "2026-02-30", "FY26", "1899", "2026/05/01", "令和8年"])
def test_a_date_in_another_form_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"date|month|day"):
        stated_date(written)


def test_an_event_without_a_date_had_happened_when_its_source_was_read() -> None:
    event = one("{id: a, type: licence, site: kakuu/a, from: s}")
    assert isinstance(event, Event)
    assert event.on.precision is Precision.NONE
    assert event.known_by == date(2026, 11, 23)


def test_a_site_tells_its_organisation() -> None:
    event = one("{id: a, type: contract, site: kakuu/a, from: s}")
    assert isinstance(event, Event)
    assert event.subject.organisation == "kakuu"


def test_all_faults_of_a_file_are_listed_at_once() -> None:
    faulty = f"""{HEAD}  - {{id: A b, type: contracts, from: s}}
  - {{id: c, type: approval, from: s}}
  - {{id: d, type: licence, count: 2, from: s}}
  - {{id: e, type: contract, on: 2027-01, from: s}}
  - {{id: f, type: contract, from: nowhere}}
  - {{id: g, type: contract}}
  - {{id: h, type: contract, programme: regen-base/vector, site: kakuu/a, organisation: other, from: s}}
  - {{id: i, type: contract, count: 0, on: soon, from: s}}
  - {{id: j, reverses: j, on: 2026, reason: 訂正, from: s}}
"""
    expected = "id unknown-code missing count not-yet unknown-source missing unknown-programme site range date"
    assert codes(faulty) == sorted([*expected.split(), "reversal-circle"])


def test_a_fault_says_where_what_was_expected_and_what_next() -> None:
    with pytest.raises(InputFaults) as caught:
        events_from(f"{HEAD}  - {{id: a, type: contract, programme: regen-base/vector, from: s}}\n", "events.yaml")
    said = str(caught.value)
    assert "events.yaml line 5 events[0].programme" in said
    assert "did you mean 'regen-base/vectors'?" in said


def test_the_same_event_written_twice_is_no_fault_but_two_events_of_one_id_are() -> None:
    twice = f"{HEAD}  - {{id: a, type: licence, from: s}}\n" + "  - {id: a, type: licence, from: s}\n"
    assert len(events_from(twice)) == 2
    assert codes(twice.replace("licence, from: s}\n  - {", "licence, from: s}\n  - {on: 2025, ")) == ["conflicting-id"]


@pytest.mark.parametrize(
    "raw", ["", "[]", "a: 1", "schema: meguri/seed/1", "{", "schema: meguri/events/1\nsources: 3\nevents: 4", "\0"]
)
def test_what_is_no_event_file_is_refused_with_a_message(raw: str) -> None:
    assert codes(raw)


def test_a_source_that_is_itself_faulty_lends_nothing() -> None:
    assert "missing" in codes(
        "schema: meguri/events/1\nsources: {s: {title: a}}\nevents: [{id: a, type: licence, from: s}]"
    )
