"""What drops out of an event (取消し): a party, some of its slots, or one of its tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from meguri.matching.event.event import Event, Party


@dataclass(frozen=True, slots=True)
class Cancellation:
    """取消し. Without slots it is for the whole event; with `table` one table drops out and not the party."""

    party: str
    slots: tuple[str, ...] = ()
    table: bool = False


def without(event: Event, dropped: Sequence[Cancellation]) -> Event:
    """The event that is left."""
    for one in dropped:
        changed = _without(event.party(one.party), one, frozenset(one.slots or (slot.id for slot in event.slots)))
        event = replace(event, ventures=_swapped(event.ventures, changed), cdmos=_swapped(event.cdmos, changed))
    return event


def _without(party: Party, dropped: Cancellation, slots: frozenset[str]) -> Party:
    if not dropped.table:
        return replace(party, available=party.available - slots)
    fewer = {slot: max(0, party.tables_in(slot) - 1) for slot in sorted(slots & party.available)}
    return replace(party, tables_at={**(party.tables_at or {}), **fewer})


def _swapped(parties: tuple[Party, ...], changed: Party) -> tuple[Party, ...]:
    return tuple(changed if party.id == changed.id else party for party in parties)
