"""What a column of a workbook fills (列の行き先): a field of the organisation or the site, one code of it, or a word about the row.

Written `site.step` (the cell lists codes), `site.step.fill` (the cell is a mark), `site.licence_granted.manufacturing_general`
(the licence a date belongs to), `row.source`, or `ignore`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from meguri.register.field import FREE, Field
from meguri.register.site_fields import ORGANISATION, SITE
from meguri.register.value_type import CodeType
from meguri.vocabulary.text import Text

FIELDS: Mapping[str, Mapping[str, Field]] = {"organisation": ORGANISATION, "site": SITE}
ROW = {
    "source": Text("根拠（URL・資料名）", "source (address or document)"),
    "source_date": Text("根拠の日付", "date of the source"),
    "note": Text("備考", "notes"),
}
IGNORE = "ignore"


@dataclass(frozen=True, slots=True)
class Target:
    """列の行き先."""

    subject: str  # organisation | site | row | ignore
    field: str = ""
    code: str = ""  # a mark answers for this code
    unit: str = ""

    def __str__(self) -> str:
        return ".".join(part for part in (self.subject, self.field, self.code, self.unit) if part)

    @property
    def known(self) -> Field:
        """The field of the register."""
        return FIELDS[self.subject][self.field]

    @property
    def stored_unit(self) -> str:
        """The unit that a value of this column is kept in."""
        units = self.known.units
        return self.unit or ("" if units == FREE or not units else units[0])

    @property
    def label(self) -> Text:
        """The heading of such a column."""
        if self.subject == "row":
            return ROW[self.field]
        label = self.known.label
        detail = _detail(self)
        return Text(f"{label.ja}：{detail.ja}", f"{label.en}: {detail.en}") if detail else label


def _detail(target: Target) -> Text | None:
    word, kind = target.code or target.unit, target.known.type
    if target.unit and target.field.startswith("licence_"):
        kind = SITE["licence"].type
    if not word or not isinstance(kind, CodeType) or word not in kind.known:
        return None
    return kind.codes(word).text


def parse(written: str) -> Target | None:
    """The target so written, or None where there is none."""
    subject, _, rest = written.partition(".")
    name, _, detail = rest.partition(".")
    if written == IGNORE:
        return Target(IGNORE)
    if subject == "row":
        return Target("row", name) if name in ROW and not detail else None
    field = FIELDS.get(subject, {}).get(name)
    return None if field is None else _of_field(subject, field, detail)


def _of_field(subject: str, field: Field, detail: str) -> Target | None:
    if not detail:
        return None if field.name.startswith("licence_") else Target(subject, field.name)
    if isinstance(field.type, CodeType) and field.many and detail in field.type.known:
        return Target(subject, field.name, code=detail)
    return Target(subject, field.name, unit=detail) if detail in field.units else None
