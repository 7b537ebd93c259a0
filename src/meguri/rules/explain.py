"""One case, explained (説明): clauses as yes, no or unknown, and amounts as ranges with their arithmetic.

The answer is never wrong because something is unknown, and never unknown where all completions of the case agree.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from meguri.rules.expression import All, Clause, Condition, Expression, Number, Step, fields_of, parts_of
from meguri.rules.field import Facts, Span
from meguri.rules.interval import Belief, Bound, Notes, Range, bounds, holds
from meguri.rules.witness import outcomes

__all__ = ["Bound", "Range", "StepValue", "Truth", "bounds", "explained", "holds", "judged", "steps", "truth"]


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


def judged(node: Condition, facts: Facts) -> tuple[Truth, list[tuple[Clause, Truth]]]:
    """Whether `node` holds, and every clause with its answer; cheaper than asking for both."""
    clauses = explained(node, facts)
    if not isinstance(node, All):
        return truth(node, facts), clauses
    answers = {id(clause): answer for clause, answer in clauses}
    said = [answers.get(id(part)) or truth(part, facts) for part in node.parts]
    if Truth.NO in said:
        return Truth.NO, clauses
    waiting = [part for part, answer in zip(node.parts, said, strict=True) if answer is Truth.UNKNOWN]
    if not waiting:
        return Truth.YES, clauses
    paths = [field.path for part in waiting for field in fields_of(part) if facts.get(field.path) is None]
    apart = len(paths) == len(set(paths)) and not any(isinstance(value, Span) for value in facts.values())
    return (Truth.UNKNOWN if apart else truth(node, facts)), clauses


def steps(node: Expression, facts: Facts) -> list[StepValue]:
    """The named steps of an amount, innermost first, as an officer would recompute it."""
    lines = [line for part in parts_of(node) for line in steps(part, facts)]
    if isinstance(node, Step) and all(line.step.id != node.id for line in lines):
        low, high = bounds(node, facts)
        lines.append(StepValue(node, low, high))
    return lines
