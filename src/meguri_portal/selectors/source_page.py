"""The page of one source (出典の頁): what rests on it, one row per thing with its values together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from meguri.profiles.claim import Standing
from meguri.vocabulary.citation import Citation
from meguri.vocabulary.text import Text
from meguri_portal.selectors.resting import Resting


@dataclass(frozen=True, slots=True)
class Line:
    """One item of a thing with its value, or with several of the same item."""

    label: Text
    values: tuple[Resting, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What stands in one place of the source, with one note, kind and day of reading."""

    citation: Citation
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """One record with everything that rests on the source."""

    kind: str
    id: str
    name: Text
    kind_label: Text
    parts: tuple[Part, ...]


def things(rests: Iterable[Resting]) -> tuple[Thing, ...]:
    """The records in their order; values of one place, note and kind together."""
    found: dict[tuple[str, str], list[Resting]] = {}
    for one in rests:
        found.setdefault((one.kind, one.id), []).append(one)
    return tuple(_thing(listed) for listed in found.values())


def _thing(listed: list[Resting]) -> Thing:
    places: dict[Citation, list[Resting]] = {}
    for one in listed:
        places.setdefault(one.citation, []).append(one)
    first = listed[0]
    parts = tuple(Part(citation, _lines(values)) for citation, values in places.items())
    return Thing(first.kind, first.id, first.name, first.kind_label, parts)


def _lines(listed: Iterable[Resting]) -> tuple[Line, ...]:
    items: dict[tuple[Text, Standing], dict[Text, Resting]] = {}
    for one in listed:
        items.setdefault((one.label, one.standing), {}).setdefault(one.value, one)  # the same words once
    return tuple(Line(label, tuple(values.values())) for (label, _), values in items.items())
