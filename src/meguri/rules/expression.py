"""The expression tree (規則の木). Frozen, comparable, no side effects; fifteen kinds of node.

Conditions combine with `&`, `|` and `~`. Python's own `and`, `or`, `not`, `if` and chained comparisons cannot see into
a tree, so using them raises instead of giving a wrong rule.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from meguri.rules.field import Field, Kind
from meguri.vocabulary.citation import Citation
from meguri.vocabulary.code import Code
from meguri.vocabulary.text import Text


class Fix(StrEnum):
    """What Meguri can help an applicant to settle."""

    CDMO = "cdmo"
    VC = "vc"


class Expression:
    """Any node."""

    __slots__ = ()

    def __bool__(self) -> bool:
        raise TypeError("a rule has no truth value of its own: combine conditions with &, | and ~, not and, or, not")


class Condition(Expression):
    """A node that is yes, no or unknown."""

    __slots__ = ()

    def __and__(self, other: Condition) -> Condition:
        return All((self, other))

    def __or__(self, other: Condition) -> Condition:
        return AnyOf((self, other))

    def __invert__(self) -> Condition:
        return Not(self)


class Number(Expression):
    """A node that is an exact, non-negative number, mostly yen."""

    __slots__ = ()

    def __add__(self, other: Number) -> Number:
        return Plus(self, other)

    def __mul__(self, other: Number) -> Number:
        return Times(self, other)

    def at_least(self, other: Number | int) -> Condition:
        return Compare(self, Constant(Fraction(other)) if isinstance(other, int) else other)

    def at_most(self, other: Number | int) -> Condition:
        return Compare(Constant(Fraction(other)) if isinstance(other, int) else other, self)


# --- conditions ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Always(Condition):
    """A condition that is settled: true or false."""

    value: bool


@dataclass(frozen=True, slots=True)
class Is(Condition):
    """A flag is set."""

    field: Field


@dataclass(frozen=True, slots=True)
class OneOf(Condition):
    """A word field is one of `words`."""

    field: Field
    words: frozenset[Code]


@dataclass(frozen=True, slots=True)
class Meets(Condition):
    """A set field has at least one of `words`."""

    field: Field
    words: frozenset[Code]


@dataclass(frozen=True, slots=True)
class Compare(Condition):
    """`left` is at least `right`. Everything else is this with sides swapped or negated."""

    left: Number
    right: Number


@dataclass(frozen=True, slots=True)
class All(Condition):
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf(Condition):
    """At least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not(Condition):
    """The part does not hold."""

    part: Condition


@dataclass(frozen=True, slots=True)
class Clause(Condition):
    """要件: a condition with its wording and its source; the unit in which a verdict is explained."""

    id: str
    part: Condition
    text: Text
    citation: tuple[Citation, ...]
    fix: Fix | None = None


# --- numbers ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Constant(Number):
    """A settled number, for example a rate or a ceiling of a call."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Quantity(Number):
    """The value of a NUMBER or RATE field."""

    field: Field


@dataclass(frozen=True, slots=True)
class Plus(Number):
    """Sum."""

    left: Number
    right: Number


@dataclass(frozen=True, slots=True)
class Times(Number):
    """Product."""

    left: Number
    right: Number


@dataclass(frozen=True, slots=True)
class Least(Number):
    """The smallest part."""

    parts: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class RoundDown(Number):
    """端数切捨て to a multiple of `unit` yen."""

    part: Number
    unit: int


@dataclass(frozen=True, slots=True)
class Choose(Number):
    """`then` where the condition holds, else `other`."""

    condition: Condition
    then: Number
    other: Number


@dataclass(frozen=True, slots=True)
class Step(Number):
    """計算の一段: a number with a name, as an officer would write it down."""

    id: str
    part: Number
    text: Text


# --- how rules are written ----------------------------------------------------------------------------------------


def is_(field: Field) -> Condition:
    """A flag field is true."""
    if field.kind is not Kind.FLAG:
        raise TypeError(f"{field.path} is not a flag")
    return Is(field)


def one_of(field: Field, *words: Code) -> Condition:
    """A word field is one of `words`."""
    if field.kind is not Kind.WORD or not all(word in field.words() for word in words):
        raise TypeError(f"{field.path} cannot be one of {words}")
    return OneOf(field, frozenset(words))


def meets(field: Field, *words: Code) -> Condition:
    """A set field has at least one of `words`."""
    if field.kind is not Kind.WORDS or not all(word in field.words() for word in words):
        raise TypeError(f"{field.path} cannot meet {words}")
    return Meets(field, frozenset(words))


def quantity(field: Field) -> Number:
    """The number of a field."""
    if field.kind not in (Kind.NUMBER, Kind.RATE):
        raise TypeError(f"{field.path} is not a number")
    return Quantity(field)


def constant(value: Fraction | int) -> Number:
    """A settled number."""
    return Constant(Fraction(value))


def least(*parts: Number) -> Number:
    """The smallest of `parts`."""
    return parts[0] if len(parts) == 1 else Least(parts)


def all_of(*parts: Condition) -> Condition:
    """Every one of `parts`."""
    return All(parts)


def any_of(*parts: Condition) -> Condition:
    """At least one of `parts`."""
    return AnyOf(parts)


_PARTS: dict[type[Expression], Callable[[Any], tuple[Expression, ...]]] = {
    **dict.fromkeys((All, AnyOf, Least), lambda node: node.parts),
    **dict.fromkeys((Not, Clause, RoundDown, Step), lambda node: (node.part,)),
    **dict.fromkeys((Compare, Plus, Times), lambda node: (node.left, node.right)),
    Choose: lambda node: (node.condition, node.then, node.other),
}


def parts_of(node: Expression) -> tuple[Expression, ...]:
    """The nodes right below `node`, left to right."""
    find = _PARTS.get(type(node))
    return find(node) if find else ()


def fields_of(node: Expression) -> tuple[Field, ...]:
    """Every field `node` reads, each once, in the order in which it is read."""
    found: dict[str, Field] = {}
    waiting: list[Expression] = [node]
    while waiting:
        top = waiting.pop()
        if isinstance(top, Is | OneOf | Meets | Quantity):
            found.setdefault(top.field.path, top.field)
        waiting.extend(reversed(parts_of(top)))
    return tuple(found.values())


def clauses_of(node: Expression) -> tuple[Clause, ...]:
    """Every clause of `node`, in order."""
    here = (node,) if isinstance(node, Clause) else ()
    return here + tuple(clause for part in parts_of(node) for clause in clauses_of(part))
