"""What an answer rests on: the inputs that carry each lever, their weakest grade, and chance apart from ignorance."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from simulated_runs import INPUTS, OPTIONS, policy, start

from meguri.kpis.share import Definition
from meguri.simulation.arms import arms
from meguri.simulation.evidence import CARRIES, Repeats, carried, chance
from meguri.simulation.grade import Grade
from meguri.simulation.report import Asked
from meguri.simulation.runs.task import Engine, Run
from meguri.simulation.statistics.spread import spread_of
from meguri.vocabulary.fiscal_year import FiscalYear

ASKED = Asked(Definition.BY_SITE_COUNTRY, FiscalYear(2033), 0.2, 6, 0)
NOW = policy("current")
RUN = Run(start(), INPUTS.parameters, arms(NOW, OPTIONS), Engine.MEAN_FIELD, 1, 10)


def test_a_lever_is_carried_by_the_inputs_it_works_through() -> None:
    found = carried(RUN, NOW, ASKED)
    by_lever = {lever: [one["id"] for one in told["inputs"]] for lever, told in found.items()}
    assert "visibility_after" in by_lever["list-all"][:3]
    assert "s7_funding_gain" in by_lever["s7"][:3]
    assert "s7_funding_gain" not in by_lever["s1"]
    assert "s1_slot_cost" in by_lever["s1"]
    assert not {"market_size", "market_growth"} & {id_ for listed in by_lever.values() for id_ in listed}


def test_the_weakest_grade_is_that_of_an_input_that_carries_the_lever() -> None:
    for told in carried(RUN, NOW, ASKED).values():
        grades = [Grade(one["grade"]) for one in told["inputs"]]
        assert told["weakest"] == max(grades, key=Grade.place).value


def test_a_lever_that_is_off_rests_on_nothing() -> None:
    found = carried(RUN, replace(NOW, s5_number=0), ASKED)
    assert found["s5"] == {"inputs": [], "weakest": None}
    assert found["s1"]["inputs"]
    assert 0 < CARRIES < 1


def test_chance_and_ignorance_come_as_ranges_and_the_same_every_time() -> None:
    repeats = Repeats(8, 3)
    found = chance(RUN, NOW, ASKED, repeats)
    assert found == chance(RUN, NOW, ASKED, repeats)
    assert (found["draws"], found["lucks"]) == (8, 3)
    for part in ("chance", "ignorance", "share_of_chance"):
        assert 0 <= found[part]["low"] <= found[part]["high"]
    assert found["chance"]["median"] > 0
    assert found["share_of_chance"]["high"] <= 1


def test_luck_alone_is_all_chance() -> None:
    values = np.random.default_rng(3).normal(0.1, 0.01, (400, 6))
    assert spread_of(values).share_of_chance > 0.9
