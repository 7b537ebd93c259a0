"""Which row holds the headings, and what each column fills (見出しの認識)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from meguri.register.excel.cell_value import Raw, text_of
from meguri.register.excel.mapping import ColumnMapping
from meguri.register.excel.target import IGNORE, Target
from meguri.register.excel.words import folded, vocabulary

SEARCHED = 40  # rows from the top in which the headings may stand
LEAST = 2  # headings known, one of them a name
_NAMES = frozenset({"organisation.name_ja", "organisation.name_en", "site.name_ja", "site.name_en"})
_PARTS = re.compile(r"[\n\r/／]+")
_ASIDE = re.compile(r"[（(【\[][^）)】\]]*[）)】\]]|[※*].*$")

Grid = Sequence[Sequence[Raw]]


@dataclass(frozen=True, slots=True)
class Headings:
    """見出し."""

    row: int  # 0-based
    first_data_row: int
    texts: tuple[str, ...]
    targets: tuple[Target | None, ...]


def headings_of(grid: Grid, mapping: ColumnMapping) -> Headings | None:
    """The headings of a sheet, or None where it is no list of organisations."""
    rows = range(min(SEARCHED, len(grid)))
    if mapping.header_row is not None:
        rows = range(mapping.header_row - 1, min(mapping.header_row, len(grid)))
    best: Headings | None = None
    for row in rows:
        found = _read(grid, row, mapping)
        if _is_list(found) and (best is None or _score(found) > _score(best)):
            best = found
    return best


def _read(grid: Grid, row: int, mapping: ColumnMapping) -> Headings:
    texts = tuple(text_of(cell) for cell in grid[row])
    above = _groups(grid[row - 1]) if row else [""] * len(texts)
    targets = tuple(
        _target(text, above[place] if place < len(above) else "", mapping) for place, text in enumerate(texts)
    )
    return Headings(row, _first_data_row(grid, row, targets, mapping), texts, targets)


def _groups(cells: Sequence[Raw]) -> list[str]:
    """Headings of groups of columns, each for all columns up to the next."""
    group, found = "", []
    for cell in cells:
        group = text_of(cell) or group
        found.append(group)
    return found


def _target(text: str, group: str, mapping: ColumnMapping) -> Target | None:
    if not text:
        return None
    for spelling in _spellings(text, group):
        found = mapping.columns.get(spelling) or vocabulary().columns.get(spelling)
        if found is not None:
            return found
    return None


def _spellings(text: str, group: str) -> Iterator[str]:
    """As written; with its group; without what stands in brackets; each part of 会社名 / Company."""
    yield folded(text)
    if group:
        yield folded(group + text)
    yield folded(_ASIDE.sub("", text))
    for part in _PARTS.split(text):
        yield folded(part)
        yield folded(_ASIDE.sub("", part))


def _first_data_row(grid: Grid, row: int, targets: tuple[Target | None, ...], mapping: ColumnMapping) -> int:
    """Rows just below that say the same in another language are headings too."""
    below = row + 1
    while below < len(grid):
        again = [_target(text_of(cell), "", mapping) for cell in grid[below]]
        said = sum(1 for cell in grid[below] if text_of(cell))
        same = sum(1 for one, two in zip(targets, again, strict=False) if one is not None and one == two)
        if same < LEAST or same * 2 < said:
            break
        below += 1
    return below


def _score(headings: Headings) -> int:
    return len({target for target in headings.targets if target is not None})


def _is_list(headings: Headings) -> bool:
    named = any(str(target) in _NAMES for target in headings.targets if target is not None)
    return named and _score(headings) >= LEAST


def fills(target: Target | None) -> bool:
    """Whether the column says anything."""
    return target is not None and target.subject != IGNORE
