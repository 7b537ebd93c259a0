"""Small counts and forecasts: exact distributions, scores that reward the truth, forecasts that stay."""

from __future__ import annotations

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meguri.register.loader import load
from meguri.simulation.backtest import entries_by_round, registered, rolling, two_at_once
from meguri.simulation.counts import Predictive, dispersion, predictive

REGISTER = load()
counts = st.lists(st.integers(0, 12), min_size=1, max_size=8)


@given(counts, st.integers(1, 6))
def test_chances_add_up_to_one_and_have_the_mean_of_the_rate(seen: list[int], periods: int) -> None:
    found = predictive(seen, periods)
    most = found.quantile(1 - 1e-9) + 50
    chances = [found.chance(n) for n in range(most)]
    assert sum(chances) == pytest.approx(1, abs=1e-6)
    mean = periods * (sum(seen) + 0.5) / len(seen)
    assert sum(n * chance for n, chance in enumerate(chances)) == pytest.approx(mean, rel=1e-3)
    assert found.at_least(3) == pytest.approx(sum(chances[3:]), abs=1e-6)


@given(st.integers(1, 20), st.integers(1, 5), st.integers(0, 30))
def test_a_whole_shape_is_the_negative_binomial_of_textbooks(shape: int, periods: int, count: int) -> None:
    rate = 4
    odds = periods / (rate + periods)
    expected = comb(shape + count - 1, count) * (1 - odds) ** shape * odds**count
    assert Predictive(shape, rate, periods).chance(count) == pytest.approx(expected, rel=1e-9)


@given(counts)
def test_the_score_is_best_near_the_middle_and_worse_far_away(seen: list[int]) -> None:
    found = predictive(seen, 1)
    middle = found.quantile(0.5)
    assert found.crps(middle) <= found.crps(middle + 10)
    assert found.crps(middle) >= 0


def test_no_period_to_come_brings_nothing() -> None:
    found = predictive([3, 4], 0)
    assert found.chance(0) == 1
    assert found.at_least(1) == 0


def test_counts_that_are_all_alike_are_less_spread_than_poisson() -> None:
    assert dispersion([4, 4, 4, 4]).ratio == 0
    assert not dispersion([0, 40, 0, 40]).poisson


def test_the_rounds_of_the_fund_are_as_the_register_counts_them() -> None:
    assert list(entries_by_round(REGISTER).values()) == [2, 3, 6, 8, 2, 5]
    found = two_at_once(REGISTER, 4)
    assert (found.low, found.high, found.observed, found.inside) == (4, 17, 7, True)
    assert round(dispersion([2, 3, 6, 8, 2, 5]).ratio, 2) == 1.35


def test_every_round_from_the_fourth_on_is_forecast_from_those_before_it() -> None:
    found = rolling(REGISTER)
    assert [len(one.after) for one in found] == [3, 4, 5]
    assert all(one.crps is not None and one.crps >= 0 for one in found)


def test_a_registered_forecast_rests_on_what_was_known_and_waits_for_its_result() -> None:
    (one,) = registered(REGISTER)
    assert one.registered_on is not None
    assert list(one.after) == list(entries_by_round(REGISTER).values())[: len(one.after)]
    assert one.observed is None
    assert one.inside is None
