"""Selecting applications under a budget: the written rule, the exact what-if, and files with faults."""

from __future__ import annotations

import json
import subprocess
import sys
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meguri.grants.answer import digest
from meguri.grants.application import Application, AtBudget, Round, Rule, in_order
from meguri.grants.optimum import optimum
from meguri.grants.passing import passing
from meguri.grants.round_file import read_round, round_from
from meguri.grants.score_order import Reason, by_score
from meguri.vocabulary.errors import InputFaults

EXAMPLE = Path(__file__).parents[3] / "examples" / "portfolio-fictional.yaml"

applications = st.lists(
    st.builds(
        Application,
        st.integers(0, 10**6).map("a-{}".format),
        st.sampled_from(["p", "q", "r", "s", "t", "u"]),
        st.integers(100, 200).map(lambda halves: Fraction(halves, 2)),
        st.integers(1, 60).map(lambda millions: millions * 1_000_000),
    ),
    max_size=8,
    unique_by=lambda one: one.id,
)
rules = st.builds(
    Rule,
    st.integers(0, 150).map(lambda millions: millions * 1_000_000),
    st.just(Fraction(60)),
    st.sampled_from([Fraction(55), Fraction(60)]),
    st.none() | st.integers(0, 4),
    st.booleans(),
    st.sampled_from(list(AtBudget)),
)
rounds = st.builds(lambda rule, listed: Round(None, rule, in_order(tuple(listed))), rules, applications)


def allowed(chosen: tuple[Application, ...], rule: Rule) -> bool:
    companies = [one.company for one in chosen]
    return (
        sum(one.amount for one in chosen) <= rule.budget
        and all(one.score >= rule.threshold for one in chosen)
        and (rule.places is None or len(chosen) <= rule.places)
        and (not rule.one_per_company or len(set(companies)) == len(companies))
    )


@given(rounds)
def test_the_optimum_is_the_best_of_all_selections_and_proven(round_: Round) -> None:
    every = (c for n in range(len(round_.applications) + 1) for c in combinations(round_.applications, n))
    most = max(sum((round_.rule.value(one) for one in c), Fraction(0)) for c in every if allowed(c, round_.rule))
    found = optimum(round_)
    assert (found.worth, found.bound) == (most, most)
    assert allowed(found.selected, round_.rule)


@given(rounds)
def test_the_score_order_keeps_the_rule_and_gives_everyone_else_a_reason(round_: Round) -> None:
    found = by_score(round_)
    assert allowed(found.selected, round_.rule)
    assert {one.id for one in found.selected} | found.reasons.keys() == {one.id for one in round_.applications}
    assert not {one.id for one in found.selected} & found.reasons.keys()


@given(rounds)
def test_nobody_with_a_higher_score_gives_way_but_for_the_written_reasons(round_: Round) -> None:
    found = by_score(round_)
    for one in round_.applications:
        reason = found.reasons.get(one.id)
        before = [
            other for other in found.selected if round_.applications.index(other) < round_.applications.index(one)
        ]
        left = round_.rule.budget - sum(other.amount for other in before)
        if reason is Reason.BUDGET:
            assert one.amount > left
        if reason is Reason.COMPANY:
            assert one.company in {other.company for other in before}
        if reason is Reason.BELOW:
            assert one.score < round_.rule.threshold


@given(rounds, st.randoms())
def test_the_order_of_the_file_plays_no_part(round_: Round, chance: object) -> None:
    shuffled = list(round_.applications)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    again = Round(None, round_.rule, in_order(tuple(shuffled)))
    assert by_score(again) == by_score(round_)
    assert optimum(again) == optimum(round_)
    assert digest(again) == digest(round_)


