"""Rounding down and sharing out: exact to the yen."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meguri.vocabulary.money import round_down, share_out

amounts = st.fractions(min_value=0, max_value=10**15, max_denominator=10_000)


@given(amounts, st.sampled_from([1, 1_000]))
def test_rounding_down_gives_the_largest_multiple_that_is_not_above(amount: Fraction, unit: int) -> None:
    rounded = round_down(amount, unit)
    assert rounded % unit == 0
    assert rounded <= amount < rounded + unit


def test_two_thirds_of_the_worked_example_round_down_to_the_thousand() -> None:
    assert round_down(Fraction(2, 3) * 119_990_000, 1_000) == 79_993_000


@given(st.integers(0, 10**15), st.lists(st.integers(1, 10**12), min_size=1, max_size=12))
def test_shares_add_up_to_the_total_and_are_within_a_yen_of_exact(total: int, weights: list[int]) -> None:
    shares = share_out(total, weights)
    assert sum(shares) == total
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share - Fraction(total * weight, sum(weights))) < 1


@given(st.integers(0, 10**9), st.lists(st.integers(0, 9), min_size=1, max_size=6).filter(any))
def test_a_line_without_weight_gets_nothing(total: int, weights: list[int]) -> None:
    assert all(share == 0 for share, weight in zip(share_out(total, weights), weights, strict=True) if not weight)


def test_the_first_line_wins_a_tie() -> None:
    assert share_out(1, [1, 1, 1]) == [1, 0, 0]
    assert share_out(2, [Fraction(1, 3)] * 3) == [1, 1, 0]


def test_nothing_can_be_shared_out_over_nothing() -> None:
    assert share_out(0, [0, 0]) == [0, 0]
    with pytest.raises(ValueError, match="nothing to share over"):
        share_out(1, [0, 0])
