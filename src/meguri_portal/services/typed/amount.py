"""Amounts as people type them (金額・数の入力): `８，０００万`, `1.5億円`, `1億2,000万`, `80 million` → a whole number.

Exact or refused: what does not come out whole is a fault, and nothing is rounded.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

LONGEST = 40  # characters
_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_PLAIN = re.compile(rf"({_NUMBER}) ?([a-z]*)")
_PART = re.compile(rf"({_NUMBER})(兆|億|千万|百万|万|千)?")
_JAPANESE = {"兆": 10**12, "億": 10**8, "千万": 10**7, "百万": 10**6, "万": 10**4, "千": 10**3}
_ENGLISH = {
    "": 1,
    "k": 10**3,
    "thousand": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "million": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "billion": 10**9,
}
_WORDS = re.compile(r"円|jpy|yen|¥|_")


def whole(text: str, unit: int = 1) -> int | None:
    """The whole number that `text` says, or None where it says none.

    Args:
        unit: what a number without 億・万 is counted in, 1 or 1,000.
    """
    said = exact(text, unit)
    return int(said) if said is not None and said.denominator == 1 else None


def exact(text: str, unit: int = 1) -> Fraction | None:
    """The number that `text` says, whole or not; arguments as for `whole`."""
    plain = _WORDS.sub("", unicodedata.normalize("NFKC", text[:LONGEST]).casefold().replace("、", ",")).strip()
    if not plain or len(text.strip()) > LONGEST:
        return None
    said = _plain(plain, unit)
    return _parts(plain.replace(" ", "")) if said is None else said


def _plain(text: str, unit: int) -> Fraction | None:
    match = _PLAIN.fullmatch(text.replace(" ", "") if re.fullmatch(r"[0-9 ]+", text) else text)
    if match is None or match[2] not in _ENGLISH:
        return None
    return Fraction(match[1].replace(",", "")) * (_ENGLISH[match[2]] if match[2] else unit)


def _parts(text: str) -> Fraction | None:
    """1億2,000万: units that fall from one part to the next."""
    total, place, before = Fraction(0), 0, 10**16
    while place < len(text):
        match = _PART.match(text, place)
        if match is None:
            return None
        size = _JAPANESE.get(match[2] or "", 1)
        if size >= before:
            return None
        total += Fraction(match[1].replace(",", "")) * size
        place, before = match.end(), size
    return total