@pytest.mark.parametrize(("at_budget", "ids"), [("stop", ["K-01", "K-02"]), ("skip", ["K-01", "K-02", "K-06"])])
def test_where_one_does_not_fit_the_rule_says_what_happens(at_budget: str, ids: list[str]) -> None:
    text = EXAMPLE.read_text("utf-8").replace("at_budget: skip", f"at_budget: {at_budget}")
    found = by_score(round_from(text))
    assert [one.id for one in found.selected] == ids
    assert found.reasons["K-03"] is Reason.COMPANY
    assert found.reasons["K-04"] is (Reason.BUDGET)
    assert found.reasons["K-05"] is (Reason.ENDED if at_budget == "stop" else Reason.BUDGET)
    assert found.reasons["K-07"] is Reason.BELOW


def test_the_what_if_names_whom_it_passes_over() -> None:
    found = optimum(read_round(EXAMPLE))
    assert [one.id for one in found.selected] == ["K-02", "K-03", "K-04", "K-05"]
    assert found.worth == Fraction("104.5")
    assert [one.id for one in passing(read_round(EXAMPLE), found.selected).over] == ["K-01"]


@given(rounds)
def test_whom_a_selection_passes_over_is_counted_apart_from_whom_one_per_company_bars(round_: Round) -> None:
    for selected in (by_score(round_).selected, optimum(round_).selected):
        found = passing(round_, selected)
        lowest = min((one.score for one in selected), default=Fraction(1_000))
        able = {one for one in round_.applications if lowest < one.score and one.amount <= round_.rule.budget}
        assert {*found.over, *found.barred} == able - {*selected}
        for one in found.barred:
            assert round_.rule.one_per_company
            assert any(other.company == one.company and other.score >= one.score for other in selected)


def test_the_order_of_scores_passes_over_nobody_where_only_the_rule_of_one_per_company_stands_in_the_way() -> None:
    listed = (("a", "p", 90), ("b", "p", 80), ("c", "q", 70))
    applications_ = tuple(Application(id_, company, Fraction(score), 1) for id_, company, score in listed)
    round_ = Round(None, Rule(10, Fraction(60), Fraction(60), None, True, AtBudget.SKIP), in_order(applications_))
    found = passing(round_, by_score(round_).selected)
    assert (found.over, [one.id for one in found.barred]) == ((), ["b"])


@pytest.mark.parametrize(
    ("broken", "by", "path", "code"),
    [
        ("budget: 400_000_000", "budget: -1", "rule.budget", "range"),
        ("at_budget: skip", "at_budget: maybe", "rule.at_budget", "unknown-code"),
        ("score: 88,", "score: high,", "applications[0].score", "rate"),
        ("id: K-02", "id: K-01", "applications[1].id", "conflicting-id"),
        ("value_above: 55", "value_above: 70", "rule", "range"),
        ("company: 架空セル, score: 88", "score: 88", "applications[0]", "missing"),
        ("places: 4", "plaecs: 4", "rule.plaecs", "unknown-key"),
    ],
)
def test_a_fault_of_a_file_names_its_place(broken: str, by: str, path: str, code: str) -> None:
    text = EXAMPLE.read_text("utf-8")
    assert broken in text
    with pytest.raises(InputFaults) as caught:
        round_from(text.replace(broken, by, 1))
    assert (path, code) in [(fault.path, fault.code) for fault in caught.value.faults]
    assert all(fault.line for fault in caught.value.faults)


def test_the_command_writes_one_document_and_nothing_else() -> None:
    seen = subprocess.run(
        [sys.executable, "-m", "meguri.cli.main", "portfolio", str(EXAMPLE), "--what-if", "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    answer = json.loads(seen.stdout)
    assert answer["what_if"]["proven"] is True
    assert seen.stderr == ""


@given(rounds)
def test_without_time_the_what_if_is_no_worse_than_the_order_of_scores_and_claims_no_proof_it_lacks(
    round_: Round,
) -> None:
    hurried, best = optimum(round_, 0.0), optimum(round_)
    assert allowed(hurried.selected, round_.rule)
    by_scores = sum((round_.rule.value(one) for one in by_score(round_).selected), Fraction(0))
    assert by_scores <= hurried.worth <= best.worth <= hurried.bound
    assert not hurried.proven or hurried.worth == best.worth
