"""Rounds, entries, certified VCs and selected projects (採択とVC), each value with its source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from meguri.profiles.claim import Claim, Standing
from meguri.profiles.organisation import Organisation
from meguri.register.codes import Frame
from meguri.register.records import Certification, Entry, Project, Round
from meguri.register.register import Register
from meguri.vocabulary.citation import Citation
from meguri.vocabulary.text import Lang, Text
from meguri_portal.charts.pairs import ROOM, Pair, Pairs, pairs, width_of

VENTURE, CERTIFICATION = "venture-ecosystem/venture", "venture-ecosystem/vc-certification"


@dataclass(frozen=True, slots=True)
class Fact:
    """A value as the register has it; None = not known."""

    value: str | int | None
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class EntryLine:
    """採択."""

    entry: Entry
    round: Round
    company: Organisation
    lead: Organisation | None
    citations: tuple[Citation, ...]
    grants: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class RoundLine:
    """公募回."""

    round: Round
    number: str
    facts: dict[str, Fact]
    entries: tuple[EntryLine, ...]


@dataclass(frozen=True, slots=True)
class VcLine:
    """認定VC."""

    certification: Certification
    company: Organisation
    aliases: tuple[str, ...]
    facts: dict[str, Fact]
    entries: tuple[EntryLine, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """採択事業."""

    project: Project
    companies: tuple[Organisation, ...]
    sites: tuple[tuple[str, Text], ...]  # id and name
    contents: tuple[Claim, ...]
    citations: tuple[Citation, ...]


ROUND_FACTS = (
    "opens_on",
    "closes_on",
    "adopted_on",
    "entries",
    "planned_max",
    "vc_min_ticket",
    "scale_min",
    "scale_max",
)
CERTIFICATION_FACTS = ("valid_from", "valid_to", "term_years")


def rounds(register: Register, programme: str = VENTURE) -> tuple[RoundLine, ...]:
    """The rounds of a programme, oldest first."""
    lines = entries(register)
    return tuple(
        RoundLine(
            one,
            one.id.split("/")[-1],
            {name: fact(one.claims, name) for name in ROUND_FACTS},
            tuple(line for line in lines if line.round.id == one.id),
        )
        for one in register.rounds.values()
        if one.programme == programme
    )


def entries(register: Register) -> tuple[EntryLine, ...]:
    """Every entry with its company and lead VC."""
    return tuple(
        EntryLine(
            entry,
            register.rounds[entry.round],
            register.organisations[entry.company],
            register.organisations.get(entry.lead_vc or ""),
            citations(entry.claims, ("company", "lead_vc")),
            tuple(claim for claim in entry.claims if claim.field == "grant"),
        )
        for entry in register.entries.values()
    )


def vcs(register: Register) -> tuple[VcLine, ...]:
    """Every certified VC by name."""
    lines = entries(register)
    found = [
        VcLine(
            one,
            company := register.organisations[one.company],
            tuple(name for name in one.names if name not in (company.name.ja, company.name.en)),
            {name: fact(one.claims, name) for name in CERTIFICATION_FACTS},
            tuple(line for line in lines if line.lead and line.lead.id == one.company),
            citations(one.claims, ("listed_as",)),
        )
        for one in register.certifications.values()
    ]
    return tuple(sorted(found, key=lambda line: line.company.name.en.casefold()))


def projects(register: Register, frame: Frame) -> tuple[ProjectLine, ...]:
    """The selected projects of one frame."""
    return tuple(
        ProjectLine(
            one,
            tuple(register.organisations[id_] for id_ in one.companies),
            tuple((id_, register.sites[id_].name) for id_ in one.sites),
            tuple(claim for claim in one.claims if claim.field == "content"),
            citations(one.claims, ("company", "adopted_on")),
        )
        for one in register.projects.values()
        if one.frame is frame
    )


def fact(claims: Iterable[Claim], name: str) -> Fact:
    """The standing value of a field with its sources."""
    found = [claim for claim in claims if claim.field == name and claim.standing is not Standing.SUPERSEDED]
    if not found:
        return Fact(None, ())
    value = found[0].value
    same = tuple(dict.fromkeys(claim.citation for claim in found if claim.value == value))
    return Fact(int(value) if found[0].unit or name in ("entries", "planned_max", "term_years") else value, same)


def citations(claims: Iterable[Claim], names: Iterable[str]) -> tuple[Citation, ...]:
    """The sources of these fields, each once."""
    wanted = tuple(names)
    return tuple(dict.fromkeys(claim.citation for claim in claims if claim.field in wanted))


def picture(register: Register, lang: Lang) -> Pairs:
    """Who invests in whom, as far as a lead VC is published."""
    spellings = {one.company: one.names for one in register.certifications.values()}
    return pairs(
        [
            Pair(
                _short(line.lead, spellings.get(line.lead.id, ()), lang),
                line.company.name.in_(lang),
                line.round.id.split("/")[-1],
            )
            for line in entries(register)
            if line.lead
        ]
    )


def _short(company: Organisation, spellings: tuple[str, ...], lang: Lang) -> str:
    """The name, or a published spelling that fits where the name does not."""
    name = company.name.in_(lang)
    if width_of(name) <= ROOM:
        return name
    fitting = [one for one in spellings if width_of(one) <= ROOM and (lang is Lang.JA or one.isascii())]
    return min(fitting, key=lambda one: (one.isascii(), width_of(one)), default=name)
