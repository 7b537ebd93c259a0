"""Facets of the register (絞込み項目): coded facts only, so that 京都 never finds 東京都.

From the claims that hold for a site or an organisation to pairs of facet and code. Which claims hold is decided as in
matching: what the site says goes before its organisation, and facts of one place or facility are not inherited. A site
that was sold, closed or is being closed inherits nothing: what its organisation offers, it offers elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from meguri.matching.fact import NO
from meguri.matching.holding import OF_THE_FACILITY, OF_THE_PLACE, ONE_VALUE
from meguri.profiles.claim import Claim, Standing, Use
from meguri.profiles.organisation import Organisation, Site
from meguri.register.coded_words import CLIENTS_INFERRED, no_statement
from meguri.register.codes import ContractWork, Inspection, Licence, OverseasClients, SiteStatus
from meguri.register.prefecture import Prefecture
from meguri.register.register import Register
from meguri.vocabulary.code import Code
from meguri.vocabulary.country import COUNTRIES
from meguri.vocabulary.process import Material, Service, Step
from meguri.vocabulary.product import CellSource, CellType, ProductClass, Vector
from meguri.vocabulary.text import Text


class Role(Code):
    """機関の種類, as public lists show it."""

    CDMO = "cdmo", "受託する機関（とその全拠点）", "takes contract work, with all its sites"
    S1 = (
        "facility-project",
        "再生CDMO補助金の採択会社（とその拠点）",
        "selected for the CDMO facility subsidy, with all sites",
    )
    VENTURE = "venture", "創薬ベンチャー（事業の採択先）", "drug-discovery venture (selected)"
    VC = "vc", "認定VC・投資家", "certified VC or investor"


class Abroad(Code):
    """海外顧客の受託, with where it is said ("yes" finds both); an aim and an inference are no statement."""

    YES = OverseasClients.YES.value, OverseasClients.YES.text.ja, OverseasClients.YES.text.en
    SITE = "site", "うち、この拠点について明記", "of these: said of this very site"
    COMPANY = "company", "うち、会社全体としての表明", "of these: said of the company as a whole"
    AIMS = OverseasClients.AIMS.value, OverseasClients.AIMS.text.ja, OverseasClients.AIMS.text.en
    INFERRED = "inferred", CLIENTS_INFERRED.ja, CLIENTS_INFERRED.en
    NO = OverseasClients.NO.value, OverseasClients.NO.text.ja, OverseasClients.NO.text.en


NO_HELP = Text("", "")
MADE = ("product_class", "source", "cell_type", "vector", "step", "service", "material")


@dataclass(frozen=True, slots=True)
class Facet:
    """絞込み項目."""

    name: str  # the field of the register, and the name in the address
    text: Text
    codes: type[Code] | None  # None = countries
    help: Text = NO_HELP
    unlisted: tuple[str, ...] = ()  # codes nobody can narrow down by
    always: tuple[str, ...] = ()  # offered where nothing is left as well

    @property
    def offered(self) -> bool:
        """Whether it is of what is made and done."""
        return self.name in MADE

    def label(self, code: str) -> Text:
        """What a code is called."""
        return _table(self.codes).get(code) or Text(code, code)

    def labels(self) -> Mapping[str, Text]:
        """All codes in the order of their list."""
        return _table(self.codes)

    def known(self) -> Mapping[str, Text]:
        """The codes that may stand in an address, in the order of their list."""
        return _offered_codes(self.codes, self.unlisted)


@cache
def _table(codes: type[Code] | None) -> Mapping[str, Text]:
    return COUNTRIES if codes is None else {member.value: member.text for member in codes}


@cache
def _offered_codes(codes: type[Code] | None, unlisted: tuple[str, ...]) -> Mapping[str, Text]:
    return {code: text for code, text in _table(codes).items() if code not in unlisted}


_SELECTED = Text(
    "採択会社の拠点は、補助の対象でないものも数えます。採択事業の件数とは一致しません。",
    "All sites of a selected company are counted, subsidised or not; the number is not that of the projects.",
)
_STATED = Text(
    "拠点について、または会社全体として受託が公表されている拠点です。「機関の種類」では、受託する機関の拠点を、"
    "計画中・売却済みなども含めてすべて数えます。",
    "Sites for which contract work is stated, of the site or of the whole company. Under “Kind of organisation” all sites "
    "of such organisations are counted, those planned, sold or for own products too.",
)


FACETS = (
    Facet("contract_work", Text("受託", "Contract work"), ContractWork, _STATED),
    Facet("overseas_clients", Text("海外顧客", "Clients from abroad"), Abroad, always=(Abroad.SITE.value,)),
    Facet("site_status", Text("状態", "Status"), SiteStatus),
    Facet("product_class", Text("製品区分", "Product class"), ProductClass),
    Facet("source", Text("細胞の由来", "Cell source"), CellSource),
    Facet("cell_type", Text("細胞種", "Cell type"), CellType),
    Facet("vector", Text("ベクター", "Vector"), Vector),
    Facet("step", Text("工程", "Process step"), Step),
    Facet("service", Text("サービス", "Service"), Service),
    Facet("material", Text("製造物の用途", "Material for"), Material),
    Facet("licence", Text("許可・届出", "Licence"), Licence),
    Facet("inspection", Text("査察・適合性", "Inspection"), Inspection, unlisted=(Inspection.CLAIMED.value,)),
    Facet("prefecture", Text("都道府県", "Prefecture"), Prefecture),
    Facet("country", Text("国", "Country"), None),
    Facet("role", Text("機関の種類", "Kind of organisation"), Role, _SELECTED),
)
BY_NAME = {facet.name: facet for facet in FACETS}
_OF_THE_PLACE = ("prefecture", "site_status")
_OFFERED = frozenset(BY_NAME) - {*_OF_THE_PLACE, "country", "role"}
LISTED = ("listed", "maker")  # organisations with a site, or known to take contract work
GONE = (SiteStatus.CLOSING, SiteStatus.CLOSED, SiteStatus.SOLD)


def state_of(site: Site) -> SiteStatus | None:
    """稼働状況, as far as one is known; what stands undisputed goes first."""
    said = sorted(
        (c for c in site.claims if c.field == "site_status" and _stands(c)),
        key=lambda claim: claim.standing != Standing.STANDS,
    )
    return SiteStatus(said[0].value) if said else None


def holding(site: Site, organisation: Organisation) -> Iterator[Claim]:
    """Every claim that holds for the site and has not been superseded: its own first."""
    stated = {claim.field for claim in site.claims if _stands(claim)}
    denied = {(claim.field, claim.value) for claim in site.claims if claim.unit == NO}
    yield from (claim for claim in site.claims if _stands(claim))
    if state_of(site) in GONE:
        return
    for claim in organisation.claims:
        alone = len(organisation.sites) == 1 or claim.field not in OF_THE_FACILITY
        replaced = claim.field in ONE_VALUE and claim.field in stated
        kept = claim.use == Use.CAPABILITY and claim.field not in OF_THE_PLACE and alone and not replaced
        if kept and _stands(claim) and (claim.field, claim.value) not in denied:
            yield claim


def is_maker(organisation: Organisation) -> bool:
    """Whether it has a site or is known to take contract work; of others nobody asks what they make."""
    return bool(organisation.sites) or _takes(organisation.claims)


def _takes(claims: Iterable[Claim]) -> bool:
    taken = (ContractWork.YES, ContractWork.SERVICES_ONLY)
    return any(c.field == "contract_work" and c.value in taken and _stands(c) for c in claims)


def all_claims(organisation: Organisation) -> tuple[Claim, ...]:
    """What is said of an organisation and of each of its sites."""
    return (*organisation.claims, *(claim for site in organisation.sites for claim in site.claims))


def _stands(claim: Claim) -> bool:
    return claim.standing != Standing.SUPERSEDED


def of_all(register: Register) -> dict[str, set[tuple[str, str]]]:
    """Facets of every organisation and site by id."""
    found = {one.id: of_organisation(register, one) for one in register.organisations.values()}
    return found | {site.id: of_site(register, site) for site in register.sites.values()}


def of_site(register: Register, site: Site) -> set[tuple[str, str]]:
    """Facets of a site."""
    organisation = register.organisations[site.organisation]
    found = _offered(holding(site, organisation)) | _place(site.claims)
    if site.country:
        found.add(("country", site.country))
    return found | _roles(register, organisation)


def of_organisation(register: Register, organisation: Organisation) -> set[tuple[str, str]]:
    """Facets of an organisation with all its sites; its seat is a place as well."""
    found = _offered(claim for claim in organisation.claims if _stands(claim)) | _place(organisation.claims)
    if country := register.country(organisation.id):
        found.add(("country", country))
    for site in organisation.sites:
        found |= of_site(register, site)
    roles = _roles(register, organisation)
    if organisation.sites or ("role", Role.CDMO.value) in roles:
        found.add(LISTED)
    return found | roles


def _offered(claims: Iterator[Claim]) -> set[tuple[str, str]]:
    found = set()
    for claim in claims:
        if claim.field in _OFFERED and claim.use == Use.CAPABILITY and claim.unit != NO:
            found |= {(claim.field, code) for code in _codes(claim) if code in BY_NAME[claim.field].known()}
    return found


def shown_code(claim: Claim) -> str:
    """The code a claim is shown and counted under."""
    return Abroad.INFERRED.value if no_statement(claim) else claim.value


def _codes(claim: Claim) -> tuple[str, ...]:
    code = shown_code(claim)
    if claim.field == "overseas_clients" and code == Abroad.YES:
        return (code, (Abroad.SITE if "/" in claim.subject else Abroad.COMPANY).value)
    return (code,)


def _place(claims: tuple[Claim, ...]) -> set[tuple[str, str]]:
    return {(claim.field, claim.value) for claim in claims if claim.field in _OF_THE_PLACE and _stands(claim)}


def _roles(register: Register, organisation: Organisation) -> set[tuple[str, str]]:
    said = [claim for claim in all_claims(organisation) if _stands(claim)]
    companies = {company for project in register.projects.values() for company in project.companies}
    found = {
        Role.CDMO: _takes(said),
        Role.S1: organisation.id in companies,
        Role.VENTURE: any(entry.company == organisation.id for entry in register.entries.values()),
        Role.VC: any(c.field == "investor_kind" for c in said)
        or any(one.company == organisation.id for one in register.certifications.values()),
    }
    return {("role", role.value) for role, holds in found.items() if holds}
