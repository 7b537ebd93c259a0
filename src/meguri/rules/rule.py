"""A rule as the readings take it (規則): who it is for, and what it gives them."""

from __future__ import annotations

from dataclasses import dataclass

from meguri.rules.expression import Condition, Number


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition and, where there is one, the whole yen it gives to those who meet it."""

    condition: Condition
    amount: Number | None = None
