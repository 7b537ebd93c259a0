"""Names, numbers and countries as files write them (名称・法人番号・国)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from meguri.vocabulary.corporate_number import fault_of, normalised
from meguri.vocabulary.reading import Node
from meguri.vocabulary.shape import Faults, Record, Schema, Words
from meguri.vocabulary.text import Text

_COUNTRY = re.compile(r"[A-Z]{2}")


@cache
def _both(limit: int) -> Record:
    return Record({"ja": Words(limit), "en": Words(limit)})


@dataclass(frozen=True, slots=True)
class CorporateNumber:
    """法人番号, verified by its check digit."""

    def read(self, node: Node, faults: Faults) -> str | None:
        number = normalised(str(node.value)) if isinstance(node.value, str | int) else ""
        fault = fault_of(number)
        if fault is None:
            return number
        digits = re.sub(r"\D", "", fault)
        said = f"検査用数字は{digits}" if fault.startswith("check") else f"{digits}桁"
        expected = Text(f"正しい法人番号（{said}）", f"a valid corporate number ({fault})")
        hint = Text("先頭1桁が検査用数字です", "the first digit is the check digit")
        faults.note("corporate-number", node, expected, hint)
        return None

    def schema(self) -> Schema:
        return {"type": "string", "pattern": "^[1-9][0-9]{12}$"}


@dataclass(frozen=True, slots=True)
class Country:
    """国: ISO 3166 alpha-2, or EU."""

    def read(self, node: Node, faults: Faults) -> str | None:
        if isinstance(node.value, str) and _COUNTRY.fullmatch(node.value):
            return node.value
        faults.note("country", node, Text("国コード2文字（例 JP）", "a two-letter country code such as JP"))
        return None

    def schema(self) -> Schema:
        return {"type": "string", "pattern": _COUNTRY.pattern}


@dataclass(frozen=True, slots=True)
class Name:
    """名称: one text, or `{ja, en}`."""

    limit: int = 200  # characters

    def read(self, node: Node, faults: Faults) -> Text | None:
        if isinstance(node.value, dict):
            read: dict[str, Any] = _both(self.limit).read(node, faults) or {}
            ja, en = read.get("ja", ""), read.get("en", "")
            return Text(ja or en, en or ja) if ja or en else None
        name = Words(self.limit).read(node, faults)
        return Text(name, name) if name else None

    def schema(self) -> Schema:
        return {"anyOf": [Words(self.limit).schema(), _both(self.limit).schema()]}
