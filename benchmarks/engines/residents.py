"""Residents and houses for a stable matching: n residents with lists of ten, n/20 houses of 16 places.

`uniform`: every house is wished for alike. `popular`: the k-th house is wished for as 1/k, as a few CDMOs are known to all.
`roomy`: alike, with 24 places a house, so that there are more places than residents.
"""

from __future__ import annotations

import sys
from itertools import accumulate
from random import Random

LISTED, PER_HOUSE = 10, 20
WEIGHT = {"uniform": 0, "popular": -1, "roomy": 0}  # power of the house's number
PLACES = {"uniform": 16, "popular": 16, "roomy": 24}


def residents(count: int) -> tuple[list[list[int]], list[list[int]], list[int]]:
    """Lists of the residents, orders of the houses, places; the same for the same arguments in every engine."""
    chance, houses = Random(count), range(count // PER_HOUSE)
    kind = sys.argv[2]
    weights = list(accumulate((house + 1.0) ** WEIGHT[kind] for house in houses))
    lists = [_wishes(chance, houses, weights) for _ in range(count)]
    orders: list[list[int]] = [[] for _ in houses]
    for resident, wishes in enumerate(lists):
        for house in wishes:
            orders[house].append(resident)
    for order in orders:
        chance.shuffle(order)
    return lists, orders, [PLACES[kind]] * len(houses)


def _wishes(chance: Random, houses: range, weights: list[float]) -> list[int]:
    """Ten houses, one after the other, drawn by their weight without those drawn before."""
    drawn: dict[int, None] = {}
    while len(drawn) < LISTED:
        drawn.setdefault(chance.choices(houses, cum_weights=weights)[0])
    return list(drawn)
