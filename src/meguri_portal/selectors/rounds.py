"""Rounds, entries, certified VCs and selected projects (採択とVC), each value with its source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from meguri.documents import verdicts
from meguri.profiles.claim import Claim, Standing
from meguri.profiles.organisation import Organisation
from meguri.register.codes import Frame
from meguri.register.records import Certification, Entry, Project, Round
from meguri.register.register import Register
from meguri.rulebook.call import Call
from meguri.vocabulary.citation import Citation, Status
from meguri.vocabulary.text import Lang, Text
from meguri_portal.charts.pairs import NARROW, Pair, Pairs, Sheet, pairs, width_of
from meguri_portal.packs import rulebook
from meguri_portal.selectors.call_table import Term, terms_of
from meguri_portal.selectors.claim_words import words_of

VENTURE, CERTIFICATION = "venture-ecosystem/venture", "venture-ecosystem/vc-certification"


@dataclass(frozen=True, slots=True)
class Fact:
    """A value as the register has it; None = not known."""

    value: str | int | None
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Grant:
    """補助額 of one selection, as reported."""

    amount: Text
    citation: Citation


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
    opening: Opening | None
    field: Term | None  # 疾患領域; None = not known

    @property
    def known(self) -> bool:
        """Whether more is known of it than that it was held."""
        dated = any(self.facts[name].value for name in ("opens_on", "closes_on", "adopted_on", "entries"))
        return dated or bool(self.entries)


@dataclass(frozen=True, slots=True)
class Opening:
    """A day on which it was seen open, where the opening day itself is not known."""

    by: Text
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Selections:
    """採択の数え方: how entries, companies and leads come to differ in number."""

    entries: tuple[EntryLine, ...]
    led: int  # with a lead VC that is known
    companies: int
    leads: int  # different lead VCs
    unled: tuple[EntryLine, ...]
    repeated: tuple[tuple[Organisation, tuple[str, ...]], ...]  # companies selected twice, with their rounds
    of_deck: int
    beyond_deck: tuple[EntryLine, ...]  # known from other sources alone


@dataclass(frozen=True, slots=True)
class VcLine:
    """認定VC."""

    certification: Certification
    company: Organisation
    aliases: tuple[str, ...]
    facts: dict[str, Fact]
    entries: tuple[EntryLine, ...]
    citations: tuple[Citation, ...]
    lapsed: bool  # its last known day of certification is past; it may have been renewed


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
            {name: fact(one.claims, name) for name in ROUND_FACTS} | _guide(one),
            tuple(line for line in lines if line.round.id == one.id),
            _opening(one),
            _field(one),
        )
        for one in register.rounds.values()
        if one.programme == programme
    )


def _call(one: Round) -> Call | None:
    """The rulebook's call of this round."""
    calls = {call.id: call for call in rulebook().programme(one.programme).calls}
    return calls.get(f"round-{one.id.split('/')[-1]}")


def _guide(one: Round) -> dict[str, Fact]:
    """The guide per project as the rulebook has it where the register has none, so that every page says the same."""
    call = _call(one)
    if any(claim.field == "scale_max" for claim in one.claims) or call is None or not call.own_terms.ceilings:
        return {}
    return {"scale_max": Fact(call.own_terms.ceilings[0].amount, call.own_terms.citation("ceilings"))}


def _field(one: Round) -> Term | None:
    """The disease field as the rulebook's call of this round has it, so that every page says the same."""
    call = _call(one)
    return next((term for term in terms_of(call.own_terms) if term.id == "fields"), None) if call else None


def grants(register: Register) -> tuple[tuple[EntryLine, tuple[Grant, ...]], ...]:
    """What is reported of the subsidy of a single selection."""
    return tuple(
        (line, tuple(Grant(words_of(register, "entry", claim), claim.citation) for claim in line.grants))
        for line in entries(register)
        if line.grants
    )


def _opening(one: Round) -> Opening | None:
    """As the rulebook's call of this round has it, so that every page says the same."""
    call = _call(one)
    if one.opens_on or call is None or call.opens_by is None:
        return None
    days = {"opens": None, "opens_by": call.opens_by.isoformat()}
    words = Text(*(verdicts.opening(days, lang) for lang in (Lang.JA, Lang.EN)))
    return Opening(words, call.own_terms.citation("opens"))


