"""The sheet a company confirms (確認用紙): what the register says of it and of its sites, and what matching still asks.

First the fields that matching reads, known or not; then every other value of the company's pages, so that each can be confirmed or
corrected. Values in words with where they are from, boxes to tick.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from meguri.documents.sources import url_of
from meguri.profiles.claim import Claim, Standing, Use
from meguri.profiles.organisation import Organisation
from meguri.register.site_fields import SITE
from meguri.vocabulary.citation import Citation
from meguri.vocabulary.text import Text
from meguri_portal.selectors.register.facets import all_claims, is_maker
from meguri_portal.selectors.register.record import HEADINGS, MATCHED, Worded, worded

ASKED = (
    *("prefecture", "city", "site_status", "area_gross_m2", "area_clean_m2", "contract_work", "overseas_clients"),
    *(
        "language",
        "contact_url",
        "product_class",
        "source",
        "cell_type",
        "vector",
        "step",
        "service",
        "test",
        "platform",
    ),
    *("material", "route", "scale_l", "capacity", "parallel_projects", "slot", "bsl", "containment", "file_region"),
    *("licence", "licence_granted", "licence_expires", "licence_authority", "inspection", "customer", "track_record"),
    *("contract_terms", "price", "opened", "staff"),
)
_SHOWN = tuple(name for _, _, names in HEADINGS for name in names if name not in ASKED)
# Of whom nobody asks what they make, this alone is asked where it is not known.
_OF_ANYONE = ("contact_url",)
SHEET = (*ASKED, *_SHOWN)  # every field that a sheet may have
COMPANY = Text("全社", "company")  # the mark of what is said of the company as a whole
_NAMED = 1  # sources named on a row; the others are counted, the page of the company names them all


@dataclass(frozen=True, slots=True)
class Source:
    """出典: the medium, and its year and month as far as it shows them."""

    medium: str
    month: str


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one or more sites, or of the company; no values = not known."""

    marks: Text  # ①② … of the sites, 全社; empty where there is but one site
    values: tuple[Worded, ...]
    sources: tuple[Source, ...]  # the first ones
    more: int  # further sources
    context: bool = False  # a fact around the offer
    blank: str = ""  # marks of the sites of which it is not known, on the last row of a field


@dataclass(frozen=True, slots=True)
class Line:
    """One field."""

    label: Text
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """確認用紙."""

    organisation: Organisation
    sites: tuple[tuple[str, Text], ...]  # mark and name
    lines: tuple[Line, ...]  # what matching reads
    others: tuple[Line, ...]  # what the pages show besides


MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def sheet_of(organisation: Organisation) -> Sheet:
    """The sheet of one organisation: all its sites in one table, in order of what is asked."""
    marked = tuple(zip(MARKS, organisation.sites, strict=False))
    held = [(mark if len(marked) > 1 else "", _usable(site.claims)) for mark, site in marked]
    known = {claim.field for claim in all_claims(organisation) if claim.standing != Standing.SUPERSEDED}
    makers = is_maker(organisation)  # of others nobody asks what they make
    asked, others = (
        tuple(Line(SITE[name].label, tuple(_said(name, organisation, held))) for name in names)
        for names in (
            [name for name in ASKED if makers or name in known or name in _OF_ANYONE],
            [name for name in _SHOWN if name in known],
        )
    )
    return Sheet(organisation, tuple((mark, site.name) for mark, site in marked), asked, others)


def _usable(claims: Iterable[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.standing != Standing.SUPERSEDED]


def _said(name: str, organisation: Organisation, held: list[tuple[str, list[Claim]]]) -> Iterator[Said]:
    """What is on offer, then what is said around it; one blank where neither is known."""
    silent = True
    for use in (Use.CAPABILITY, Use.CONTEXT):
        whole = _of(name, use, _usable(organisation.claims))
        parts = [(mark, _of(name, use, claims)) for mark, claims in held]
        for said in _said_so(name, bool(organisation.sites), whole, parts):
            silent = False
            yield said
    if silent:
        yield _one(Text("", ""), (), [])


def _said_so(name: str, sites: bool, whole: list[Claim], held: list[tuple[str, list[Claim]]]) -> Iterator[Said]:
    """The company's values, then the sites', equal ones together."""
    grouped = dict[tuple[Worded, ...], tuple[str, list[Claim]]]()
    for mark, said in held:
        values = _values(name, said)
        marks, before = grouped.get(values, ("", []))
        grouped[values] = (marks + mark, [*before, *said])
    if whole:
        yield _one(COMPANY if sites else Text("", ""), _values(name, whole), whole)
    blank, _ = grouped.pop((), ("", []))
    for place, (values, (marks, claims)) in enumerate(grouped.items(), start=1):
        mark = "" if len(grouped) == 1 and not (whole or blank) else marks
        last = place == len(grouped) and claims[0].use == Use.CAPABILITY
        yield _one(Text(mark, mark), values, claims, blank if last else "")


def _of(name: str, use: Use, claims: list[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.field == name and claim.use == use]


def _values(name: str, said: list[Claim]) -> tuple[Worded, ...]:
    return tuple(sorted({worded(SITE[name], claim) for claim in said}, key=lambda one: one.text.ja))


def _one(marks: Text, values: tuple[Worded, ...], claims: list[Claim], blank: str = "") -> Said:
    sources = tuple(dict.fromkeys(_source(claim.citation) for claim in claims))
    context = any(claim.use == Use.CONTEXT and claim.field in MATCHED for claim in claims)
    return Said(marks, values, sources[:_NAMED], len(sources[_NAMED:]), context, blank)


def _source(citation: Citation) -> Source:
    url = url_of(citation.document())
    medium = urlsplit(url).netloc.removeprefix("www.") if url else citation.source
    return Source(medium, (citation.dated or "")[:7])
