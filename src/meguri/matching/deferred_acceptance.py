"""Stable matching with places (安定マッチング、受入保留方式): proposers ask from the top of their lists, receivers keep the best so far.

Many to many: a proposer may hold several places. The outcome is stable (no pair would both rather have each other); where
every proposer holds one place, no stable outcome is better for any of them. Ties must have been decided before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, compress, repeat

NOBODY = -1


def deferred_acceptance(
    lists: Sequence[Sequence[int]],
    orders: Sequence[Sequence[int]],
    places: Sequence[int],
    most: Sequence[int] | None = None,
) -> list[list[int]]:
    """The receivers that each proposer gets.

    Args:
        lists: proposer → receivers it wants, best first.
        orders: receiver → proposers it takes, best first; one that is not listed is not taken.
        places: receiver → how many it takes.
        most: proposer → how many receivers it may hold; one each, if left out.
    """
    ranks = [dict(zip(order, range(len(order)), strict=True)) for order in orders]
    # Behind the proposers of an order stands nobody, once for every place, and holds it until somebody comes.
    ranked = [[*order, *repeat(NOBODY, room)] for order, room in zip(orders, places, strict=True)]
    held = [bytearray(len(order)) + b"\1" * room for order, room in zip(orders, places, strict=True)]
    worst = [len(order) - 1 if room else NOBODY for order, room in zip(ranked, places, strict=True)]
    asks = [iter(wishes) for wishes in lists]
    for asking in range(len(lists)) if most is None else chain.from_iterable(map(repeat, range(len(lists)), most)):
        proposer = asking
        while proposer != NOBODY:
            for receiver in asks[proposer]:  # goes on where this proposer stopped asking
                last = worst[receiver]
                try:
                    rank = ranks[receiver][proposer]
                except KeyError:
                    continue
                if rank < last:
                    holds = held[receiver]
                    holds[rank], holds[last] = 1, 0
                    worst[receiver] = holds.rindex(1, 0, last)
                    proposer = ranked[receiver][last]
                    break
            else:
                break
    return _by_proposer(orders, held, len(lists))


def _by_proposer(orders: Sequence[Sequence[int]], held: Sequence[bytearray], count: int) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in range(count)]
    for receiver, (order, holds) in enumerate(zip(orders, held, strict=True)):
        for proposer in compress(order, holds):
            found[proposer].append(receiver)
    return found


def blocking_pairs(
    lists: Sequence[Sequence[int]],
    orders: Sequence[Sequence[int]],
    places: Sequence[int],
    found: Sequence[Sequence[int]],
    most: Sequence[int] | None = None,
) -> Iterator[tuple[int, int]]:
    """Pairs (proposer, receiver) that would both rather have each other than what they hold, or hold a free place."""
    ranks = [dict(zip(order, range(len(order)), strict=True)) for order in orders]
    taken = [0] * len(orders)
    worst = [-1] * len(orders)
    for proposer, receivers in enumerate(found):
        for receiver in receivers:
            taken[receiver] += 1
            worst[receiver] = max(worst[receiver], ranks[receiver][proposer])
    for proposer, wishes in enumerate(lists):
        holds = set(found[proposer])
        free = (1 if most is None else most[proposer]) > len(holds)
        last = max((at for at, receiver in enumerate(wishes) if receiver in holds), default=-1)
        for at, receiver in enumerate(wishes):
            rank = ranks[receiver].get(proposer)
            if receiver in holds or rank is None or not (free or at < last):
                continue
            if taken[receiver] < places[receiver] or (places[receiver] and rank < worst[receiver]):
                yield proposer, receiver
