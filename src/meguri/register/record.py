"""The rows about one thing, gathered (記録): one standing value of a field, or all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from meguri.profiles.claim import Claim, Standing
from meguri.register.row import Row, RowFault
from meguri.register.schema import KINDS
from meguri.vocabulary.text import Text


@dataclass(slots=True)
class Record:
    """記録."""

    kind: str
    id: str
    place: str  # of its first row
    claims: list[Claim] = field(default_factory=list)

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of the field that has not been superseded, in the order of the pack, once each."""
        kept = (c.value for c in self.claims if c.field == name and c.standing != Standing.SUPERSEDED)
        return tuple(dict.fromkeys(kept))

    def one(self, name: str) -> str | None:
        """The standing value of the field, or None where none stands."""
        found = [c for c in self.claims if c.field == name and c.standing != Standing.SUPERSEDED]
        stands = [c for c in found if c.standing == Standing.STANDS]
        return (stands or found)[0].value if found else None

    def words(self, name: str) -> Text | None:
        """The standing value of a field of free text, in both languages."""
        value = self.one(name)
        return next((c.words for c in self.claims if c.field == name and c.value == value), None)

    def number(self, name: str) -> int | None:
        """The standing value of a field of whole numbers."""
        value = self.one(name)
        return None if value is None else int(value)

    def name(self) -> Text:
        """The name; a missing language borrows the other, with how it is read where that is known."""
        ja, en, reading = self.one("name_ja"), self.one("name_en"), self.one("name_reading")
        if ja and reading:
            en = en or f"{ja} (read: {reading})"
        return Text(ja or en or self.id, en or ja or self.id)


def gather(rows: Iterable[Row]) -> dict[str, dict[str, Record]]:
    """Records by kind and id, in the order of the pack."""
    found: dict[str, dict[str, Record]] = {kind: {} for kind in KINDS}
    for row in rows:
        of_kind = found[row.kind]
        record = of_kind.get(row.claim.subject)
        if record is None:
            record = of_kind[row.claim.subject] = Record(row.kind, row.claim.subject, row.place)
        record.claims.append(row.claim)
    return found


def faults_of(rows: Iterable[Row], records: Mapping[str, Mapping[str, Record]]) -> list[RowFault]:
    """Values said twice, and fields that a record of its kind must have."""
    return [*_repeated(rows), *_incomplete(records)]


def _repeated(rows: Iterable[Row]) -> list[RowFault]:
    """A row said twice; a one-valued field with two standing values (the same value from two sources is fine)."""
    faults: list[RowFault] = []
    said: dict[tuple[object, ...], str] = {}
    standing: dict[tuple[object, ...], tuple[str, str]] = {}
    for row in rows:
        claim = row.claim
        subject = (row.kind, claim.subject, claim.field, claim.use)
        first = said.setdefault((*subject, claim.value, claim.unit, claim.citation), row.place)
        value, place = claim.value, row.place
        if claim.standing == Standing.STANDS and not KINDS[row.kind].fields[claim.field].many:
            value, place = standing.setdefault(subject, (claim.value, row.place))
        if first != row.place or value != claim.value:
            place = first if first != row.place else place
            faults.append(RowFault(row.place, f"{claim.field} of {claim.subject} already stands at {place}"))
    return faults


def _incomplete(records: Mapping[str, Mapping[str, Record]]) -> list[RowFault]:
    return [
        RowFault(record.place, f"{kind} {record.id} has no {name}")
        for kind, of_kind in records.items()
        for record in of_kind.values()
        for name in KINDS[kind].required
        if record.one(name) is None
    ]
