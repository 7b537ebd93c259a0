"""Shapes of an event file (イベントのファイルの値): moments of Asia/Tokyo, and values by party or slot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from meguri.vocabulary.fiscal_year import FIRST, LAST
from meguri.vocabulary.reading import Node
from meguri.vocabulary.shape import Faults, Schema, Shape
from meguri.vocabulary.text import Text

MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Moment:
    """日時 (Asia/Tokyo), to the minute."""

    def read(self, node: Node, faults: Faults) -> datetime | None:
        try:
            written = node.value if isinstance(node.value, str) and MOMENT.fullmatch(node.value) else ""
            moment = datetime.fromisoformat(written)
        except ValueError:
            moment = None
        if moment is not None and FIRST <= moment.year <= LAST:
            return moment
        expected = Text("日時（日本時間、例 2026-12-03T10:00）", "a time in Tokyo such as 2026-12-03T10:00")
        faults.note("time", node, expected)
        return None

    def schema(self) -> Schema:
        return {"type": "string", "pattern": MOMENT.pattern}


@dataclass(frozen=True, slots=True)
class ById:
    """id ごとの値."""

    item: Shape

    def read(self, node: Node, faults: Faults) -> dict[str, Any] | None:
        if not isinstance(node.value, dict):
            faults.note("type", node, Text("id ごとの表", "a mapping from id"))
            return None
        read = {key: self.item.read(entry, faults) for key, entry in node.value.items()}
        return {key: value for key, value in read.items() if value is not None}

    def schema(self) -> Schema:
        return {"type": "object", "additionalProperties": self.item.schema()}
