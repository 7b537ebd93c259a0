"""The sheet a company confirms (確認用紙): what the register says of each of its sites, and what matching still asks.

One page a company where possible: only the fields that matching reads, the values in words, a place to tick or correct.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from meguri.profiles.claim import Claim, Standing, Use
from meguri.profiles.organisation import Organisation
from meguri.register.register import Register
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
class Line:
    """One field: what is said; empty = not known."""

    label: Text
    values: tuple[Worded, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One site, or the organisation where no site is known."""

    name: Text
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """確認用紙."""

    organisation: Organisation
    parts: tuple[Part, ...]


def sheet_of(register: Register, organisation: Organisation) -> Sheet:
    """The sheet of one organisation."""
    if not organisation.sites:
        return Sheet(organisation, (Part(organisation.name, _lines(organisation.claims)),))
    parts = (Part(site.name, _lines(tuple(holding(site, organisation)))) for site in organisation.sites)
    return Sheet(organisation, tuple(parts))


def _lines(claims: Iterable[Claim]) -> tuple[Line, ...]:
    held = [c for c in claims if c.use == Use.CAPABILITY and c.standing != Standing.SUPERSEDED]
    made = []
    for name in ASKED:
        field = SITE[name]
        values = dict.fromkeys(worded(field, claim) for claim in held if claim.field == name)
        made.append(Line(field.label, tuple(values)))
    return tuple(made)
