"""Pages of an organisation and of a site (機関の頁・拠点の頁): their claims, what is not known, whether the company confirmed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from meguri.profiles.claim import Claim, Standing
from meguri.profiles.organisation import Organisation, Site
from meguri.register.register import Register
from meguri.register.site_fields import SITE
from meguri.rulebook.programme import Rulebook
from meguri.vocabulary.citation import Status
from meguri.vocabulary.text import Text
from meguri_portal.models.curator import ImportedValue
from meguri_portal.selectors.register.compare import MOST
from meguri_portal.selectors.register.contact import Contact, contact_of
from meguri_portal.selectors.register.effect import Unknown, with_effects
from meguri_portal.selectors.register.facets import GONE, holding, is_maker, shown_code, state_of
from meguri_portal.selectors.register.line import place_of
from meguri_portal.selectors.register.owner import Formerly, Owner, formerly, present_owner
from meguri_portal.selectors.register.record import Known, Section, known_of, sections, unknown
from meguri_portal.selectors.register.related import Related, related


@dataclass(frozen=True, slots=True)
class SiteLink:
    """A site in the list of its organisation."""

    id: str
    name: Text
    places: tuple[Text, ...]
    state: Text | None

    @property
    def slug(self) -> str:
        """The site's part of the address."""
        return self.id.partition("/")[2]


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """機関の頁."""

    organisation: Organisation
    sites: tuple[SiteLink, ...]
    confirmed_at: datetime | None
    contact: Contact | None
    formerly: tuple[Formerly, ...]  # sites that still stand under their earlier owner
    sections: tuple[Section, ...]
    unknown: tuple[Unknown, ...]
    related: tuple[Related, ...]
    read_on: date  # the last day on which a source was read
    disputed: bool
    surveyed: bool  # some values are from a survey of an association

    @property
    def maker(self) -> bool:
        """Whether it is asked what it makes, in a workbook with a column for each answer."""
        return is_maker(self.organisation)

    @property
    def named_twice(self) -> bool:
        """Whether the other language has a name of its own; a reading in brackets is none."""
        return self.organisation.name.ja not in self.organisation.name.en

    @property
    def compare_address(self) -> str:
        """The first sites side by side; empty where there are not two."""
        ids = [site.id for site in self.sites][:MOST]
        return "&".join(f"site={id_}" for id_ in ids) if len(ids) > 1 else ""


@dataclass(frozen=True, slots=True)
class SitePage:
    """拠点の頁."""

    site: Site
    organisation: Organisation
    confirmed_at: datetime | None
    contact: Contact | None
    state: Known | None
    owner: Owner | None  # today, where the site was sold
    sections: tuple[Section, ...]
    inherited: tuple[Section, ...]  # said of the organisation as a whole
    unknown: tuple[Unknown, ...]
    read_on: date
    disputed: bool
    surveyed: bool

    @property
    def slug(self) -> str:
        """The site's part of the address."""
        return self.site.id.partition("/")[2]


def organisation_page(register: Register, rulebook: Rulebook, id_: str) -> OrganisationPage | None:
    """None where the register has no such organisation."""
    found = register.organisations.get(id_)
    if found is None:
        return None
    claims = found.claims
    offered = [*claims, *(claim for site in found.sites for claim in site.claims)]
    return OrganisationPage(
        found,
        tuple(_link(site, found) for site in found.sites),
        confirmed_at(id_),
        contact_of(None, found),
        formerly(register, found),
        sections(claims),
        with_effects(unknown(offered)) if is_maker(found) else (),
        related(register, rulebook, found),
        max(claim.citation.read_on for claim in offered),
        any(claim.standing == Standing.DISPUTED for claim in offered),
        _surveyed(offered),
    )


def _link(site: Site, organisation: Organisation) -> SiteLink:
    state = state_of(site)
    return SiteLink(site.id, site.name, place_of(site, organisation), state.text if state else None)


def site_page(register: Register, id_: str) -> SitePage | None:
    """None where the register has no such site."""
    site = register.sites.get(id_)
    if site is None:
        return None
    organisation = register.organisations[site.organisation]
    own = {_said(claim) for claim in site.claims if claim.standing != Standing.SUPERSEDED}
    rest = (claim for claim in organisation.claims if _said(claim) not in own)
    whole = [claim for claim in rest if claim.field not in _OF_THE_FIRM]
    states = [claim for claim in site.claims if claim.field == "site_status"]
    held = tuple(holding(site, organisation))
    return SitePage(
        site,
        organisation,
        confirmed_at(site.organisation),
        contact_of(site, organisation),
        known_of(SITE["site_status"], states) if states else None,
        present_owner(register, site),
        sections(site.claims),
        () if state_of(site) in GONE else sections(whole),
        with_effects(unknown(held)),
        max(claim.citation.read_on for claim in (*site.claims, *organisation.claims)),
        any(claim.standing == Standing.DISPUTED for claim in site.claims),
        _surveyed((*site.claims, *organisation.claims)),
    )


def _said(claim: Claim) -> tuple[str, ...]:
    """What a claim says and how far: a fact around the offer of a site is no offer, an inference is no statement."""
    return (claim.field, shown_code(claim), claim.unit, claim.use.value)


def _surveyed(claims: Iterable[Claim]) -> bool:
    return any(claim.citation.status == Status.ASSOCIATION_SURVEY for claim in claims)


_OF_THE_FIRM = frozenset(
    ("name_ja", "name_en", "name_reading", "legal_name", "former_name", "alias", "prefecture", "city", "country")
)


def confirmed_at(organisation: str) -> datetime | None:
    """When the company last answered itself: the latest workbook of its own that was applied and is in force."""
    own = ImportedValue.objects.filter(
        workbook__status=Status.SELF_DECLARED.value,
        workbook__applied_at__isnull=False,
        workbook__withdrawn_at__isnull=True,
    )
    answered = own.filter(subject=organisation) | own.filter(subject__startswith=f"{organisation}/")
    found: datetime | None = (
        answered.order_by("-workbook__applied_at").values_list("workbook__applied_at", flat=True).first()
    )
    return found
