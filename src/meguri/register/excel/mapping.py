"""Which heading fills what (列の対応): a file a person may save, edit and use again.

schema: meguri/excel-mapping/1
sheet: 一覧                       # the sheet to read; all that look like a list where left out
header_row: 3                     # where the headings stand; found by itself where left out
columns: {細胞加工の受託: site.contract_work, 社内メモ: ignore}
marks: {要確認: unknown}          # yes | consult | no | unknown
organisations: {株式会社 例: rei-cell, 新しい会社: new}
sites: {"株式会社 例/第二工場": rei-cell/plant-2}
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from meguri.register.excel.container import MAX_ROWS
from meguri.register.excel.sheet import Column
from meguri.register.excel.target import IGNORE, Target, parse
from meguri.register.excel.words import ANSWERS, folded, plain
from meguri.register.value_type import ID
from meguri.vocabulary.errors import InputFaults
from meguri.vocabulary.reading import Node, read_file
from meguri.vocabulary.shape import Faults, Record, Shape, Whole, Words
from meguri.vocabulary.text import Text

SCHEMA = "meguri/excel-mapping/1"
NEW = "new"
Table = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """列の対応. Headings and names are folded, marks plain."""

    sheet: str | None = None
    header_row: int | None = None  # 1-based
    columns: Mapping[str, Target] = field(default_factory=dict)
    marks: Table = field(default_factory=dict)
    organisations: Table = field(default_factory=dict)  # name → id or "new"
    sites: Table = field(default_factory=dict)  # organisation and site together → id or "new"


@dataclass(frozen=True, slots=True)
class _Table:
    """A mapping with free keys."""

    accepts: Callable[[str], bool]
    expected: Text

    def read(self, node: Node, faults: Faults) -> dict[str, str] | None:
        if not isinstance(node.value, dict):
            faults.note("type", node, Text("対応の表", "a mapping"))
            return None
        found = {}
        for key, entry in node.value.items():
            if isinstance(entry.value, str) and self.accepts(entry.value):
                found[key] = entry.value
            else:
                faults.note("unknown-code", entry, self.expected)
        return found

    def schema(self) -> dict[str, object]:
        return {"type": "object", "additionalProperties": {"type": "string"}}


def _is_id(word: str) -> bool:
    return word == NEW or ID.fullmatch(word) is not None


_IDS = _Table(_is_id, Text("登録簿の id、または new", "an id of the register, or new"))
_SHAPES: dict[str, Shape] = {
    "schema": Words(),
    "sheet": Words(),
    "header_row": Whole(1, MAX_ROWS),
    "columns": _Table(
        lambda word: parse(word) is not None,
        Text(
            "列の行き先（例 site.step、site.step.fill、ignore）", "a target such as site.step, site.step.fill or ignore"
        ),
    ),
    "marks": _Table(lambda word: word in ANSWERS, Text(" | ".join(ANSWERS), " | ".join(ANSWERS))),
    "organisations": _IDS,
    "sites": _IDS,
}


def read_mapping(path: Path) -> ColumnMapping:
    """The mapping of a file.

    Raises:
        InputFaults: every fault of the file.
    """
    return mapping_of(read_file(path), str(path))


def mapping_text(columns: Iterable[Column]) -> str:
    """A mapping file of the columns as they were read, for a person to edit; unknown headings are ignored in it."""
    lines = [
        f"schema: {SCHEMA}",
        "# 列の行き先を書き換えて、次の取込みで指定してください / edit and name it at the next import",
        "columns:",
    ]
    for heading, target in {column.heading: column.target for column in columns}.items():
        unknown = "" if target is not None else "  # 行き先不明 / not known"
        lines.append(f"  {json.dumps(heading, ensure_ascii=False)}: {target or IGNORE}{unknown}")
    return "\n".join(lines) + "\n"


def mapping_of(node: Node, file: str = "") -> ColumnMapping:
    """The mapping a document holds."""
    faults = Faults(file)
    read = Record(_SHAPES, ("schema",)).read(node, faults) or {}
    if not faults.found and read["schema"] != SCHEMA:
        faults.note("schema", node, Text(SCHEMA, SCHEMA), got=f"'{read['schema']}'")
    if faults.found:
        raise InputFaults(faults.found)
    columns = {folded(key): parse(value) for key, value in read.get("columns", {}).items()}
    return ColumnMapping(
        read.get("sheet"),
        read.get("header_row"),
        {key: target for key, target in columns.items() if target is not None},
        {plain(key): value for key, value in read.get("marks", {}).items()},
        {folded(key): value for key, value in read.get("organisations", {}).items()},
        {folded(key): value for key, value in read.get("sites", {}).items()},
    )
