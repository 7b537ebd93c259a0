"""One case, explained (説明): clauses as yes, no or unknown and amounts as ranges, from one interval evaluator.

False is [0, 0], true is [1, 1], unknown is [0, 1]; an unknown amount is [low, high]. The answer is never wrong because
something is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from meguri.rules.expression import (
    All,
    Always,
    AnyOf,
    Choose,
    Clause,
    Compare,
    Condition,
    Constant,
    Expression,
    Is,
    Least,
    Meets,
    Not,
    Number,
    OneOf,
    Plus,
    Quantity,
    RoundDown,
    Step,
    Times,
    clauses_of,
    parts_of,
)
from meguri.rules.field import Facts, Span
from meguri.vocabulary.money import round_down

Bound = Fraction | int | None  # None = no bound known
Range = tuple[Fraction | int, Bound]


class Truth(StrEnum):
    """判定: yes, no, or not known."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class StepValue:
    """One line of the arithmetic: a named step with its exact range in yen (or as a rate)."""

    step: Step
    low: Fraction | int
    high: Bound


def truth(node: Condition, facts: Facts) -> Truth:
    """Whether `node` holds."""
    surely, possibly = holds(node, facts)
    return Truth.YES if surely else Truth.UNKNOWN if possibly else Truth.NO


def holds(node: Condition, facts: Facts) -> tuple[bool, bool]:
    """(surely, possibly)."""
    match node:
        case Clause(part=part):
            return holds(part, facts)
        case All(parts):
            sure, maybe = True, True
            for part in parts:
                s, m = holds(part, facts)
                sure, maybe = sure and s, maybe and m
                if not maybe:
                    return (False, False)
            return (sure, maybe)
        case AnyOf(parts):
            sure, maybe = False, False
            for part in parts:
                s, m = holds(part, facts)
                sure, maybe = sure or s, maybe or m
                if sure:
                    return (True, True)
            return (sure, maybe)
        case Not(part):
            s, m = holds(part, facts)
            return (not m, not s)
        case Always(value):
            return (value, value)
    return _leaf(node, facts)


def _leaf(node: Condition, facts: Facts) -> tuple[bool, bool]:
    match node:
        case Is(field):
            value = facts.get(field.path)
            return (False, True) if value is None else (bool(value), bool(value))
        case OneOf(field, words):
            value = facts.get(field.path)
            if value is None:
                return (len(words) == len(field.words()), bool(words))
            return (value in words, value in words)
        case Meets(field, words):
            value = facts.get(field.path)
            if value is None:
                return (False, bool(words))
            met = isinstance(value, frozenset) and not words.isdisjoint(value)
            return (met, met)
        case Compare(left, right):
            (ll, lh), (rl, rh) = bounds(left, facts), bounds(right, facts)
            return (rh is not None and ll >= rh, lh is None or lh >= rl)
    raise TypeError(f"not a condition: {node!r}")


def bounds(node: Number, facts: Facts) -> Range:
    """The range in which the number lies; both ends equal where it is known."""
    match node:
        case Constant(settled):
            return (settled, settled)
        case Quantity(field):
            value = facts.get(field.path)
            if isinstance(value, Span):
                return (value.low, value.high)
            if isinstance(value, int | Fraction):
                return (value, value)
            return (field.lowest, field.highest if field.bounded else None)
        case Step(part=part):
            return bounds(part, facts)
        case Plus(left, right):
            (a, b), (c, d) = bounds(left, facts), bounds(right, facts)
            return (a + c, None if b is None or d is None else b + d)
        case Times(left, right):
            (a, b), (c, d) = bounds(left, facts), bounds(right, facts)
            return (a * c, _product(b, d))
        case Least(parts):
            ranges = [bounds(part, facts) for part in parts]
            return (min(low for low, _ in ranges), min((h for _, h in ranges if h is not None), default=None))
        case RoundDown(part, unit):
            low, high = bounds(part, facts)
            return (round_down(low, unit), None if high is None else round_down(high, unit))
        case Choose(condition, then, other):
            return _chosen(holds(condition, facts), then, other, facts)
    raise TypeError(f"not a number: {node!r}")


def _product(a: Bound, b: Bound) -> Bound:
    """Upper end of a product of non-negative numbers."""
    if a == 0 or b == 0:
        return 0
    return None if a is None or b is None else a * b


def _chosen(known: tuple[bool, bool], then: Number, other: Number, facts: Facts) -> Range:
    surely, possibly = known
    if surely:
        return bounds(then, facts)
    if not possibly:
        return bounds(other, facts)
    (a, b), (c, d) = bounds(then, facts), bounds(other, facts)
    return (min(a, c), None if b is None or d is None else max(b, d))


def explained(node: Condition, facts: Facts) -> list[tuple[Clause, Truth]]:
    """Every clause of `node` with its answer, in the order of the rule."""
    return [(clause, truth(clause, facts)) for clause in clauses_of(node)]


def steps(node: Expression, facts: Facts) -> list[StepValue]:
    """The named steps of an amount, innermost first, as an officer would recompute it."""
    lines = [line for part in parts_of(node) for line in steps(part, facts)]
    if isinstance(node, Step) and all(line.step.id != node.id for line in lines):
        low, high = bounds(node, facts)
        lines.append(StepValue(node, low, high))
    return lines
