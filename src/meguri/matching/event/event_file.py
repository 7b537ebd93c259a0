"""Files of matching events (イベントのファイル), `meguri/event/1`: read with every fault at once.

schema: meguri/event/1
fictional: true
name: {ja: 架空商談会, en: Fictional partnering day}
place: {ja: 架空会館, en: Fictional hall}
rule: {at_most: 5, wishes: 10, keep_within: 1/100, seed: 2026}
slots:
  - {id: s01, start: "2026-12-03T10:00", minutes: 25}
ventures:
  - {id: v01, name: 架空セル, available: [s01], ranking: [c01]}
cdmos:
  - {id: c01, name: 架空製造, tables: 2, tables_at: {s01: 1}, scores: {v01: 80}}
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from meguri.matching.event.cross_check import cross_check
from meguri.matching.event.event import KEEP_WITHIN, MOST_POINTS, Event, Party, Rule, Side, Slot, drawn, points_of
from meguri.matching.event.shapes import ById, Moment
from meguri.profiles.identity import Name
from meguri.vocabulary.errors import InputFaults
from meguri.vocabulary.reading import Node, read_file, read_text
from meguri.vocabulary.shape import Faults, Flag, ListOf, Record, Shape, Share, Whole, Words
from meguri.vocabulary.text import Text

SCHEMA = "meguri/event/1"
LONGEST_ID = 80  # characters
MOST_TABLES = 100
MOST_MINUTES = 24 * 60
_ID = Words(LONGEST_ID)
_SAYS: dict[str, Shape] = {
    "id": _ID,
    "name": Name(),
    "available": ListOf(_ID),
    "at_most": Whole(),
    "scores": ById(Whole(0, MOST_POINTS, Text("点", "points"))),
    "ranking": ListOf(_ID),
}
_TABLES: dict[str, Shape] = {"tables": Whole(0, MOST_TABLES), "tables_at": ById(Whole(0, MOST_TABLES))}
FILE = Record(
    {
        "schema": Words(40),
        "name": Name(),
        "place": Name(),
        "fictional": Flag(),
        "rule": Record({"at_most": Whole(), "wishes": Whole(1), "keep_within": Share(), "seed": Whole()}),
        "slots": ListOf(
            Record({"id": _ID, "start": Moment(), "minutes": Whole(1, MOST_MINUTES)}, ("id", "start", "minutes"))
        ),
        "ventures": ListOf(Record(_SAYS, ("id", "name"))),
        "cdmos": ListOf(Record(_SAYS | _TABLES, ("id", "name"))),
    },
    required=("schema", "name", "slots", "ventures", "cdmos"),
)


def read_event(path: Path) -> Event:
    """The event of a YAML or JSON file.

    Raises:
        InputFaults: with every fault of the file, each with its line and path.
    """
    return event_of(read_file(path), str(path))


def event_from(raw: bytes | str, file: str = "") -> Event:
    """The same from a text. Raises as `read_event`."""
    return event_of(read_text(raw, file), file)


def event_of(root: Node, file: str = "") -> Event:
    """The same from a node, such as the event inside a plan. Raises as `read_event`."""
    faults = Faults(file)
    values = FILE.read(root, faults) or {}
    if values.get("schema", SCHEMA) != SCHEMA:
        faults.note("schema", root, Text(f"schema: {SCHEMA}", f"schema: {SCHEMA}"), got=f"'{values['schema']}'")
    cross_check(root, faults)
    if faults.found:
        raise InputFaults(faults.found)
    slots = tuple(sorted((Slot(**one) for one in values["slots"]), key=lambda slot: slot.start))
    rule = Rule(**{"keep_within": KEEP_WITHIN, **(values.get("rule") or {})})
    ventures = tuple(_party(one, Side.VENTURE, slots, rule) for one in values["ventures"])
    cdmos = tuple(_party(one, Side.CDMO, slots, rule) for one in values["cdmos"])
    return Event(
        values["name"],
        values.get("place"),
        rule,
        slots,
        drawn(rule.seed, ventures),
        drawn(rule.seed, cdmos),
        values.get("fictional", False),
    )


def _party(given: Mapping[str, Any], side: Side, slots: tuple[Slot, ...], rule: Rule) -> Party:
    ranking: tuple[str, ...] = given.get("ranking", ())
    ranked = {other: points_of(place, rule.wishes or 1) for place, other in enumerate(ranking, 1)}
    return Party(
        given["id"],
        side,
        given["name"],
        frozenset(given.get("available", [slot.id for slot in slots])),
        dict(sorted((given.get("scores") or ranked).items())),
        ranking,
        given.get("at_most", rule.at_most if side is Side.VENTURE else None),
        given.get("tables", 1),
        dict(sorted(given["tables_at"].items())) if "tables_at" in given else None,
    )
