"""Indicators as a document (政策目標): `meguri/kpis/1`, and one indicator of it. Never a forecast."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from meguri.kpis.asked import asked_of
from meguri.kpis.document import document
from meguri.kpis.progress import progress
from meguri.outcomes.public_events import from_register
from meguri.vocabulary.text import Text
from meguri_portal.packs import register
from meguri_portal.selectors.families import FAMILIES
from meguri_portal.selectors.programmes import indicators

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


@dataclass(frozen=True, slots=True)
class FromSource:
    """What one source adds to a count."""

    number: int
    rounds: str  # 1–6; empty where it is no matter of rounds
    citation: Document

    @property
    def several(self) -> bool:
        """Whether it is more than one round."""
        return not self.rounds.isdigit() and bool(self.rounds)


def by_source(kpi: Document) -> tuple[FromSource, ...]:
    """What is counted, by the source that says so."""
    found: dict[str, list[Document]] = {}
    for one in kpi["actual"]["counted"]:
        found.setdefault(one["citation"]["source"], []).append(one)
    return tuple(
        FromSource(sum(one["value"] for one in listed), _rounds([one["id"] for one in listed]), listed[0]["citation"])
        for listed in found.values()
    )


def _rounds(companies: Sequence[str]) -> str:
    """The rounds in which these companies were first selected."""
    first = {
        id_: [int(one.round.split("/")[-1]) for one in register().entries.values() if one.company == id_]
        for id_ in companies
    }
    numbers = sorted({min(rounds) for rounds in first.values() if rounds})
    if not numbers:
        return ""
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"


def repeated() -> tuple[Text, ...]:
    """Companies selected in more than one round: one company (社), several selections (件)."""
    times = Counter(one.company for one in register().entries.values())
    return tuple(register().organisations[id_].name for id_, number in times.items() if number > 1)


def one_of(answer: Document, id_: str) -> Document | None:
    """The indicator with this id."""
    return next((one for one in answer["kpis"] if one["id"] == id_), None)
