"""How far the questions have come (進み具合): the number of a page, and pages left blank."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from meguri.profiles.profile import ProfileKind
from meguri_portal.selectors.profile.pages import Page, is_technical, pages_of


@dataclass(frozen=True, slots=True)
class Extent:
    """質問の数: all of them with their pages, and those that verdicts and plan need."""

    pages: int
    questions: int
    technical: int  # only for the search for sites

    @property
    def plan(self) -> int:
        """Questions for the verdicts and the plan."""
        return self.questions - self.technical


@dataclass(frozen=True, slots=True)
class Progress:
    """何ページ目か."""

    number: int
    extent: Extent


def extent(kind: ProfileKind) -> Extent:
    """How much is asked at most of one kind of profile."""
    pages = pages_of(kind)
    technical = sum(len(page.paths) for page in pages if is_technical(kind, page))
    return Extent(len(pages), sum(len(page.paths) for page in pages), technical)


def progress(kind: ProfileKind, page: Page, trail: Iterable[str]) -> Progress:
    """The number of a page in the order in which pages were shown, and how many there are at most."""
    shown = list(dict.fromkeys([*trail, page.id]))
    return Progress(shown.index(page.id) + 1, extent(kind))


def passed_pages(kind: ProfileKind, passed: Collection[str], after: Page | None = None) -> list[Page]:
    """The pages with a question that was left blank (飛ばした), below another page of the list."""
    pages = pages_of(kind)
    start = pages.index(after) + 1 if after in pages else 0
    return [page for page in pages[start:] if any(path in passed for path in page.paths)]
