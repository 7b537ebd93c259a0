"""How much is known (充足度): values by status, how full each field is, how full what matching asks is.

From the loaded register to plain counts. An empty field is a question to send, never a "no".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from meguri.profiles.claim import Claim, Standing, Use
from meguri.profiles.organisation import Site
from meguri.register.codes import ContractWork
from meguri.register.criteria_fields import CRITERIA, GATES
from meguri.register.register import Register
from meguri.register.site_fields import SITE

_TAKES = (ContractWork.YES, ContractWork.SERVICES_ONLY)


@dataclass(frozen=True, slots=True)
class Coverage:
    """充足度."""

    values: int
    by_status: Mapping[str, int]
    by_kind: Mapping[str, int]  # records of each kind
    contract_sites: int  # sites in Japan that take contract work of any kind; the next three count among these
    fields: Mapping[str, int]  # of those sites, how many have the field, on the site or its organisation
    gates: Mapping[str, int]  # of those sites, how many have at least one of the gate's fields
    criteria: Mapping[str, int]

    def document(self) -> dict[str, object]:
        """As it stands in a JSON answer."""
        return {
            "values": self.values,
            "by_status": dict(self.by_status),
            "by_kind": dict(self.by_kind),
            "contract_sites": self.contract_sites,
            "fields": dict(self.fields),
            "gates": dict(self.gates),
            "criteria": dict(self.criteria),
        }


def coverage(register: Register) -> Coverage:
    """What the register knows, counted."""
    known = [_known(register, site) for site in contract_sites(register)]
    return Coverage(
        values=len(register.claims),
        by_status=dict(Counter(claim.citation.status.value for claim in register.claims)),
        by_kind=_records(register),
        contract_sites=len(known),
        fields={name: sum(name in each for each in known) for name in SITE},
        gates={gate: _full(known, names) for gate, names in GATES.items()},
        criteria={criterion: _full(known, names) for criterion, names in CRITERIA.items()},
    )


def contract_sites(register: Register) -> tuple[Site, ...]:
    """国内の受託拠点: sites in Japan that take contract work, be it storage, transport or testing only.

    What the site says goes before its organisation.
    """
    return tuple(site for site in register.sites.values() if site.domestic and _takes(register, site))


def _takes(register: Register, site: Site) -> bool:
    own = site.standing("contract_work") or register.organisations[site.organisation].standing("contract_work")
    return any(claim.value in _TAKES for claim in own)


def _known(register: Register, site: Site) -> frozenset[str]:
    return _fields_of((*site.claims, *register.organisations[site.organisation].claims))


def _fields_of(claims: Iterable[Claim]) -> frozenset[str]:
    return frozenset(c.field for c in claims if c.use == Use.CAPABILITY and c.standing != Standing.SUPERSEDED)


def _full(known: Iterable[frozenset[str]], names: tuple[str, ...]) -> int:
    return sum(not fields.isdisjoint(names) for fields in known)


def _records(register: Register) -> dict[str, int]:
    return {
        "organisation": len(register.organisations),
        "site": len(register.sites),
        "project": len(register.projects),
        "round": len(register.rounds),
        "entry": len(register.entries),
        "certification": len(register.certifications),
        "product": len(register.products),
        "facility": len(register.facilities),
        "market": len(register.markets),
        "budget": len(register.budgets),
        "event": len(register.events),
    }
