"""Distinguishable values (区別できる値): per field the few values that rules can tell apart.

All of a flag; one word of each group that no rule separates; for sets, one set for each pattern of masks they meet; for
numbers, the values on either side of every threshold.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from meguri.rules.expression import Compare, Constant, Expression, Meets, OneOf, Quantity, fields_of, parts_of
from meguri.rules.field import Facts, Field, Kind, Span, Value
from meguri.rules.threshold import Beyond, thresholds
from meguri.vocabulary.code import Code

MOST_PATTERNS = 4_096  # of one set field


@dataclass(frozen=True, slots=True)
class Cells:
    """The values of one field that the rules can tell apart."""

    values: tuple[Value, ...]
    weights: tuple[int, ...]  # how many values each stands for
    complete: bool = True  # False: there may be more than these


def cells_of(field: Field, nodes: Iterable[Expression], facts: Facts) -> Cells:
    """The distinguishable values of `field` in `nodes`, where the other fields are as in `facts`."""
    if field.kind is Kind.FLAG:
        return Cells((False, True), (1, 1))
    leaves = list(_leaves(field, nodes))
    if field.kind is Kind.WORD:
        return _words(field, [leaf.words for leaf in leaves if isinstance(leaf, OneOf)])
    if field.kind is Kind.WORDS:
        return _sets(field, [leaf.words for leaf in leaves if isinstance(leaf, Meets)])
    return _numbers(field, [leaf for leaf in leaves if isinstance(leaf, Compare)], facts)


def _leaves(field: Field, nodes: Iterable[Expression]) -> Iterable[Expression]:
    """The leaves and comparisons that read `field`."""
    for node in nodes:
        if isinstance(node, OneOf | Meets):
            if node.field.path == field.path:
                yield node
            continue
        if isinstance(node, Compare) and any(_reads(side, field) for side in (node.left, node.right)):
            yield node
        yield from _leaves(field, parts_of(node))


def _reads(node: Expression, field: Field) -> bool:
    if isinstance(node, Quantity):
        return node.field.path == field.path
    return any(_reads(part, field) for part in parts_of(node))


def _words(field: Field, masks: list[frozenset[Code]]) -> Cells:
    groups: dict[tuple[bool, ...], list[Code]] = {}
    for word in field.words():
        groups.setdefault(tuple(word in mask for mask in masks), []).append(word)
    return Cells(tuple(group[0] for group in groups.values()), tuple(map(len, groups.values())))


def pattern(word: Code, masks: list[frozenset[Code]]) -> int:
    """Which masks a word meets, as bits."""
    return sum(1 << i for i, mask in enumerate(masks) if word in mask)


def _sets(field: Field, masks: list[frozenset[Code]]) -> Cells:
    """One set for each pattern of masks that a set of words can meet; the empty set first."""
    found: dict[int, frozenset[Code]] = {0: frozenset()}
    for word in field.words():
        bits = pattern(word, masks)
        for met, members in list(found.items()):
            found.setdefault(met | bits, members | {word})
        if len(found) > MOST_PATTERNS:
            return Cells(tuple(found.values()), (1,) * len(found), complete=False)
    return Cells(tuple(found.values()), (1,) * len(found))


def _numbers(field: Field, compares: list[Compare], facts: Facts) -> Cells:
    known = facts.get(field.path)
    low: Fraction | int = known.low if isinstance(known, Span) else field.lowest
    high = known.high if isinstance(known, Span) and known.high is not None else field.highest
    points: set[Fraction | int] = {low, high}
    complete = True
    for compare in compares:
        try:
            turns = thresholds(compare, field, facts)
        except Beyond:
            complete = False
            continue
        points.update(turns)
        if field.kind is not Kind.RATE:
            points.update(turn - 1 for turn in turns)
    inside = sorted(point for point in points if low <= point <= high)
    if field.kind is Kind.RATE:
        between = [Fraction(a + b) / 2 for a, b in pairwise(inside)]
        inside = sorted({Fraction(point) for point in [*inside, *between]})
    return Cells(tuple(inside), (1,) * len(inside), complete)


def _plain(compare: Compare) -> bool:
    """A number against a settled one."""
    return {type(compare.left), type(compare.right)} == {Quantity, Constant}


def open_with(field: Field, nodes: Iterable[Expression], facts: Facts) -> set[str]:
    """The other fields, not exactly known, that share a comparison with `field`."""
    compares = [leaf for leaf in _leaves(field, nodes) if isinstance(leaf, Compare) and not _plain(leaf)]
    paths = {found.path for compare in compares for found in fields_of(compare)} - {field.path}
    return {path for path in paths if facts.get(path) is None or isinstance(facts.get(path), Span)}
