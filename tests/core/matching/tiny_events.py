"""Tiny events (小さな架空イベント) whose every plan can be listed, and the list: the reference for whatever the engines find."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from math import isqrt

from hypothesis import strategies as st

from meguri.matching.event.event import Event, Party, Rule, Side, Slot, drawn
from meguri.matching.event.plan import Plan
from meguri.vocabulary.text import Text

NINE = datetime(2026, 12, 3, 9)  # noqa: DTZ001 - local time of Asia/Tokyo
V, C, S = ("v1", "v2", "v3"), ("c1", "c2"), ("s1", "s2", "s3")
Met = dict[tuple[str, str], str]  # venture and CDMO → slot

SLOTS = tuple(Slot(id_, NINE + timedelta(minutes=30 * i), 25) for i, id_ in enumerate(S))
points = st.sampled_from([0, 1, 2, 50, 50, 99, 100])
there = st.frozensets(st.sampled_from(S))


def event_of(ventures: tuple[Party, ...], cdmos: tuple[Party, ...], rule: Rule | None = None) -> Event:
    """An event of these parties."""
    rule = rule or Rule()
    name = Text("架空の会", "Fictional event")
    return Event(name, None, rule, SLOTS, drawn(rule.seed, ventures), drawn(rule.seed, cdmos), fictional=True)


def party(id_: str, scores: dict[str, int], **more: object) -> Party:
    """A party that is there all day."""
    side = Side.VENTURE if id_.startswith("v") else Side.CDMO
    return replace(Party(id_, side, Text(id_, id_), frozenset(S), scores), **more)  # type: ignore[arg-type]


def _parties(ids: tuple[str, ...], others: tuple[str, ...]) -> st.SearchStrategy[tuple[Party, ...]]:
    one = {
        id_: st.builds(
            party,
            st.just(id_),
            st.dictionaries(st.sampled_from(others), points),
            available=there,
            at_most=st.none() | st.integers(0, 3),
            tables=st.integers(0, 2) if id_.startswith("c") else st.just(1),
            tables_at=(st.none() | st.dictionaries(st.sampled_from(S), st.integers(0, 2)))
            if id_.startswith("c")
            else st.none(),
        )
        for id_ in ids
    }
    return st.tuples(*one.values())


events = st.builds(event_of, _parties(V, C), _parties(C, V), st.builds(Rule, seed=st.integers(0, 9)))


def mutual(event: Event, venture: str, cdmo: str) -> int:
    """The mutual score in hundredths, from its definition."""
    product = event.party(venture).scores.get(cdmo, 0) * event.party(cdmo).scores.get(venture, 0)
    return isqrt(product * 10_000)


def every_plan(event: Event) -> Iterator[Met]:
    """All plans that keep the limits."""
    pairs = [(v.id, c.id) for v in event.ventures for c in event.cdmos if mutual(event, v.id, c.id)]

    def grown(at: int, met: Met) -> Iterator[Met]:
        if at == len(pairs):
            yield met
            return
        yield from grown(at + 1, met)
        for slot in S:
            more = {**met, pairs[at]: slot}
            if allowed(event, more):
                yield from grown(at + 1, more)

    return grown(0, {})


def allowed(event: Event, met: Met) -> bool:
    """Whether a plan keeps every limit, read from the parties one by one."""
    for one in event.parties:
        mine = [slot for pair, slot in met.items() if one.id in pair]
        if one.at_most is not None and len(mine) > one.at_most:
            return False
        for slot in set(mine):
            tables = one.tables if one.side is Side.VENTURE else (one.tables_at or {}).get(slot, one.tables)
            if slot not in one.available or mine.count(slot) > tables:
                return False
    return all(mutual(event, *pair) for pair in met)


def worth(event: Event, met: Met) -> int:
    """What a plan adds up to."""
    return sum(mutual(event, *pair) for pair in met)


def met_in(plan: Plan) -> Met:
    """A plan as the reference writes it."""
    return {(one.venture, one.cdmo): one.slot for one in plan.meetings}
