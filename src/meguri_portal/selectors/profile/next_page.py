"""Which page comes next (次の質問): what the verdicts ask first, then the costs and the cash of the plan, then the sites.

Heavy questions wait for light ones: a table of costs or of investors comes when the yes-or-no questions are done.
"""

from __future__ import annotations

from collections.abc import Iterable

from meguri.matching.need import Need, need_of
from meguri.profiles.profile import Profile, ProfileKind
from meguri.vocabulary.product import ProductClass
from meguri_portal.selectors.profile.pages import WORK, Page, page_of

HEAVY = ("partners.cdmo", "applicants", "sites", WORK, "partners.vc")
PLAN = (WORK, "overhead", "finance.cash", "finance.cash_on", "finance.burn")
INVESTOR = ("invests", "tranches", "certification.from", "certification.to", "lead")
CELLS = {ProductClass.CELL, ProductClass.TISSUE, ProductClass.GT_EXVIVO}
GENES = {ProductClass.GT_INVIVO, ProductClass.GT_EXVIVO, ProductClass.ONCOLYTIC, ProductClass.PLASMID}
EXPECTED = (
    "product.field",
    "product.candidate_fixed",
)  # some rounds ask for them, so they are settled before the costs


def next_page(profile: Profile, skipped: Iterable[str], asked: Iterable[str]) -> Page | None:
    """The page of the best open question; None where nothing is left to ask.

    Args:
        asked: what the verdicts ask, best first.
    """
    closed = {*profile.answers, *skipped}
    for path in _order(profile, tuple(asked)):
        if path not in closed and (page := page_of(profile.kind, path)) is not None:
            return page
    return None


def _order(profile: Profile, asked: tuple[str, ...]) -> tuple[str, ...]:
    light = [path for path in asked if path not in HEAVY]
    heavy = [path for path in HEAVY if path in asked]
    match profile.kind:
        case ProfileKind.SEED:
            partner = [path for path in heavy if path == "partners.cdmo"]
            rest = [path for path in heavy if path not in partner]
            return (*light, *EXPECTED, *partner, *PLAN, *rest, *_sites(need_of(profile)), "finance.other_income")
        case ProfileKind.CDMO_PROJECT:
            return (*light, "proof", *heavy, *PLAN)
        case ProfileKind.INVESTOR:
            return (*light, *INVESTOR)


def _sites(need: Need) -> list[str]:
    """What matching still wants to know of a product that has cells or genes in it."""
    kind = need.product_class
    no_cells = kind is not None and kind not in CELLS
    no_genes = kind is not None and kind not in GENES
    idle = {"product.source", "product.cell_type"} if no_cells else set()
    return [path for path in need.unknown if path not in idle and not (no_genes and path == "product.vector")]
