"""Figures of the whole register that its list speaks of (登録簿の内訳), counted once per version of the register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from meguri.profiles.organisation import Site
from meguri.register.codes import Inspection
from meguri.register.register import Register
from meguri_portal import packs
from meguri_portal.selectors.register.facets import Abroad, holding, of_site

OF_AN_AUTHORITY = frozenset(code.value for code in Inspection) - {Inspection.CLAIMED, Inspection.ISO}


@dataclass(frozen=True, slots=True)
class Counted:
    """内訳."""

    sites: int
    domestic: int
    inspected: int  # sites in Japan with an inspection by an authority on public record
    certified: int  # sites in Japan with an ISO certificate
    abroad: int  # sites said to take clients from abroad
    abroad_here: int  # of these: said of the site itself
    abroad_whole: int  # of these: said of the whole company; of one site both may be said
    abroad_organisations: int
    abroad_aims: int  # sites for which that is an aim only
    abroad_inferred: int  # sites for which it is inferred only
    equipped: int  # sites whose equipment is known
    abroad_domestic: int  # sites in Japan said to take clients from abroad
    abroad_inspected: int  # of these: with an inspection by an authority on public record

    @property
    def abroad_both(self) -> int:
        """Sites of which it is said as well as of their company."""
        return self.abroad_here + self.abroad_whole - self.abroad


def counted() -> Counted:
    """Of the register as it stands."""
    return _counted(packs.register_version())


@lru_cache(maxsize=1)
def _counted(version: str) -> Counted:
    register = packs.register()
    facts = {site.id: of_site(register, site) for site in register.sites.values()}
    domestic = [site.id for site in register.sites.values() if site.country == "JP"]
    inspected = [id_ for id_ in domestic if any(("inspection", code) in facts[id_] for code in OF_AN_AUTHORITY)]
    abroad = [id_ for id_, held in facts.items() if ("overseas_clients", Abroad.YES) in held]
    return Counted(
        len(facts),
        len(domestic),
        len(inspected),
        sum(("inspection", Inspection.ISO) in facts[id_] for id_ in domestic),
        len(abroad),
        sum(("overseas_clients", Abroad.SITE) in facts[id_] for id_ in abroad),
        sum(("overseas_clients", Abroad.COMPANY) in facts[id_] for id_ in abroad),
        len({register.sites[id_].organisation for id_ in abroad}),
        _only(facts, Abroad.AIMS),
        _only(facts, Abroad.INFERRED),
        sum(_equipped(register, site) for site in register.sites.values()),
        len(set(abroad) & set(domestic)),
        len(set(abroad) & set(inspected)),
    )


def _only(facts: Mapping[str, set[tuple[str, str]]], code: Abroad) -> int:
    """Sites of which clients from abroad are said to be that much and no more."""
    field = "overseas_clients"
    return sum((field, code) in held and (field, Abroad.YES) not in held for held in facts.values())


def _equipped(register: Register, site: Site) -> bool:
    return any(claim.field == "equipment" for claim in holding(site, register.organisations[site.organisation]))
