"""An event as its file would say it (イベントの文書), `meguri/event/1`, and a name for the question it asks."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from meguri.matching.event.event import Event, Party, Side, Slot
from meguri.matching.event.event_file import SCHEMA

Document = dict[str, Any]


def event_document(event: Event) -> Document:
    """The event as its file would say it, `meguri/event/1`."""
    rule = event.rule
    stated = {"at_most": rule.at_most, "wishes": rule.wishes}
    return {
        "schema": SCHEMA,
        "name": event.name.document(),
        **({"place": event.place.document()} if event.place else {}),
        "fictional": event.fictional,
        "rule": {
            **{name: value for name, value in stated.items() if value is not None},
            "keep_within": str(rule.keep_within),
            "seed": rule.seed,
        },
        "slots": [{"id": slot.id, "start": time_of(slot), "minutes": slot.minutes} for slot in event.slots],
        "ventures": [_stated(one, event) for one in listed(event) if one.side is Side.VENTURE],
        "cdmos": [_stated(one, event) for one in listed(event) if one.side is Side.CDMO],
    }


def _stated(party: Party, event: Event) -> Document:
    there = [slot.id for slot in event.slots if slot.id in party.available]
    stated: Document = {"id": party.id, "name": party.name.document(), "available": there}
    if party.at_most is not None:
        stated["at_most"] = party.at_most
    if party.side is Side.CDMO:
        stated["tables"] = party.tables
        if party.tables_at:
            stated["tables_at"] = dict(sorted(party.tables_at.items()))
    if party.ranking:
        return {**stated, "ranking": list(party.ranking)}
    return {**stated, "scores": dict(sorted(party.scores.items()))}


def digest(event: Event) -> str:
    """A name for the question: the same event gives the same, in whatever order it was written."""
    return sha256(repr(event_document(event)).encode()).hexdigest()


def listed(event: Event) -> list[Party]:
    """Everyone by id; the draw decides only between equals."""
    return sorted(event.ventures, key=lambda one: one.id) + sorted(event.cdmos, key=lambda one: one.id)


def time_of(slot: Slot) -> str:
    """When a slot begins, as files write it."""
    return slot.start.isoformat(timespec="minutes")
