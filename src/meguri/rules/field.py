"""Fields (項目): the questions a rule may read. An answer that is missing is unknown, never zero."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from meguri.vocabulary.code import Code
from meguri.vocabulary.shape import MAX_YEN
from meguri.vocabulary.text import Text


class Kind(StrEnum):
    """項目の型."""

    FLAG = "flag"  # bool
    WORD = "word"  # one code of a list
    WORDS = "words"  # a set of codes
    NUMBER = "number"  # whole number, also yen
    RATE = "rate"  # exact fraction


@dataclass(frozen=True, slots=True)
class Span:
    """A number known only within bounds. `high` None = no bound known."""

    low: Fraction | int
    high: Fraction | int | None


Value = bool | Code | frozenset[Code] | int | Fraction | Span
Facts = Mapping[str, Value]  # path → value; absent = unknown


@dataclass(frozen=True, slots=True)
class Field:
    """One question. Two fields are the same if their paths are."""

    path: str  # place in the profile, "applicant.kind"
    kind: Kind
    text: Text  # the question's label
    why: Text  # why it is asked
    codes: type[Code] | None = None  # for WORD and WORDS
    lowest: int = 0
    highest: int = MAX_YEN  # the largest number a profile may state
    bounded: bool = False  # an unknown number may be taken to lie below `highest`
    fixed: bool = False  # the applicant cannot change it (product class, kind of applicant)

    def __hash__(self) -> int:
        return hash(self.path)

    def words(self) -> tuple[Code, ...]:
        """Every code this field can take, in the order of its list."""
        return tuple(self.codes) if self.codes else ()
