"""A million cases at once (一括計算): rules compiled to NumPy over blocks of columns, exact in 64-bit integers.

Conditions run over whole blocks; amounts only over the rows that can receive them. With `partly_known` every condition
is three-valued and every amount a range, by the same interval logic as `interval` (never wrong, and needlessly unknown
only where one unknown field is read in two places).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from meguri.rules.arithmetic import NO_BOUND, TooWide
from meguri.rules.expression import Clause, Number, clauses_of, fields_of
from meguri.rules.field import Field, Kind
from meguri.rules.listing import Listing
from meguri.rules.rule import Rule
from meguri.rules.source import BITS, Source
from meguri.rules.table import Array, Table
from meguri.rules.writer import Names, Writer

__all__ = ["NO_BOUND", "Answers", "Columns", "TooWide", "at_most", "compiled", "widest"]

BLOCK = 32_768  # rows; temporaries of that size stay in the processor's cache
NO, YES, UNKNOWN = 0, 1, 2  # of a status column


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers of every case, by rule."""

    status: dict[str, Array]  # int8: 0 no, 1 yes, 2 unknown
    low: dict[str, Array]  # int64, yen; 0 where the status is not yes
    high: dict[str, Array]  # int64, yen; 0 where the status is no, NO_BOUND where none is known
    failed: dict[str, Array] = field(
        default_factory=dict
    )  # uint8, planes × rows: bit i of plane p = clause 8p + i is no


@dataclass(frozen=True, slots=True)
class Columns:
    """Compiled rules."""

    fields: tuple[Field, ...]
    clauses: dict[str, tuple[Clause, ...]]
    amounts: tuple[str, ...]  # rules that give an amount
    partly_known: bool
    reasons: bool
    source: str  # the Python text that runs
    buffers: tuple[str, ...]
    run_block: Callable[..., None]
    highest: Mapping[str, int] = field(default_factory=dict)  # limits below the fields' own that `run` checks

    def run(self, table: Table, into: Answers | None = None) -> Answers:
        """Answers for every row of `table`, written into `into` where it is given.

        Raises:
            ValueError: the table knows a field only in some rows and the rules were compiled for known facts, or a
                value is above the `highest` they were compiled for.
        """
        partly = [f.path for f in self.fields if f.path in table.known]
        if partly and not self.partly_known:
            raise ValueError(f"not known in every row: {', '.join(partly)}; compile with partly_known")
        self._check_limits(table)
        answers = into or self._empty(table.rows)
        for column in [*into.low.values(), *into.high.values()] if into else []:
            column[:] = 0
        inputs = self._inputs(table)
        outputs = self._outputs(answers)
        size = min(BLOCK, max(table.rows, 1))
        buffers = [np.empty(size, dtype) for dtype in self.buffers]
        for start in range(0, table.rows, size):
            stop = min(start + size, table.rows)
            ready = buffers if stop - start == size else [buffer[: stop - start] for buffer in buffers]
            taken = [None if column is None else column[start:stop] for column in inputs]
            self.run_block(taken, [column[..., start:stop] for column in outputs], ready)
        return answers

    def _check_limits(self, table: Table) -> None:
        for path, limit in self.highest.items():
            column = table.columns.get(path)
            if isinstance(column, np.ndarray) and column.size and int(column.max()) > limit:
                raise ValueError(f"{path}: {int(column.max()):,} is above {limit:,}, for which the rules were compiled")

    def why_not(self, answers: Answers, rule: str) -> dict[str, int]:
        """How many cases fail each clause of `rule`, by clause id."""
        planes = answers.failed[rule]
        return {
            clause.id: int(np.count_nonzero(planes[i // BITS] & (1 << i % BITS)))
            for i, clause in enumerate(self.clauses[rule])
        }

    def _inputs(self, table: Table) -> list[Array | None]:
        inputs: list[Array | None] = []
        for asked in self.fields:
            column = table.columns.get(asked.path)
            if column is None:
                raise ValueError(f"{asked.path}: no column")
            inputs.extend(column if isinstance(column, tuple) else (column,))
            if self.partly_known:
                known = table.known.get(asked.path)
                inputs.append(np.broadcast_to(np.True_, table.rows) if known is None else known)
        return inputs

    def _empty(self, rows: int) -> Answers:
        status = {name: np.empty(rows, np.int8) for name in self.clauses}
        low = {name: np.zeros(rows, np.int64) for name in self.amounts}
        high = {name: np.zeros(rows, np.int64) for name in self.amounts} if self.partly_known else low
        planes = {name: -(-len(clauses) // BITS) for name, clauses in self.clauses.items()}
        failed = {name: np.zeros((planes[name], rows), np.uint8) for name in self.clauses} if self.reasons else {}
        return Answers(status, low, high, failed)

    def _outputs(self, answers: Answers) -> list[Array]:
        outputs: list[Array] = []
        for name in self.clauses:
            outputs.append(answers.status[name])
            if name in self.amounts:
                outputs.append(answers.low[name])
                if self.partly_known:
                    outputs.append(answers.high[name])
            if self.reasons:
                outputs.append(answers.failed[name])
        return outputs


def compiled(
    rules: Mapping[str, Rule],
    *,
    partly_known: bool = False,
    reasons: bool = False,
    highest: Mapping[str, int] | None = None,
) -> Columns:
    """The rules as one NumPy programme.

    Args:
        rules: by name; an amount must be whole yen (rounded down by the rule itself).
        partly_known: three-valued statuses and amount ranges; else every field must be known in every row.
        reasons: also note which clauses fail in which row.
        highest: by path of a number field, a limit below its own; lets rules with fine rates stay inside 64 bits.

    Raises:
        TooWide: a value could pass 64 bits, given the fields' highest values.
        ValueError: an amount is not whole yen.
    """
    fields = _fields(rules)
    source = Source(Names(fields, partly_known, highest), reasons)
    for name, rule in rules.items():
        source.add(name, rule)
    text, buffers = source.text()
    space: dict[str, Any] = {"np": np}
    exec(compile(text, "<rules>", "exec"), space)
    clauses = {name: clauses_of(rule.condition) for name, rule in rules.items()}
    amounts = tuple(name for name, rule in rules.items() if rule.amount is not None)
    run_block, limits = space["run_block"], dict(highest or {})
    return Columns(fields, clauses, amounts, partly_known, reasons, text, buffers, run_block, limits)


def at_most(rules: Mapping[str, Rule], largest: int) -> dict[str, int]:
    """`highest` for `compiled`: no number of any field above `largest`."""
    numbers = [asked for asked in _fields(rules) if asked.kind is Kind.NUMBER]
    return {asked.path: largest for asked in numbers if asked.highest > largest}


def widest(node: Number) -> int:
    """The largest whole number that exact arithmetic on `node` can meet, given the fields' highest values."""
    writer = Writer(Listing("t"), Names(fields_of(node), partly_known=True), limit=None)
    writer.number(node)
    return writer.arithmetic.widest


def _fields(rules: Mapping[str, Rule]) -> tuple[Field, ...]:
    found: dict[str, Field] = {}
    for rule in rules.values():
        for node in (rule.condition, rule.amount):
            for asked in fields_of(node) if node is not None else ():
                found.setdefault(asked.path, asked)
    return tuple(found.values())
