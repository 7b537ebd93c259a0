"""Shapes of values in files (値の形): one declaration reads a node, collects its faults and describes itself.

A shape turns a `Node` into a plain typed value. A fault never stops the reading: it is noted and the value is left out,
so one pass finds everything that is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from typing import Any, Protocol

from meguri.vocabulary.code import Code
from meguri.vocabulary.errors import NO_HINT, Fault
from meguri.vocabulary.fiscal_year import FIRST, LAST
from meguri.vocabulary.reading import Node
from meguri.vocabulary.text import Text

MAX_YEN = 10**15  # a thousand trillion yen; keeps every sum inside 64 bits
MAX_COUNT = 10**9
MAX_DENOMINATOR = 10_000
MAX_TEXT = 2_000
SHARE = re.compile(r"([0-9]{1,16}(?:\.[0-9]{1,16})?)(?:/([0-9]{1,8}))?(%)?", re.ASCII)
YEAR = re.compile(r"[0-9]{4}")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Schema = dict[str, Any]


@dataclass(slots=True)
class Faults:
    """The faults found so far in one file."""

    file: str = ""
    found: list[Fault] = field(default_factory=list)

    def note(self, code: str, node: Node, expected: Text, hint: Text = NO_HINT, got: str | None = None) -> None:
        self.found.append(
            Fault(code, node.path, expected, node.shown() if got is None else got, hint, node.line, self.file)
        )


class Shape(Protocol):
    """How one value is written."""

    def read(self, node: Node, faults: Faults) -> Any:
        """The value, or None (with a fault noted) where it is not of this shape."""

    def schema(self) -> Schema:
        """The same as JSON Schema."""


@dataclass(frozen=True, slots=True)
class Flag:
    """はい・いいえ."""

    def read(self, node: Node, faults: Faults) -> bool | None:
        if isinstance(node.value, bool):
            return node.value
        faults.note("type", node, Text("true か false", "true or false"))
        return None

    def schema(self) -> Schema:
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Word:
    """統制語彙の語."""

    codes: type[Code]

    def read(self, node: Node, faults: Faults) -> Code | None:
        known = {member.value: member for member in self.codes}
        if isinstance(node.value, str) and node.value in known:
            return known[node.value]
        listed = " | ".join(known)
        near = self.codes.nearest(str(node.value)) if isinstance(node.value, str) else None
        hint = Text(f"'{near}' ではありませんか", f"did you mean '{near}'?") if near else NO_HINT
        faults.note("unknown-code", node, Text(f"次のいずれか: {listed}", f"one of: {listed}"), hint)
        return None

    def schema(self) -> Schema:
        return {"enum": [member.value for member in self.codes]}


@dataclass(frozen=True, slots=True)
class Whole:
    """整数. Yen are whole: never a fraction, never negative unless `lowest` says so."""

    lowest: int = 0
    highest: int = MAX_COUNT
    unit: Text = NO_HINT

    def read(self, node: Node, faults: Faults) -> int | None:
        value = node.value
        if isinstance(value, int) and not isinstance(value, bool) and self.lowest <= value <= self.highest:
            return value
        expected = Text(
            f"{self.lowest:,}以上{self.highest:,}以下の整数{'（' + self.unit.ja + '）' if self.unit.ja else ''}",
            f"a whole number{' of ' + self.unit.en if self.unit.en else ''} from {self.lowest:,} to {self.highest:,}",
        )
        faults.note("range" if isinstance(value, int | Decimal) else "type", node, expected)
        return None

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": self.lowest, "maximum": self.highest}


def yen() -> Whole:
    """円: whole yen, not negative."""
    return Whole(0, MAX_YEN, Text("円", "yen"))


@dataclass(frozen=True, slots=True)
class Share:
    """率: an exact fraction, written `3/10`, `0.3`, or `30%`."""

    highest: int = 1

    def read(self, node: Node, faults: Faults) -> Fraction | None:
        value = self._exact(node.value)
        if value is not None and 0 <= value <= self.highest and value.denominator <= MAX_DENOMINATOR:
            return value
        faults.note(
            "rate",
            node,
            Text(f"0以上{self.highest}以下の分数（例 3/10）", f"a fraction from 0 to {self.highest}, such as 3/10"),
        )
        return None

    @staticmethod
    def _exact(value: object) -> Fraction | None:
        if isinstance(value, bool) or value is None:
            return None
        if isinstance(value, Decimal):
            small = abs(value.adjusted()) <= len(str(MAX_YEN))
            return Fraction(value) if small else None
        written = SHARE.fullmatch(str(value).strip())
        if written is None:
            return None
        over, under, percent = written.groups()
        below = int(under or 1) * (100 if percent else 1)
        return Fraction(over) / below if below else None

    def schema(self) -> Schema:
        return {"type": ["string", "number"], "description": "exact fraction, for example 3/10"}


@dataclass(frozen=True, slots=True)
class Day:
    """日付 (Asia/Tokyo)."""

    def read(self, node: Node, faults: Faults) -> date | None:
        try:
            day = date.fromisoformat(node.value) if isinstance(node.value, str) and DAY.fullmatch(node.value) else None
        except ValueError:
            day = None
        if day is not None and FIRST <= day.year <= LAST:
            return day
        faults.note("date", node, Text("日付（例 2026-10-01）", "a date such as 2026-10-01"))
        return None

    def schema(self) -> Schema:
        return {"type": "string", "format": "date"}


@dataclass(frozen=True, slots=True)
class Words:
    """自由記述."""

    longest: int = MAX_TEXT

    def read(self, node: Node, faults: Faults) -> str | None:
        if isinstance(node.value, str) and node.value.strip() and len(node.value) <= self.longest:
            return node.value.strip()
        expected = Text(
            f"{self.longest}字以内の文字列（必要なら引用符で囲む）",
            f"text of at most {self.longest} characters (quote it)",
        )
        faults.note("type", node, expected)
        return None

    def schema(self) -> Schema:
        return {"type": "string", "minLength": 1, "maxLength": self.longest}


@dataclass(frozen=True, slots=True)
class ListOf:
    """一覧. With `or_one`, a single value stands for a list of one."""

    item: Shape
    or_one: bool = False

    def read(self, node: Node, faults: Faults) -> tuple[Any, ...] | None:
        if isinstance(node.value, list):
            read = (self.item.read(entry, faults) for entry in node.value)
            return tuple(value for value in read if value is not None)
        if self.or_one:
            one = self.item.read(node, faults)
            return None if one is None else (one,)
        faults.note("type", node, Text("一覧", "a list"))
        return None

    def schema(self) -> Schema:
        many: Schema = {"type": "array", "items": self.item.schema()}
        return {"anyOf": [self.item.schema(), many]} if self.or_one else many


@dataclass(frozen=True, slots=True)
class ByYear:
    """年度ごとの値. Year keys may be numbers or strings."""

    item: Shape

    def read(self, node: Node, faults: Faults) -> dict[int, Any] | None:
        if not isinstance(node.value, dict):
            faults.note("type", node, Text("年度ごとの表", "a mapping from fiscal year"))
            return None
        years: dict[int, Any] = {}
        for key, entry in node.value.items():
            if not (YEAR.fullmatch(key) and FIRST <= int(key) <= LAST):
                expected = Text(f"{FIRST}〜{LAST}の年度", f"a fiscal year from {FIRST} to {LAST}")
                faults.note("fiscal-year", entry, expected, got=Node(key, entry.path, entry.line).shown())
                continue
            value = self.item.read(entry, faults)
            if value is not None:
                years[int(key)] = value
        return dict(sorted(years.items()))

    def schema(self) -> Schema:
        return {
            "type": "object",
            "patternProperties": {"^2[0-9]{3}$": self.item.schema()},
            "additionalProperties": False,
        }


@dataclass(frozen=True, slots=True)
class ByDay:
    """日付ごとの値."""

    item: Shape

    def read(self, node: Node, faults: Faults) -> dict[date, Any] | None:
        if not isinstance(node.value, dict):
            faults.note("type", node, Text("日付ごとの表", "a mapping from date"))
            return None
        days: dict[date, Any] = {}
        for key, entry in node.value.items():
            day = Day().read(Node(key, entry.path, entry.line), faults)
            value = self.item.read(entry, faults)
            if day is not None and value is not None:
                days[day] = value
        return dict(sorted(days.items()))

    def schema(self) -> Schema:
        return {"type": "object", "additionalProperties": self.item.schema()}


@dataclass(frozen=True, slots=True)
class ByWord:
    """語ごとの値."""

    codes: type[Code]
    item: Shape

    def read(self, node: Node, faults: Faults) -> dict[Code, Any] | None:
        if not isinstance(node.value, dict):
            faults.note("type", node, Text("項目ごとの表", "a mapping"))
            return None
        words: dict[Code, Any] = {}
        for key, entry in node.value.items():
            word = Word(self.codes).read(Node(key, entry.path, entry.line), faults)
            value = self.item.read(entry, faults)
            if word is not None and value is not None:
                words[word] = value
        return words

    def schema(self) -> Schema:
        properties = {member.value: self.item.schema() for member in self.codes}
        return {"type": "object", "properties": properties, "additionalProperties": False}


@dataclass(frozen=True, slots=True)
class Record:
    """決まった項目の組. Anything left out (or null) is unknown; an unknown key is a fault."""

    fields: Mapping[str, Shape]
    required: tuple[str, ...] = ()

    def read(self, node: Node, faults: Faults) -> dict[str, Any] | None:
        if not isinstance(node.value, dict):
            faults.note("type", node, Text("項目の組", "a mapping"))
            return None
        for key, entry in node.value.items():
            if key not in self.fields:
                self._unknown_key(key, entry, faults)
        values: dict[str, Any] = {}
        for name, shape in self.fields.items():
            given = node.value.get(name)
            if given is None or given.value is None:
                if name in self.required:
                    faults.note("missing", node, Text(f"項目 {name}", f"the key '{name}'"), got="nothing")
                continue
            value = shape.read(given, faults)
            if value is not None:
                values[name] = value
        return values

    def _unknown_key(self, key: str, entry: Node, faults: Faults) -> None:
        near = get_close_matches(key, self.fields, n=1, cutoff=0.6)
        hint = Text(f"'{near[0]}' ではありませんか", f"did you mean '{near[0]}'?") if near else NO_HINT
        listed = ", ".join(self.fields)
        shown = Node(key, entry.path, entry.line).shown()
        faults.note("unknown-key", entry, Text(f"次のいずれか: {listed}", f"one of: {listed}"), hint, shown)

    def schema(self) -> Schema:
        properties = {name: shape.schema() for name, shape in self.fields.items()}
        described: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        return {**described, "required": list(self.required)} if self.required else described
