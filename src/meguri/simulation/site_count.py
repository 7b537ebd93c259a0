"""How many contract sites there are (拠点の数): counted in the register by place and owner; simulated sites carry no names.

A site counts if it (or its organisation) takes contract work, says it makes for trials or the market, and is not planned,
closed or closing. An owner whose country is not known is a line of its own and never Japanese.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from meguri.kpis import indicator_file
from meguri.profiles.organisation import Organisation, Site
from meguri.register.codes import ContractWork, SiteStatus
from meguri.register.register import Register
from meguri.simulation.assumptions import OwnerCountry
from meguri.vocabulary.code import Code
from meguri.vocabulary.process import Material

JAPAN = "JP"
SHARE_TARGET = "cdmo-facility/global-share"  # the indicator that states owners
WORKING = frozenset((None, SiteStatus.OPERATING, SiteStatus.COMPLETED, SiteStatus.REDUCED, SiteStatus.SOLD))
PRODUCTS = frozenset((Material.TRIAL, Material.COMMERCIAL))


class Owner(Code):
    """所有者の国."""

    JAPAN = "japan", "日本", "Japan"
    OTHER = "other", "日本以外", "other than Japan"
    UNKNOWN = "unknown", "不明", "not known"


@dataclass(frozen=True, slots=True)
class SiteCount:
    """拠点の数 of one line."""

    in_japan: bool
    owner: Owner
    number: int
    listed: bool  # counted in the register; else an assumption


def count(register: Register, owners: Mapping[str, OwnerCountry], not_listed: int) -> tuple[SiteCount, ...]:
    """The lines in a fixed order; `not_listed` sites abroad come last, their owners not known."""
    countries = {name: one.country for name, one in owners.items()} | _stated_owners()
    found: dict[tuple[bool, Owner], int] = {}
    for site in register.sites.values():
        if site.country is None or not _counts(site, register.organisations[site.organisation]):
            continue
        line = (site.country == JAPAN, _owner(site, countries))
        found[line] = found.get(line, 0) + 1
    lines = [(here, owner) for here in (True, False) for owner in Owner]
    counted = [SiteCount(here, owner, found[here, owner], True) for here, owner in lines if (here, owner) in found]
    return (*counted, SiteCount(False, Owner.UNKNOWN, not_listed, False))


def _stated_owners() -> dict[str, str]:
    """Owners that the share target states; they come before the assumptions' own."""
    target = next(one for one in indicator_file.load() if one.id == SHARE_TARGET)
    return {name: owner.country for name, owner in target.owners.items()}


def _owner(site: Site, countries: Mapping[str, str]) -> Owner:
    country = countries.get(site.organisation)
    if country is None or _status(site) is SiteStatus.SOLD:
        return Owner.UNKNOWN
    return Owner.JAPAN if country == JAPAN else Owner.OTHER


def _status(site: Site) -> SiteStatus | None:
    said = site.standing("site_status")
    return SiteStatus(said[0].value) if said else None


def _counts(site: Site, organisation: Organisation) -> bool:
    work = site.standing("contract_work") or organisation.standing("contract_work")
    material = {claim.value for claim in (*site.standing("material"), *organisation.standing("material"))}
    takes = any(claim.value == ContractWork.YES for claim in work)
    return takes and _status(site) in WORKING and bool(material & PRODUCTS)
