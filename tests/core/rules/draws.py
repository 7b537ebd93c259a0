"""Random cases (無作為の事例) for the proofs, drawn as columns: half anywhere, half near a case that qualifies."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, product
from typing import Any

import numpy as np

from meguri.rules.expression import Condition, Constant, Expression, parts_of
from meguri.rules.field import Facts, Field, Kind, Value
from meguri.rules.table import Column, Table, dtype_of, table_of
from meguri.rules.witness import witness

LARGEST = 10**12  # yen; what the column reading is compiled for
RATES = [Fraction(n, d) for d in (1, 3, 10, 100, 997) for n in range(d + 1)]
FEW = 6  # codes of which every set is tried


def constants(node: Expression) -> set[Fraction]:
    """Every settled number in a rule."""
    here = {node.value} if isinstance(node, Constant) else set()
    return here.union(*(constants(part) for part in parts_of(node)))


def near(field: Field, nodes: Sequence[Expression]) -> list[Any]:
    """Numbers around the settled numbers of the rules, within what the field allows."""
    found = {field.lowest, field.lowest + 1, min(field.highest, LARGEST)}
    for value in set[Fraction]().union(*(constants(node) for node in nodes)):
        whole = int(value)
        found |= {whole - 1, whole, whole + 1, 2 * whole, whole // 2 + 1}
    if field.kind is Kind.RATE:
        exact = set[Fraction]().union(*(constants(node) for node in nodes))
        return sorted({*RATES[:40], *(v for v in exact if v <= field.highest and v.denominator <= 1000)})
    return sorted(value for value in found if field.lowest <= value <= min(field.highest, LARGEST))


def domain(field: Field, nodes: Sequence[Expression]) -> list[Any]:
    """All values of a flag or word; telling values of a set, a number or a rate."""
    if field.kind is Kind.FLAG:
        return [False, True]
    words = field.words()
    if field.kind is Kind.WORD:
        return list(words)
    if field.kind is Kind.WORDS and len(words) <= FEW:
        return [frozenset(some) for size in range(len(words) + 1) for some in combinations(words, size)]
    if field.kind is Kind.WORDS:
        return [frozenset(), frozenset(words), *(frozenset({word}) for word in words)]
    return near(field, nodes)


def table(fields: Sequence[Field], condition: Condition, nodes: Sequence[Expression], rows: int, seed: int) -> Table:
    """`rows` random complete cases."""
    random = np.random.default_rng(seed)
    found = witness(condition).found or {}
    columns = {field.path: _column(field, nodes, rows, random) for field in fields}
    settled = table_of([f for f in fields if f.path in found], [found])
    for path, column in settled.columns.items():
        kept = (random.random(rows) < 0.85) & (np.arange(rows) % 2 == 0)
        if isinstance(column, tuple):
            drawn = columns[path]
            columns[path] = (np.where(kept, column[0], drawn[0]), np.where(kept, column[1], drawn[1]))
        else:
            columns[path] = np.where(kept, column, columns[path]).astype(column.dtype)
    return Table(tuple(fields), columns)


def _column(field: Field, nodes: Sequence[Expression], rows: int, random: np.random.Generator) -> Column:
    if field.kind is Kind.FLAG:
        return random.integers(0, 2, rows).astype(np.bool_)
    if field.kind is Kind.WORD:
        return random.integers(0, len(field.words()), rows).astype(np.uint8)
    if field.kind is Kind.WORDS:
        bits = random.random((rows, len(field.words()))) < random.random((rows, 1))
        return np.asarray(
            (bits.astype(np.int64) << np.arange(len(field.words()))).sum(axis=1).astype(np.int64), np.int64
        )
    listed = near(field, nodes)
    picked = random.integers(0, len(listed), rows)
    if field.kind is Kind.RATE:
        over = np.array([rate.numerator for rate in listed], np.int64)[picked]
        return over, np.array([rate.denominator for rate in listed], np.int64)[picked]
    top = min(field.highest, LARGEST)
    spread = np.minimum(field.lowest + np.exp(random.random(rows) * np.log(top + 1)).astype(np.int64), top)
    drawn = np.where(random.random(rows) < 0.5, np.array(listed, np.int64)[picked], spread)
    return np.asarray(drawn, dtype_of(field))


def cases(drawn: Table) -> list[dict[str, Value]]:
    """The rows of a table as facts."""
    columns = [_decoded(field, drawn.columns[field.path]) for field in drawn.fields]
    paths = [field.path for field in drawn.fields]
    return [dict(zip(paths, values, strict=True)) for values in zip(*columns, strict=True)]


def _decoded(field: Field, column: Column) -> list[Any]:
    if isinstance(column, tuple):
        return [Fraction(n, d) for n, d in zip(column[0].tolist(), column[1].tolist(), strict=True)]
    words = field.words()
    if field.kind is Kind.WORD:
        return [words[place] for place in column.tolist()]
    if field.kind is Kind.WORDS:
        sets = {bits: frozenset(w for i, w in enumerate(words) if bits >> i & 1) for bits in set(column.tolist())}
        return [sets[bits] for bits in column.tolist()]
    return list(column.tolist())


def completions(
    facts: Facts, missing: Sequence[Field], nodes: Sequence[Expression], most: int, random: np.random.Generator
) -> list[dict[str, Value]]:
    """Complete cases that agree with `facts`: all telling ones, or `most` of them at random."""
    domains = [domain(field, nodes) for field in missing]
    size = int(np.prod([len(values) for values in domains], dtype=float))
    paths = [field.path for field in missing]
    if size <= most:
        return [{**facts, **dict(zip(paths, chosen, strict=True))} for chosen in product(*domains)]
    return [
        {**facts, **{path: values[random.integers(len(values))] for path, values in zip(paths, domains, strict=True)}}
        for _ in range(most)
    ]
