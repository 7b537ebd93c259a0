"""Tile map of the 47 prefectures (都道府県のタイル地図): every prefecture the same size, about where it lies."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from meguri.register.prefecture import Prefecture
from meguri.vocabulary.text import Text
from meguri_portal.selectors.register.query import Query

ACROSS, DOWN = 56, 62  # from tile to tile, in units of the picture
GAP = 2
_NARROW_JA = 2  # letters of a name that fit on a phone
_NARROW_EN = (  # in the order of the codes; no two prefectures share one
    *("Hkd", "Aom", "Iwt", "Myg", "Akt", "Ygt", "Fks", "Ibr", "Tcg", "Gnm", "Stm", "Chb", "Tky", "Kng", "Ngt", "Tym"),
    *("Isk", "Fki", "Yns", "Ngn", "Gif", "Szo", "Aic", "Mie", "Shg", "Kyt", "Osk", "Hyg", "Nar", "Wky", "Ttr", "Smn"),
    *("Oky", "Hrs", "Ygc", "Tks", "Kgw", "Ehm", "Koc", "Fko", "Sag", "Ngs", "Kmm", "Oit", "Myz", "Kgs", "Okn"),
)
_ROWS = (  # codes as they lie, north on top
    ".. .. .. .. .. .. .. .. .. .. .. .. 01",
    ".. .. .. .. .. .. .. .. .. .. .. 02 ..",
    ".. .. .. .. .. .. .. .. .. .. 05 03 ..",
    ".. .. .. .. .. .. .. .. .. .. 06 04 ..",
    ".. .. .. .. .. .. .. 17 16 15 07 .. ..",
    ".. .. .. .. .. .. .. 18 21 20 10 09 08",
    ".. .. 35 32 31 28 26 25 23 19 11 13 12",
    "41 40 .. 34 33 .. 27 29 24 22 14 .. ..",
    "42 43 44 .. .. .. 30 .. .. .. .. .. ..",
    ".. 46 45 .. 38 37 .. .. .. .. .. .. ..",
    "47 .. .. .. 39 36 .. .. .. .. .. .. ..",
)
PLACES = {
    code: (column, row) for row, line in enumerate(_ROWS) for column, code in enumerate(line.split()) if code.isdigit()
}


@dataclass(frozen=True, slots=True)
class Tile:
    """A prefecture on the map."""

    prefecture: Prefecture
    count: int
    x: int
    y: int
    shade: int  # 0 none, 1 one or two, 2 up to five, 3 more
    address: str

    @property
    def short(self) -> Text:
        """The name without 県, 府, 都."""
        ja = self.prefecture.text.ja
        return Text(ja if self.prefecture is Prefecture.HOKKAIDO else ja[:-1], self.prefecture.text.en)

    @property
    def narrow(self) -> Text:
        """A name that can be read on a phone."""
        return Text(self.short.ja[:_NARROW_JA], _NARROW_EN[int(self.prefecture.value) - 1])

    @property
    def middle(self) -> int:
        return self.x + (ACROSS - GAP) // 2

    @property
    def name_y(self) -> int:
        return self.y + 25

    @property
    def count_y(self) -> int:
        return self.y + 50


@dataclass(frozen=True, slots=True)
class Shade:
    """A step of the shading, for the legend."""

    step: int
    text: Text
    y: int

    @property
    def text_y(self) -> int:
        return self.y + 17


WIDTH = ACROSS * (1 + max(x for x, _ in PLACES.values()))
HEIGHT = DOWN * (1 + max(y for _, y in PLACES.values()))
_STEPS = (0, 2, 5)
SHADES = tuple(
    Shade(step, text, 6 + 30 * step)
    for step, text in enumerate(
        (
            Text("登録なし（0件）", "none listed (0)"),
            Text("1〜2件", "1–2"),
            Text("3〜5件", "3–5"),
            Text("6件以上", "6 or more"),
        )
    )
)


def tiles(counts: Counter[str], query: Query) -> tuple[Tile, ...]:
    """All 47, in the order of their codes; each leads to its own list."""
    made = []
    for prefecture in Prefecture:
        column, row = PLACES[prefecture.value]
        count = counts[prefecture.value]
        shade = sum(count > step for step in _STEPS)
        address = query.only("prefecture", prefecture.value).address()
        made.append(Tile(prefecture, count, column * ACROSS, row * DOWN, shade, address))
    return tuple(made)
