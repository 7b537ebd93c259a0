"""Questions still open (残る質問), best first: the answer that is expected to settle most rules comes first.

A field is asked only if it can still change a rule that is undecided. Answers are taken as equally likely.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from meguri.rules.cells import cells_of, open_with
from meguri.rules.expression import All, Always, Condition, fields_of
from meguri.rules.field import Facts, Field, Span, Value
from meguri.rules.interval import holds
from meguri.rules.residual import reads, residual
from meguri.rules.witness import NUMBERS, outcomes

MOST_COMBINATIONS = 200  # tried to see whether a field that shares a rule with a repeated one matters


@dataclass(frozen=True, slots=True)
class Question:
    """質問: a field worth asking."""

    field: Field
    settles: Fraction  # rules expected to be decided by the answer


@dataclass(frozen=True, slots=True)
class _OpenRule:
    """An undecided rule: what is left of it, and for each field the parts that read it."""

    parts: tuple[Condition, ...]  # all must hold
    touched: dict[str, list[Condition]]

    def settled_by(self, path: str, facts: dict[str, Value]) -> bool:
        """Whether the rule is decided once the field at `path` is answered as in `facts`."""
        touched = self.touched[path]
        beliefs = [holds(part, facts) for part in touched]
        if not all(possibly for _, possibly in beliefs):
            return True
        return len(touched) == len(self.parts) and all(surely for surely, _ in beliefs)


def questions(rules: Mapping[str, Condition], facts: Facts) -> list[Question]:
    """Every field that can still change an undecided rule, best first; ties in the order in which rules read them."""
    partly: dict[str, Value] = {path: value for path, value in facts.items() if isinstance(value, Span)}
    opened: list[_OpenRule] = []
    asked: dict[str, Field] = {}
    readers: dict[str, list[_OpenRule]] = {}
    for rule in rules.values():
        left = residual(rule, facts)
        if isinstance(left, Always) or outcomes(left, facts) != (False, True):
            continue
        matters = _matters(left, facts)
        rule_left = _open_rule(left)
        opened.append(rule_left)
        for field in fields_of(left):
            if field.path in matters:
                asked.setdefault(field.path, field)
                readers.setdefault(field.path, []).append(rule_left)
    found = [Question(field, _settles(field, readers[path], facts, partly)) for path, field in asked.items()]
    return sorted(found, key=lambda question: -question.settles)


def best_question(rules: Mapping[str, Condition], facts: Facts) -> Field | None:
    """The field to ask next, or None where nothing is open."""
    found = questions(rules, facts)
    return found[0].field if found else None


def _open_rule(left: Condition) -> _OpenRule:
    parts = left.parts if isinstance(left, All) else (left,)
    touched: dict[str, list[Condition]] = {}
    for part in parts:
        for path in reads(part):
            touched.setdefault(path, []).append(part)
    return _OpenRule(parts, touched)


def _settles(field: Field, rules: list[_OpenRule], facts: Facts, partly: dict[str, Value]) -> Fraction:
    nodes = {id(part): part for rule in rules for part in rule.touched[field.path]}
    cells = cells_of(field, nodes.values(), facts)
    settled = 0
    for value, weight in zip(cells.values, cells.weights, strict=True):
        answered = {**partly, field.path: value} if partly else {field.path: value}
        settled += weight * sum(rule.settled_by(field.path, answered) for rule in rules)
    return Fraction(settled, sum(cells.weights))


def _matters(left: Condition, facts: Facts) -> set[str]:
    """The fields that can still change the answer: exact where nothing is read twice, else tried out within a limit."""
    counts = reads(left)
    repeated = [field for field in fields_of(left) if counts[field.path] > 1]
    if not repeated or any(open_with(field, [left], facts) for field in repeated if field.kind in NUMBERS):
        return set(counts)
    cases: list[tuple[Facts, Condition]] = [(facts, left)]
    for field in repeated:
        cells = cells_of(field, [left], facts)
        if not cells.complete or len(cases) * len(cells.values) > MOST_COMBINATIONS:
            return set(counts)
        filled = [({**known, field.path: value}, node) for known, node in cases for value in cells.values]
        cases = [(known, residual(node, known)) for known, node in filled]
    matters = {path for _, node in cases for path in reads(node)}
    return matters | {field.path for field in repeated if _turns(field, repeated, cases)}


def _turns(field: Field, repeated: list[Field], cases: list[tuple[Facts, Condition]]) -> bool:
    """Whether the answer to `field` changes what is left in some case."""
    others = [other.path for other in repeated if other.path != field.path]
    left: dict[tuple[Value, ...], Condition] = {}
    return any(left.setdefault(tuple(known[path] for path in others), node) != node for known, node in cases)
