"""The shape of a file of inputs (入力ファイルの形): every entry with grade and source; a guess says what would settle it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from meguri.kpis.indicator_file import Owners, Wording
from meguri.rulebook.file_format import SOURCES
from meguri.rulebook.stated import REMARK, Stated
from meguri.simulation.grade import Grade
from meguri.simulation.number import Number
from meguri.simulation.parameter import Spread
from meguri.simulation.parameter_names import CONSTANTS, LEVER_DEFAULTS, LEVERS, PARAMETERS
from meguri.vocabulary.citation import Status
from meguri.vocabulary.errors import NO_HINT
from meguri.vocabulary.reading import Node
from meguri.vocabulary.shape import Faults, ListOf, Record, Schema, Shape, Word, Words
from meguri.vocabulary.text import Text


@dataclass(frozen=True, slots=True)
class Written:
    """A value as it was written; the lever it belongs to says what it has to be."""

    def read(self, node: Node, faults: Faults) -> str | None:
        if isinstance(node.value, str | int | Decimal) and not isinstance(node.value, bool):
            return str(node.value)
        faults.note("type", node, Text("一つの値", "one value"))
        return None

    def schema(self) -> Schema:
        return {"type": ["string", "number"]}


LOWEST = -1.0  # a growth may be negative
_EVIDENCE: Mapping[str, Shape] = {
    "text": Wording(),
    "grade": Word(Grade),
    "from": Words(80),
    "at": Words(300),
    "status": Word(Status),
    "note": REMARK,
    "settle": Wording(),
}
_NUMBERS: Mapping[str, Shape] = {name: Number(LOWEST) for name in ("low", "default", "high")}
PARAMETER: Mapping[str, Shape] = {"id": Words(80), "unit": Wording(), "spread": Word(Spread), **_NUMBERS, **_EVIDENCE}
CONSTANT: Mapping[str, Shape] = {
    "id": Words(80),
    "unit": Wording(),
    "is": ListOf(Number(), or_one=True),
    **_EVIDENCE,
}
LEVER: Mapping[str, Shape] = {"id": Words(80), "is": Written(), **_EVIDENCE}


@dataclass(frozen=True, slots=True)
class Entries:
    """A list of entries with known ids: each exactly once, graded and sourced."""

    fields: Mapping[str, Shape]
    known: Sequence[str]
    optional: tuple[str, ...] = ("at", "status", "note", "settle")

    def read(self, node: Node, faults: Faults) -> dict[str, dict[str, Any]] | None:
        if not isinstance(node.value, list):
            faults.note("type", node, Text("一覧", "a list"))
            return None
        required = tuple(name for name in self.fields if name not in self.optional)
        found: dict[str, dict[str, Any]] = {}
        for entry in node.value:
            values = Record(self.fields, required).read(entry, faults)
            if values is None or "id" not in values:
                continue
            self._check_id(values["id"], found, entry, faults)
            check_evidence(values, entry, faults)
            found[values["id"]] = values
        for id_ in self.known:
            if id_ not in found:
                faults.note("missing", node, Text(f"項目 {id_}", f"the entry '{id_}'"), got="nothing")
        return found

    def _check_id(self, id_: str, found: Mapping[str, Any], entry: Node, faults: Faults) -> None:
        shown = f"'{id_}'"
        if id_ in found:
            faults.note("duplicate", entry, Text("同じ項目は一度だけ", "each entry once"), got="the same key again")
        elif id_ not in self.known and id_.replace("_", ".", 1) in LEVERS:
            lever = id_.replace("_", ".", 1)
            hint = Text(f"政策手段は --set {lever}=… で動かします", f"move a lever with --set {lever}=…")
            faults.note("lever", entry, Text("入力（政策手段ではない）", "an input, not a lever"), hint, shown)
        elif id_ not in self.known:
            near = get_close_matches(id_, self.known, n=1, cutoff=0.5)
            hint = Text(f"'{near[0]}' ではありませんか", f"did you mean '{near[0]}'?") if near else NO_HINT
            faults.note("unknown-id", entry, Text("入力の一覧にある id", "an id of the list of inputs"), hint, shown)

    def schema(self) -> Schema:
        return ListOf(Record(self.fields)).schema()


def check_evidence(values: Mapping[str, Any], entry: Node, faults: Faults) -> None:
    """A guess names the datum that would settle it; an inference gives its reasoning."""
    if values.get("grade") is Grade.G and "settle" not in values:
        expected = Text(
            "何が分かれば決まるか（settle）。等級Gに必要", "what would settle it (settle), as grade G requires"
        )
        faults.note("settle", entry, expected, got="nothing")
    if values.get("status") is Status.INFERENCE and "note" not in values:
        faults.note(
            "inference", entry, Text("推定の根拠（note）", "the reasoning of an inference (note)"), got="nothing"
        )


_SCENARIO = Record(
    {"id": Words(80), "text": Wording(), "growth": Stated(Number(LOWEST))},
    required=("id", "text"),
)
FILE = Record(
    {
        "schema": Words(60),
        "sources": SOURCES.fields["sources"],
        "parameters": Entries(PARAMETER, PARAMETERS),
        "constants": Entries(CONSTANT, tuple(CONSTANTS)),
        "levers": Entries(LEVER, LEVER_DEFAULTS),
        "owners": Owners(),
        "scenarios": ListOf(_SCENARIO),
    },
    required=("schema", "sources", "parameters", "constants", "levers", "owners", "scenarios"),
)
