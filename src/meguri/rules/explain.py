"""One case, explained (説明): clauses as yes, no or unknown, and amounts as ranges with their arithmetic.

The answer is never wrong because something is unknown, and never unknown where all completions of the case agree.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from meguri.rules.expression import Clause, Condition, Expression, Number, Step, parts_of
from meguri.rules.field import Facts
from meguri.rules.interval import Belief, Bound, Notes, Range, bounds, holds
from meguri.rules.witness import outcomes

__all__ = ["Bound", "Range", "StepValue", "Truth", "bounds", "explained", "holds", "steps", "truth"]


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
    """Whether `node` holds; unknown only where completions of the case disagree."""
    return _settled(node, holds(node, facts), facts)


def _settled(node: Condition, belief: Belief, facts: Facts) -> Truth:
    surely, possibly = belief
    if possibly and not surely:
        surely, possibly = outcomes(node, facts)
    return Truth.YES if surely else Truth.UNKNOWN if possibly else Truth.NO


def explained(node: Expression, facts: Facts) -> list[tuple[Clause, Truth]]:
    """Every clause of `node` with its answer, in the order of the rule."""
    seen: Notes = []
    if isinstance(node, Condition):
        holds(node, facts, seen)
    elif isinstance(node, Number):
        bounds(node, facts, seen)
    return [(clause, _settled(clause, belief, facts)) for clause, belief in seen]


def steps(node: Expression, facts: Facts) -> list[StepValue]:
    """The named steps of an amount, innermost first, as an officer would recompute it."""
    lines = [line for part in parts_of(node) for line in steps(part, facts)]
    if isinstance(node, Step) and all(line.step.id != node.id for line in lines):
        low, high = bounds(node, facts)
        lines.append(StepValue(node, low, high))
    return lines
