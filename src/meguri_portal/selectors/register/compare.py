"""Up to four sites side by side (拠点の比較): field by field, what holds for each; "not known" stands where nothing does."""

from __future__ import annotations

from dataclasses import dataclass, replace

from meguri.matching.holding import OF_THE_FACILITY
from meguri.profiles.claim import Claim
from meguri.profiles.organisation import HOME, Organisation, Site
from meguri.register.field import Field
from meguri.register.register import Register
from meguri.register.site_fields import AREA, SITE
from meguri.vocabulary.text import Text
from meguri_portal.selectors.register.facets import GONE, holding, state_of
from meguri_portal.selectors.register.record import FOREIGN, SHOWN_FIRST, Known, known_of

MOST = 4
FIELDS = (
    *("prefecture", "country", "site_status", *FOREIGN, *SHOWN_FIRST),
    *("product_class", "source", "cell_type", "vector", "step", "service", "test", "platform", "material", "route"),
    *("scale_l", "capacity", "parallel_projects", "slot", "price", "contract_terms", "bsl", "containment"),
    *("customer", "track_record", "opened", "opening_planned", *AREA, "clean_rooms"),
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
class Cell:
    """What is said of one site. Neither = not known."""

    site: Text  # its name, for where the cells stand one below the other
    own: Known | None
    whole: Known | None  # said of the organisation as a whole
    which: bool  # the organisation's, but of which site is not known; it does not hold for this one

    def __bool__(self) -> bool:
        return bool(self.own or self.whole)


@dataclass(frozen=True, slots=True)
class Row:
    """One field."""

    field: Field
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """比較表."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    open_fields: tuple[Field, ...]  # known of none of them
    left_out: tuple[Text, ...]  # sites beyond the fourth by name; else ids that no site has


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
    rows = [Row(SITE[name], tuple(_cell(name, column) for column in columns)) for name in FIELDS]
    return Compared(
        columns,
        tuple(row for row in rows if any(row.cells)),
        tuple(row.field for row in rows if not any(row.cells)),
        tuple(_named(register, id_) for id_ in asked if id_ not in shown)[:20],
    )


def _named(register: Register, id_: str) -> Text:
    site = register.sites.get(id_)
    if site is None:
        return Text(id_, id_)
    owner = register.organisations[site.organisation].name
    return Text(f"{site.name.ja}（{owner.ja}）", f"{site.name.en} ({owner.en})")


def _cell(name: str, column: Column) -> Cell:
    """The site's own values first; what holds for it from its organisation; else what only the organisation is known to have."""
    held = [claim for claim in holding(column.site, column.organisation) if claim.field == name]
    own = [claim for claim in held if claim.subject == column.site.id] or _by_prefecture(name, column.site)
    again = {(claim.value, claim.unit) for claim in own}
    whole = [claim for claim in held if claim.subject != column.site.id and (claim.value, claim.unit) not in again]
    which = not held and name in OF_THE_FACILITY and state_of(column.site) not in GONE
    if which:
        whole = list(column.organisation.standing(name))
    return Cell(column.site.name, _known(name, own), _known(name, whole), which and bool(whole))


def _by_prefecture(name: str, site: Site) -> list[Claim]:
    """A prefecture says which country it is."""
    claims = (claim for claim in site.claims if claim.field == "prefecture")
    return [replace(claim, field=name, value=HOME) for claim in claims] if name == "country" else []


def _known(name: str, said: list[Claim]) -> Known | None:
    return known_of(SITE[name], said) if said else None
