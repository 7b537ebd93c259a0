"""Codes of controlled lists (統制語彙): a spelled-out word with its Japanese and English label."""

from difflib import get_close_matches
from enum import StrEnum
from typing import Self

from meguri.vocabulary.text import Text


class Code(StrEnum):
    """A word of a controlled list. Members are written `NAME = "code", "日本語", "English"`."""

    text: Text

    def __new__(cls, value: str, ja: str = "", en: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.text = Text(ja, en)
        return member

    def place(self) -> int:
        """Where the word stands in its list."""
        return [member.value for member in self.__class__].index(self.value)

    @classmethod
    def nearest(cls, word: str) -> str | None:
        """The known code that looks most like `word`, if any does."""
        known = [member.value for member in cls]
        close = get_close_matches(word.lower(), known, n=1, cutoff=0.5)
        return close[0] if close else None
