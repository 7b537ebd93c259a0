"""Colours of the style sheets (色): which stands on which, for what, and the contrast that comes out of it (WCAG 2.2)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from meguri.vocabulary.text import Text

FOLDER = Path(__file__).parents[2] / "static" / "meguri"
SHEETS = ("tokens.css", "meguri.css")
VALUE = re.compile(r"(--[\w-]+):\s*([^;]+);")
WORDS, SHAPES = 4.5, 3.0  # least contrast of text (1.4.3), and of borders, marks and lines (1.4.11)


@dataclass(frozen=True, slots=True)
class Pair:
    """色の組: one colour on another."""

    colour: str
    ground: str
    use: Text
    least: float = WORDS

    @property
    def fill(self) -> str:
        return hex_of(self.colour)

    @property
    def under(self) -> str:
        return hex_of(self.ground)

    @property
    def ratio(self) -> float:
        return contrast(self.fill, self.under)

    @property
    def written(self) -> str:
        """The ratio as people write it, cut off rather than rounded up."""
        return f"{int(self.ratio * 100) / 100:.2f} : 1"


def _pair(colour: str, ground: str, ja: str, en: str, least: float = WORDS) -> Pair:
    return Pair(f"--{colour}", f"--{ground}", Text(ja, en), least)


def _mark(colour: str, ground: str, ja: str, en: str) -> Pair:
    return _pair(colour, ground, ja, en, SHAPES)


PAIRS = (
    _pair("ink", "paper", "本文", "text"),
    _pair("ink", "tint", "表の見出し", "heads of tables"),
    _pair("ink", "key-soft", "主な数字の見出し", "labels of key figures"),
    _pair("ink", "good-soft", "成功のお知らせ", "text of a success banner"),
    _pair("ink", "wait-soft", "注意のお知らせ", "text of a warning banner"),
    _pair("ink", "bad-soft", "誤りのお知らせ", "text of an error banner"),
    _pair("ink", "color-primitive-blue-200", "地図の数字（中）", "figures of the map, middle shade"),
    _pair("ink", "color-primitive-blue-50", "地図の数字（薄い）", "figures of the map, light shade"),
    _pair("muted", "paper", "補足・出典", "hints and sources"),
    _pair("key", "paper", "名前・副ボタン", "the name, secondary buttons"),
    _pair("key", "key-soft", "主な数字", "key figures"),
    _pair("color-neutral-white", "key", "主ボタン・地図の数字（濃い）", "main button, figures of the map, dark shade"),
    _pair("color-neutral-white", "color-primitive-blue-1000", "主ボタン（指したとき）", "main button, pointed at"),
    _pair("color-primitive-blue-1000", "paper", "リンク", "links"),
    _pair("color-primitive-blue-1000", "key-soft", "副ボタン（指したとき）", "secondary button, pointed at"),
    _pair("color-primitive-blue-1000", "wait-soft", "注意の中のリンク", "links in a warning"),
    _pair("color-primitive-blue-900", "paper", "リンク（指したとき）", "links, pointed at"),
    _pair("color-primitive-magenta-900", "paper", "訪れたリンク", "visited links"),
    _pair("color-primitive-magenta-900", "wait-soft", "注意の中の訪れたリンク", "visited links in a warning"),
    _pair("good", "good-soft", "札：満たす", "chip: met"),
    _pair("wait", "wait-soft", "札：条件付き", "chip: conditional"),
    _pair("bad", "bad-soft", "札：満たさない", "chip: not met"),
    _pair("bad", "paper", "誤りの文", "error messages"),
    _pair("color-neutral-black", "color-primitive-yellow-300", "本文へのリンク・焦点", "skip link, focus"),
    _mark("color-neutral-black", "paper", "焦点の枠", "the frame of the focus"),
    _mark("muted", "paper", "入力欄の枠・図の軸", "borders of fields, axes"),
    _mark("key", "paper", "お知らせの枠・選んだ印・幅の棒", "border of a banner, ticks, range bars"),
    _mark("good", "paper", "成功の枠", "border of success"),
    _mark("wait", "paper", "注意の枠", "border of a warning"),
    _mark("bad", "paper", "誤りの枠", "border of an error"),
    _mark("line", "paper", "合計の罫・地図の枠", "rules of totals, tiles"),
    _mark("color-primitive-blue-900", "paper", "図の系列1", "series 1"),
    _mark("color-primitive-orange-600", "paper", "図の系列2", "series 2"),
    _mark("color-primitive-green-700", "paper", "図の系列3", "series 3"),
    _mark("color-primitive-purple-600", "paper", "図の系列4", "series 4"),
    _mark("color-neutral-solid-gray-420", "paper", "図の系列5", "series 5"),
    _mark("color-primitive-magenta-800", "paper", "図の系列6", "series 6"),
    _mark("color-primitive-cyan-900", "paper", "図の系列7", "series 7"),
    _mark("ink", "paper", "図の系列8", "series 8"),
)
# What carries no meaning of its own, with what carries it instead.
DECORATION = {
    "--soft-line": Text("表の罫・枠：余白と見出しで分かれる", "rules and frames: space and headings divide"),
    "--color-primitive-blue-300": Text(
        "幅の棒の開いた部分：数字が横にある", "open part of a range bar: its figures stand beside it"
    ),
    "--color-neutral-solid-gray-100": Text(
        "幅の棒の下地：数字が横にある", "ground of a range bar: its figures stand beside it"
    ),
}


@cache
def values() -> dict[str, str]:
    """Every custom property of the style sheets as it is written."""
    return dict(VALUE.findall("".join((FOLDER / sheet).read_text("utf-8") for sheet in SHEETS)))


def hex_of(name: str) -> str:
    """The colour of a custom property."""
    value = values()[name]
    return hex_of(value[4:-1]) if value.startswith("var(") else value


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
