"""Residents and houses for a stable matching: n residents with lists of ten, n/20 houses of 16 places, uniform popularity."""

from __future__ import annotations

from random import Random

LISTED, PER_HOUSE, PLACES = 10, 20, 16


def residents(count: int) -> tuple[list[list[int]], list[list[int]], list[int]]:
    """Lists of the residents, orders of the houses, places; the same for the same count in every engine."""
    chance = Random(count)
    houses = count // PER_HOUSE
    lists = [chance.sample(range(houses), LISTED) for _ in range(count)]
    orders: list[list[int]] = [[] for _ in range(houses)]
    for resident, wishes in enumerate(lists):
        for house in wishes:
            orders[house].append(resident)
    for order in orders:
        chance.shuffle(order)
    return lists, orders, [PLACES] * houses
