"""Spellings folded for search (表記ゆれ): width, case, hyphens, ヴ, small kana, long vowels at the end, variant characters.

One function folds what is stored and what is typed; a word is then found wherever it stands as a part of the stored text.
A short Latin word is found where it stands alone: NK is no part of "bank". `stored` keeps what a hyphen joined apart as well,
and both sides carry marks where Latin letters begin and end, so that a database finds whole words without an expression.
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
_BEGIN, _END = "\x02", "\x03"  # marks that no folded text has
_BEGINNING, _ENDING = re.compile(r"(?<![a-z])(?=[a-z0-9])"), re.compile(r"(?<=[a-z0-9])(?![a-z])")
_SHORT = re.compile(r"(?=.*[a-z])[a-z0-9]{1,4}(?: [a-z0-9 ]+)?")
_BEGINS = 4  # letters from which on a word may go on: cell finds cells, but ips finds no chips; nor CAR-T, cartilage

_SAYS_NOTHING = frozenset(("a", "an", "and", "at", "for", "in", "of", "or", "the", "with"))

_VARIANTS = str.maketrans("髙﨑德惠廣邊邉齋齊瀨", "高崎徳恵広辺辺斉斉瀬")
_SMALL = str.maketrans("ァィゥェォヵヶ", "アイウエオカケ")
_V = (("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴュ", "ビュ"), ("ヴ", "ブ"))
_HYPHENS = re.compile(r"[-・\u00ad\u058a\u2010-\u2015\u2043\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d]|(?<=[a-z0-9])ー")
_JOINT = re.compile(r"(?<=[A-Za-z0-9])[-・\u2010-\u2015\u2212](?=[A-Za-z0-9])")
_LONG_END = re.compile(r"(?<=[ァ-ヶ])ー+(?![ァ-ヶー])")
_FORM = re.compile(r"株式会社|\(株\)|[ ,]*\b(co\.?,? ?ltd|inc|ltd|corporation|corp|k\.?k)\b\.?")
_UNSEEN = re.compile(r"[\ufe00-\ufe0f\U000e0100-\U000e01ef\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_BLANK = re.compile(r"[\s\x00-\x1f\x7f-\x9f,、。，]+")


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
    return "\n".join(dict.fromkeys(_marked(line) for line in lines if line))


def without_form(name: str) -> str:
    """A folded name without the form of the company (法人格)."""
    return _FORM.sub("", name).strip()


def _marked(text: str) -> str:
    return _BEGINNING.sub(_BEGIN, _ENDING.sub(_END, text))


@lru_cache(maxsize=1024)
def sought(word: str) -> str:
    """What a stored text must have in it, for a folded word to be found."""
    marked = _marked(word)
    if not _SHORT.fullmatch(word):
        return marked.removeprefix(_BEGIN).removesuffix(_END)
    return marked if len(word) < _BEGINS or word in _known() else marked.removesuffix(_END)


def stands_in(word: str, text: str) -> bool:
    """Whether a folded word is found in a stored text."""
    return sought(word) in text


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


def _telling(typed: str) -> str:
    """The words that say something: fill and finish is found as fill finish."""
    return " ".join(word for word in typed.split() if word not in _SAYS_NOTHING)


@cache
def _known() -> frozenset[str]:
    """The words of the table, which has what they may go on to."""
    return frozenset(word for _, alike in _groups() for word in alike)


def alternatives(query: str) -> tuple[tuple[str, ...], ...]:
    """The words of a query, each with the spellings that count as the same; all words must be found."""
    typed = folded(query[:LONGEST])
    rest, found = f" {_telling(without_form(typed)) or typed} ", []
    for word, alike in _groups():
        if f" {word} " in rest:
            rest = rest.replace(f" {word} ", " ")
            found.append(alike)
    return (*found, *((word,) for word in dict.fromkeys(rest.split())))[:WORDS]
