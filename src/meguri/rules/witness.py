"""A case in which a condition holds (該当例), or the proof that there is none: cells tried with pruning.

Only fields that still matter are tried, and a branch ends as soon as it is decided. `complete` is False where a limit was
reached or where two open numbers are compared in more than one place; then "none found" is no proof.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from meguri.rules.cells import cells_of, open_with
from meguri.rules.expression import Always, Condition, fields_of
from meguri.rules.field import Facts, Field, Kind, Value
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
        counts = reads(node)
        if others and any(counts[path] > 1 for path in {asked.path, *others}):
            search.complete = False
    return cells.values


def outcomes(condition: Condition, facts: Facts, limit: int = LIMIT) -> tuple[bool, bool]:
    """(surely, possibly), exact: what is read in several places is tried out as far as `limit` allows."""
    surely, possibly = holds(condition, facts)
    if surely or not possibly or read_once(condition):
        return (surely, possibly)
    search, seen = Search(limit), set[bool]()
    waiting = [(residual(condition, facts), facts)]
    while waiting and len(seen) < 2:
        node, known = waiting.pop()
        if isinstance(node, Always):
            seen.add(node.value)
            continue
        repeated = {path for path, count in reads(node).items() if count > 1}
        if not repeated:
            return (False, True)
        asked = min((f for f in fields_of(node) if f.path in repeated), key=lambda f: f.kind in NUMBERS)
        for value in values_of(asked, node, known, search):
            if not search.step():
                return (False, True)
            filled = {**known, asked.path: value}
            waiting.append((residual(node, filled), filled))
        if not search.complete:
            return (False, True)
    return (False, True) if len(seen) == 2 else (True in seen, True in seen)
