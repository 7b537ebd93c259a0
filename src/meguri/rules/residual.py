"""What is left of a rule (残りの規則) once the known facts are filled in: decided parts vanish, open ones stay.

The fields of what is left are the ones that can still matter. Clause and step names are dropped on the way.
"""

from __future__ import annotations

from collections import Counter
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
    parts_of,
)
from meguri.rules.field import Facts
from meguri.rules.interval import bounds, holds

TRUE, FALSE = Always(True), Always(False)


def residual(node: Condition, facts: Facts) -> Condition:
    """`node` with the known facts filled in: `Always` where that decides it."""
    if isinstance(node, Clause):
        return residual(node.part, facts)
    if isinstance(node, All):
        return _joined(node.parts, facts, FALSE)
    if isinstance(node, AnyOf):
        return _joined(node.parts, facts, TRUE)
    if isinstance(node, Not):
        part = residual(node.part, facts)
        return Always(not part.value) if isinstance(part, Always) else Not(part)
    surely, possibly = holds(node, facts)
    if surely or not possibly:
        return TRUE if surely else FALSE
    if isinstance(node, Compare):
        left, right = residual_number(node.left, facts), residual_number(node.right, facts)
        return TRUE if left == right else Compare(left, right)
    return node


def _joined(parts: tuple[Condition, ...], facts: Facts, decisive: Always) -> Condition:
    """What is left of a conjunction (`decisive` false) or a disjunction (`decisive` true)."""
    kept: list[Condition] = []
    for part in parts:
        left = residual(part, facts)
        if isinstance(left, Always):
            if left.value == decisive.value:
                return decisive
        elif isinstance(left, AnyOf if decisive.value else All):
            kept.extend(left.parts)
        else:
            kept.append(left)
    if not kept:
        return FALSE if decisive.value else TRUE
    if len(kept) == 1:
        return kept[0]
    return AnyOf(tuple(kept)) if decisive.value else All(tuple(kept))


def residual_number(node: Number, facts: Facts) -> Number:
    """`node` with the known facts filled in."""
    low, high = bounds(node, facts)
    if low == high:
        return Constant(Fraction(low))
    match node:
        case Step(part=part):
            return residual_number(part, facts)
        case RoundDown(part, unit):
            return RoundDown(residual_number(part, facts), unit)
        case Plus(left, right):
            return Plus(residual_number(left, facts), residual_number(right, facts))
        case Times(left, right):
            return Times(residual_number(left, facts), residual_number(right, facts))
        case Least(parts):
            open_parts = [part for part in parts if not _never_least(part, high, facts)]
            kept = tuple(residual_number(part, facts) for part in open_parts)
            return kept[0] if len(kept) == 1 else Least(kept)
        case Choose(condition, then, other):
            left_over = residual(condition, facts)
            if isinstance(left_over, Always):
                return residual_number(then if left_over.value else other, facts)
            return Choose(left_over, residual_number(then, facts), residual_number(other, facts))
    return node


def _never_least(part: Number, high: Fraction | int | None, facts: Facts) -> bool:
    """Whether another part is always smaller."""
    return high is not None and bounds(part, facts)[0] > high


def reads(node: Expression) -> Counter[str]:
    """How often each field is read, in the order in which it is read first."""
    found: Counter[str] = Counter()
    waiting: list[Expression] = [node]
    while waiting:
        top = waiting.pop()
        if isinstance(top, Is | OneOf | Meets | Quantity):
            found[top.field.path] += 1
        else:
            waiting.extend(reversed(parts_of(top)))
    return found


def read_once(node: Expression) -> bool:
    """Whether no field is read in two places; then interval answers are exact."""
    found: set[str] = set()
    waiting: list[Expression] = [node]
    while waiting:
        top = waiting.pop()
        path = top.field.path if isinstance(top, Is | OneOf | Meets | Quantity) else None
        if path is None:
            waiting.extend(parts_of(top))
        elif path in found:
            return False
        else:
            found.add(path)
    return True
