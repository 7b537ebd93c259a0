"""What many replicas say: sensitivities against known answers, chance apart from ignorance, parts that add up."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from meguri.simulation.parameter_file import load
from meguri.simulation.runs.draws import BLOCK, draws, values_at
from meguri.simulation.series import Floats
from meguri.simulation.statistics.decomposition import decomposition
from meguri.simulation.statistics.fan import QUANTILES, difference, fan
from meguri.simulation.statistics.sensitivity import morris, sobol
from meguri.simulation.statistics.spread import spread_of

PARAMETERS = load().parameters


def ishigami(shares: Floats) -> Floats:
    """The usual test function, with known indices."""
    x = -np.pi + 2 * np.pi * shares
    answer: Floats = np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
    return answer


def test_sobol_finds_the_known_indices_of_ishigami() -> None:
    found = sobol(ishigami, 3, 8192, seed=1)
    assert np.allclose(found.first, [0.3139, 0.4424, 0.0], atol=0.03)
    assert np.allclose(found.total, [0.5576, 0.4424, 0.2437], atol=0.03)
    assert np.all(found.total_interval[:, 0] <= found.total)
    assert np.all(found.total <= found.total_interval[:, 1])


def test_morris_finds_a_straight_line_exactly_and_no_bend_in_it() -> None:
    slopes = np.array([3.0, -2.0, 0.0, 0.5])
    found = morris(lambda shares: shares @ slopes, 4, trajectories=20, seed=2)
    assert np.allclose(found.mean_absolute, np.abs(slopes))
    assert np.allclose(found.deviation, 0)


def test_morris_sees_that_two_inputs_work_together() -> None:
    found = morris(lambda shares: shares[:, 0] * shares[:, 1] + 0 * shares[:, 2], 3, trajectories=60, seed=3)
    assert found.deviation[0] > 0.1
    assert found.mean_absolute[2] == 0


def test_an_answer_that_never_changes_has_no_carrier() -> None:
    found = sobol(lambda shares: np.ones(len(shares)), 2, 64, seed=4)
    assert np.all(found.total == 0)


def test_chance_and_ignorance_are_told_apart() -> None:
    random = np.random.default_rng(5)
    values = random.normal(0, 3, (4000, 1)) + random.normal(0, 1.5, (4000, 8))
    found = spread_of(values)
    assert abs(found.chance - 1.5) < 0.05
    assert abs(found.ignorance - 3) < 0.12
    assert spread_of(np.ones((10, 4))).share_of_chance == 0


@given(st.integers(1, 40), st.integers(0, 2**32))
def test_the_parts_of_an_effect_add_up_in_every_replica(replicas: int, seed: int) -> None:
    policy, base, frozen, still = np.random.default_rng(seed).random((4, replicas, 3))
    found = decomposition(policy, base, frozen, still)
    assert np.allclose(found.total.values, difference(policy, base).values)
    if replicas == 1:
        assert np.allclose(found.total.values, found.direct.values + found.loop.values)


def test_a_fan_is_in_order() -> None:
    found = fan(np.random.default_rng(6).random((100, 5)))
    assert found.values.shape == (5, len(QUANTILES))
    assert np.all(np.diff(found.values, axis=1) >= 0)


@given(st.integers(0, 3 * BLOCK), st.integers(1, 50), st.integers(0, 2**62))
def test_a_replica_draws_the_same_values_wherever_the_cut_falls(first: int, count: int, seed: int) -> None:
    whole = draws(PARAMETERS, seed, first, count)
    assert np.array_equal(whole, np.concatenate([draws(PARAMETERS, seed, first + i, 1) for i in range(count)]))
    low, high = (np.array([getattr(one, end) for one in PARAMETERS.listed]) for end in ("low", "high"))
    assert np.all((low <= whole) & (whole <= high))


def test_a_range_is_gone_through_from_its_low_to_its_high_end() -> None:
    ends = values_at(PARAMETERS, np.array([[0.0] * len(PARAMETERS.ids), [1.0] * len(PARAMETERS.ids)]))
    assert np.allclose(ends[0], [one.low for one in PARAMETERS.listed])
    assert np.allclose(ends[1], [one.high for one in PARAMETERS.listed])
