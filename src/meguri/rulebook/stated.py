"""Values with their source, as the rulebook's YAML writes them (出典付きの値): `{is: …, from: source, at: place}`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from meguri.profiles.identity import Name
from meguri.vocabulary.citation import Citation, Status
from meguri.vocabulary.reading import Node
from meguri.vocabulary.shape import Day, Faults, ListOf, Record, Schema, Shape, Word, Words
from meguri.vocabulary.text import Text

REMARK = Name(1_000)  # a note: one text, or {ja, en}, Japanese the original
SOURCE = Record(
    {
        "title": Name(),
        "url": Words(500),
        "dated": Words(10),
        "read_on": Day(),
        "status": Word(Status),
        "note": REMARK,
        "about": ListOf(Words(80)),  # programmes or their families, where it speaks of these alone
    },
    required=("title", "read_on", "status"),
)


@dataclass(frozen=True, slots=True)
class Cited:
    """A value as stated in a file. `source` names an entry of the file's `sources`."""

    value: Any
    source: str
    place: str
    note: Text | None
    status: Status | None  # differs from the source's own where the value was inferred from it


@dataclass(frozen=True, slots=True)
class Stated:
    """The shape of a cited value. A value without a source is a fault."""

    shape: Shape

    def read(self, node: Node, faults: Faults) -> Cited | None:
        parts = Record(
            {"is": self.shape, "from": Words(80), "at": Words(300), "note": REMARK, "status": Word(Status)},
            required=("is", "from"),
        ).read(node, faults)
        if not parts or "is" not in parts or "from" not in parts:
            return None
        if parts.get("status") is Status.INFERENCE and "note" not in parts:
            faults.note("inference", node, Text("推定の根拠（note）", "the reasoning of an inference (note)"))
        return Cited(parts["is"], parts["from"], parts.get("at", ""), parts.get("note"), parts.get("status"))

    def schema(self) -> Schema:
        return {"type": "object", "required": ["is", "from"]}


def citation_of(cited: Cited, sources: Mapping[str, Mapping[str, Any]]) -> Citation:
    """The citation of a value.

    Raises:
        KeyError: the file names no such source.
    """
    source = sources[cited.source]
    return Citation(
        source.get("url") or source["title"].ja,
        cited.place,
        cited.status or source["status"],
        source.get("dated"),
        source["read_on"],
        cited.note.ja if cited.note else "",
        cited.note,
    )
