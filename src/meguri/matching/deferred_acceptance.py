"""Stable matching with places (安定マッチング、受入保留方式), many to many: the stable outcome that is best for the proposers.

No pair would both rather have each other. Where every proposer holds one place, no stable outcome is better for any of them:
it is what comes out if proposers ask from the top of their lists and receivers keep the best so far. Here the receivers ask
first, who are few and soon have what they want; what that gives to the proposers is then bettered by rotations (Irving and
Leather 1986; for many to many Bansal, Agrawal and Malhotra 2007). Ties must have been decided before.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Sequence
from itertools import chain, repeat
from sys import maxsize

NOBODY = -1
FREE, CLOSED = maxsize, -1  # held in place of a wish: a place still free; no place at all

Ask = tuple[int, int]  # a proposer, and the place of the receiver that asks on its list


def deferred_acceptance(
    lists: Sequence[Sequence[int]],
    orders: Sequence[Sequence[int]],
    places: Sequence[int],
    most: Sequence[int] | None = None,
) -> list[list[int]]:
    """The receivers that each proposer gets, best first.

    Args:
        lists: proposer → receivers it wants, best first.
        orders: receiver → proposers it takes, best first; one that is not listed is not taken.
        places: receiver → how many it takes.
        most: proposer → how many receivers it may hold; one each, if left out.
    """
    room = repeat(1, len(lists)) if most is None else most
    held = [[FREE] * many or [CLOSED] for many in room]  # proposer → places on its list, the worst last
    asks = [_asks(receiver, order, lists, held) for receiver, order in enumerate(orders)]
    for asking in chain.from_iterable(map(repeat, range(len(orders)), places)):
        receiver = asking
        while receiver != NOBODY:
            ask = next(asks[receiver], None)
            receiver = NOBODY if ask is None else _taken(ask, lists, held)
    _rotate(lists, held, asks)
    return [[wishes[at] for at in ats if CLOSED < at < FREE] for wishes, ats in zip(lists, held, strict=True)]


def _asks(receiver: int, order: Sequence[int], lists: Sequence[Sequence[int]], held: list[list[int]]) -> Iterator[Ask]:
    """The proposers of an order that would rather have this receiver than the worst they hold by then."""
    for proposer in order:
        try:
            at = lists[proposer].index(receiver)
        except ValueError:
            continue
        if at < held[proposer][-1]:
            yield proposer, at


def _taken(ask: Ask, lists: Sequence[Sequence[int]], held: list[list[int]]) -> int:
    """The receiver that the proposer lets go for the one that asks."""
    proposer, at = ask
    insort(held[proposer], at)
    left = held[proposer].pop()
    return NOBODY if left == FREE else lists[proposer][left]


def _rotate(lists: Sequence[Sequence[int]], held: list[list[int]], asks: list[Iterator[Ask]]) -> None:
    """Receivers that can each replace whom they lose, in a ring, let go: better for every proposer in it, and still stable.

    A receiver whose next ask meets a free place, or nobody, can lose nobody; nor can one whose next ask needs such a receiver.
    """
    following = [next(ask, None) for ask in asks]
    fixed = bytearray(len(asks))
    for start in range(len(asks)):
        path: dict[int, None] = {}
        receiver = start
        while not fixed[receiver]:
            if receiver in path:
                for one in _ring(path, receiver):
                    ask = following[one]
                    assert ask is not None  # it is on the path
                    _taken(ask, lists, held)
                    following[one] = next(asks[one], None)
                receiver = path.popitem()[0] if path else receiver
            path[receiver] = None
            ask = following[receiver]
            while ask is not None and ask[1] >= held[ask[0]][-1]:  # it holds something better by now
                ask = next(asks[receiver], None)
            following[receiver] = ask
            if ask is None or held[ask[0]][-1] == FREE:
                break
            receiver = lists[ask[0]][held[ask[0]][-1]]
        for one in path:
            fixed[one] = True


def _ring(path: dict[int, None], receiver: int) -> Iterator[int]:
    """The end of a path from this receiver on, taken off."""
    one = NOBODY
    while one != receiver:
        one, _ = path.popitem()
        yield one


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
