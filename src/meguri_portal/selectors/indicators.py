"""Indicators as a document (政策目標): `meguri/kpis/1`, and one indicator of it. Never a forecast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from meguri.kpis.asked import asked_of
from meguri.kpis.document import document
from meguri.kpis.progress import progress
from meguri.outcomes.public_events import from_register
from meguri_portal.packs import register
from meguri_portal.selectors.programmes import FAMILIES, indicators

SHARE = "share"
Document = dict[str, Any]


def every(on: date, definitions: Sequence[str] = ()) -> Document:
    """`meguri/kpis/1` under a definition of the share and a market series, or under all of them.

    Raises:
        InputFaults: no such definition or series.
    """
    found = register()
    return document(progress(indicators(), from_register(found), found, on, asked_of((), definitions)))


@dataclass(frozen=True, slots=True)
class Group:
    """The indicators of one part of the deck."""

    family: str
    indicators: tuple[Document, ...]


def grouped(answer: Document) -> tuple[Group, ...]:
    """The indicators in the groups of the deck."""
    by_family: dict[str, list[Document]] = {family: [] for family in FAMILIES}
    for one in answer["kpis"]:
        by_family[one["id"].split("/")[0]].append(one)
    return tuple(Group(family, tuple(listed)) for family, listed in by_family.items() if listed)


def one_of(answer: Document, id_: str) -> Document | None:
    """The indicator with this id."""
    return next((one for one in answer["kpis"] if one["id"] == id_), None)
