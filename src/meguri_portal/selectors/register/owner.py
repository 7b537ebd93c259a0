"""Sites that changed hands (売却された拠点): who owns them today, as far as the register's facility table says so."""

from __future__ import annotations

from dataclasses import dataclass

from meguri.profiles.organisation import Organisation, Site
from meguri.register.codes import SiteStatus
from meguri.register.register import Register
from meguri.vocabulary.citation import Citation
from meguri.vocabulary.text import Text
from meguri_portal.selectors.register.facets import state_of


@dataclass(frozen=True, slots=True)
class Owner:
    """現在の所有者."""

    id: str
    name: Text
    citation: Citation


@dataclass(frozen=True, slots=True)
class Formerly:
    """A site that stands under its earlier owner, on the page of the present one."""

    site: Site
    under: Text  # the earlier owner
    citation: Citation

    @property
    def address(self) -> tuple[str, str]:
        """The parts of the address of its page."""
        return self.site.organisation, self.site.id.partition("/")[2]


def present_owner(register: Register, site: Site) -> Owner | None:
    """The owner today of a site that was sold; None where nothing says so."""
    if state_of(site) is not SiteStatus.SOLD:
        return None
    for facility in register.facilities.values():
        same = facility.company == site.organisation and facility.country == site.country
        owner = register.organisations.get(facility.owner or "")
        if same and owner is not None and owner.id != site.organisation:
            said = next(claim for claim in facility.claims if claim.field == "owner")
            return Owner(owner.id, owner.name, said.citation)
    return None


def formerly(register: Register, organisation: Organisation) -> tuple[Formerly, ...]:
    """Sites of others that are this organisation's today."""
    found = []
    for site in register.sites.values():
        owner = present_owner(register, site)
        if owner is not None and owner.id == organisation.id:
            found.append(Formerly(site, register.organisations[site.organisation].name, owner.citation))
    return tuple(found)
