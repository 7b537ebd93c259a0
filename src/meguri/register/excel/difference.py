"""Types of an import's differences (差分の型)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from meguri.profiles.claim import Claim
from meguri.register.excel.resolving import Match
from meguri.vocabulary.citation import Status
from meguri.vocabulary.code import Code
from meguri.vocabulary.errors import Fault
from meguri.vocabulary.text import Text


class Change(Code):
    """差分の種類."""

    NEW = "new", "追加", "new"
    CONFIRMED = "confirmed", "別の出典でも確認", "confirmed by another source"
    DIFFERS = "differs", "登録値と相違（併記）", "differs, kept beside the other"


@dataclass(frozen=True, slots=True)
class Origin:
    """取込み元."""

    status: Status  # self-declared | association-survey
    source: str  # the name of the file
    read_on: date


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that would be written."""

    kind: str  # organisation | site
    claim: Claim
    change: Change
    beside: tuple[Claim, ...]  # what the register says of it now

    def document(self) -> dict[str, object]:
        """As it stands in a JSON answer."""
        return {
            "kind": self.kind,
            "id": self.claim.subject,
            "field": self.claim.field,
            "value": self.claim.value,
            "unit": self.claim.unit,
            "change": self.change.value,
            "place": self.claim.citation.place,
            "beside": [_short(claim) for claim in self.beside],
        }


@dataclass(frozen=True, slots=True)
class Party:
    """機関ごとの差分."""

    id: str
    name: Text
    new: bool
    places: tuple[str, ...]  # rows of the workbook: "一覧!7"
    differences: tuple[Difference, ...]
    kept: tuple[Claim, ...]  # in the register, in a column of the workbook, but not in the row: not touched

    def document(self) -> dict[str, object]:
        """As it stands in a JSON answer."""
        return {
            "id": self.id,
            "name": self.name.document(),
            "new": self.new,
            "rows": list(self.places),
            "differences": [one.document() for one in self.differences],
            "kept": [_short(claim) for claim in self.kept],
        }


@dataclass(frozen=True, slots=True)
class Unsure:
    """A row whose organisation or site a person must decide."""

    place: str  # the cell of the name
    row: str  # "一覧!7"
    written: str
    match: Match

    def document(self) -> dict[str, object]:
        """As it stands in a JSON answer."""
        return {
            "place": self.place,
            "row": self.row,
            "written": self.written,
            "why": self.match.why.document(),
            "candidates": [{"id": one.id, "name": one.name.document()} for one in self.match.candidates],
        }


@dataclass(frozen=True, slots=True)
class Differences:
    """差分."""

    origin: Origin
    parties: tuple[Party, ...]
    unsure: tuple[Unsure, ...]
    faults: tuple[Fault, ...]  # of rows; those of cells are in the reading

    @property
    def all(self) -> tuple[Difference, ...]:
        """Every value that would be written."""
        return tuple(one for party in self.parties for one in party.differences)

    @property
    def empty(self) -> bool:
        """Whether nothing would be written."""
        return not self.all

    def counts(self) -> dict[str, int]:
        """How many of each kind of change."""
        counted = Counter(one.change for one in self.all)
        return {change.value: counted[change] for change in Change}

    def document(self) -> dict[str, object]:
        """As it stands in a JSON answer."""
        return {
            "schema": "meguri/register-import/1",
            "status": self.origin.status.value,
            "source": self.origin.source,
            "read_on": self.origin.read_on.isoformat(),
            "counts": self.counts(),
            "parties": [party.document() for party in self.parties],
            "unsure": [row.document() for row in self.unsure],
            "faults": [fault.document() for fault in self.faults],
        }


def _short(claim: Claim) -> dict[str, object]:
    return {
        "id": claim.subject,
        "field": claim.field,
        "value": claim.value,
        "unit": claim.unit,
        "standing": claim.standing.value,
        "citation": claim.citation.document(),
    }
