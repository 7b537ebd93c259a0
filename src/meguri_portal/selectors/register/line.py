"""One line of the list (掲載の行): where and in which state it is, what is known of what it makes, and for whom abroad."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from meguri.matching.fact import NO
from meguri.profiles.claim import Claim, Standing, Use
from meguri.profiles.organisation import Organisation, Site
from meguri.register.codes import Inspection
from meguri.register.register import Register
from meguri.register.site_fields import SITE
from meguri.vocabulary.citation import INFERRED, Status
from meguri.vocabulary.text import Text
from meguri_portal import packs
from meguri_portal.selectors.register.contact import Contact, contact_of
from meguri_portal.selectors.register.facets import BY_NAME, all_claims, holding, shown_code, state_of
from meguri_portal.selectors.register.owner import Owner, present_owner

SHOWN = ("contract_work", "product_class", "cell_type", "vector", "step")
_SPEAKS = ("contract_work", "overseas_clients")  # their values need no label
_FEW = 4  # codes of a field that a line names
ABROAD = ("overseas_clients", "inspection")  # what a partner from abroad looks for first


@dataclass(frozen=True, slots=True)
class Fact:
    """A field in words."""

    label: Text | None  # None where the value speaks for itself
    value: Text


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of some fields."""

    own: tuple[Fact, ...]
    whole: tuple[Fact, ...]  # said of the organisation as a whole, not of this site
    context: tuple[Fact, ...]  # of own products, plans, an earlier owner; nothing that is on offer
    asked: int
    unknown: tuple[str, ...]  # fields


@dataclass(frozen=True, slots=True, eq=False)  # made once for each version of the register: known by identity
class Line:
    """掲載の行. What nobody knows is counted, not listed."""

    id: str
    name: Text
    organisation_id: str
    organisation: Text | None  # None where the line is the organisation
    place: Text | None
    state: Text | None  # of a site
    owner: Owner | None  # of a site that was sold
    sites: int  # of an organisation
    facts: Facts
    abroad: Facts
    contact: Contact | None
    values: int

    @property
    def known(self) -> bool:
        """Whether anything is known of what it makes."""
        return bool(self.facts.own or self.facts.whole or self.facts.context)

    @property
    def abroad_unknown(self) -> tuple[Text, ...]:
        """Labels of what a partner from abroad asks and nobody knows."""
        missing = self.abroad.unknown if self.contact else (*self.abroad.unknown, "contact_url")
        return tuple(SITE[name].label for name in missing)


@lru_cache(maxsize=4096)
def line(version: str, subject: str) -> Line:
    """The line of the register of that version."""
    return line_of(packs.register(), subject)


def line_of(register: Register, subject: str) -> Line:
    """One line of the list."""
    site = register.sites.get(subject)
    organisation = register.organisations[site.organisation if site else subject]
    claims = tuple(holding(site, organisation)) if site else all_claims(organisation)
    state = state_of(site) if site else None
    return Line(
        subject,
        site.name if site else organisation.name,
        organisation.id,
        organisation.name if site else None,
        joined(place_of(site, organisation)),
        state.text if state else None,
        present_owner(register, site) if site else None,
        len(organisation.sites),
        _facts(SHOWN, claims, site),
        _facts(ABROAD, claims, site),
        contact_of(site, organisation),
        len(claims),
    )


def place_of(site: Site | None, organisation: Organisation) -> tuple[Text, ...]:
    """Where it stands: the site's own place; the seat and the sites of an organisation."""
    claims = site.claims if site else all_claims(organisation)
    codes = [(claim.field, claim.value) for claim in claims if claim.field in ("prefecture", "country")]
    found = dict.fromkeys(code for code in codes if code != ("country", "JP") or len(codes) == 1)
    return tuple(BY_NAME[facet].label(code) for facet, code in found)


def _facts(names: tuple[str, ...], claims: tuple[Claim, ...], site: Site | None) -> Facts:
    own, whole, context, unknown = list[Fact](), list[Fact](), list[Fact](), list[str]()
    for name in names:
        listed = [c for c in claims if c.field == name and c.unit != NO and c.standing != Standing.SUPERSEDED]
        said = [c for c in listed if c.use == Use.CAPABILITY]
        here = [c for c in said if site is None or c.subject == site.id]
        again = {shown_code(c) for c in here}
        there = [c for c in said if shown_code(c) not in again]
        for part, into in ((here, own), (there, whole), (() if said else listed, context)):
            if words := _words(name, part):
                into.append(Fact(None if name in _SPEAKS else BY_NAME[name].text, words))
        if not listed:
            unknown.append(name)
    return Facts(tuple(own), tuple(whole), tuple(context), len(names), tuple(unknown))


def _words(name: str, claims: Iterable[Claim]) -> Text | None:
    """Codes in words, in the order of their list; the first few. What only an inference gives says so."""
    listed = tuple(claims)
    said = {shown_code(claim): claim for claim in listed}
    if name == "inspection":
        return inspections(said)
    public = {shown_code(claim) for claim in listed if claim.citation.status != Status.INFERENCE}
    texts = [
        label + INFERRED if name in SHOWN and code not in public else label
        for code, label in BY_NAME[name].labels().items()
        if code in said
    ]
    rest = len(texts) - _FEW
    if rest > 1:
        texts[_FEW:] = [Text(f"ほか{rest}", f"{rest} more")]
    return joined(texts)


def inspections(said: Mapping[str, Claim]) -> Text | None:
    """What an authority or a certifier did first; a claim of compliance stands apart from it."""
    texts = [_inspection(code, said[code]) for code in Inspection if code in said and code != Inspection.CLAIMED]
    if Inspection.CLAIMED not in said:
        return joined(texts)
    if not texts:
        ja, en = Inspection.CLAIMED.text.ja, Inspection.CLAIMED.text.en
        return Text(f"{ja}（査察の記録は見つかっていない）", f"{en}; no inspection record found")
    records = joined(texts)
    return Text(f"{records.ja}。ほかに準拠の自己申告", f"{records.en}; also claims compliance") if records else None


def _inspection(code: Inspection, claim: Claim) -> Text:
    """The survey of an authority says in its remark which one came, and when."""
    remark = claim.citation.note_text
    if code != Inspection.AUTHORITY_SURVEY or remark is None:
        return code.text
    return Text(f"{code.text.ja}（{remark.ja}）", f"{code.text.en} ({remark.en})")


def joined(texts: Iterable[Text]) -> Text | None:
    """Several as one; None where there are none."""
    listed = tuple(texts)
    return Text("、".join(t.ja for t in listed), ", ".join(t.en for t in listed)) if listed else None
