"""Up to four sites side by side (拠点の比較): field by field, what holds for each; "not known" stands where nothing does."""

from __future__ import annotations

from dataclasses import dataclass

from meguri.profiles.claim import Claim
from meguri.profiles.organisation import Organisation, Site
from meguri.register.field import Field
from meguri.register.register import Register
from meguri.register.site_fields import SITE
from meguri_portal.selectors.register.facets import holding
from meguri_portal.selectors.register.record import FOREIGN, SHOWN_FIRST, Known, known_of

MOST = 4
FIELDS = (
    *("prefecture", "country", "site_status", *FOREIGN, *SHOWN_FIRST),
    *("product_class", "source", "cell_type", "vector", "step", "service", "test", "platform", "material", "route"),
    *("scale_l", "capacity", "parallel_projects", "slot", "price", "contract_terms", "bsl", "containment"),
    *("customer", "track_record", "opened", "opening_planned", "area_gross_m2", "area_clean_m2", "clean_rooms"),
    *("staff", "support_received"),
)


@dataclass(frozen=True, slots=True)
class Column:
    """比べる拠点."""

    site: Site
    organisation: Organisation
    rest: str  # the address with the others only

    @property
    def slug(self) -> str:
        """The site's part of the address."""
        return self.site.id.partition("/")[2]


@dataclass(frozen=True, slots=True)
class Row:
    """One field; None = not known."""

    field: Field
    cells: tuple[Known | None, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """比較表."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    open_fields: tuple[Field, ...]  # known of none of them
    left_out: tuple[str, ...]  # ids beyond the fourth, or that no site has


def compared(register: Register, ids: list[str]) -> Compared:
    """The first four known sites of `ids`."""
    asked = list(dict.fromkeys(id_[:200] for id_ in ids))
    known = [register.sites[id_] for id_ in asked if id_ in register.sites][:MOST]
    shown = [site.id for site in known]
    columns = tuple(
        Column(
            site, register.organisations[site.organisation], "&".join(f"site={id_}" for id_ in shown if id_ != site.id)
        )
        for site in known
    )
    held = [list(holding(column.site, column.organisation)) for column in columns]
    rows = [Row(SITE[name], tuple(_cell(name, claims) for claims in held)) for name in FIELDS]
    return Compared(
        columns,
        tuple(row for row in rows if any(row.cells)),
        tuple(row.field for row in rows if not any(row.cells)),
        tuple(id_ for id_ in asked if id_ not in shown)[:20],
    )


def _cell(name: str, claims: list[Claim]) -> Known | None:
    said = [claim for claim in claims if claim.field == name]
    return known_of(SITE[name], said) if said else None
