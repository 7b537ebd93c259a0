"""A case in which a condition holds (該当例), or the proof that there is none: cells tried with pruning.

Only fields that still matter are tried, and a branch ends as soon as it is decided. `complete` is False where a limit was
reached or where two open numbers are compared in more than one place; then "none found" is no proof.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from meguri.rules.cells import cells_of, open_with
from meguri.rules.expression import Always, Condition, fields_of
from meguri.rules.field import Facts, Field, Kind, Span, Value
from meguri.rules.interval import holds
from meguri.rules.residual import read_once, reads, residual

LIMIT = 20_000  # combinations tried

NUMBERS = (Kind.NUMBER, Kind.RATE)


@dataclass(slots=True)
class Search:
    """How far a search went."""

    limit: int = LIMIT
    tried: int = 0
    complete: bool = True

    def step(self) -> bool:
        """Whether one more combination may be tried."""
        self.tried += 1
        if self.tried > self.limit:
            self.complete = False
        return self.tried <= self.limit


@dataclass(frozen=True, slots=True)
class Witness:
    """該当例. `found` lists only the answers that matter; None = there is none (if `complete`)."""

    found: dict[str, Value] | None
    complete: bool = field(default=True)


def witness(condition: Condition, facts: Facts | None = None, limit: int = LIMIT) -> Witness:
    """A case that agrees with `facts` and surely meets `condition`."""
    search = Search(limit)
    found = next(cases(condition, facts or {}, search), None)
    return Witness(found, search.complete)


def cases(condition: Condition, facts: Facts, search: Search) -> Iterator[dict[str, Value]]:
    """Every distinguishable case that meets `condition`, as the answers that make it so."""
    node = residual(condition, facts)
    if isinstance(node, Always):
        if node.value:
            yield {}
        return
    asked = next_field(node)
    for value in values_of(asked, node, facts, search):
        if not search.step():
            return
        for rest in cases(node, {**facts, asked.path: value}, search):
            yield {asked.path: value, **rest}


def next_field(node: Condition) -> Field:
    """The field to split on: one read in several places first, numbers last."""
    counts = reads(node)
    return min(fields_of(node), key=lambda found: (found.kind in NUMBERS, counts[found.path] == 1))


def values_of(asked: Field, node: Condition, facts: Facts, search: Search) -> tuple[Value, ...]:
    """The values of `asked` to try; notes in `search` where they may not be all."""
    cells = cells_of(asked, [node], facts)
    if not cells.complete:
        search.complete = False
    if asked.kind in NUMBERS and search.complete:
        others = open_with(asked, [node], facts)
        if others:
            counts = reads(node)
            search.complete = all(counts[path] == 1 for path in {asked.path, *others})
    return cells.values


def outcomes(condition: Condition, facts: Facts, limit: int = LIMIT) -> tuple[bool, bool]:
    """(surely, possibly), exact: what is read in several places is tried out as far as `limit` allows."""
    surely, possibly = holds(condition, facts)
    if surely or not possibly or read_once(condition):
        return (surely, possibly)
    repeated = _repeated(condition, facts)
    search, seen = Search(limit), set[bool]()
    waiting: list[tuple[Facts, int]] = [(facts, 0)]
    while waiting:
        known, place = waiting.pop()
        surely, possibly = holds(condition, known)
        if surely == possibly:
            seen.add(surely)
        elif place < len(repeated):
            values = values_of(repeated[place], condition, known, search)
            waiting.extend(({**known, repeated[place].path: value}, place + 1) for value in values)
        else:
            return (False, True)
        if len(seen) == 2 or not (search.step() and search.complete):
            return (False, True)
    return (True in seen, True in seen)


def _repeated(condition: Condition, facts: Facts) -> list[Field]:
    """The fields, not exactly known, that are read in several places; numbers last."""
    counts = reads(condition)
    opened = [
        asked
        for asked in fields_of(condition)
        if counts[asked.path] > 1 and (facts.get(asked.path) is None or isinstance(facts.get(asked.path), Span))
    ]
    return sorted(opened, key=lambda asked: asked.kind in NUMBERS)
