"""What else is publicly known of an organisation (関連する公表事項): selected projects, rounds, certification, products, events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from meguri.profiles.claim import Claim
from meguri.profiles.organisation import Organisation
from meguri.register.records import Entry
from meguri.register.register import Register
from meguri.register.value_type import first_day
from meguri.rulebook.programme import Rulebook
from meguri.vocabulary.citation import Citation
from meguri.vocabulary.text import Text

_VENTURE, _VC = "venture-ecosystem/venture", "venture-ecosystem/vc-certification"


@dataclass(frozen=True, slots=True)
class Party:
    """The other party of a line: its part in it, and its page."""

    part: Text
    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class Related:
    """関連事項: a line with its source."""

    kind: Text
    text: Text
    on: str  # as far as published; empty = not known
    citation: Citation
    party: Party | None = None


def related(register: Register, rulebook: Rulebook, organisation: Organisation) -> tuple[Related, ...]:
    """Everything that names the organisation or one of its sites."""
    found = [
        *_projects(register, rulebook, organisation),
        *_entries(register, rulebook, organisation),
        *_led(register, rulebook, organisation),
        *_certifications(register, rulebook, organisation),
        *_products(register, organisation),
        *_events(register, organisation),
    ]
    return tuple(sorted(found, key=lambda one: first_day(one.on) if one.on else date.min, reverse=True))


def _projects(register: Register, rulebook: Rulebook, organisation: Organisation) -> Iterator[Related]:
    for project in register.projects.values():
        if organisation.id in project.companies:
            programme = programme_name(rulebook, project.programme)
            title = project.title or Text("", "")
            text = Text(f"{programme.ja}：{title.ja}".rstrip("："), f"{programme.en}: {title.en}".rstrip(": "))
            yield Related(Text("採択", "Selected"), text, project.adopted_on, _source(project.claims, "adopted_on"))


def programme_name(rulebook: Rulebook, programme: str) -> Text:
    """The programme's name; its id where the rulebook has none."""
    found = {one.id: one.name for one in rulebook.programmes.values()}
    return found.get(programme, Text(programme, programme))


def _entries(register: Register, rulebook: Rulebook, organisation: Organisation) -> Iterator[Related]:
    for entry in register.entries.values():
        if entry.company == organisation.id:
            lead = register.organisations.get(entry.lead_vc or "")
            party = Party(Text("リードVC", "lead VC"), lead.id, lead.name) if lead else None
            text, on = _of_round(register, rulebook, entry)
            yield Related(Text("採択", "Selected"), text, on, _source(entry.claims, "round"), party)


def _led(register: Register, rulebook: Rulebook, organisation: Organisation) -> Iterator[Related]:
    """Selected projects in which it is named as the lead VC."""
    for entry in register.entries.values():
        if entry.lead_vc == organisation.id:
            company = register.organisations[entry.company]
            party = Party(Text("採択企業", "company selected"), company.id, company.name)
            text, on = _of_round(register, rulebook, entry)
            yield Related(Text("リードVC", "Lead VC"), text, on, _source(entry.claims, "lead_vc"), party)


def _of_round(register: Register, rulebook: Rulebook, entry: Entry) -> tuple[Text, str]:
    """The round and the title of an entry, and the day of its selection."""
    round_ = register.rounds.get(entry.round)
    number, name = entry.round.rpartition("/")[2], programme_name(rulebook, _VENTURE)
    ja, en = f"{name.ja} 第{number}回", f"{name.en}, round {number}"
    text = Text(f"{ja}：{entry.title.ja}", f"{en}: {entry.title.en}") if entry.title else Text(ja, en)
    return text, (round_.adopted_on if round_ else None) or ""


def _certifications(register: Register, rulebook: Rulebook, organisation: Organisation) -> Iterator[Related]:
    for one in register.certifications.values():
        if one.company == organisation.id:
            name = programme_name(rulebook, _VC)
            shown = "valid_from" if one.valid_from else "listed_as"
            yield Related(Text("認定", "Certified"), name, one.valid_from or "", _source(one.claims, shown))


def _products(register: Register, organisation: Organisation) -> Iterator[Related]:
    sites = {site.id: site.name for site in organisation.sites}
    for product in register.products.values():
        for maker in product.makers:
            if maker in sites:
                text = Text(f"{product.name.ja}（{sites[maker].ja}）", f"{product.name.en} ({sites[maker].en})")
                kind = Text("承認製品の製造", "Makes an approved product")
                yield Related(kind, text, product.approved_on or "", _source(product.claims, "maker"))


def _events(register: Register, organisation: Organisation) -> Iterator[Related]:
    sites = {site.id for site in organisation.sites}
    for event in register.events.values():
        if event.organisation == organisation.id or event.site in sites:
            content = next((claim.words for claim in event.claims if claim.field == "content"), Text("", ""))
            yield Related(event.type.text, content, event.on or "", _source(event.claims, "type"))


def _source(claims: tuple[Claim, ...], field: str) -> Citation:
    return next((claim for claim in claims if claim.field == field), claims[0]).citation
