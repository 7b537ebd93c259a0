"""Lists of both sides for a stable matching (選好リスト): by own points, equals by what the other said, then by lot."""

from __future__ import annotations

from dataclasses import dataclass

from meguri.matching.event.event import Event, Side, lot
from meguri.matching.event.problem import Problem


@dataclass(frozen=True, slots=True)
class Preferences:
    """選好. Places in the event; only pairs that both sides want and that have a slot in common."""

    lists: list[list[int]]  # venture → CDMOs, best first
    orders: list[list[int]]  # CDMO → ventures, best first


def preferences_of(event: Event, problem: Problem) -> Preferences:
    """The lists of everyone."""
    lists: list[list[int]] = [[] for _ in event.ventures]
    orders: list[list[int]] = [[] for _ in event.cdmos]
    for pair in problem.pairs:
        if problem.common(pair):
            lists[pair.venture].append(pair.cdmo)
            orders[pair.cdmo].append(pair.venture)
    for v, wishes in enumerate(lists):
        wishes.sort(key=lambda c: _key(event, Side.VENTURE, v, c))
    for c, order in enumerate(orders):
        order.sort(key=lambda v: _key(event, Side.CDMO, v, c))
    return Preferences(lists, orders)


def _key(event: Event, side: Side, v: int, c: int) -> tuple[int, int, bytes]:
    venture, cdmo = event.ventures[v], event.cdmos[c]
    said = (venture.scores[cdmo.id], cdmo.scores[venture.id])
    own, other = said if side is Side.VENTURE else reversed(said)
    return -own, -other, lot(event.rule.seed, side, venture.id, cdmo.id)
