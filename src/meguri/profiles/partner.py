"""Partners (連携先): the CDMO sites that are to make it and the venture capital that is to pay its part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from meguri.vocabulary.money import Yen
from meguri.vocabulary.party import ContractState
from meguri.vocabulary.process import Step
from meguri.vocabulary.reading import Node
from meguri.vocabulary.shape import ByDay, Faults, Flag, ListOf, Record, Schema, Word, Words, yen
from meguri.vocabulary.text import Text


@dataclass(frozen=True, slots=True)
class CdmoPartner:
    """連携先CDMO. `site` is a register id; where none is given, `domestic_site` says whether it is in Japan."""

    site: str | None
    steps: tuple[Step, ...] = ()
    contract: ContractState | None = None
    domestic_site: bool | None = None


@dataclass(frozen=True, slots=True)
class VcPartner:
    """出資者. Amounts in yen; anything None is not known."""

    name: str | None
    certified: bool | None  # 認定VC on the day of the call, as stated by the applicant
    lead: bool | None
    invests: Yen | None
    tranches: Mapping[date, Yen]


_SITE = Record(
    {"site": Words(120), "steps": ListOf(Word(Step), or_one=True), "contract": Word(ContractState)}, ("site",)
)
_AGREED = Record({"agreed": Flag(), "domestic_site": Flag()})


class VcPartners(ListOf):
    """出資者の一覧: nobody pays in more than is to be invested."""

    __slots__ = ()

    def read(self, node: Node, faults: Faults) -> tuple[Any, ...] | None:
        partners = super().read(node, faults)
        for entry in node.value if isinstance(node.value, list) else ():
            tranches_fit(entry, faults)
        return partners


def tranches_fit(entry: Node, faults: Faults) -> None:
    """Notes a fault where the tranches add up to more than the investment."""
    stated = entry.value if isinstance(entry.value, dict) else {}
    whole, parts = stated.get("invests"), stated.get("tranches")
    if whole is None or parts is None:
        return
    invests, tranches = yen().read(whole, Faults()), ByDay(yen()).read(parts, Faults())
    if invests is not None and tranches is not None and (paid := sum(tranches.values())) > invests:
        expected = Text(f"合計が出資額 {invests:,}円以下の払込み", f"tranches of at most {invests:,} yen in all")
        hint = Text(
            f"払込みの合計{paid:,}円が出資額{invests:,}円を超えています。どちらかを直してください。",
            f"The tranches add up to {paid:,} yen, more than the investment of {invests:,} yen. Correct one of them.",
        )
        faults.note("tranches", parts, expected, hint, f"{paid:,}")


VC_PARTNERS = VcPartners(
    Record({"name": Words(120), "certified": Flag(), "lead": Flag(), "invests": yen(), "tranches": ByDay(yen())})
)


@dataclass(frozen=True, slots=True)
class CdmoPartners:
    """Either a list of register sites, or `{agreed, domestic_site}` where no site is named."""

    def read(self, node: Node, faults: Faults) -> tuple[CdmoPartner, ...] | None:
        if isinstance(node.value, dict):
            stated = _AGREED.read(node, faults) or {}
            agreed = stated.get("agreed", False)
            return (CdmoPartner(None, domestic_site=stated.get("domestic_site")),) if agreed else ()
        sites = ListOf(_SITE).read(node, faults) or ()
        return tuple(CdmoPartner(s["site"], s.get("steps", ()), s.get("contract")) for s in sites if "site" in s)

    def schema(self) -> Schema:
        return {"anyOf": [ListOf(_SITE).schema(), _AGREED.schema()]}


def vc_partner_of(value: Mapping[str, Any]) -> VcPartner:
    """The partner read by `VC_PARTNERS`."""
    tranches = value.get("tranches", {})
    invests = value.get("invests", sum(tranches.values()) if tranches else None)
    return VcPartner(value.get("name"), value.get("certified"), value.get("lead"), invests, tranches)
