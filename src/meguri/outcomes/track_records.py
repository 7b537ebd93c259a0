"""Folding events into track records (実績への集計): per site, whatever the order; the circle of S4 closes through this."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from meguri.outcomes.event import Event, EventType, Outcome
from meguri.outcomes.history import standing_events
from meguri.profiles.track_record import TrackRecord


def track_records(outcomes: Iterable[Outcome], as_of: date) -> Mapping[str, TrackRecord]:
    """The track record of every site that has an event standing on `as_of`, by site id.

    An event whose site is not known belongs to no site and enters no track record.
    """
    events = standing_events(outcomes, as_of)
    lost = _lost(events)
    by_site: dict[str, list[Event]] = {}
    for event in events:
        if event.subject.site is not None and event.type is not EventType.APPROVAL_LOST:
            by_site.setdefault(event.subject.site, []).append(event)
    return {site: _record(site, by_site[site], lost) for site in sorted(by_site)}


def _lost(events: Iterable[Event]) -> dict[str, date]:
    """The last day on which each product lost an approval."""
    lost: dict[str, date] = {}
    for event in events:
        product = event.subject.product
        if event.type is EventType.APPROVAL_LOST and product is not None:
            lost[product] = max(event.known_by, lost.get(product, event.known_by))
    return lost


def _record(site: str, events: Iterable[Event], lost: Mapping[str, date]) -> TrackRecord:
    sums: Counter[EventType] = Counter()
    approved: set[str] = set()
    classes = set()
    for event in events:
        sums[event.type] += event.count
        subject = event.subject
        if event.type is EventType.APPROVAL and subject.product is not None and _in_force(event, lost):
            approved.add(subject.product)
        if event.type is EventType.CONTRACT and subject.product_class is not None:
            classes.add(subject.product_class)
    return TrackRecord(
        site,
        contracts=sums[EventType.CONTRACT],
        clinical_trial_notifications=sums[EventType.CLINICAL_TRIAL_NOTIFICATION],
        trials_ended=sums[EventType.TRIAL_ENDED],
        preclinical_tests=sums[EventType.PRECLINICAL_TEST],
        approvals=len(approved),
        licences=sums[EventType.LICENCE],
        people_trained=sums[EventType.PEOPLE_TRAINED],
        classes=frozenset(classes),
    )


def _in_force(approval: Event, lost: Mapping[str, date]) -> bool:
    """An approval is in force unless its product lost it later; a newer one counts again if it certainly came after."""
    ended = lost.get(approval.subject.product or "")
    return ended is None or approval.on.first > ended
