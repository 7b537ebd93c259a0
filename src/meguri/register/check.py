"""Does the pack keep its own rules (登録簿の検査)? What the loader cannot see row by row: ids that lead nowhere, counts that
the public lists fix, claims used beyond what their status or their site allows.

Authority for the counts: the METI deck (28 certified VCs, 26 entries of 25 companies) and the notice of 2025-07-15 (13 projects).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from meguri.profiles.claim import Claim, Standing, Use
from meguri.profiles.organisation import Organisation, Site
from meguri.register.codes import ContractWork, SiteStatus
from meguri.register.field import Kind
from meguri.register.register import Register
from meguri.register.schema import KINDS
from meguri.register.site_fields import EVIDENCE, OFFER
from meguri.register.value_type import Reference
from meguri.vocabulary.citation import Status

DECK_ROUNDS = tuple(f"venture-ecosystem/{number}" for number in range(1, 7))
EXPECTED = {"projects": 13, "deck entries": 26, "deck companies": 25, "certified VCs": 28}
NOT_BUILT = (SiteStatus.PLANNED, SiteStatus.UNDER_CONSTRUCTION, SiteStatus.SOLD, SiteStatus.CLOSED)


@dataclass(frozen=True, slots=True)
class Finding:
    """指摘."""

    code: str  # stable word
    subject: str
    text: str

    def __str__(self) -> str:
        return f"{self.subject}: {self.text} [{self.code}]"


def check(register: Register) -> tuple[Finding, ...]:
    """Everything that is wrong with the register; nothing where it is clean."""
    return (
        *_dangling(register),
        *_counts(register),
        *_provenance(register),
        *_offers(register),
        *_rounds(register),
    )


def _dangling(register: Register) -> Iterator[Finding]:
    """Ids that no record has."""
    known = {kind: set(getattr(register, kind + "s")) for kind in _referenced()}
    for claim, kind in _with_kind(register):
        field = kind.fields[claim.field]
        if isinstance(field.type, Reference) and claim.value not in known[field.type.kind]:
            yield Finding("dangling", claim.subject, f"{claim.field} {claim.value!r} is no {field.type.kind}")


def _referenced() -> set[str]:
    return {
        field.type.kind
        for kind in KINDS.values()
        for field in kind.fields.values()
        if isinstance(field.type, Reference)
    }


def _with_kind(register: Register) -> Iterator[tuple[Claim, Kind]]:
    tables = (
        (register.projects, "project"),
        (register.rounds, "round"),
        (register.entries, "entry"),
        (register.certifications, "certification"),
        (register.products, "product"),
        (register.facilities, "facility"),
        (register.events, "event"),
    )
    for table, kind in tables:
        for record in table.values():
            for claim in record.claims:
                yield claim, KINDS[kind]


def _counts(register: Register) -> Iterator[Finding]:
    """Numbers that the public lists fix."""
    deck = [entry for entry in register.entries.values() if entry.round in DECK_ROUNDS]
    found = {
        "projects": len(register.projects),
        "deck entries": len(deck),
        "deck companies": len({entry.company for entry in deck}),
        "certified VCs": sum(_listed_in_deck(c.claims) for c in register.certifications.values()),
    }
    for name, expected in EXPECTED.items():
        if found[name] != expected:
            yield Finding("count", name, f"{expected} expected, {found[name]} found")


def _listed_in_deck(claims: tuple[Claim, ...]) -> bool:
    return any(claim.field == "listed_as" and claim.citation.status == Status.DECK for claim in claims)


def _provenance(register: Register) -> Iterator[Finding]:
    """An inference without its reasoning; a value kept beside its correction without a word why."""
    for claim in register.claims:
        if claim.citation.status == Status.INFERENCE and not claim.citation.note:
            yield Finding("no-reasoning", claim.subject, f"{claim.field} is inferred without a reason in the note")
        if claim.citation.dated and claim.citation.dated[:10] > claim.citation.read_on.isoformat():
            yield Finding("read-before-written", claim.subject, f"{claim.field}: source of {claim.citation.dated}")


def _offers(register: Register) -> Iterator[Finding]:
    """Capability claimed where there is none: own products only, not built, gone."""
    for site in register.sites.values():
        organisation = register.organisations[site.organisation]
        if _refuses(site, organisation) or _not_there(site):
            for claim in site.claims:
                if claim.use == Use.CAPABILITY and claim.field in CAPABILITY:
                    yield Finding("no-offer", site.id, f"{claim.field} {claim.value!r} must be context here")


CAPABILITY = frozenset({*OFFER, *EVIDENCE}) - {"contract_work", "licence", "licence_granted", "licence_expires"}


def _refuses(site: Site, organisation: Organisation) -> bool:
    stated = site.standing("contract_work") or organisation.standing("contract_work")
    return any(claim.value in (ContractWork.NO, ContractWork.OWN_PRODUCTS) for claim in stated)


def _not_there(site: Site) -> bool:
    return any(
        claim.field == "site_status" and claim.standing == Standing.STANDS and claim.value in NOT_BUILT
        for claim in site.claims
    )


def _rounds(register: Register) -> Iterator[Finding]:
    """Entries of a round against its published number."""
    for found in register.rounds.values():
        listed = sum(entry.round == found.id for entry in register.entries.values())
        if found.entries is not None and listed != found.entries:
            yield Finding("count", found.id, f"{found.entries} entries published, {listed} listed")
