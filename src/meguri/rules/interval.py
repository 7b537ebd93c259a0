"""One case in intervals (区間評価): a condition as (surely, possibly), a number as [low, high].

False is (no, no), true is (yes, yes), unknown is (no, yes). The answer is never wrong because something is unknown; it
is needlessly wide only where one unknown field is read in two places, which `witness` then settles by trying.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from meguri.rules.expression import (
    All,
    Always,
    AnyOf,
    Choose,
    Clause,
    Compare,
    Condition,
    Constant,
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
)
from meguri.rules.field import Facts, Span
from meguri.vocabulary.money import round_down

Bound = Fraction | int | None  # None = no bound known
Range = tuple[Fraction | int, Bound]
Belief = tuple[bool, bool]  # surely, possibly
Notes = list[tuple[Clause, Belief]]
Seen = Notes | None  # where given, every clause is noted and nothing is cut short

YES, NO, OPEN = (True, True), (False, False), (False, True)


def holds(node: Condition, facts: Facts, seen: Seen = None) -> Belief:
    """(surely, possibly)."""
    return _HOLDS[type(node)](node, facts, seen)


def bounds(node: Number, facts: Facts, seen: Seen = None) -> Range:
    """The range in which the number lies; both ends equal where it is known."""
    return _BOUNDS[type(node)](node, facts, seen)


def _clause(node: Clause, facts: Facts, seen: Seen) -> Belief:
    if seen is None:
        return holds(node.part, facts)
    place = len(seen)
    seen.append((node, OPEN))
    belief = holds(node.part, facts, seen)
    seen[place] = (node, belief)
    return belief


def _all(node: All, facts: Facts, seen: Seen) -> Belief:
    surely = possibly = True
    for part in node.parts:
        sure, maybe = _HOLDS[type(part)](part, facts, seen)
        if not maybe:
            if seen is None:
                return NO
            possibly = False
        surely = surely and sure
    return (surely and possibly, possibly)


def _any_of(node: AnyOf, facts: Facts, seen: Seen) -> Belief:
    surely = possibly = False
    for part in node.parts:
        sure, maybe = _HOLDS[type(part)](part, facts, seen)
        if sure:
            if seen is None:
                return YES
            surely = True
        possibly = possibly or maybe
    return (surely, possibly or surely)


def _not(node: Not, facts: Facts, seen: Seen) -> Belief:
    surely, possibly = holds(node.part, facts, seen)
    return (not possibly, not surely)


def _always(node: Always, facts: Facts, seen: Seen) -> Belief:
    return YES if node.value else NO


def _is(node: Is, facts: Facts, seen: Seen) -> Belief:
    value = facts.get(node.field.path)
    return OPEN if value is None else YES if value else NO


def _one_of(node: OneOf, facts: Facts, seen: Seen) -> Belief:
    value = facts.get(node.field.path)
    if value is None:
        return (len(node.words) == len(node.field.words()), bool(node.words))
    return YES if value in node.words else NO


def _meets(node: Meets, facts: Facts, seen: Seen) -> Belief:
    value = facts.get(node.field.path)
    if value is None:
        return (False, bool(node.words))
    return YES if isinstance(value, frozenset) and not node.words.isdisjoint(value) else NO


def _compare(node: Compare, facts: Facts, seen: Seen) -> Belief:
    low, high = bounds(node.left, facts, seen)
    least, most = bounds(node.right, facts, seen)
    return (most is not None and low >= most, high is None or high >= least)


def _constant(node: Constant, facts: Facts, seen: Seen) -> Range:
    return (node.value, node.value)


def _quantity(node: Quantity, facts: Facts, seen: Seen) -> Range:
    value = facts.get(node.field.path)
    if isinstance(value, int | Fraction):
        return (value, value)
    if isinstance(value, Span):
        return (value.low, value.high)
    return (node.field.lowest, node.field.highest if node.field.bounded else None)


def _step(node: Step, facts: Facts, seen: Seen) -> Range:
    return bounds(node.part, facts, seen)


def _plus(node: Plus, facts: Facts, seen: Seen) -> Range:
    low, high = bounds(node.left, facts, seen)
    least, most = bounds(node.right, facts, seen)
    return (low + least, None if high is None or most is None else high + most)


def _times(node: Times, facts: Facts, seen: Seen) -> Range:
    low, high = bounds(node.left, facts, seen)
    least, most = bounds(node.right, facts, seen)
    if high == 0 or most == 0:
        return (low * least, 0)
    return (low * least, None if high is None or most is None else high * most)


def _least(node: Least, facts: Facts, seen: Seen) -> Range:
    ranges = [bounds(part, facts, seen) for part in node.parts]
    return (min(low for low, _ in ranges), min((high for _, high in ranges if high is not None), default=None))


def _round_down(node: RoundDown, facts: Facts, seen: Seen) -> Range:
    low, high = bounds(node.part, facts, seen)
    return (round_down(low, node.unit), None if high is None else round_down(high, node.unit))


def _choose(node: Choose, facts: Facts, seen: Seen) -> Range:
    surely, possibly = holds(node.condition, facts, seen)
    if seen is None and surely == possibly:
        return bounds(node.then if surely else node.other, facts)
    then, other = bounds(node.then, facts, seen), bounds(node.other, facts, seen)
    if surely == possibly:
        return then if surely else other
    high = None if then[1] is None or other[1] is None else max(then[1], other[1])
    return (min(then[0], other[0]), high)


_HOLDS: dict[type[Condition], Callable[[Any, Facts, Seen], Belief]] = {
    Clause: _clause,
    All: _all,
    AnyOf: _any_of,
    Not: _not,
    Always: _always,
    Is: _is,
    OneOf: _one_of,
    Meets: _meets,
    Compare: _compare,
}

_BOUNDS: dict[type[Number], Callable[[Any, Facts, Seen], Range]] = {
    Constant: _constant,
    Quantity: _quantity,
    Step: _step,
    Plus: _plus,
    Times: _times,
    Least: _least,
    RoundDown: _round_down,
    Choose: _choose,
}
