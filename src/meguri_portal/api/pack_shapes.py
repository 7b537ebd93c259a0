"""The documents about what Meguri knows (規則集・登録簿・指標の形)."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from meguri_portal.api.shapes import Call, Citation, NamedCall, Note, Shape, Version, Words

_TERMS_FROM = Field(
    description="the call whose terms are shown: this one, or the latest before it whose terms were seen; null where the "
    "terms of no call are known"
)


class ProgrammeHead(Shape):
    """支援事業 in a line."""

    id: str
    name: Words
    agency: Words
    ends: int | None
    call: Call
    terms_from: Annotated[NamedCall | None, _TERMS_FROM]


class Rulebook(Shape):
    """`meguri/rulebook/1`."""

    as_of: str
    rulebook: Version
    programmes: list[ProgrammeHead]


class Programme(ProgrammeHead):
    """`meguri/programme/1`."""

    as_of: str
    purpose: Words | None
    contact: str | None
    funded_through: list[str]
    budgets: list[dict[str, Any]]
    notes: list[Note]
    calls: list[dict[str, Any]]


class RecordHead(Shape):
    """登録 in a line."""

    id: str
    name: Words
    country: str | None
    values: int


class Records(Shape):
    """`meguri/register/1`."""

    kind: str
    label: Words
    records: list[RecordHead]


class Value(Shape):
    """値, with its source."""

    field: str
    label: Words
    value: str
    text: Words
    unit: str
    use: str
    standing: str
    citation: Citation


class Record(Shape):
    """`meguri/record/1`."""

    id: str
    kind: str
    name: Words
    values: list[Value]
    organisation: list[Value]


class WholeRecord(Shape):
    """登録 with its values."""

    id: str
    kind: str
    name: Words
    values: list[Value]


class WholeRegister(Shape):
    """`meguri/whole-register/1`."""

    licence: str
    records: list[WholeRecord]


_OF_THESE = Field(description="how many of `contract_sites` have something on it, of their own or their organisation's")


_CONTRACT_SITES = (
    "sites in Japan that take contract work, including those that take only storage, transport or testing "
    "(国内の受託拠点。保管・輸送・試験だけを受託する拠点を含む)"
)


class Coverage(Shape):
    """`meguri/coverage/1`."""

    values: int
    by_status: dict[str, int]
    by_kind: Annotated[dict[str, int], Field(description="records of each kind; `site` = every site of the register")]
    contract_sites: Annotated[int, Field(description=_CONTRACT_SITES)]
    fields: Annotated[dict[str, int], _OF_THESE]
    gates: Annotated[dict[str, int], _OF_THESE]
    criteria: Annotated[dict[str, int], _OF_THESE]


class Kpi(Shape):
    """成果指標."""

    id: str
    name: Words
    unit: Words
    status: str
    actual: dict[str, Any]
    target: dict[str, Any]
    not_known: list[Words]


class Kpis(Shape):
    """`meguri/kpis/1`."""

    notice: Words
    as_of: str
    programmes: list[str]
    definition: str | None
    series: str | None
    kpis: list[Kpi]


class ProfileSchema(Shape):
    """A JSON Schema (2020-12)."""

    type: str
    properties: dict[str, Any]
