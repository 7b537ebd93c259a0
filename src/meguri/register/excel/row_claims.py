"""From a row of a workbook to claims on its organisation and its site (行から値へ)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from meguri.profiles.claim import Claim, Standing
from meguri.register.excel.difference import Origin
from meguri.register.excel.resolving import Match
from meguri.register.excel.sheet import Column, Said, SheetRow
from meguri.register.prefecture import Prefecture
from meguri.register.site_fields import SITE
from meguri.vocabulary.citation import Citation

Covered = frozenset[tuple[str, str, str]]  # subject, field, code; code empty where the column lists all
NAMES = ("name_ja", "name_en")
_FIRST = ("contract_work", "site_status")  # decide how the rest may be used


def claims_of(row: SheetRow, kind: str, match: Match, origin: Origin, firm: str) -> tuple[Claim, ...]:
    """What a row says of its organisation or its site; a new one gets its name first."""
    assert match.id is not None
    said = [one for one in row.said if one.subject == kind]
    said.sort(key=lambda one: one.field not in _FIRST)
    found = [] if not match.new else list(_name(row, kind, match.id, origin, firm))
    for one in said:
        name = one.field if match.new or one.field not in NAMES else "alias"
        if match.new and name == "name_ja":
            continue
        if match.id.partition("/")[1] or kind == "organisation" or one.field not in NAMES:
            found.append(Claim(match.id, name, one.value, one.unit, _citation(row, one, origin)))
    return tuple(found)


def _name(row: SheetRow, kind: str, id_: str, origin: Origin, firm: str) -> Iterator[Claim]:
    """The Japanese name, or what stands for it."""
    named, remark = row.first(kind, "name_ja"), ""
    if named is None:
        named, remark = row.first(kind, "name_en"), "和名の記入なし"
    value = named.value if named is not None else ""
    if named is None:
        placed = row.first("site", "prefecture")
        assert placed is not None
        value, named = f"{firm}（{Prefecture(placed.value).text.ja}）", placed
        remark = "拠点名の記入がないため、機関名と都道府県から付けた名称"
    yield Claim(id_, "name_ja", value, "", _citation(row, named, origin, remark))


def _citation(row: SheetRow, said: Said, origin: Origin, remark: str = "") -> Citation:
    source = row.word("row", "source")
    parts = (remark, said.remark, f"根拠: {source}" if source else "", row.word("row", "note"))
    dated = row.word("row", "source_date")
    return Citation(
        origin.source,
        said.place,
        origin.status,
        dated if dated and dated <= origin.read_on.isoformat() else None,
        origin.read_on,
        "; ".join(part for part in parts if part),
    )


def covered(columns: Iterable[Column]) -> Covered:
    """What the workbook has columns for."""
    targets = (column.target for column in columns if column.target is not None)
    return frozenset((target.subject, target.field, target.code) for target in targets if target.field)


def not_said(before: Collection[Claim], said: Collection[Claim], kind: str, columns: Covered) -> Iterator[Claim]:
    """登録値のうち表にないもの: claims on what the workbook asks that the row does not answer."""
    spoken = {(claim.field, claim.value if SITE[claim.field].many else "") for claim in said}
    for claim in before:
        asked = {(kind, claim.field, ""), (kind, claim.field, claim.value)} & columns
        stands = claim.standing != Standing.SUPERSEDED
        if (
            asked
            and stands
            and claim.field not in NAMES
            and not {(claim.field, claim.value), (claim.field, "")} & spoken
        ):
            yield claim