def minimum_only_reported(lines: Iterable[RoundLine]) -> bool:
    """Whether every minimum ticket rests on aggregators."""
    cited = [citation for line in lines for citation in line.facts["vc_min_ticket"].citations]
    return bool(cited) and all(citation.status is Status.AGGREGATOR for citation in cited)


def checked(lines: Iterable[RoundLine]) -> date:
    """The day on which the sources of these rounds were last read."""
    return max(claim.citation.read_on for line in lines for claim in line.round.claims)


def selections(register: Register) -> Selections:
    """Every entry, counted in each way that a page names."""
    lines = entries(register)
    by_company: dict[str, list[EntryLine]] = {}
    for line in lines:
        by_company.setdefault(line.company.id, []).append(line)
    led = [line for line in lines if line.lead]
    beyond = tuple(line for line in lines if all(one.status is not Status.DECK for one in line.citations))
    return Selections(
        lines,
        len(led),
        len(by_company),
        len({line.lead.id for line in led if line.lead}),
        tuple(line for line in lines if line.lead is None),
        tuple(
            (found[0].company, tuple(line.round.id.split("/")[-1] for line in found))
            for found in by_company.values()
            if len(found) > 1
        ),
        len(lines) - len(beyond),
        beyond,
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


def vcs(register: Register, on: date) -> tuple[VcLine, ...]:
    """Every certified VC by name, as things stand on a day."""
    lines = entries(register)
    found = [
        VcLine(
            one,
            company := register.organisations[one.company],
            tuple(name for name in _spellings(one) if name not in (company.name.ja, company.name.en)),
            {name: fact(one.claims, name) for name in CERTIFICATION_FACTS},
            tuple(line for line in lines if line.lead and line.lead.id == one.company),
            citations(one.claims, ("listed_as",)),
            _past(fact(one.claims, "valid_to"), on),
        )
        for one in register.certifications.values()
    ]
    return tuple(sorted(found, key=lambda line: line.company.name.en.casefold()))


def _past(until: Fact, on: date) -> bool:
    """Whether the day is known and before this one."""
    return isinstance(until.value, str) and until.value < on.isoformat()


def official_list() -> str | None:
    """Where AMED publishes its list of certified VCs."""
    return rulebook().programme(CERTIFICATION).contact


def _spellings(certification: Certification) -> tuple[str, ...]:
    """Every spelling but those taken to be misprints, which stay on the page of their source."""
    misprints = {
        claim.value
        for claim in certification.claims
        if claim.field == "listed_as" and claim.standing is Standing.DISPUTED
    }
    return tuple(name for name in certification.names if name not in misprints)


def sites_of_selected(register: Register) -> int:
    """How many sites of the register belong to companies with a selected project."""
    selected = {id_ for project in register.projects.values() for id_ in project.companies}
    return sum(site.organisation in selected for site in register.sites.values())


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


def picture(register: Register, lang: Lang, sheet: Sheet = NARROW) -> Pairs:
    """Who invests in whom, as far as a lead VC is published."""
    spellings = {one.company: _spellings(one) for one in register.certifications.values()}
    drawn = [
        Pair(
            _short(line.lead, spellings.get(line.lead.id, ()), lang, sheet.room),
            _on_one_line(line.company.name, lang, sheet.room),
            line.round.id.split("/")[-1],
        )
        for line in entries(register)
        if line.lead
    ]
    return pairs(drawn, sheet)


def _on_one_line(name: Text, lang: Lang, room: float) -> str:
    """The name; without its reading in Latin letters where both do not fit, the table beside it has them."""
    words = name.in_(lang)
    return name.ja if words.startswith(name.ja) and width_of(words) > room else words


def _short(company: Organisation, spellings: tuple[str, ...], lang: Lang, room: float) -> str:
    """The name, or a published spelling that fits where the name does not."""
    name = company.name.in_(lang)
    if width_of(name) <= room:
        return name
    fitting = [one for one in spellings if width_of(one) <= room and (lang is Lang.JA or one.isascii())]
    return min(fitting, key=lambda one: (one.isascii(), width_of(one)), default=name)
