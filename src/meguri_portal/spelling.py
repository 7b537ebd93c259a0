"""Spellings folded for search (表記ゆれ): width, case, hyphens, ヴ, small kana, long vowels at the end, variant characters.

One function folds what is stored and what is typed; a word is then found wherever it stands as a part of the stored text.
A short Latin word is found where it stands alone: NK is no part of "bank". `stored` keeps what a hyphen joined apart as well.
Synonyms are read from `synonyms.yaml`, one group a line. Names on screen stay as they were written.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

import yaml

SYNONYMS = Path(__file__).parent / "synonyms.yaml"
LONGEST = 200  # characters of a query
WORDS = 8  # words of a query
_SHORT = re.compile(r"(?=.*[a-z])[a-z0-9]{1,4}(?: [a-z0-9 ]+)?")
_BEGINS = 4  # letters from which on a word may go on: cell finds cells, but ips finds no chips

_VARIANTS = str.maketrans("髙﨑德惠廣邊邉齋齊瀨", "高崎徳恵広辺辺斉斉瀬")
_SMALL = str.maketrans("ァィゥェォヵヶ", "アイウエオカケ")
_V = (("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴュ", "ビュ"), ("ヴ", "ブ"))
_HYPHENS = re.compile(r"[-\u00ad\u058a\u2010-\u2015\u2043\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d]|(?<=[a-z0-9])ー")
_JOINT = re.compile(r"(?<=[A-Za-z0-9])[-\u2010-\u2015\u2212](?=[A-Za-z0-9])")
_LONG_END = re.compile(r"(?<=[ァ-ヶ])ー+(?![ァ-ヶー])")
_UNSEEN = re.compile(r"[\ufe00-\ufe0f\U000e0100-\U000e01ef\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_BLANK = re.compile(r"[\s\x00-\x1f\x7f-\x9f・,、。，]+")


def folded(text: str) -> str:
    """The text as it is searched. Folding twice changes nothing."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    plain = _UNSEEN.sub("", plain).translate(_VARIANTS)
    for spelled, simple in _V:
        plain = plain.replace(spelled, simple)
    plain = _HYPHENS.sub("", plain.translate(_SMALL))
    return _BLANK.sub(" ", _LONG_END.sub("", plain)).strip().replace("東京都", "東京")  # 京都 is no part of it


def stored(text: str) -> str:
    """The text as a row keeps it: folded, and once more with what hyphens join apart (NK-cell as "nkcell" and "nk cell")."""
    lines = (folded(text), folded(_JOINT.sub(" ", unicodedata.normalize("NFKC", text))))
    return "\n".join(dict.fromkeys(line for line in lines if line))


@lru_cache(maxsize=1024)
def pattern(word: str) -> str | None:
    """For what begins with a short Latin word, the expression it is found by, in the signs Python and PostgreSQL share."""
    if not _SHORT.fullmatch(word):
        return None
    whole = "" if len(word) >= _BEGINS else "(?![a-z])"
    return f"(?<![a-z]){word}{whole}"


def stands_in(word: str, text: str) -> bool:
    """Whether a folded word is found in a stored text."""
    short = pattern(word)
    return word in text and (short is None or re.search(short, text) is not None)


@cache
def _groups() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every word of the table, the longest first, with all that it finds."""
    listed = yaml.safe_load(SYNONYMS.read_text(encoding="utf-8"))["groups"]
    found: dict[str, dict[str, None]] = {}
    for group in listed:
        same = [folded(word) for word in group["same"]]
        for word in same:
            also = [folded(narrow) for narrow in group.get("also", ())]
            found.setdefault(word, {}).update(dict.fromkeys((word, *same, *also)))
    return tuple(sorted(((word, tuple(alike)) for word, alike in found.items()), key=lambda one: -len(one[0])))


def alternatives(query: str) -> tuple[tuple[str, ...], ...]:
    """The words of a query, each with the spellings that count as the same; all words must be found."""
    rest, found = f" {folded(query[:LONGEST])} ", []
    for word, alike in _groups():
        if f" {word} " in rest:
            rest = rest.replace(f" {word} ", " ")
            found.append(alike)
    return (*found, *((word,) for word in dict.fromkeys(rest.split())))[:WORDS]
