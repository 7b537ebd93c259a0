"""What the register knows publicly, as outcomes."""

from collections import Counter
from datetime import date

import pytest

from meguri.outcomes.event import Event, EventType
from meguri.outcomes.history import by_id, standing_events
from meguri.outcomes.public_events import from_register
from meguri.outcomes.stated_date import Precision
from meguri.outcomes.track_records import track_records
from meguri.register.loader import load
from meguri.register.register import Register

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def register() -> Register:
    return load()


@pytest.fixture(scope="module")
def public(register: Register) -> dict[str, Event]:
    return {key: one for key, one in by_id(from_register(register)).items() if isinstance(one, Event)}


def test_every_public_event_has_its_source(public: dict[str, Event]) -> None:
    assert public
    assert all(event.citation.source and not event.fictional for event in public.values())


def test_a_supported_project_that_ended_is_not_a_trial_that_ended(public: dict[str, Event]) -> None:
    kinds = Counter(event.type for event in public.values())
    assert kinds[EventType.TRIAL_ENDED] == 0
    assert not any(key.startswith(("project-ended", "first-patient")) for key in public)


def test_a_trial_notification_without_a_stated_day_keeps_no_day(public: dict[str, Event]) -> None:
    assert public["ctn/adiposeeds"].on.precision is Precision.NONE


def test_the_approval_of_heartsheet_was_lost_once(public: dict[str, Event]) -> None:
    lost = [event for event in public.values() if event.type is EventType.APPROVAL_LOST]
    assert [event.on.written for event in lost if event.subject.product == "heartsheet"] == ["2024-07"]


def test_every_approved_product_of_the_register_is_an_approval(register: Register, public: dict[str, Event]) -> None:
    approved = {event.subject.product for event in public.values() if event.type is EventType.APPROVAL}
    assert approved == set(register.products)


def test_public_events_fold_into_track_records_of_known_sites(register: Register) -> None:
    records = track_records(from_register(register), TODAY)
    assert set(records) <= set(register.sites)
    assert records["nikon-cell-innovation/koto"].contracts == 3
    assert standing_events(from_register(register), date(2000, 1, 1)) == ()
