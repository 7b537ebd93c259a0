"""Shares, countries and free words as people type them (率・国・文字の入力)."""

from __future__ import annotations

import re
import unicodedata

from meguri.vocabulary.country import COUNTRIES

_TENTHS = re.compile(r"([0-9]{1,2}(?:\.[0-9]+)?)割")
_COUNTRY = re.compile(r"[A-Z]{2}")
_BETWEEN = re.compile(r"[\s,、，;；/・]+")
_OTHER_NAMES = {
    "アメリカ": "US",
    "USA": "US",
    "UK": "GB",
    "イギリス": "GB",
    "欧州": "EU",
    "EUROPE": "EU",
    "KOREA": "KR",
}
_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # would turn the rest of a page round
_NO_CHARACTERS = frozenset("\ufffe\uffff")  # no file may hold them
_NAMED = {
    **{name.upper(): code for code, text in COUNTRIES.items() for name in (text.ja, text.en)},
    **_OTHER_NAMES,
}


def share(text: str) -> str:
    """`３０％` → `30%`, `3 / 10` → `3/10`, `3割` → `3/10`; anything else as it stands, for the shape to judge."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    tenths = _TENTHS.fullmatch(plain)
    return f"{tenths[1]}/10" if tenths else plain


def countries(text: str) -> list[str]:
    """Codes or names, several in one line; what is no country stays as it stands."""
    plain = unicodedata.normalize("NFKC", text).upper()
    if plain.strip() in _NAMED:
        return [_NAMED[plain.strip()]]
    return [_NAMED.get(word, word) for word in _BETWEEN.split(plain) if word]


def words(text: str) -> str:
    """Free words without what no page or file can show: control characters, halves, marks of direction."""
    left_out = _DIRECTION | _NO_CHARACTERS
    kept = (c for c in text if c in "\n\t" or (unicodedata.category(c) not in ("Cc", "Cs") and c not in left_out))
    return "".join(kept).strip()
