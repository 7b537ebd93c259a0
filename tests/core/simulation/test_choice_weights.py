"""Learning from use: known weights come back from synthetic logs, with intervals that mean what they say."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from choice_logs import UNIT, drawn, pseudonym

from meguri.simulation.choice_log import log_from
from meguri.simulation.choice_weights import NAMES, NotEnough, fit, log_likelihood, situations
from meguri.simulation.parameter_file import load
from meguri.simulation.posterior import posteriors
from meguri.vocabulary.errors import InputFaults

TRUE = np.array([0.6, 1.5, 1.0, 1.5, 1.2])


def test_known_weights_are_recovered_from_a_long_log() -> None:
    found = fit(drawn(TRUE, 6_000, seed=1), UNIT)
    assert np.all(np.abs(found.estimate - TRUE) < 4 * found.error)
    assert np.all(found.error < 0.15)
    assert found.log_likelihood > found.null_log_likelihood


def test_the_95_percent_intervals_hold_the_truth_about_95_times_in_100() -> None:
    logs = [fit(drawn(TRUE, 400, seed=seed), UNIT).interval for seed in range(120)]
    held = np.mean([(low <= TRUE) & (high >= TRUE) for low, high in (one.T for one in logs)])
    assert 0.92 <= held <= 0.98  # 600 intervals: five standard errors of 0.0089 are outside


def test_errors_shrink_with_the_root_of_the_length_of_the_log() -> None:
    short, long = (fit(drawn(TRUE, n, seed=3), UNIT).error for n in (800, 7_200))
    assert np.all((short / long > 2.2) & (short / long < 4.0))


def test_the_estimate_is_the_top_of_the_likelihood() -> None:
    choices = drawn(TRUE, 500, seed=4)
    found = fit(choices, UNIT)
    of = situations(choices, UNIT)
    top = log_likelihood(of, found.estimate)
    for axis in range(len(NAMES)):
        for step in (-0.01, 0.01):
            moved = found.estimate.copy()
            moved[axis] += step
            assert log_likelihood(of, moved) < top


def test_choices_of_the_same_seeker_widen_the_intervals() -> None:
    choices = drawn(TRUE, 600, seed=5)
    copies = [replace(one, id=f"{one.id}-{n}") for one in choices for n in range(4)]
    alone = fit(choices, UNIT)
    again = fit(copies, UNIT)
    assert np.allclose(alone.estimate, again.estimate, atol=1e-6)
    assert np.allclose(alone.error, again.error, rtol=1e-6)  # the same word four times is no more evidence


def test_neither_the_order_of_choices_nor_that_of_sites_plays_a_part() -> None:
    choices = drawn(TRUE, 300, seed=6)
    turned = [replace(one, shown=one.shown[::-1]) for one in reversed(choices)]
    assert np.allclose(fit(choices, UNIT).estimate, fit(turned, UNIT).estimate, atol=1e-7)


def test_a_log_that_cannot_tell_says_which_weight_is_open() -> None:
    at_home = [replace(one, shown=tuple(replace(s, home=False) for s in one.shown)) for one in drawn(TRUE, 300, seed=7)]
    with pytest.raises(NotEnough) as caught:
        fit(at_home, UNIT)
    assert caught.value.names == ("weight_home",)
    with pytest.raises(NotEnough):
        fit(drawn(TRUE, 300, seed=7, seekers=3), UNIT)
    with pytest.raises(NotEnough):
        fit([], UNIT)


def test_without_a_log_the_posterior_is_the_prior() -> None:
    for one in posteriors(load().parameters, [], UNIT, seed=1):
        width = one.parameter.high - one.parameter.low
        assert np.allclose(one.posterior, one.prior, atol=0.06 * width)
        assert abs(one.narrowed - 1) < 0.06


def test_a_log_narrows_the_priors_and_holds_the_truth() -> None:
    parameters = load().parameters
    truth = np.array([parameters[name].default for name in NAMES])
    found = posteriors(parameters, drawn(truth, 400, seed=8), UNIT, seed=2)
    assert all(one.agreement < 1.1 for one in found)
    assert any(one.narrowed < 0.6 for one in found)
    inside = [one.posterior[0] <= value <= one.posterior[2] for one, value in zip(found, truth, strict=True)]
    assert sum(inside) >= len(inside) - 1


LOG = """
schema: meguri/choice-log/1
fictional: true
choices:
  - id: c-1
    seeker: p-3fa2c1
    month: 2026-10
    shown:
      - {site: p-91b0aa, experience: 3, fit: 0.8, home: true, price: 1.1}
      - {site: p-77e2d4, experience: 12, fit: 0.6, home: false, price: 1}
    contacted: [p-91b0aa, p-77e2d4]
    quoted: [p-91b0aa]
    contracted: p-91b0aa
    closed: true
    why_not: {p-77e2d4: price}
"""


def test_a_log_is_read_as_it_was_written() -> None:
    (choice,) = log_from(LOG).choices
    assert choice.contracted == "p-91b0aa"
    assert [one.site for one in choice.shown] == ["p-91b0aa", "p-77e2d4"]
    assert choice.why_not["p-77e2d4"].value == "price"


@pytest.mark.parametrize(
    ("broken", "by", "code"),
    [
        ("seeker: p-3fa2c1", "seeker: 架空セル株式会社", "form"),
        ("month: 2026-10", "month: 2026-10-03", "form"),
        ("quoted: [p-91b0aa]", "quoted: [p-000000]", "not-before"),
        ("closed: true", "closed: false", "open"),
        ("price}", "weather}", "unknown-code"),
        ("fit: 0.8", "fit: 8", "number"),
        ("site: p-77e2d4", "site: p-91b0aa", "twice"),
    ],
)
def test_a_name_or_a_step_out_of_order_is_a_fault_with_its_line(broken: str, by: str, code: str) -> None:
    assert broken in LOG
    with pytest.raises(InputFaults) as caught:
        log_from(LOG.replace(broken, by, 1))
    assert code in [fault.code for fault in caught.value.faults]
    assert all(fault.line for fault in caught.value.faults)


def test_pseudonyms_of_the_tests_are_of_the_form() -> None:
    text = LOG.replace("p-3fa2c1", pseudonym(7))
    assert log_from(text).choices[0].seeker == pseudonym(7)
