"""The smallest sets of changes (最小の変更) that turn a no, or a not-known, into a yes.

What the applicant can change comes before what it cannot, then fewest changes. Every set is enough on its own, whatever
the answers that are still unknown, and none of its changes can be left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from heapq import heappop, heappush
from itertools import islice

from meguri.rules.cells import cells_of
from meguri.rules.expression import All, Always, Clause, Condition, Expression, Meets, fields_of, parts_of
from meguri.rules.field import Facts, Field, Kind, Span, Value
from meguri.rules.residual import residual
from meguri.rules.witness import NUMBERS, outcomes
from meguri.vocabulary.code import Code

MOST_SETS = 3  # alternatives listed
MOST_STATES = 1_000  # sets of fields considered


@dataclass(frozen=True, slots=True)
class Change:
    """One answer to change. `from_` None = not answered yet."""

    path: str
    from_: Value | None
    to: Value  # the nearest value that will do
    allowed: tuple[Code, ...] = ()  # for a word: all that will do; for a set: words of which `to` shows the fewest
    fixed: bool = False  # the applicant cannot change it


ChangeSet = tuple[Change, ...]
Cost = tuple[int, int, int, tuple[int, ...]]  # known answers that cannot change, all changes, fixed ones, order


def changes(condition: Condition, facts: Facts, most: int = MOST_SETS) -> list[ChangeSet]:
    """The smallest sets of changes that make `condition` surely true, best first; none where it is, or cannot be."""
    asked = fields_of(condition)
    known = dict(facts)
    if outcomes(condition, known) == (True, True) or not _reachable(condition, known, {f.path for f in asked}):
        return []
    found = islice(_sets_of_fields(condition, known, asked), most)
    return [_nearest(condition, known, [asked[i] for i in sorted(chosen)]) for chosen in found]


def _sets_of_fields(
    condition: Condition, facts: dict[str, Value], asked: tuple[Field, ...]
) -> Iterator[frozenset[int]]:
    """Sets of fields (as places in `asked`) whose change is enough, cheapest first."""
    place = {field.path: i for i, field in enumerate(asked)}
    waiting: list[tuple[Cost, frozenset[int]]] = [((0, 0, 0, ()), frozenset())]
    queued, done, states = {frozenset[int]()}, list[frozenset[int]](), 0
    while waiting and states < MOST_STATES:
        _, chosen = heappop(waiting)
        states += 1
        if any(smaller <= chosen for smaller in done):
            continue
        paths = {asked[i].path for i in chosen}
        if _reachable(condition, facts, paths):
            done.append(chosen)
            yield chosen
            continue
        for path in _needed(condition, facts, paths):
            larger = chosen | {place[path]}
            if larger not in queued:
                queued.add(larger)
                heappush(waiting, (_cost(larger, asked, facts), larger))


def _cost(chosen: frozenset[int], asked: tuple[Field, ...], facts: Facts) -> Cost:
    fixed = [asked[i] for i in chosen if asked[i].fixed]
    stuck = sum(field.path in facts for field in fixed)
    return (stuck, len(chosen), len(fixed), tuple(sorted(chosen)))


def _needed(condition: Condition, facts: dict[str, Value], paths: set[str]) -> list[str]:
    """The fields of which at least one must be added to `paths`: those of one part that cannot be met yet."""
    known = {path: value for path, value in facts.items() if path not in paths}
    waiting = [condition]
    while waiting:
        part = waiting.pop(0)
        if isinstance(part, All):
            waiting = [*part.parts, *waiting]
        elif isinstance(part, Clause):
            waiting = [part.part, *waiting]
        elif not _reachable(part, facts, paths, known):
            return [field.path for field in fields_of(part) if field.path not in paths]
    return [field.path for field in fields_of(condition) if field.path not in paths]


def _reachable(
    condition: Condition, facts: dict[str, Value], paths: set[str], known: dict[str, Value] | None = None
) -> bool:
    """Whether some answers to `paths` make `condition` surely true, the rest being as in `facts`."""
    if known is None:
        known = {path: value for path, value in facts.items() if path not in paths}
    return _reached(residual(condition, known), known, paths)


def _reached(node: Condition, known: dict[str, Value], paths: set[str]) -> bool:
    if isinstance(node, Always):
        return node.value
    free = [field for field in fields_of(node) if field.path in paths and field.path not in known]
    if not free:
        return outcomes(node, known) == (True, True)
    if isinstance(node, All) and any(not paths & {f.path for f in fields_of(part)} for part in node.parts):
        return outcomes(node, known) == (True, True)
    asked = min(free, key=lambda field: field.kind in NUMBERS)
    for value in cells_of(asked, [node], known).values:
        filled = {**known, asked.path: value}
        if _reached(residual(node, filled), filled, paths):
            return True
    return False


# --- the nearest values ---------------------------------------------------------------------------------------------


def _nearest(condition: Condition, facts: dict[str, Value], chosen: list[Field]) -> ChangeSet:
    """For each chosen field in turn the value nearest to the present one with which the others can still follow."""
    paths = {field.path for field in chosen}
    known = {path: value for path, value in facts.items() if path not in paths}
    picked: list[tuple[Field, Value]] = []
    for field in sorted(chosen, key=lambda found: found.kind in NUMBERS):
        rest = residual(condition, known)
        for value in _candidates(field, rest, known, facts.get(field.path)):
            filled = {**known, field.path: value}
            if _reached(residual(rest, filled), filled, paths):
                known[field.path] = value
                picked.append((field, value))
                break
    made = {
        field.path: Change(field.path, facts.get(field.path), value, _allowed(field, condition, known), field.fixed)
        for field, value in picked
    }
    return tuple(made[field.path] for field in chosen if field.path in made)


def _allowed(field: Field, condition: Condition, known: dict[str, Value]) -> tuple[Code, ...]:
    """Every word that would do in place of the picked one; for a set, the words each of which would do alone."""
    if field.kind is Kind.WORD:
        return tuple(word for word in field.words() if _surely(condition, {**known, field.path: word}))
    if field.kind is Kind.WORDS:
        return tuple(word for word in field.words() if _surely(condition, {**known, field.path: frozenset({word})}))
    return ()


def _surely(condition: Condition, facts: Facts) -> bool:
    return outcomes(condition, facts) == (True, True)


def _candidates(field: Field, node: Condition, known: Facts, present: Value | None) -> list[Value]:
    """The values to try, nearest to the present one first."""
    if field.kind is Kind.WORD:
        words = field.words()
        here = words.index(present) if isinstance(present, Code) and present in words else None
        if here is None:
            return list(words)
        return sorted(words, key=lambda word: (abs(words.index(word) - here), -words.index(word)))
    values = cells_of(field, [node], known).values
    if field.kind is Kind.WORDS:
        return _sets_near(field, node, values, present if isinstance(present, frozenset) else frozenset())
    if field.kind in NUMBERS:
        return sorted(values, key=lambda value: _distance(value, present))
    return [value for value in values if value != present]


def _distance(value: Value, present: Value | None) -> Fraction:
    """How far a number lies from the present one, or from nothing."""
    now = present.low if isinstance(present, Span) else present
    origin = Fraction(now) if isinstance(now, int | Fraction) else Fraction(0)
    return abs(Fraction(value) - origin) if isinstance(value, int | Fraction) else Fraction(0)


def _sets_near(field: Field, node: Condition, values: tuple[Value, ...], present: frozenset[Code]) -> list[Value]:
    """Each distinguishable set, made as like the present one as its pattern allows."""
    masks = _masks(field, node)
    made: list[frozenset[Code]] = []
    for value in values:
        wanted = value if isinstance(value, frozenset) else frozenset()
        met = [mask for mask in masks if not mask.isdisjoint(wanted)]
        unmet = [mask for mask in masks if mask.isdisjoint(wanted)]
        result = frozenset(word for word in present if all(word not in mask for mask in unmet))
        for word in field.words():
            if word in wanted and any(word in mask and mask.isdisjoint(result) for mask in met):
                result |= {word}
        made.append(result)
    return [*sorted(made, key=lambda words: (len(words ^ present), sorted(words)))]


def _masks(field: Field, node: Condition) -> list[frozenset[Code]]:
    found: list[frozenset[Code]] = []
    waiting: list[Expression] = [node]
    while waiting:
        top = waiting.pop()
        if isinstance(top, Meets) and top.field.path == field.path:
            found.append(top.words)
        waiting.extend(parts_of(top))
    return found
