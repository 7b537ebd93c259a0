"""The reference (基準となる計算): a rule over a complete case, in plain recursion and exact fractions.

Written on its own, without anything from the readings it judges; slow and simple on purpose.
"""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import Any

from meguri.rules import expression as x
from meguri.rules.field import Facts


def is_met(node: x.Condition, facts: Facts) -> bool:
    """Whether a condition holds in a complete case."""
    name = type(node).__name__
    given: Any = node
    if name == "Always":
        return bool(given.value)
    if name == "Is":
        return facts[given.field.path] is True
    if name == "OneOf":
        return facts[given.field.path] in given.words
    if name == "Meets":
        chosen: Any = facts[given.field.path]
        return any(word in given.words for word in chosen)
    if name == "Compare":
        return number(given.left, facts) >= number(given.right, facts)
    if name == "All":
        return all(is_met(part, facts) for part in given.parts)
    if name == "AnyOf":
        return any(is_met(part, facts) for part in given.parts)
    if name == "Not":
        return not is_met(given.part, facts)
    assert name == "Clause", name
    return is_met(given.part, facts)


def number(node: x.Number, facts: Facts) -> Fraction:
    """The exact value of a number in a complete case."""
    name = type(node).__name__
    given: Any = node
    if name == "Constant":
        return Fraction(given.value)
    if name == "Quantity":
        value: Any = facts[given.field.path]
        return Fraction(value)
    if name == "Plus":
        return number(given.left, facts) + number(given.right, facts)
    if name == "Times":
        return number(given.left, facts) * number(given.right, facts)
    if name == "Least":
        return min(number(part, facts) for part in given.parts)
    if name == "RoundDown":
        return Fraction(floor(number(given.part, facts) / given.unit) * given.unit)
    if name == "Choose":
        return number(given.then if is_met(given.condition, facts) else given.other, facts)
    assert name == "Step", name
    return number(given.part, facts)
