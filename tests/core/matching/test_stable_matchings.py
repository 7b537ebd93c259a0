"""Stable matching with places (安定マッチング): no blocking pair, the proposers' best of all stable ones, ties by lot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_events import events

from meguri.matching.deferred_acceptance import blocking_pairs, deferred_acceptance
from meguri.matching.event.alternatives import blocking, stable
from meguri.matching.event.event import Event
from meguri.matching.event.preferences import preferences_of
from meguri.matching.event.problem import problem_of

Lists = Sequence[Sequence[int]]
MEMBERS, HOUSES = 4, 3


def _lists(count: int, others: int) -> st.SearchStrategy[list[list[int]]]:
    one = st.permutations(range(others)).flatmap(lambda order: st.integers(0, others).map(lambda n: list(order[:n])))
    return st.lists(one, min_size=count, max_size=count)


places = st.lists(st.integers(0, 3), min_size=HOUSES, max_size=HOUSES)
quotas = st.lists(st.integers(0, 3), min_size=MEMBERS, max_size=MEMBERS)


def _blocks(one: int, house: int, lists: Lists, orders: Lists, free: tuple[int, int], found: Lists) -> bool:
    """Whether the two would rather have each other, from the definition."""
    if house in found[one] or house not in lists[one] or one not in orders[house]:
        return False
    here = [member for member, houses in enumerate(found) if house in houses]
    rather = len(found[one]) < free[0] or any(lists[one].index(house) < lists[one].index(h) for h in found[one])
    liked = len(here) < free[1] or any(orders[house].index(one) < orders[house].index(m) for m in here)
    return bool(free[0] and free[1] and rather and liked)


def _blocking(lists: Lists, orders: Lists, room: list[int], most: list[int], found: Lists) -> set[tuple[int, int]]:
    pairs = product(range(len(lists)), range(len(orders)))
    return {(m, h) for m, h in pairs if _blocks(m, h, lists, orders, (most[m], room[h]), found)}


def _every_single_matching(lists: Lists, orders: Lists, room: list[int]) -> Iterator[list[list[int]]]:
    options: list[list[list[int]]] = [[[], *([h] for h in wishes if m in orders[h])] for m, wishes in enumerate(lists)]
    for found in product(*options):
        if all(sum([h] == houses for houses in found) <= room[h] for h in range(len(orders))):
            yield list(found)


@given(_lists(MEMBERS, HOUSES), _lists(HOUSES, MEMBERS), places, quotas)
def test_nobody_is_left_who_would_rather_have_each_other(
    lists: list[list[int]], orders: list[list[int]], room: list[int], most: list[int]
) -> None:
    found = deferred_acceptance(lists, orders, room, most)
    assert not _blocking(lists, orders, room, most, found)
    assert not list(blocking_pairs(lists, orders, room, found, most))
    assert all(len(houses) == len(set(houses)) <= most[m] for m, houses in enumerate(found))
    assert all(sum(h in houses for houses in found) <= room[h] for h in range(HOUSES))
    assert all(m in orders[h] and h in lists[m] for m, houses in enumerate(found) for h in houses)


@settings(max_examples=60)
@given(_lists(MEMBERS, HOUSES), _lists(HOUSES, MEMBERS), places)
def test_no_stable_matching_is_better_for_any_proposer_of_one_place(
    lists: list[list[int]], orders: list[list[int]], room: list[int]
) -> None:
    ours, one_each = deferred_acceptance(lists, orders, room), [1] * MEMBERS
    every = _every_single_matching(lists, orders, room)
    stable_ones = [found for found in every if not _blocking(lists, orders, room, one_each, found)]
    assert ours in stable_ones

    def place(m: int, houses: list[int]) -> int:
        return lists[m].index(houses[0]) if houses else len(lists[m])

    assert all(place(m, ours[m]) == min(place(m, found[m]) for found in stable_ones) for m in range(MEMBERS))


def _asked_from_the_top(lists: Lists, orders: Lists, room: list[int], most: list[int]) -> list[set[int]]:
    """The textbook: whoever has a place left asks on, and a receiver that is over-full lets its last go."""
    held: list[list[int]] = [[] for _ in orders]
    asked = [0] * len(lists)
    while asking := [m for m, n in enumerate(asked) if n < len(lists[m]) and sum(m in h for h in held) < most[m]]:
        member = asking[0]
        house = lists[member][asked[member]]
        asked[member] += 1
        if member in orders[house]:
            held[house] = sorted([*held[house], member], key=orders[house].index)[: room[house]]
    return [{h for h, members in enumerate(held) if m in members} for m in range(len(lists))]


@given(st.integers(2, 7), st.data())
def test_what_comes_out_is_what_comes_out_if_proposers_ask_from_the_top(size: int, data: st.DataObject) -> None:
    everybody = st.lists(st.permutations(range(size)), min_size=size, max_size=size)
    lists, orders = data.draw(everybody), data.draw(everybody)
    room, most = (data.draw(st.lists(st.integers(0, 3), min_size=size, max_size=size)) for _ in "ab")
    found = deferred_acceptance(lists, orders, room, most)
    assert [set(houses) for houses in found] == _asked_from_the_top(lists, orders, room, most)
    assert all(houses == sorted(houses, key=lists[m].index) for m, houses in enumerate(found))


@given(_lists(MEMBERS, HOUSES), _lists(HOUSES, MEMBERS), places, quotas, st.data())
def test_the_check_finds_every_blocking_pair_of_any_matching(
    lists: list[list[int]], orders: list[list[int]], room: list[int], most: list[int], data: st.DataObject
) -> None:
    found: list[list[int]] = [[] for _ in lists]
    for m, h in data.draw(st.permutations(list(product(range(MEMBERS), range(HOUSES))))):
        wanted = h in lists[m] and m in orders[h] and data.draw(st.booleans())
        if wanted and len(found[m]) < most[m] and sum(h in houses for houses in found) < room[h]:
            found[m].append(h)
    seen = list(blocking_pairs(lists, orders, room, found, most))
    assert len(seen) == len(set(seen))
    assert set(seen) == _blocking(lists, orders, room, most, found)


@settings(max_examples=60)
@given(events)
def test_a_stable_plan_of_an_event_blocks_nobody_where_all_got_slots(event: Event) -> None:
    problem = problem_of(event)
    found = stable(event, problem)
    if len(found.placed) == found.matched:
        assert blocking(event, problem, found.placed) == 0


@settings(max_examples=60)
@given(events)
def test_lists_follow_the_points_of_their_owner(event: Event) -> None:
    wishes = preferences_of(event, problem_of(event))
    for v, listed in enumerate(wishes.lists):
        said = [event.ventures[v].scores[event.cdmos[c].id] for c in listed]
        assert said == sorted(said, reverse=True)
        assert all(said)
