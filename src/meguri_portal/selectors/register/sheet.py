"""The sheet a company confirms (確認用紙): what the register says of it and of its sites, and what matching still asks.

One page a company where possible: the fields that matching reads, the values in words with where they are from, boxes to tick.
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
from meguri_portal.selectors.register.record import Worded, worded

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
    *("licence", "licence_granted", "licence_expires", "inspection", "customer", "track_record"),
    *("contract_terms", "price"),
)
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
    lines: tuple[Line, ...]


MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def sheet_of(organisation: Organisation) -> Sheet:
    """The sheet of one organisation: all its sites in one table, so that it stays one page."""
    marked = tuple(zip(MARKS, organisation.sites, strict=False))
    held = [(mark if len(marked) > 1 else "", _usable(site.claims)) for mark, site in marked]
    lines = tuple(Line(SITE[name].label, tuple(_said(name, organisation, held))) for name in ASKED)
    return Sheet(organisation, tuple((mark, site.name) for mark, site in marked), lines)


def _usable(claims: Iterable[Claim]) -> list[Claim]:
    return [c for c in claims if c.use == Use.CAPABILITY and c.standing != Standing.SUPERSEDED]


def _said(name: str, organisation: Organisation, held: list[tuple[str, list[Claim]]]) -> Iterator[Said]:
    """The company's values, then the sites', equal ones together; one blank where neither is known."""
    whole = _of(name, _usable(organisation.claims))
    grouped = dict[tuple[Worded, ...], tuple[str, list[Claim]]]()
    for mark, claims in held:
        said = _of(name, claims)
        values = _values(name, said)
        marks, before = grouped.get(values, ("", []))
        grouped[values] = (marks + mark, [*before, *said])
    if whole:
        yield _one(COMPANY if organisation.sites else Text("", ""), _values(name, whole), whole)
    blank, _ = grouped.pop((), ("", []))
    if not whole and not grouped:
        yield _one(Text("", ""), (), [])
    for place, (values, (marks, claims)) in enumerate(grouped.items(), start=1):
        mark = "" if len(grouped) == 1 and not (whole or blank) else marks
        yield _one(Text(mark, mark), values, claims, blank if place == len(grouped) else "")


def _of(name: str, claims: list[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.field == name]


def _values(name: str, said: list[Claim]) -> tuple[Worded, ...]:
    return tuple(sorted({worded(SITE[name], claim) for claim in said}, key=lambda one: one.text.ja))


def _one(marks: Text, values: tuple[Worded, ...], claims: list[Claim], blank: str = "") -> Said:
    sources = tuple(dict.fromkeys(_source(claim.citation) for claim in claims))
    return Said(marks, values, sources[:_NAMED], len(sources[_NAMED:]), blank)


def _source(citation: Citation) -> Source:
    url = url_of(citation.document())
    medium = urlsplit(url).netloc.removeprefix("www.") if url else citation.source
    return Source(medium, (citation.dated or "")[:7])
