"""What a workbook would change in the register (取込みの差分): shown first, written only when asked; nothing is ever deleted.

A value that differs from what stands is kept beside it as disputed, each with its source. The same value from the same
source is no difference, so importing twice changes nothing. Status: self-declared or association survey.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from meguri.profiles.claim import Claim
from meguri.register.excel.difference import Change, Difference, Differences, Origin, Party, Unsure
from meguri.register.excel.known_claims import KnownClaims, disputed
from meguri.register.excel.mapping import ColumnMapping
from meguri.register.excel.resolving import Directory, Match
from meguri.register.excel.row_claims import claims_of, covered, not_said
from meguri.register.excel.sheet import Reading, SheetRow
from meguri.register.register import Register, folded
from meguri.register.row import COLUMNS, RowFault, rows
from meguri.vocabulary.citation import Status
from meguri.vocabulary.errors import Fault, InputFaults
from meguri.vocabulary.text import Text

STATUSES = (Status.SELF_DECLARED, Status.ASSOCIATION_SURVEY)


@dataclass(slots=True)
class _Gathered:
    """What one organisation's rows say."""

    match: Match
    name: str
    places: list[str] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    kept: dict[Claim, None] = field(default_factory=dict)


def differences(
    register: Register, reading: Reading, origin: Origin, mapping: ColumnMapping | None = None
) -> Differences:
    """What the rows would change, organisation by organisation. Writes nothing.

    Raises:
        InputFaults: the status is not one that a workbook can have.
    """
    if origin.status not in STATUSES:
        listed = " | ".join(STATUSES)
        raise InputFaults([Fault("unknown-code", "status", Text(listed, listed), f"'{origin.status}'")])
    importing = _Import(register, reading, origin, Directory(register, mapping or ColumnMapping()))
    for row in reading.rows:
        importing.take(row)
    return importing.differences()


