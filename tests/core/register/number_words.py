"""Numbers of a text, whatever language it is written in: 80億円 and 8 bn JPY say the same."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

SCALES = {"割": 10, "万": 10**4, "億": 10**8, "M": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}
REIWA = 2018  # 令和N年 is 2018 + N
_NUMBER = re.compile(r"(令和|\bR)?(\d+(?:\.\d+)?)(億|万|割| (?:bn|billion|million|M)(?![A-Za-z]))?(?:(\d+)万)?")
_ENGLISH = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"]
_ORDINAL = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"]
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_SHORT = {name[:3]: number for number, name in enumerate(_MONTHS, 1)}
_SAID = {
    **{word: number for words in (_ENGLISH, _ORDINAL) for number, word in enumerate(words, 1)},
    **{name: number for number, name in enumerate(_MONTHS, 1)},
    **_SHORT,
    "once": 1,
    "twice": 2,
}
_KANJI = {letter: number for number, letter in enumerate("一二三四五六七八九十", 1)}


def numbers(text: str) -> Counter[Decimal]:
    """Every number written in digits, with its scale."""
    found: Counter[Decimal] = Counter()
    plain = text.replace(",", "")
    plain = re.sub(r"(\d+) to (\d+) bn", r"\1 bn to \2 bn", plain)
    for era, digits, scale, more in _NUMBER.findall(plain):
        value = Decimal(digits) * SCALES.get(scale.strip(), 1) + (Decimal(more) * SCALES["万"] if more else 0)
        found[value + REIWA if era else value] += 1
    return found


def spelt(text: str) -> Counter[Decimal]:
    """Numbers and months said in words, which the other language may write in digits."""
    words = [_SAID[word] for word in re.findall(r"[a-z]+", text.lower()) if word in _SAID]
    return Counter(map(Decimal, [*words, *(_KANJI[letter] for letter in text if letter in _KANJI)]))


def differing(ja: str, en: str) -> list[Decimal]:
    """Numbers that one text has and the other lacks, in digits and in words."""
    in_ja, in_en = numbers(ja), numbers(en)
    return [*((in_en - in_ja) - spelt(ja)), *((in_ja - in_en) - spelt(en))]
