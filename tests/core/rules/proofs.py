"""The permanent proofs (恒久的な証明): every reading of a rule against the reference.

`prove` takes any rule and shows, on random cases, that explanation and columns equal the reference, that partial answers
are never wrong, and that changes are valid, enough and no larger than needed. The number of cases is MEGURI_CASES.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import combinations, product

import draws
import numpy as np

import reference
from meguri.rules.ask import questions
from meguri.rules.change import ChangeSet, changes
from meguri.rules.columns import NO_BOUND, Columns, at_most, compiled
from meguri.rules.explain import Truth, explained, judged, truth
from meguri.rules.expression import Condition, Expression, Number, clauses_of, fields_of
from meguri.rules.field import Field, Value
from meguri.rules.interval import bounds, holds
from meguri.rules.rule import Rule
from meguri.rules.table import table_of

CASES = int(os.environ.get("MEGURI_CASES", "500"))
PARTIAL_SHARE = 20  # one case in so many is also judged with answers missing
CHANGE_SHARE = 200  # one in so many is also changed
COMPLETIONS = 120
MOST_CHANGED = 4
FEW_ROWS = 500  # up to which reasons are counted again
MOST_ROWS = 300_000  # combinations of one brute-force search

Case = dict[str, Value]


def prove(name: str, condition: Condition, amount: Number | None, cases: int, seed: int) -> None:
    """Raises AssertionError, naming the rule and the case, where any reading is wrong."""
    nodes: list[Expression] = [condition] if amount is None else [condition, amount]
    fields = list({field.path: field for node in nodes for field in fields_of(node)}.values())
    if not fields:
        return
    rule = {name: Rule(condition, amount)}
    highest = at_most(rule, draws.LARGEST)
    exact = compiled(rule, reasons=True, highest=highest)
    drawn = draws.table(exact.fields, condition, nodes, cases, seed)
    rows = draws.cases(drawn)
    every_reading_equals_the_reference(name, rule[name], exact, rows)
    random = np.random.default_rng(seed + 1)
    partial = [_partial(row, random) for row in rows[:: max(1, cases // max(20, cases // PARTIAL_SHARE))]]
    columns_equal_single_cases(name, rule[name], partial, highest)
    partial_answers_are_never_wrong(name, rule[name], partial, random)
    step = max(1, cases // max(5, cases // CHANGE_SHARE))
    for row in rows[::step]:
        changes_are_valid_and_smallest(name, condition, exact, row)
    for row in partial[:: max(1, len(partial) // max(5, cases // CHANGE_SHARE))]:
        changes_are_valid(name, condition, row, changes(condition, row), random)


def _partial(row: Case, random: np.random.Generator) -> Case:
    """A case with one to three answers missing, sometimes more."""
    count = min(len(row), int(random.choice([1, 1, 2, 3, len(row)])))
    missing = set(random.choice(sorted(row), count, replace=False).tolist())
    return {path: value for path, value in row.items() if path not in missing}


def every_reading_equals_the_reference(name: str, rule: Rule, exact: Columns, rows: list[Case]) -> None:
    """Explanation, status column, amount column and reasons."""
    answers = exact.run(table_of(exact.fields, rows))
    status, failed = answers.status[name].tolist(), answers.failed[name]
    low = answers.low[name].tolist() if rule.amount is not None else []
    clauses = clauses_of(rule.condition)
    for i, row in enumerate(rows):
        met = reference.is_met(rule.condition, row)
        assert holds(rule.condition, row) == (met, met), (name, row)
        assert status[i] == met, (name, row)
        if rule.amount is not None and (met or i % 8 == 0):
            value = reference.number(rule.amount, row)
            assert bounds(rule.amount, row) == (value, value), (name, row)
            assert low[i] == (value if met else 0), (name, row)
        if i % 4 == 0:
            for place, (clause, answer) in enumerate(explained(rule.condition, row)):
                expected = reference.is_met(clause, row)
                assert answer is (Truth.YES if expected else Truth.NO), (name, clause.id, row)
                assert bool(failed[place // 8, i] >> place % 8 & 1) is not expected, (name, clause.id, row)
    if len(rows) <= FEW_ROWS and len({clause.id for clause in clauses}) == len(clauses):
        counted = {clause.id: sum(not reference.is_met(clause, row) for row in rows) for clause in clauses}
        assert exact.why_not(answers, name) == counted, name


def columns_equal_single_cases(name: str, rule: Rule, rows: list[Case], highest: dict[str, int]) -> None:
    """Three-valued statuses and ranges in columns equal the interval reading of each case."""
    partly = compiled({name: rule}, partly_known=True, reasons=True, highest=highest)
    clauses = list(enumerate(clauses_of(rule.condition)))
    answers = partly.run(table_of(partly.fields, rows))
    for i, row in enumerate(rows):
        surely, possibly = holds(rule.condition, row)
        assert answers.status[name][i] == (1 if surely else 2 if possibly else 0), (name, row)
        for place, clause in clauses:
            failed = bool(answers.failed[name][place // 8, i] >> place % 8 & 1)
            assert failed is not holds(clause, row)[1], (name, clause.id, row)
        if rule.amount is not None:
            low, high = bounds(rule.amount, row)
            assert answers.low[name][i] == (low if surely else 0), (name, row)
            assert answers.high[name][i] == ((NO_BOUND if high is None else high) if possibly else 0), (name, row)


def partial_answers_are_never_wrong(name: str, rule: Rule, rows: list[Case], random: np.random.Generator) -> None:
    """Whatever the missing answers turn out to be, and no question is asked in vain."""
    nodes: list[Expression] = [node for node in (rule.condition, rule.amount) if node is not None]
    fields = {field.path: field for node in nodes for field in fields_of(node)}
    for row in rows:
        missing = [field for path, field in fields.items() if path not in row]
        complete = draws.completions(row, missing, nodes, COMPLETIONS, random)
        said = truth(rule.condition, row)
        assert judged(rule.condition, row) == (said, explained(rule.condition, row)), (name, row)
        outcomes = {reference.is_met(rule.condition, case) for case in complete}
        asked = {question.field.path for question in questions({name: rule.condition}, row)}
        if said is Truth.UNKNOWN:
            assert asked, (name, row)
            assert asked <= {field.path for field in missing}, (name, row)
        else:
            assert outcomes == {said is Truth.YES}, (name, row)
            assert not asked, (name, row)
        if rule.amount is not None:
            low, high = bounds(rule.amount, row)
            for case in complete[:20]:
                value = reference.number(rule.amount, case)
                assert low <= value, (name, case)
                assert high is None or value <= high, (name, case)


def changes_are_valid(
    name: str, condition: Condition, row: Case, found: list[ChangeSet], random: np.random.Generator
) -> None:
    """Each set is enough, whatever is still unknown, and changes only what it says."""
    asked = {field.path: field for field in fields_of(condition)}
    for made in found:
        changed = {**row, **{change.path: change.to for change in made}}
        missing = [field for path, field in asked.items() if path not in changed]
        for case in draws.completions(changed, missing, [condition], COMPLETIONS, random):
            assert reference.is_met(condition, case), (name, row, made)
        assert all(change.from_ == row.get(change.path) != change.to for change in made), (name, row, made)


def changes_are_valid_and_smallest(name: str, condition: Condition, exact: Columns, row: Case) -> None:
    """Against brute force over every set of at most four fields of a complete case."""
    asked = list(fields_of(condition))
    found = changes(condition, row)
    changes_are_valid(name, condition, row, found, np.random.default_rng(0))
    if reference.is_met(condition, row):
        assert not found, (name, row)
        return
    sets = [{change.path for change in made} for made in found]
    best = min((_cost(made, asked) for made in sets), default=None)
    for chosen in _subsets(asked):
        paths = {field.path for field in chosen}
        smaller = best is None or _cost(paths, asked) < best or any(paths < made for made in sets)
        if smaller and _enough(name, condition, exact, row, chosen):
            raise AssertionError((name, row, paths, sets))


def _cost(paths: set[str], asked: Sequence[Field]) -> tuple[int, int]:
    return sum(field.fixed for field in asked if field.path in paths), len(paths)


def _subsets(asked: Sequence[Field]) -> Iterator[tuple[Field, ...]]:
    for size in range(1, MOST_CHANGED + 1):
        yield from combinations(asked, size)


def _enough(name: str, condition: Condition, exact: Columns, row: Case, chosen: tuple[Field, ...]) -> bool:
    """Whether some answers to the chosen fields make the condition true (column reading, proven above)."""
    domains = [draws.domain(field, [condition]) for field in chosen]
    if np.prod([len(values) for values in domains], dtype=float) > MOST_ROWS:
        return False
    rows = [{**row, **dict(zip([f.path for f in chosen], v, strict=True))} for v in product(*domains)]
    if len(rows) < 200:
        return any(reference.is_met(condition, case) for case in rows)
    return bool(exact.run(table_of(exact.fields, rows)).status[name].any())
