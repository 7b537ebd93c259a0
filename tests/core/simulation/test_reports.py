"""Ceilings, reports, comparisons and validation: what an officer asks, with its inputs, and never more than it can bear."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from simulated_runs import DAY, INPUTS, policy, start

from meguri.cli.main import run as command
from meguri.kpis.share import Definition
from meguri.register.loader import load as load_register
from meguri.rulebook.loader import load as load_rulebook
from meguri.simulation.arms import arms
from meguri.simulation.ceiling import Bound, document
from meguri.simulation.ceilings import PROGRAMMES, ceilings
from meguri.simulation.limits import OF_CEILINGS, excluded
from meguri.simulation.observation_file import observations
from meguri.simulation.policy_file import S1, S7, current
from meguri.simulation.report import SHARES, Asked, report
from meguri.simulation.runs.executor import Here
from meguri.simulation.runs.manifest import manifest
from meguri.simulation.runs.store import Store, finish
from meguri.simulation.runs.task import Engine, Run
from meguri.simulation.series import Options
from meguri.simulation.start_state import span
from meguri.simulation.validation import Outcome, validate
from meguri.vocabulary.fiscal_year import FiscalYear

RULEBOOK, REGISTER = load_rulebook(), load_register()
OPTIONS = Options(span(INPUTS), "deck")
DUE = FiscalYear(2033)


def test_every_ceiling_is_its_inputs_taken_at_their_ends() -> None:
    lines = {one.id: one for one in ceilings(INPUTS, RULEBOOK, REGISTER, DAY).lines}
    starts, outsourced = INPUTS.parameters["starts_per_year"], INPUTS.values("outsourced_share")
    number = current(INPUTS, RULEBOOK, DAY).s5_number
    assert lines["s5-starts"].value == pytest.approx(
        (number / (starts.high * outsourced[1]), number / (starts.low * outsourced[0]))
    )
    rate, ratio = INPUTS.parameters["jpy_per_usd"], INPUTS.values("revenue_per_plant")
    budget = current(INPUTS, RULEBOOK, DAY).s1_budget / 10**6
    rates = (RULEBOOK.programme(S1).call(DAY).terms.rate_by_size or {}).values()
    assert lines["s1-revenue"].value == pytest.approx(
        (budget / max(rates) * ratio[0] / rate.high, budget / min(rates) * ratio[1] / rate.low)
    )
    assert lines["s7-projects"].value[0] == pytest.approx(350_000 / (10_000 * 2 / 3))


def test_every_input_of_a_ceiling_has_a_source_or_is_a_guess_that_says_what_would_settle_it() -> None:
    for line in ceilings(INPUTS, RULEBOOK, REGISTER, DAY).lines:
        assert line.value[0] <= line.value[1]
        for one in line.inputs:
            assert one.citations or one.grade.value == "G"
        assert line.grade in [one.grade for one in line.inputs]


def test_what_the_sources_do_not_bound_is_not_called_a_ceiling() -> None:
    lines = {one.id: one for one in ceilings(INPUTS, RULEBOOK, REGISTER, DAY).lines}
    unknown = [one.id for one in REGISTER.rounds.values() if one.programme == S7 and one.entries is None]
    assert unknown  # of these rounds nobody can say that they stayed below the best known year
    assert lines["s7-starts"].bound is Bound.SO_FAR
    assert all(id_.rpartition("/")[2] in lines["s7-starts"].how.ja for id_ in unknown)
    assert lines["s7-projects"].bound is Bound.AT_LEAST  # smaller projects allow more
    assert all(lines[id_].bound is Bound.AT_MOST for id_ in ("s5-starts", "s5-revenue", "s1-revenue"))


def test_both_frames_of_the_facility_subsidy_stand_for_its_budget() -> None:
    assert all(any(b.year is None for b in RULEBOOK.programme(id_).budgets) for id_ in PROGRAMMES["S1"])
    rates = [RULEBOOK.programme(id_).call(DAY).terms.rate_by_size for id_ in PROGRAMMES["S1"]]
    assert rates[0] == rates[1]


def test_a_run_names_the_last_year_it_may_speak_of_and_ceilings_name_none() -> None:
    last = span(INPUTS).last
    assert any(str(last.start) in one.ja for one in excluded(last))
    assert set(OF_CEILINGS) < set(excluded(last))
    assert not any(str(last.start) in one.ja for one in OF_CEILINGS)


def test_no_lever_alone_reaches_the_target_by_its_ceiling() -> None:
    found = ceilings(INPUTS, RULEBOOK, REGISTER, DAY)
    shares = [one.of_target for one in found.lines if one.of_target]
    assert shares
    assert all(high < 1 for _, high in shares)
    assert "probab" not in json.dumps({**document(found), "notice": ""}).lower()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    asked = Run(start(), INPUTS.parameters, arms(policy("current"), OPTIONS), Engine.MEAN_FIELD, 3, 64)
    made = Store(tmp_path_factory.mktemp("run"), manifest(asked, DAY))
    finish(made, Here())
    return made


@pytest.mark.parametrize("definition", Definition)
def test_a_report_says_what_it_rests_on_and_is_in_order(store: Store, definition: Definition) -> None:
    found = report(store, policy("current"), Asked(definition, DUE, 0.2, 4, 16))
    assert found["illustrative"] is True
    assert found["excluded"]
    assert found["definition"]["id"] == definition.value
    for name in ("none", "current", "difference"):
        assert len(found["fans"][name]) == len(found["years"])
        assert all(row == sorted(row) for row in found["fans"][name])
    assert {one["id"] for one in found["definitions"]} == {one.value for one in Definition}
    totals = [one["total"] for one in found["sensitivity"]]
    assert totals == sorted(totals, reverse=True)
    assert all(one["settle"] for one in found["sensitivity"] if one["grade"] == "G")


def test_direct_and_loop_add_up_to_the_whole_difference(store: Store) -> None:
    name = SHARES[Definition.BY_SITE_COUNTRY]
    whole = store.whole(f"current/{name}") - store.whole(f"none/{name}")
    direct = store.whole(f"current-frozen/{name}") - store.whole(f"none-frozen/{name}")
    assert whole.shape == direct.shape
    assert abs(whole[:, 0] - direct[:, 0]).max() < 1e-3  # the loop needs time: hardly any of it in the first year


def test_every_check_says_what_it_compared_and_the_failing_ones_stay() -> None:
    found = {one.id: one for one in validate(INPUTS, RULEBOOK, REGISTER, DAY)}
    assert list(found) == [f"V{n}" for n in range(1, 9)]
    assert (
        found["V7"].outcome is Outcome.FAIL
    )  # the model's own growth is below the deck's: the market is given from outside
    assert found["V2"].outcome is Outcome.UNTESTED
    assert found["V1"].outcome is Outcome.PASS
    assert all(one.citations or one.outcome is Outcome.UNTESTED for one in found.values())


def test_observations_are_ranges_with_sources() -> None:
    assert all(one.low <= one.high and one.citation.source for one in observations().values())


RUN = ("simulate", "run", "--as-of", "2026-11-23", "--replicas", "20", "--sobol", "0", "--workers", "1")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("--market", "deck"), "--definition"),
        (("--definition", "by-owner"), "--market"),
        (("--definition", "by-moon", "--market", "deck"), "by-moon"),
        (("--definition", "by-owner", "--market", "mars"), "mars"),
        (("--definition", "by-owner", "--market", "deck", "--set", "s5.rat=1"), "s5.rate"),
        (("--definition", "by-owner", "--market", "deck", "--set", "s5.rate=7"), "s5.rate"),
        (("--definition", "by-owner", "--market", "deck", "--policy", "magic"), "magic"),
        (("--definition", "by-owner", "--market", "deck", "--engine", "steam"), "steam"),
        (("--definition", "by-owner", "--market", "deck", "--replicas", "0"), "--replicas"),
        (("--definition", "by-owner", "--market", "deck", "--parameters", "nowhere.yaml"), "nowhere.yaml"),
    ],
)
def test_nothing_runs_before_the_question_is_whole(
    given: tuple[str, ...], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command([*RUN, *given, "--folder", str(tmp_path)]) == 2
    seen = capsys.readouterr()
    assert seen.out == ""
    assert told in seen.err
    assert list(tmp_path.iterdir()) == []


def test_a_comparison_moves_a_lever_and_says_how_much_of_it_is_direct(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["simulate", "compare", *RUN[2:], "--definition", "by-site-country", "--market", "deck"]
    assert command([*asked, "--folder", str(tmp_path)]) == 2
    capsys.readouterr()
    assert command([*asked, "--folder", str(tmp_path), "--set", "s1.budget=0", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    last = [found["difference"][part][-1][2] for part in ("total", "direct", "loop")]
    assert last[0] < 0  # less plant in Japan, less share
    assert found["old"] != found["new"]
