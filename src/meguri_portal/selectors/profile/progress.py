"""How far the questions have come (進み具合): the number of a page, and pages left blank."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from meguri.profiles.profile import ProfileKind
from meguri_portal.selectors.profile.pages import Page, pages_of


@dataclass(frozen=True, slots=True)
class Progress:
    """何ページ目か."""

    number: int
    all: int


def progress(kind: ProfileKind, page: Page, trail: Iterable[str]) -> Progress:
    """The number of a page in the order in which pages were shown, and how many there are at most."""
    shown = list(dict.fromkeys([*trail, page.id]))
    return Progress(shown.index(page.id) + 1, len(pages_of(kind)))


def passed_pages(kind: ProfileKind, passed: Collection[str], after: Page | None = None) -> list[Page]:
    """The pages with a question that was left blank (飛ばした), below another page of the list."""
    pages = pages_of(kind)
    start = pages.index(after) + 1 if after in pages else 0
    return [page for page in pages[start:] if any(path in passed for path in page.paths)]
