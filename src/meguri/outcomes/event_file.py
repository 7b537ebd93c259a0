"""Files of events (出来事のファイル), `meguri/events/1`: read with every fault at once; an event without a source is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from meguri.outcomes.event import COUNTED, OF_A_PRODUCT, Event, EventType, Outcome, Reversal, Subject
from meguri.outcomes.stated_date import EXPECTED, StatedDate, no_date, stated_date
from meguri.profiles.identity import Name
from meguri.register.value_type import ID
from meguri.rulebook.file_format import SOURCES
from meguri.rulebook.requirements import REQUIREMENTS
from meguri.rulebook.stated import REMARK, Cited, citation_of
from meguri.vocabulary.citation import Citation, Status
from meguri.vocabulary.errors import NO_HINT, InputFaults
from meguri.vocabulary.product import ProductClass
from meguri.vocabulary.reading import Node, read_file, read_text
from meguri.vocabulary.shape import Faults, Flag, ListOf, Record, Schema, Shape, Whole, Word, Words
from meguri.vocabulary.text import Text

SCHEMA = "meguri/events/1"


@dataclass(frozen=True, slots=True)
class _Date:
    """日付, to the precision stated."""

    def read(self, node: Node, faults: Faults) -> StatedDate | None:
        try:
            return stated_date(str(node.value))
        except ValueError:
            faults.note("date", node, EXPECTED)
            return None

    def schema(self) -> Schema:
        return {"type": ["string", "integer"], "description": EXPECTED.en}


@dataclass(frozen=True, slots=True)
class _Id:
    """id: lower-case words joined by - and /."""

    def read(self, node: Node, faults: Faults) -> str | None:
        if isinstance(node.value, str) and ID.fullmatch(node.value):
            return node.value
        faults.note(
            "id", node, Text("英小文字・数字を - と / でつないだ id", "an id: lower-case words joined by - and /")
        )
        return None

    def schema(self) -> Schema:
        return {"type": "string", "pattern": ID.pattern}


@dataclass(frozen=True, slots=True)
class _Programme:
    """支援事業の id (design 7.1)."""

    def read(self, node: Node, faults: Faults) -> str | None:
        if isinstance(node.value, str) and node.value in REQUIREMENTS:
            return node.value
        near = get_close_matches(str(node.value), REQUIREMENTS, n=1, cutoff=0.5)
        hint = Text(f"'{near[0]}' ではありませんか", f"did you mean '{near[0]}'?") if near else NO_HINT
        faults.note("unknown-programme", node, Text("支援事業の id", "the id of a programme"), hint)
        return None

    def schema(self) -> Schema:
        return {"enum": list(REQUIREMENTS)}


_SOURCED: dict[str, Shape] = {"from": Words(80), "at": Words(300), "note": REMARK, "status": Word(Status)}
EVENT = Record(
    {
        "id": _Id(),
        "type": Word(EventType),
        "on": _Date(),
        "organisation": _Id(),
        "site": _Id(),
        "product": Words(200),
        "class": Word(ProductClass),
        "programme": _Programme(),
        "technology": Words(200),
        "count": Whole(1),
        **_SOURCED,
    },
    required=("id", "type", "from"),
)
REVERSAL = Record(
    {"id": _Id(), "reverses": _Id(), "on": _Date(), "reason": Name(), **_SOURCED},
    required=("id", "reverses", "on", "reason", "from"),
)


@dataclass(frozen=True, slots=True)
class _Either:
    """An event, or the reversal of one, with the node that later checks point at."""

    def read(self, node: Node, faults: Faults) -> tuple[Node, dict[str, Any]] | None:
        reversal = isinstance(node.value, dict) and "reverses" in node.value
        values = (REVERSAL if reversal else EVENT).read(node, faults)
        return None if values is None else (node, values)

    def schema(self) -> Schema:
        return {"anyOf": [EVENT.schema(), REVERSAL.schema()]}


FILE = Record(
    {
        "schema": Words(40),
        "fictional": Flag(),
        "notes": Words(),
        "sources": SOURCES.fields["sources"],
        "events": ListOf(_Either()),
    },
    required=("schema", "sources", "events"),
)


def read_events(path: Path) -> tuple[Outcome, ...]:
    """The events and reversals of a YAML or JSON file, in its order.

    Raises:
        InputFaults: with every fault of the file, each with its line and path.
    """
    return _outcomes(read_file(path), str(path))


def events_from(raw: bytes | str, file: str = "") -> tuple[Outcome, ...]:
    """The events and reversals of a text. Raises as `read_events`."""
    return _outcomes(read_text(raw, file), file)


def _outcomes(root: Node, file: str) -> tuple[Outcome, ...]:
    faults = Faults(file)
    values = FILE.read(root, faults) or {}
    if values.get("schema", SCHEMA) != SCHEMA:
        faults.note("schema", root, Text(f"schema: {SCHEMA}", f"schema: {SCHEMA}"), got=f"'{values['schema']}'")
    sources: Mapping[str, Mapping[str, Any]] = values.get("sources", {})
    seen: dict[str, Outcome] = {}
    read: list[Outcome] = []
    for node, given in values.get("events", ()):
        citation = _citation(node, given, sources, faults)
        if citation is not None and _sound(node, given, citation.read_on, faults):
            one = _outcome(given, citation, values.get("fictional", False))
            if one is not None:
                _once(node, one, seen, faults)
                read.append(one)
    if faults.found:
        raise InputFaults(faults.found)
    return tuple(read)


def _citation(
    node: Node, given: Mapping[str, Any], sources: Mapping[str, Mapping[str, Any]], faults: Faults
) -> Citation | None:
    name = given.get("from")
    if name is None:
        return None
    if name not in sources or not {"title", "read_on", "status"} <= set(sources[name]):
        listed = ", ".join(sources)
        faults.note(
            "unknown-source",
            node,
            Text(f"sources にある出典（{listed}）", f"a source listed in `sources` ({listed})"),
            got=f"'{name}'",
        )
        return None
    return citation_of(Cited(None, name, given.get("at", ""), given.get("note"), given.get("status")), sources)


def _sound(node: Node, given: Mapping[str, Any], read_on: date, faults: Faults) -> bool:
    """Whether the values of one event go together."""
    before = len(faults.found)
    kind = given.get("type")
    if "on" in given and given["on"].first > read_on:
        expected = Text("出典を読んだ日までに起きた出来事", "an event that had happened when its source was read")
        faults.note("not-yet", node, expected, got=f"'{given['on'].written}', read on {read_on}")
    if kind in OF_A_PRODUCT and "product" not in given:
        faults.note("missing", node, Text("項目 product", "the key 'product'"), got="nothing")
    if "count" in given and kind is not None and kind not in COUNTED:
        faults.note("count", node, Text(f"{kind} は件数なし", f"no count with {kind}"), got=f"'{given['count']}'")
    if given.get("reverses", "") == given.get("id"):
        faults.note("reversal-circle", node, Text("ほかの出来事の id", "the id of another event"), got="its own id")
    site, organisation = given.get("site"), given.get("organisation")
    if site and organisation and site.split("/")[0] != organisation:
        expected = Text(f"{organisation} の拠点", f"a site of {organisation}")
        faults.note("site", node, expected, got=f"'{site}'")
    return len(faults.found) == before


def _outcome(given: Mapping[str, Any], citation: Citation, fictional: bool) -> Outcome | None:
    on = given.get("on") or no_date(citation.read_on)
    if "reverses" in given and {"id", "reason", "on"} <= set(given):
        return Reversal(given["id"], given["reverses"], on, given["reason"], citation, fictional)
    if "id" not in given or "type" not in given:
        return None
    site = given.get("site")
    organisation = given.get("organisation") or (site.split("/")[0] if site else None)
    subject = Subject(organisation, site, given.get("product"), given.get("class"))
    return Event(
        given["id"],
        given["type"],
        on,
        subject,
        citation,
        given.get("programme"),
        given.get("technology"),
        given.get("count", 1),
        fictional,
    )


def _once(node: Node, one: Outcome, seen: dict[str, Outcome], faults: Faults) -> None:
    if seen.setdefault(one.id, one) != one:
        expected = Text("一つの id には一つの出来事", "one event for one id")
        faults.note("conflicting-id", node, expected, got=f"'{one.id}' again with other values")
