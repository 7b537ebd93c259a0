"""Stable matching with places (安定マッチング、受入保留方式): proposers ask from the top of their lists, receivers keep the best so far.

Many to many: a proposer may hold several places. The outcome is stable (no pair would both rather have each other); where
every proposer holds one place, no stable outcome is better for any of them. Ties must have been decided before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import heappush, heapreplace


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
    count = len(lists)
    ranks = [dict(zip(order, range(len(order)), strict=True)) for order in orders]
    held: list[list[int]] = [[] for _ in orders]  # heaps: the worst proposer first, as -(rank × count + proposer)
    lacking = [1] * count if most is None else list(most)
    next_wish = [0] * count
    asking = list(range(count - 1, -1, -1))
    while asking:
        proposer = asking.pop()
        wishes, at, lacks = lists[proposer], next_wish[proposer], lacking[proposer]
        end = len(wishes)
        while lacks and at < end:
            receiver = wishes[at]
            at += 1
            rank = ranks[receiver].get(proposer)
            if rank is None:
                continue
            heap, key = held[receiver], -(rank * count + proposer)
            if len(heap) < places[receiver]:
                heappush(heap, key)
                lacks -= 1
            elif heap and key > heap[0]:
                left = -heapreplace(heap, key) % count
                lacking[left] += 1
                asking.append(left)
                lacks -= 1
        next_wish[proposer], lacking[proposer] = at, lacks
    return _by_proposer(held, count)


def _by_proposer(held: Sequence[Sequence[int]], count: int) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in range(count)]
    for receiver, heap in enumerate(held):
        for key in heap:
            found[-key % count].append(receiver)
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
