"""The sheet a company confirms (確認用紙): what the register says of its sites, and what matching still asks.

One page a company where possible: only the fields that matching reads, the values in words, a place to tick or correct.
"""

from __future__ import annotations

from dataclasses import dataclass

from meguri.profiles.claim import Claim, Standing, Use
from meguri.profiles.organisation import Organisation
from meguri.register.site_fields import SITE
from meguri.vocabulary.text import Text
from meguri_portal.selectors.register.facets import holding
from meguri_portal.selectors.register.record import Worded, worded

ASKED = (
    *("contract_work", "overseas_clients", "language", "contact_url", "product_class", "source", "cell_type", "vector"),
    *("step", "service", "test", "platform", "material", "route", "scale_l", "capacity", "parallel_projects", "slot"),
    *("bsl", "containment", "file_region", "licence", "licence_expires", "inspection", "customer", "track_record"),
    *("contract_terms", "price"),
)


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one or more sites; no values = not known."""

    marks: str  # ①② … of the sites; empty where it holds for all
    values: tuple[Worded, ...]


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
    held = [list(holding(site, organisation)) for site in organisation.sites[: len(MARKS)]]
    held = [_usable(claims) for claims in held or [list(organisation.claims)]]
    sites = tuple((mark, site.name) for mark, site in zip(MARKS, organisation.sites, strict=False))
    return Sheet(organisation, sites, tuple(_line(name, held) for name in ASKED))


def _usable(claims: list[Claim]) -> list[Claim]:
    return [c for c in claims if c.use == Use.CAPABILITY and c.standing != Standing.SUPERSEDED]


def _line(name: str, held: list[list[Claim]]) -> Line:
    field, grouped = SITE[name], dict[tuple[Worded, ...], str]()
    for mark, claims in zip(MARKS, held, strict=False):
        said = {worded(field, claim) for claim in claims if claim.field == name}
        values = tuple(sorted(said, key=lambda one: one.text.ja))
        grouped[values] = grouped.get(values, "") + mark
    alone = len(grouped) == 1
    return Line(field.label, tuple(Said("" if alone else marks, values) for values, marks in grouped.items()))
