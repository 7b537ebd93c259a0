"""What a deposited workbook would change (取込みの差分): read again each time against the register as it stands."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Any

from django.utils import timezone

from meguri.profiles.claim import Claim
from meguri.register.excel.difference import Change, Difference, Differences, Origin, Unsure
from meguri.register.excel.importing import STATUSES, apply, differences
from meguri.register.excel.mapping import ColumnMapping, mapping_of
from meguri.register.excel.sheet import Reading
from meguri.register.excel.target import FIELDS, IGNORE, ROW, Target
from meguri.register.excel.workbook_reading import read
from meguri.register.site_fields import SITE
from meguri.register.value_type import CodeType
from meguri.vocabulary.citation import Status
from meguri.vocabulary.errors import Fault
from meguri.vocabulary.reading import read_text
from meguri.vocabulary.text import Text
from meguri_portal import packs
from meguri_portal.models.curator import ActKind, CuratorAct, SavedMapping, Workbook
from meguri_portal.selectors.register.record import Worded, worded

Decisions = Mapping[str, Any]  # `meguri/excel-mapping/1`, or empty


@dataclass(frozen=True, slots=True)
class Inspected:
    """読み取りと差分."""

    reading: Reading
    found: Differences
    faults: tuple[Fault, ...]  # of cells and rows

    @property
    def digest(self) -> str:
        """Changes with any value that would be written."""
        return sha256("\n".join(apply(self.found)).encode()).hexdigest()


def inspected(workbook: Workbook) -> Inspected:
    """The workbook against the register.

    Raises:
        InputFaults: it can no longer be read with this mapping.
    """
    day = timezone.localdate(workbook.uploaded_at)
    written = json.dumps(workbook.mapping, ensure_ascii=False, sort_keys=True)
    key = (bytes(workbook.content), workbook.name, workbook.status, written)
    return _inspected(key, day, packs.register_version())


@lru_cache(maxsize=2)
def _inspected(key: tuple[bytes, str, str, str], day: date, version: str) -> Inspected:
    content, name, status, written = key
    mapping = mapping_in(json.loads(written))
    reading = read(content, mapping, name)
    found = differences(packs.register(), reading, Origin(Status(status), name, day), mapping)
    return Inspected(reading, found, (*reading.faults, *found.faults))


def mapping_in(decisions: Decisions) -> ColumnMapping | None:
    """The decisions as the library takes them.

    Raises:
        InputFaults: they are none.
    """
    return mapping_of(read_text(json.dumps(decisions, ensure_ascii=False))) if decisions else None


@dataclass(frozen=True, slots=True)
class Open:
    """A row whose organisation or site a person must decide."""

    unsure: Unsure
    kind: str  # organisations | sites: where the decision stands in the mapping
    key: str  # name, or organisation/site


def open_rows(inspected: Inspected) -> tuple[Open, ...]:
    """Each name once."""
    codes = {fault.path: fault.code for fault in inspected.found.faults}
    rows = {f"{row.sheet}!{row.number}": row for row in inspected.reading.rows}
    made: dict[tuple[str, str], Open] = {}
    for unsure in inspected.found.unsure:
        row = rows[unsure.row]
        firm, site = (row.word(subject, "name_ja", "name_en") for subject in ("organisation", "site"))
        kind = "sites" if codes.get(unsure.place) == "unsure-site" else "organisations"
        key = f"{firm}/{site}" if kind == "sites" else firm
        if key:
            made.setdefault((kind, key), Open(unsure, kind, key))
    return tuple(made.values())


def targets() -> tuple[tuple[str, Text], ...]:
    """Where a column can go: fields, and words about the row."""
    of = {"organisation": Text("機関", "organisation"), "site": Text("拠点", "site")}
    made = [(IGNORE, Text("使わない", "do not use"))]
    for subject, fields in FIELDS.items():
        for name, field in fields.items():
            if not name.startswith("licence_"):
                text = Text(f"{of[subject].ja}：{field.label.ja}", f"{of[subject].en}: {field.label.en}")
                made.append((str(Target(subject, name)), text))
    made += [(f"row.{name}", Text(f"行：{text.ja}", f"row: {text.en}")) for name, text in ROW.items()]
    return tuple(made)


def mark_targets() -> tuple[tuple[str, Text], ...]:
    """Columns whose cells are ○ △ × －: one code each."""
    made = []
    for name in ("product_class", "source", "cell_type", "vector", "step", "service", "test", "platform", "material"):
        field = SITE[name]
        if isinstance(field.type, CodeType):
            for code in field.type.codes:
                label = Text(f"○×：{field.label.ja} {code.text.ja}", f"○×: {field.label.en}, {code.text.en}")
                made.append((f"site.{name}.{code.value}", label))
    return tuple(made)


@dataclass(frozen=True, slots=True)
class Line:
    """One value that would be written, and what stands beside it."""

    label: Text
    value: Worded
    change: Change
    subject: str
    place: str
    beside: tuple[tuple[Worded, Claim], ...]


def line_of(one: Difference) -> Line:
    """In words."""
    field, organisation = SITE[one.claim.field], packs.register().organisations.get(one.claim.subject.split("/")[0])
    claims = one.beside
    if not claims and not field.many and organisation is not None:  # of the organisation as a whole
        claims = organisation.standing(field.name)
    beside = tuple((worded(field, claim), claim) for claim in claims)
    return Line(field.label, worded(field, one.claim), one.change, one.claim.subject, one.claim.citation.place, beside)


@dataclass(frozen=True, slots=True)
class PartyLines:
    """One organisation of the workbook."""

    id: str
    name: Text
    new: bool
    rows: tuple[str, ...]
    lines: tuple[Line, ...]
    kept: int  # values in the register that its row leaves open; they stay


@dataclass(frozen=True, slots=True)
class WorkbookPage:
    """ブックの頁."""

    workbook: Workbook
    inspected: Inspected
    parties: tuple[PartyLines, ...]
    counts: tuple[tuple[Change, int], ...]
    faults: tuple[Fault, ...]  # but those that the decisions below settle
    open_rows: tuple[Open, ...]
    targets: tuple[tuple[str, Text], ...]
    mark_targets: tuple[tuple[str, Text], ...]
    applied: int


def page_of(workbook: Workbook) -> WorkbookPage:
    """All that the page shows.

    Raises:
        InputFaults: the workbook cannot be read with its mapping.
    """
    found = inspected(workbook)
    counts = found.found.counts()
    return WorkbookPage(
        workbook,
        found,
        tuple(
            PartyLines(one.id, one.name, one.new, one.places, tuple(map(line_of, one.differences)), len(one.kept))
            for one in found.found.parties
        ),
        tuple((change, counts[change.value]) for change in Change),
        tuple(fault for fault in found.faults if workbook.applied_at or not fault.code.startswith("unsure-")),
        open_rows(found),
        targets(),
        mark_targets(),
        workbook.values_applied.count(),
    )


def applied_lines(workbook: Workbook) -> list[str]:
    """The rows that were written."""
    return list(workbook.values_applied.order_by("pk").values_list("line", flat=True))


@dataclass(frozen=True, slots=True)
class Desk:
    """担当者の机: the latest of everything."""

    statuses: tuple[Status, ...]
    workbooks: tuple[Workbook, ...]
    mappings: tuple[SavedMapping, ...]
    acts: tuple[tuple[CuratorAct, Text], ...]


def desk_of() -> Desk:
    """What the first page shows, without the contents of the workbooks."""
    acts = CuratorAct.objects.select_related("by")[:_LATEST]
    return Desk(
        STATUSES,
        tuple(Workbook.objects.defer("content").select_related("uploaded_by")[:_LATEST]),
        tuple(SavedMapping.objects.all()),
        tuple((act, ActKind(act.kind).text) for act in acts),
    )


_LATEST = 50
