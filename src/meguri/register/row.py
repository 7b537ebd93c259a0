"""Rows of the pack (登録簿の行): one value each, read from TSV with its source; a row without one is refused.

Header: kind id field value unit use standing status source place source_date read_on note.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from meguri.profiles.claim import Claim, Standing, Use
from meguri.register.field import ANSWERS, FREE, Field
from meguri.register.schema import KINDS
from meguri.register.value_type import DAY, ID, WORDS, CodeType
from meguri.vocabulary.citation import Citation, Status
from meguri.vocabulary.text import Text

COLUMNS = (
    "kind",
    "id",
    "field",
    "value",
    "unit",
    "use",
    "standing",
    "status",
    "source",
    "place",
    "source_date",
    "read_on",
    "note",
)
AS_WRITTEN = frozenset(
    ("name_ja", "name_en", "name_reading", "legal_name", "alias", "printed_as", "listed_as")
)  # never translated
_UNTRANSLATED: Mapping[str, Text] = {}
_USES = {use.value: use for use in Use}
_STANDINGS = {standing.value: standing for standing in Standing}
_STATUSES = {status.value: status for status in Status}


@dataclass(frozen=True, slots=True)
class Row:
    """One value and where it stands in the pack."""

    kind: str
    claim: Claim
    place: str  # "sites.tsv:12"


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with one row."""

    place: str
    text: str

    def __str__(self) -> str:
        return f"{self.place}: {self.text}"


def rows(name: str, text: str, translations: Mapping[str, Text] = _UNTRANSLATED) -> Iterator[Row | RowFault]:
    """The rows of one file, or their faults. `translations`: what is written in both languages, by the text of the pack."""
    lines = text.split("\n")
    if tuple(lines[0].split("\t")) != COLUMNS:
        yield RowFault(f"{name}:1", f"the header must be {' '.join(COLUMNS)}")
        return
    for number, line in enumerate(lines[1:], start=2):
        if line:
            yield _row(f"{name}:{number}", line, translations)


def _row(place: str, line: str, translations: Mapping[str, Text]) -> Row | RowFault:
    cells = line.split("\t")
    if len(cells) != len(COLUMNS):
        return RowFault(place, f"{len(COLUMNS)} columns are needed, {len(cells)} found")
    kind, subject, name, value, unit, use, standing, status, source, where, dated, read_on, note = cells
    fault = _fault_of_value(kind, subject, name, value, unit) or _fault_of_source(status, source, dated, read_on)
    if not fault and (use not in _USES or standing not in _STANDINGS):
        fault = f"use and standing must be known words, found {use!r} and {standing!r}"
    if fault:
        return RowFault(place, fault)
    citation = Citation(source, where, _STATUSES[status], dated or None, _day(read_on), note, translations.get(note))
    words = translations.get(value) if is_free_text(KINDS[kind].fields[name]) else None
    return Row(kind, Claim(subject, name, value, unit, citation, _USES[use], _STANDINGS[standing], words), place)


def is_free_text(field: Field) -> bool:
    """Whether its values are words of a language, no codes, numbers or names."""
    return field.type is WORDS and field.name not in AS_WRITTEN


def _fault_of_value(kind: str, subject: str, name: str, value: str, unit: str) -> str:
    if kind not in KINDS:
        return f"unknown kind {kind!r}; known: {', '.join(KINDS)}"
    if not _is_id(subject):
        return f"{subject!r} is no id (lower-case words joined by - and /)"
    field = KINDS[kind].fields.get(name)
    if field is None:
        return f"a {kind} has no field {name!r}"
    if not field.type.accepts(value):
        return f"{name} {value!r}: expected {field.type.expected.en}"
    return _fault_of_unit(field, unit)


def _fault_of_unit(field: Field, unit: str) -> str:
    if field.units == FREE or unit in (field.units or ("",)):
        return ""
    if unit in ANSWERS and isinstance(field.type, CodeType) and field.many:
        return ""
    return f"unit {unit!r} of {field.name}: expected {' | '.join(field.units) or 'none'}"


def _fault_of_source(status: str, source: str, dated: str, read_on: str) -> str:
    if not source:
        return "no source"
    if status not in _STATUSES:
        return f"unknown status {status!r}"
    if dated and not _is_day(dated):
        return f"source date {dated!r}: expected {DAY.expected.en}"
    return "" if len(read_on) == 10 and _is_day(read_on) else "no day on which the source was read"


@lru_cache(maxsize=1024)  # most rows speak of the subject of the row before
def _is_id(written: str) -> bool:
    return ID.fullmatch(written) is not None


@lru_cache(maxsize=1024)
def _is_day(written: str) -> bool:
    return DAY.accepts(written)


@lru_cache(maxsize=64)
def _day(written: str) -> date:
    return date.fromisoformat(written)
