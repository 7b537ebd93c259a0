"""Small random rules against brute force over every case: answers, questions, thresholds and changes are exact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations, product
from math import prod
from random import Random
from typing import Any

import proofs
import trees
from hypothesis import given, settings
from hypothesis import strategies as st

import reference
from meguri.rules.ask import questions
from meguri.rules.cells import cells_of
from meguri.rules.change import changes
from meguri.rules.explain import Truth, truth
from meguri.rules.expression import Condition, fields_of
from meguri.rules.field import Field, Kind, Value
from meguri.rules.interval import holds
from meguri.rules.residual import reads

RULES = max(150, proofs.CASES // 20)
MOST_CASES = 20_000  # of one brute force
MOST_CHANGED = 3
EXACT = settings(max_examples=RULES, deadline=None, derandomize=True)

Case = dict[str, Value]


def domain(field: Field) -> list[Any]:
    """Every value; for a rate, every thirtieth."""
    if field.kind is Kind.FLAG:
        return [False, True]
    if field.kind is Kind.WORD:
        return list(field.words())
    if field.kind is Kind.WORDS:
        sizes = range(len(field.words()) + 1)
        return [frozenset(some) for size in sizes for some in combinations(field.words(), size)]
    if field.kind is Kind.RATE:
        return [Fraction(part, 30) for part in range(31)]
    return list(range(field.lowest, field.highest + 1))


def cases(fields: Sequence[Field], known: Case) -> Iterable[Case]:
    """Every case of `fields` that agrees with `known`."""
    for values in product(*(domain(field) for field in fields)):
        yield {**known, **dict(zip([field.path for field in fields], values, strict=True))}


def size(fields: Sequence[Field]) -> int:
    return prod(len(domain(field)) for field in fields)


def drawn(seed: int) -> tuple[Condition, tuple[Field, ...], Case]:
    """A random rule whose numbers all have bounds, and a partly known case."""
    random = Random(seed)
    while True:
        condition = trees.condition(random, random.randint(1, 3))
        asked = fields_of(condition)
        if all(field.bounded for field in asked):
            full: Case = {field.path: random.choice(domain(field)) for field in asked}
            return condition, asked, {path: value for path, value in full.items() if random.random() < 0.7}


@EXACT
@given(st.integers(0, 10**9))
def test_answers_and_questions_are_exact(seed: int) -> None:
    condition, asked, facts = drawn(seed)
    missing = [field for field in asked if field.path not in facts]
    if size(missing) > MOST_CASES:
        return
    met = {tuple(case[f.path] for f in missing): reference.is_met(condition, case) for case in cases(missing, facts)}
    outcomes = set(met.values())
    expected = Truth.UNKNOWN if len(outcomes) == 2 else Truth.YES if True in outcomes else Truth.NO
    assert truth(condition, facts) is expected
    turning = set()
    for i, field in enumerate(missing):
        seen: dict[tuple[Value, ...], bool] = {}
        if any(seen.setdefault(values[:i] + values[i + 1 :], is_met) != is_met for values, is_met in met.items()):
            turning.add(field.path)
    assert {question.field.path for question in questions({"rule": condition}, facts)} == turning


@EXACT
@given(st.integers(0, 10**9))
def test_changes_are_all_the_smallest_sets_and_no_other(seed: int) -> None:
    condition, asked, facts = drawn(seed)
    if truth(condition, facts) is Truth.YES:
        assert changes(condition, facts) == []
        return
    expected = smallest(condition, asked, facts)
    if expected is None:
        return
    found = changes(condition, facts, most=99)
    sets = [frozenset(change.path for change in made) for made in found]
    small = [made for made in sets if len(made) <= MOST_CHANGED]
    assert sorted(small, key=sorted) == sorted(expected, key=sorted)
    assert sets == sorted(sets, key=lambda made: cost(made, asked, facts))
    for made in found:
        assert surely(condition, asked, {**facts, **{change.path: change.to for change in made}})


def smallest(condition: Condition, asked: Sequence[Field], facts: Case) -> list[frozenset[str]] | None:
    """Every set of at most three fields whose change is enough and of which none can be left out; None = too many."""
    found: list[frozenset[str]] = []
    for count in range(1, MOST_CHANGED + 1):
        for chosen in combinations(asked, count):
            paths = frozenset(field.path for field in chosen)
            if any(smaller <= paths for smaller in found):
                continue
            if size([field for field in asked if field in chosen or field.path not in facts]) > MOST_CASES:
                return None
            kept = {path: value for path, value in facts.items() if path not in paths}
            if any(surely(condition, asked, case) for case in cases(chosen, kept)):
                found.append(paths)
    return found


def surely(condition: Condition, asked: Sequence[Field], facts: Case) -> bool:
    """Whether every completion meets the condition."""
    missing = [field for field in asked if field.path not in facts]
    return all(reference.is_met(condition, case) for case in cases(missing, facts))


def cost(paths: frozenset[str], asked: Sequence[Field], facts: Case) -> tuple[int, int, int]:
    fixed = [field.path for field in asked if field.fixed and field.path in paths]
    return sum(path in facts for path in fixed), len(paths), len(fixed)


@settings(max_examples=4 * RULES, deadline=None, derandomize=True)
@given(st.integers(0, 10**9))
def test_a_comparison_turns_only_between_two_cells(seed: int) -> None:
    random = Random(seed)
    compare = trees.compare(random)
    asked = [field for field in fields_of(compare) if field.kind is Kind.NUMBER]
    if not asked:
        return
    field, *_ = asked
    facts: Case = {f.path: random.choice(domain(f)) for f in fields_of(compare) if f.path != field.path}
    cells = cells_of(field, [compare], facts)
    assert cells.complete or sum(path == field.path for path in reads(compare).elements()) > 1
    beliefs = [holds(compare, {**facts, field.path: value}) for value in domain(field)]
    turns = {value for value in domain(field)[1:] if beliefs[value] != beliefs[value - 1]}
    if cells.complete:
        assert {*turns, *(turn - 1 for turn in turns)} <= set(cells.values)
