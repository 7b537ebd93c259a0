"""What the page of a selection shows (選定の画面の内容): everybody in the order of scores, and what the optimum would change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from meguri.documents.portfolio import base_words, rule_words
from meguri.vocabulary.text import Text

Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """応募."""

    place: int  # in the order of scores
    application: Document
    so_far: int | None  # yen selected down to here; None = not selected
    reason: Document | None  # why not


@dataclass(frozen=True, slots=True)
class Sum:
    """合計."""

    count: int
    amount: int
    left: int  # of the budget
    worth: str
    passed_over: int  # though they score above the lowest selected


@dataclass(frozen=True, slots=True)
class WhatIf:
    """もし."""

    said: Document
    total: Sum
    passed_over: tuple[Line, ...]
    added: tuple[Line, ...]
    dropped: tuple[Line, ...]
    barred: tuple[Line, ...]  # by the rule of one per company


@dataclass(frozen=True, slots=True)
class PortfolioPage:
    """選定の画面."""

    answer: Document
    rule: Text
    lines: tuple[Line, ...]
    total: Sum
    base: Text
    what_if: WhatIf | None

    @property
    def selected(self) -> tuple[Line, ...]:
        """採択案."""
        return tuple(line for line in self.lines if line.reason is None)

    @property
    def others(self) -> tuple[Line, ...]:
        """採択案に入らない応募."""
        return tuple(line for line in self.lines if line.reason is not None)


def page_of(answer: Document) -> PortfolioPage:
    """All that the page shows."""
    lines = _lines(answer)
    budget = answer["rule"]["budget"]
    what_if = answer["what_if"]
    return PortfolioPage(
        answer,
        rule_words(answer["rule"], answer["applications"]),
        lines,
        _sum(answer, budget),
        base_words(answer["rule"]),
        _what_if(what_if, {line.application["id"]: line for line in lines}, budget) if what_if else None,
    )


def _lines(answer: Document) -> tuple[Line, ...]:
    reasons = {one["id"]: one["text"] for one in answer["not_selected"]}
    everyone = sorted([*answer["selected"], *answer["not_selected"]], key=_order)
    lines, so_far = [], 0
    for place, one in enumerate(everyone, 1):
        reason = reasons.get(one["id"])
        so_far += 0 if reason else one["amount"]
        lines.append(Line(place, one, None if reason else so_far, reason))
    return tuple(lines)


def _order(one: Document) -> tuple[Fraction, int, str]:
    return -Fraction(one["score"]), one["amount"], one["id"]


def _sum(found: Document, budget: int) -> Sum:
    return Sum(
        len(found["selected"]), found["amount"], budget - found["amount"], found["worth"], len(found["passed_over"])
    )


def _what_if(found: Document, lines: Mapping[str, Line], budget: int) -> WhatIf:
    passed, added, dropped, barred = (
        tuple(lines[one["id"]] for one in found[name]) for name in ("passed_over", "added", "dropped", "barred")
    )
    return WhatIf(found, _sum(found, budget), passed, added, dropped, barred)
