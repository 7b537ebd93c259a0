"""Thresholds (境目): the values of one number at which a comparison turns.

Closed form where the number stands once on one side (sums, products, minima, rounding, choices); by halving where it
stands several times on one side; not at all where it stands on both, which is said by raising `Beyond`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from meguri.rules.expression import (
    Choose,
    Compare,
    Constant,
    Expression,
    Least,
    Number,
    Plus,
    Quantity,
    RoundDown,
    Step,
    Times,
    fields_of,
    parts_of,
)
from meguri.rules.field import Facts, Field, Kind
from meguri.rules.interval import bounds, holds


class Beyond(Exception):  # noqa: N818 - a limit, not a failure
    """The thresholds cannot be found exactly."""


@dataclass(frozen=True, slots=True, order=True)
class Turn:
    """The comparison turns at `value`: from there on, or just above it where `above`."""

    value: Fraction
    above: bool


def thresholds(compare: Compare, field: Field, facts: Facts) -> tuple[Fraction | int, ...]:
    """Ascending values of `field` at which `compare` may turn; other open numbers stand at either end of their range.

    For whole numbers the first value on the far side; for rates the exact turning point.

    Raises:
        Beyond: the comparison is of no form that can be turned round.
    """
    match compare:
        case Compare(Quantity(), Constant(value)):
            return (value if field.kind is Kind.RATE else ceil(value),)
        case Compare(Constant(value), Quantity()):
            return (value if field.kind is Kind.RATE else floor(value) + 1,)
    left, right = reads_field(compare.left, field), reads_field(compare.right, field)
    if left and right:
        raise Beyond(field.path)
    try:
        turns = _turns(compare.left if left else compare.right, field, _ends(compare, left, facts), not left, facts)
    except Beyond:
        return _halved(compare, field, facts)
    if field.kind is Kind.RATE:
        return tuple(sorted({turn.value for turn in turns}))
    return tuple(sorted({floor(turn.value) + 1 if turn.above else ceil(turn.value) for turn in turns}))


def reads_field(node: Expression, field: Field) -> bool:
    """Whether `node` reads `field`."""
    return any(found.path == field.path for found in fields_of(node))


def _ends(compare: Compare, left: bool, facts: Facts) -> list[Fraction]:
    ends = bounds(compare.right if left else compare.left, facts)
    return [Fraction(end) for end in ends if end is not None]


def _turns(node: Number, field: Field, targets: list[Fraction], above: bool, facts: Facts) -> set[Turn]:
    """Where `node` reaches (or, with `above`, passes) each target, as values of the field."""
    match node:
        case Quantity():
            return {Turn(target, above) for target in targets}
        case Step(part=part):
            return _turns(part, field, targets, above, facts)
        case RoundDown(part, unit):
            reached = [Fraction((floor(t / unit) + 1 if above else ceil(t / unit)) * unit) for t in targets]
            return _turns(part, field, reached, False, facts)
        case Plus(left, right) | Times(left, right):
            inner, outer = (left, right) if reads_field(left, field) else (right, left)
            if reads_field(outer, field):
                raise Beyond(field.path)
            ends = {Fraction(end) for end in bounds(outer, facts) if end is not None}
            if isinstance(node, Plus):
                return _turns(inner, field, [t - end for t in targets for end in ends], above, facts)
            return _turns(inner, field, [t / end for t in targets for end in ends if end], above, facts)
        case Least() | Choose():
            inside = [part for part in parts_of(node) if isinstance(part, Number) and reads_field(part, field)]
            return {turn for part in inside for turn in _turns(part, field, targets, above, facts)}
    raise Beyond(field.path)


def _halved(compare: Compare, field: Field, facts: Facts) -> tuple[int, ...]:
    """The turning points of a comparison that rises or falls steadily with a whole number."""
    if field.kind is Kind.RATE or _steered(compare, field):
        raise Beyond(field.path)
    found = set()
    for which in (0, 1):
        low, high = field.lowest, field.highest
        first = holds(compare, {**facts, field.path: low})[which]
        if holds(compare, {**facts, field.path: high})[which] == first:
            continue
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (
                (middle, high) if holds(compare, {**facts, field.path: middle})[which] == first else (low, middle)
            )
        found.add(high)
    return tuple(sorted(found))


def _steered(node: Expression, field: Field) -> bool:
    """Whether a choice inside `node` depends on the field."""
    if isinstance(node, Choose) and reads_field(node.condition, field):
        return True
    return any(_steered(part, field) for part in parts_of(node))