class _Import:
    """One pass over the rows."""

    def __init__(self, register: Register, reading: Reading, origin: Origin, directory: Directory):
        self.register, self.reading, self.origin, self.directory = register, reading, origin, directory
        self.known = KnownClaims(register)
        self.covered = covered(reading.columns)
        self.parties: dict[str, _Gathered] = {}
        self.unsure: list[Unsure] = []
        self.faults: list[Fault] = []

    def take(self, row: SheetRow) -> None:
        """One row: all of it, or, where the organisation or the site is not certain, nothing."""
        organisation = self.directory.organisation(row)
        if organisation.id is None:
            self._undecided(row, organisation, "organisation")
            return
        site = self.directory.site(row, organisation.id)
        if site.id is None:
            self._undecided(row, site, "site")
            return
        self._check_date(row)
        party = self.parties.setdefault(
            organisation.id, _Gathered(organisation, row.word("organisation", "name_ja", "name_en"))
        )
        party.places.append(f"{row.sheet}!{row.number}")
        for kind, match in (("organisation", organisation), ("site", site)):
            self._claims(row, kind, match, party)

    def _claims(self, row: SheetRow, kind: str, match: Match, party: _Gathered) -> None:
        assert match.id is not None
        stored = "site" if "/" in match.id else "organisation"
        found = tuple(self.known.as_kept(claim) for claim in claims_of(row, kind, match, self.origin, party.name))
        for claim in found:
            self._compare(claim, stored, party, row)
        if not match.new:
            before = self.register.sites.get(match.id) or self.register.organisations.get(match.id)
            for claim in not_said(before.claims if before else (), found, kind, self.covered):
                party.kept[claim] = None

    def _compare(self, claim: Claim, kind: str, party: _Gathered, row: SheetRow) -> None:
        if self.reading.filled and self.known.says(claim):
            return
        claim = replace(claim, use=self.known.use_of(claim))
        change, beside = self.known.compared(claim)
        if (
            change is None
            or _is_known_name(claim, self.known)
            or (change == Change.CONFIRMED and claim.field in _PLAIN)
        ):
            return
        claim = disputed(claim) if change == Change.DIFFERS else claim
        fault = _refused(line_of(kind, claim))
        if fault:
            self.faults.append(_row_fault(claim, row, fault, self.reading.file))
            return
        self.known.add(claim)
        party.differences.append(Difference(kind, claim, change, beside))

    def _check_date(self, row: SheetRow) -> None:
        dated = row.first("row", "source_date")
        if dated is not None and dated.value > self.origin.read_on.isoformat():
            day = self.origin.read_on.isoformat()
            expected = Text(f"{day} までの日付", f"a date up to {day}")
            self.faults.append(
                Fault("future-date", dated.place, expected, f"'{dated.value}'", line=row.number, file=self.reading.file)
            )

    def _undecided(self, row: SheetRow, match: Match, subject: str) -> None:
        named = row.first(subject, "name_ja", "name_en", "prefecture") or next(iter(row.said), None)
        place = named.place if named else f"{row.sheet}!A{row.number}"
        said = row.word(subject, "name_ja", "name_en")
        self.unsure.append(Unsure(place, f"{row.sheet}!{row.number}", said, match))
        ids = "、".join(f"{one.name.ja}（{one.id}）" for one in match.candidates)
        ids_en = ", ".join(f"{one.name.en} ({one.id})" for one in match.candidates)
        expected = Text(
            "確かな名寄せ" + (f"（候補: {ids}）" if ids else ""),
            "a certain match" + (f" (candidates: {ids_en})" if ids else ""),
        )
        key = "organisations" if subject == "organisation" else "sites"
        hint = Text(
            f"{match.why.ja}。列の対応ファイルの {key} に id か new を書いてください",
            f"{match.why.en}; write an id or new under {key} of the mapping file",
        )
        self.faults.append(
            Fault(f"unsure-{subject}", place, expected, f"'{said}'", hint, row.number, self.reading.file)
        )

    def differences(self) -> Differences:
        parties = tuple(self._party(id_, gathered) for id_, gathered in self.parties.items())
        return Differences(self.origin, parties, tuple(self.unsure), tuple(self.faults))

    def _party(self, id_: str, gathered: _Gathered) -> Party:
        known = self.register.organisations.get(id_)
        name = known.name if known is not None else Text(gathered.name, gathered.name)
        return Party(
            id_,
            name,
            gathered.match.new,
            tuple(gathered.places),
            tuple(gathered.differences),
            tuple(gathered.kept),
        )


_NAMES = ("name_ja", "name_en", "legal_name", "former_name", "alias")
_PLAIN = frozenset({*_NAMES, "prefecture", "country", "city"})  # said again by another source, they are no news


def apply(found: Differences) -> list[str]:
    """The rows to append to the pack, without header."""
    return [line_of(one.kind, one.claim) for one in found.all]


def line_of(kind: str, claim: Claim) -> str:
    """A claim as one row of the pack."""
    cited = claim.citation
    cells = (
        kind,
        claim.subject,
        claim.field,
        claim.value,
        claim.unit,
        claim.use.value,
        claim.standing.value,
        cited.status.value,
        cited.source,
        cited.place,
        cited.dated or "",
        cited.read_on.isoformat(),
        cited.note,
    )
    return "\t".join(" ".join(cell.split()) for cell in cells)


def _refused(line: str) -> str:
    """What the pack has against a row."""
    found = next(iter(rows("", "\t".join(COLUMNS) + "\n" + line)))
    return found.text if isinstance(found, RowFault) else ""


def _row_fault(claim: Claim, row: SheetRow, text: str, file: str) -> Fault:
    expected = Text("登録できる値", f"a value the register can hold: {text}")
    return Fault("refused", claim.citation.place, expected, f"'{claim.value[:60]}'", line=row.number, file=file)


def _is_known_name(claim: Claim, known: KnownClaims) -> bool:
    """Whether a name is only another writing of one the register has."""
    if claim.field not in _NAMES:
        return False
    said = folded(claim.value)
    names = [folded(one.value) for name in _NAMES for one in known.of(claim.subject, name)]
    return said in names or ("/" in claim.subject and any(name and (name in said or said in name) for name in names))
