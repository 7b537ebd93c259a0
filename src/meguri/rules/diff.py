"""Two versions of a rule (新旧の比較): proven equal over all distinguishable cases, or the cases that changed.

Conditions are proven by splitting cases until both versions are decided or have become the same tree. Amounts are proven
where they become the same tree; where they do not, boundary and random values are tried, and `proven` is False.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import islice
from random import Random

from meguri.rules.cells import cells_of
from meguri.rules.expression import Always, AnyOf, Condition, Number, fields_of
from meguri.rules.field import Field, Kind, Value
from meguri.rules.interval import bounds, holds
from meguri.rules.residual import TRUE, residual, residual_number
from meguri.rules.rule import Rule
from meguri.rules.witness import LIMIT, NUMBERS, Search, cases, next_field, values_of

MOST_CASES = 20  # listed
SAMPLES = 400  # amounts compared where no proof is possible
RATE_PARTS = 30  # a random rate is a multiple of a thirtieth


@dataclass(frozen=True, slots=True)
class Case:
    """A case that the two versions judge differently. `facts` lists only what makes the difference."""

    facts: dict[str, Value]
    before: bool | Fraction  # whether it qualified, or the yen it was given
    after: bool | Fraction


@dataclass(frozen=True, slots=True)
class Difference:
    """新旧の違い. No cases and `proven`: the two versions are equal."""

    cases: tuple[Case, ...]
    proven: bool
    tried: int = field(default=0, compare=False)  # combinations

    @property
    def equal(self) -> bool:
        """Whether the two versions were proven equal."""
        return self.proven and not self.cases


def difference(old: Rule, new: Rule, *, most: int = MOST_CASES, limit: int = LIMIT) -> Difference:
    """What changed between two versions of a rule; at most `most` cases are listed."""
    search = Search(limit)
    found = list(islice(_judged(old.condition, new.condition, {}, search), most))
    if old.amount is not None and new.amount is not None and len(found) < most:
        changed = _amounts(old.amount, new.amount, new.condition, search)
        found.extend(islice(changed, most - len(found)))
    same_kind = (old.amount is None) == (new.amount is None)
    return Difference(tuple(found), search.complete and same_kind, search.tried)


def _judged(old: Condition, new: Condition, facts: dict[str, Value], search: Search) -> Iterator[Case]:
    """Cases in which the conditions differ."""
    before, after = residual(old, facts), residual(new, facts)
    if before == after:
        return
    if isinstance(before, Always) and isinstance(after, Always):
        yield Case(facts, before.value, after.value)
        return
    joint = AnyOf((before, after))
    asked = next_field(joint)
    for value in values_of(asked, joint, facts, search):
        if not search.step():
            return
        yield from _judged(before, after, {**facts, asked.path: value}, search)


def _amounts(old: Number, new: Number, condition: Condition, search: Search) -> Iterator[Case]:
    """Cases that qualify under the new version and are given another amount."""
    waiting: list[dict[str, Value]] = [{}]
    while waiting:
        facts = waiting.pop()
        qualifies = residual(condition, facts)
        before, after = residual_number(old, facts), residual_number(new, facts)
        if before == after or (isinstance(qualifies, Always) and not qualifies.value):
            continue
        words = [f for f in (*fields_of(before), *fields_of(after)) if f.kind not in NUMBERS]
        if words:
            values = cells_of(words[0], [before, after, qualifies], facts).values
            waiting.extend({**facts, words[0].path: value} for value in reversed(values) if search.step())
        else:
            yield from islice(_sampled(before, after, qualifies, facts, search), 1)


def _sampled(
    before: Number, after: Number, condition: Condition, facts: dict[str, Value], search: Search
) -> Iterator[Case]:
    """Cases found by trying boundary and random numbers; finding none proves nothing."""
    settled = next(cases(condition, facts, Search()), None) if condition != TRUE else {}
    if settled is None:
        return
    random = Random(0)
    asked = list({f.path: f for f in (*fields_of(before), *fields_of(after))}.values())
    for _ in range(SAMPLES):
        filled: dict[str, Value] = {**facts, **settled, **{f.path: _number(f, random) for f in asked}}
        if not holds(condition, filled)[0]:
            continue
        (a, top), (b, _) = bounds(before, filled), bounds(after, filled)
        if a != b and a == top:
            yield Case(filled, Fraction(a), Fraction(b))
            return
    search.complete = False


def _number(asked: Field, random: Random) -> Value:
    """A number of the field: its ends, or any, spread over all magnitudes."""
    if asked.kind is Kind.RATE:
        return Fraction(random.randint(0, asked.highest * RATE_PARTS), RATE_PARTS)
    spread = random.randint(0, len(str(asked.highest)))
    return random.choice([asked.lowest, asked.highest, min(asked.highest, asked.lowest + random.randrange(10**spread))])
