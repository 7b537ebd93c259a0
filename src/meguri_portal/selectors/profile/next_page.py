"""Which page comes next (次の質問): first what the verdicts ask, best first; then the list of pages, from top to bottom; the name last.

Heavy questions wait for light ones: a table of costs or of investors comes when the yes-or-no questions are done.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from meguri.matching.need import Need, need_of
from meguri.profiles.profile import Profile, ProfileKind
from meguri.vocabulary.product import ProductClass
from meguri_portal.selectors.profile.pages import NAME, WORK, Page, page_of, pages_of

HEAVY = ("partners.cdmo", "applicants", "sites", WORK, "partners.vc")
PLAN = (WORK, "overhead", "finance.cash", "finance.cash_on", "finance.burn")
INVESTOR = ("invests", "tranches", "certification.from", "certification.to", "lead")
CELLS = {ProductClass.CELL, ProductClass.TISSUE, ProductClass.GT_EXVIVO}
CELL_QUESTIONS = ("product.source", "product.cell_type")
GENES = {ProductClass.GT_INVIVO, ProductClass.GT_EXVIVO, ProductClass.ONCOLYTIC, ProductClass.PLASMID}
EXPECTED = (
    "product.field",
    "product.candidate_fixed",
)  # some rounds ask for them, so they are settled before the costs


@dataclass(frozen=True, slots=True)
class Next:
    """次の頁. `settles` where the verdicts gain most from it."""

    page: Page
    settles: bool = False


def next_page(profile: Profile, closed: Iterable[str], asked: Iterable[str]) -> Next | None:
    """The page of the best open question; None where nothing is left to ask.

    Args:
        closed: paths that were set aside or left blank.
        asked: what the verdicts ask, best first.
    """
    done = {*profile.answers, *closed}
    asked = tuple(path for path in asked if path not in done)
    light = [path for path in asked if path not in HEAVY]
    first = [page for path in light if (page := page_of(profile.kind, path)) is not None]
    if first:
        return Next(first[0], settles=True)
    named = {NAME.path} if profile.name else set[str]()
    wanted = {path for path in (*_wanted(profile, asked), NAME.path) if path not in done | named}
    pages = pages_of(profile.kind)
    rest = [page for page in pages if any(path in wanted for path in page.paths)]
    early = [page for page in rest if any(path in EXPECTED for path in page.paths)]
    questions = [page for page in rest if NAME.path not in page.paths]
    return Next((early or questions or rest)[0]) if rest else None


def _wanted(profile: Profile, asked: tuple[str, ...]) -> tuple[str, ...]:
    match profile.kind:
        case ProfileKind.SEED:
            return (*EXPECTED, *asked, *PLAN, *_sites(need_of(profile)), "finance.other_income")
        case ProfileKind.CDMO_PROJECT:
            return (*asked, "proof", *PLAN)
        case ProfileKind.INVESTOR:
            return (*asked, *INVESTOR)


def idle(kind: ProductClass | None) -> frozenset[str]:
    """Questions that mean nothing for a product class: cells of a product without cells, vectors of one without genes."""
    no_cells, no_genes = kind is not None and kind not in CELLS, kind is not None and kind not in GENES
    return frozenset((*(CELL_QUESTIONS if no_cells else ()), *(("product.vector",) if no_genes else ())))


def _sites(need: Need) -> list[str]:
    """What matching still wants to know of a product that has cells or genes in it."""
    return [path for path in need.unknown if path not in idle(need.product_class)]
