"""How far the questions have come (進み具合): pages seen, pages left blank, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass

from meguri_portal.selectors.profile.pages import Page, pages_of
from meguri_portal.services.draft import Draft


@dataclass(frozen=True, slots=True)
class Progress:
    """何ページ目か."""

    number: int
    all: int


def progress(draft: Draft, page: Page) -> Progress:
    """The number of a page: those in which something was said or left blank, and this one."""
    pages = pages_of(draft.kind)
    seen = {*draft.skipped, *draft.passed}
    behind = [one for one in pages if one != page and any(p in seen or draft.at(p) is not None for p in one.paths)]
    return Progress(len(behind) + 1, len(pages))


def passed_pages(draft: Draft, after: Page | None = None) -> list[Page]:
    """The pages with a question that was left blank (飛ばした), below another page of the list."""
    pages = pages_of(draft.kind)
    start = pages.index(after) + 1 if after in pages else 0
    return [page for page in pages[start:] if any(path in draft.passed for path in page.paths)]
