"""Drawn matching events (抽選で作った架空イベント): 120 ventures, 30 CDMOs of one or two tables, 16 slots, ten requests each."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from meguri.matching.event.event import Event, Party, Rule, Side, Slot, drawn
from meguri.vocabulary.text import Text

VENTURES, CDMOS, SLOTS = 120, 30, 16
REQUESTS, AT_MOST, MINUTES = 10, 5, 25
VENTURE_THERE, CDMO_THERE = 0.8, 0.9  # chance of being there in a slot
NINE = datetime(2026, 12, 3, 9)  # noqa: DTZ001 - local time of Asia/Tokyo


def drawn_event(seed: int, ventures: int = VENTURES, cdmos: int = CDMOS, slots: int = SLOTS) -> Event:
    """The event of a seed: both sides score every request from 1 to 100."""
    chance = Random(seed)
    when = tuple(Slot(f"s{i:02}", NINE + timedelta(minutes=i * MINUTES), MINUTES) for i in range(slots))
    v_ids, c_ids = [f"v{i:03}" for i in range(ventures)], [f"c{i:02}" for i in range(cdmos)]
    said: dict[str, dict[str, int]] = {id_: {} for id_ in [*v_ids, *c_ids]}
    for v in v_ids:
        for c in chance.sample(c_ids, min(REQUESTS, cdmos)):
            said[v][c], said[c][v] = chance.randint(1, 100), chance.randint(1, 100)
    listed = [
        _party(id_, side, said[id_], when, chance)
        for side, ids in ((Side.VENTURE, v_ids), (Side.CDMO, c_ids))
        for id_ in ids
    ]
    rule = Rule(at_most=AT_MOST, seed=seed)
    return Event(
        Text("架空商談会", "Fictional partnering day"),
        None,
        rule,
        when,
        drawn(seed, tuple(one for one in listed if one.side is Side.VENTURE)),
        drawn(seed, tuple(one for one in listed if one.side is Side.CDMO)),
        fictional=True,
    )


def _party(id_: str, side: Side, scores: dict[str, int], when: tuple[Slot, ...], chance: Random) -> Party:
    there = VENTURE_THERE if side is Side.VENTURE else CDMO_THERE
    available = frozenset(slot.id for slot in when if chance.random() < there)
    most, tables = (AT_MOST, 1) if side is Side.VENTURE else (None, chance.choice((1, 2)))
    return Party(id_, side, Text(f"架空{id_}", f"Fictional {id_}"), available, scores, (), most, tables)
