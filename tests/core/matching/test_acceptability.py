"""How firm the order is: draws against small cases that can be worked out."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from fictional_sites import EVERYTHING, SCALES, TODAY, register_of, seed, site, some_site, without

from meguri.matching.acceptability import Acceptability, acceptability
from meguri.matching.criteria import scores_of
from meguri.matching.directory import directory_of
from meguri.matching.need import need_of
from meguri.matching.sensitivity import smallest_shift
from meguri.matching.shortlist import match
from meguri.matching.weights import WHOLE, in_whole_numbers

Range = tuple[str, list[int], list[int]]
UNIT = 1000  # keeps the last unit, drawn by lot, small


def drawn(*ranges: Range, weights: tuple[int, ...] = (1, 1), draws: int = 20_000) -> Acceptability:
    given = [(name, UNIT * np.array(low), UNIT * np.array(high)) for name, low, high in ranges]
    return acceptability(given, weights, concentration=30, draws=draws, seed=3)


def test_two_alike_are_first_half_of_the_time() -> None:
    found = drawn(("a", [0, 0], [100, 100]), ("b", [0, 0], [100, 100]))
    assert found.first[0] == pytest.approx(0.5, abs=0.015)
    assert sum(found.first) == pytest.approx(1)
    assert found.top3 == (1.0, 1.0)


def test_a_site_ahead_everywhere_is_always_first() -> None:
    assert drawn(("a", [60, 60], [90, 90]), ("b", [0, 0], [50, 50])).first == (1.0, 0.0)


def test_one_known_against_one_unknown_is_decided_by_the_uniform_score() -> None:
    weights = (1, 0)  # one criterion counts: b beats 70 in three cases of ten
    found = drawn(("a", [70, 0], [70, 0]), ("b", [0, 0], [100, 0]), weights=weights)
    assert found.first[1] == pytest.approx(0.3, abs=0.015)


def test_weights_alone_decide_between_opposites_evenly() -> None:
    found = drawn(("a", [100, 0], [100, 0]), ("b", [0, 100], [0, 100]))
    assert found.first[0] == pytest.approx(0.5, abs=0.015)


def test_places_among_the_first_three_add_up_to_three() -> None:
    found = drawn(*((name, [0, 0], [100, 100]) for name in "abcde"))
    assert sum(found.top3) == pytest.approx(3)
    assert min(found.top3) == pytest.approx(0.6, abs=0.02)


def test_a_newcomer_takes_draws_and_gives_none() -> None:
    old = (("a", [10, 40], [80, 90]), ("b", [30, 20], [60, 100]))
    before, after = drawn(*old), drawn(*old, ("c", [0, 0], [100, 100]))
    assert all(now <= was for was, now in zip(before.first, after.first, strict=False))
    assert sum(after.first) == pytest.approx(1)


def test_sites_exactly_alike_share_the_first_place() -> None:
    found = drawn(("a", [500] * 2, [500] * 2), ("b", [500] * 2, [500] * 2))
    assert found.first[0] == pytest.approx(0.5, abs=0.03)


def test_nothing_is_drawn_for_nobody() -> None:
    assert drawn() == Acceptability((), ())


def test_the_smallest_shift_puts_the_other_site_level() -> None:
    register = register_of(
        site("a/x", without("slot")), site("b/x", without("step", "service", "test", "vector", "platform"))
    )
    found = match(seed(), register, as_of=TODAY)
    assert found.shift is not None
    values = dict(SCALES.presets["default"].values)
    values[found.shift.from_criterion] -= found.shift.points
    values[found.shift.to_criterion] += found.shift.points
    lows = {c.site: sum(values[k.id] * k.score.low for k in c.criteria) for c in found.candidates}
    assert float(lows[found.shift.site] - lows["a/x"]) == pytest.approx(0, abs=1e-6)
    assert found.candidates[0].site == "a/x"


def test_the_smallest_shift_equals_every_move_tried() -> None:
    luck = random.Random(5)
    sites = directory_of(register_of(*(some_site(n, luck) for n in range(30))), SCALES, TODAY)
    scores = scores_of(need_of(seed()), sites, {})
    shares = in_whole_numbers(SCALES.presets["default"], SCALES)
    total = [sum(s * int(c.low[i]) for s, c in zip(shares, scores, strict=True)) for i in range(30)]
    order = sorted(range(30), key=lambda i: -total[i])
    moves = []
    for rival in order[1:]:
        ahead = [int(c.low[rival] - c.low[order[0]]) for c in scores]
        for a, b in permutations(range(12), 2):
            if ahead[b] > ahead[a]:
                moved = Fraction(total[order[0]] - total[rival], ahead[b] - ahead[a])
                moves += [moved] if moved <= shares[a] else []
    shift = smallest_shift(order, scores, shares, sites)
    assert shift is not None
    assert shift.points == min(moves) * 100 / WHOLE


def test_no_single_move_of_weight_helps_a_site_that_is_behind_everywhere() -> None:
    sites = directory_of(register_of(site("a/x", EVERYTHING), site("b/x", without("slot"))), SCALES, TODAY)
    scores = scores_of(need_of(seed()), sites, {})
    shares = in_whole_numbers(SCALES.presets["default"], SCALES)
    assert smallest_shift([0], scores, shares, sites) is None
    shift = smallest_shift([0, 1], scores, shares, sites)
    assert shift is not None
    assert (shift.from_criterion, shift.points) == ("slot", Fraction(12))
