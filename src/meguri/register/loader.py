"""Reads the pack that ships with Meguri (登録簿の読込): rows to typed records, or every fault with its file and line.

Pure: it reads the files each time; whoever needs it often keeps the result.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from meguri.profiles.organisation import Organisation, Site
from meguri.register import build, translations
from meguri.register.record import Record, faults_of, gather
from meguri.register.register import Register, country_of, folded
from meguri.register.row import Row, RowFault, rows
from meguri.vocabulary.errors import PackError

PACK = Path(__file__).parent / "pack"
_SHOWN = 40  # faults listed in one message

T = TypeVar("T")


def load() -> Register:
    """The register that ships with Meguri."""
    return load_from(PACK)


def load_from(folder: Path) -> Register:
    """The register of the TSV files of one folder."""
    read: list[Row] = []
    texts, faults = translations.read(folder)
    for path in sorted(folder.glob("*.tsv")):
        if path.name == translations.FILE:
            continue
        for row in rows(path.name, path.read_text(encoding="utf-8"), texts):
            if isinstance(row, Row):
                read.append(row)
            else:
                faults.append(row)
    records = gather(read)
    faults += faults_of(read, records)
    faults += _orphans(records)
    if faults:
        listed = [str(fault) for fault in faults[:_SHOWN]]
        more = [f"… and {len(faults) - _SHOWN} more"] if len(faults) > _SHOWN else []
        raise PackError("\n".join(listed + more))
    return _register(read, records)


def _orphans(records: Mapping[str, Mapping[str, Record]]) -> list[RowFault]:
    """Sites whose organisation is missing."""
    return [
        RowFault(record.place, f"site {record.id} belongs to no organisation of the register")
        for record in records["site"].values()
        if record.id.split("/")[0] not in records["organisation"] or "/" not in record.id
    ]


def _register(read: list[Row], records: Mapping[str, Mapping[str, Record]]) -> Register:
    sites = _each(records["site"], _site)
    organisations = _organisations(records["organisation"], sites)
    certifications = {
        key: build.certification(record, organisations) for key, record in records["certification"].items()
    }
    names = {folded(name): key for key, each in certifications.items() for name in each.names}
    return Register(
        organisations=organisations,
        sites=sites,
        projects=_each(records["project"], build.project),
        rounds=_each(records["round"], build.round_),
        entries=_each(records["entry"], build.entry),
        certifications=certifications,
        products=_each(records["product"], build.product),
        facilities=_each(records["facility"], build.facility),
        markets=_each(records["market"], build.market),
        budgets=_each(records["budget"], build.budget),
        events=_each(records["event"], build.event),
        claims=tuple(row.claim for row in read),
        vc_names=names,
    )


def _each(records: Mapping[str, Record], of: Callable[[Record], T]) -> dict[str, T]:
    return {key: of(record) for key, record in records.items()}


def _site(record: Record) -> Site:
    claims = tuple(record.claims)
    return Site(record.id, record.id.split("/")[0], record.name(), country_of(claims), claims)


def _organisations(records: Mapping[str, Record], sites: Mapping[str, Site]) -> dict[str, Organisation]:
    grouped: dict[str, list[Site]] = {key: [] for key in records}
    for site in sites.values():
        grouped[site.organisation].append(site)
    return {
        key: Organisation(key, record.name(), tuple(record.claims), tuple(grouped[key]))
        for key, record in records.items()
    }
