"""The answers worked by hand (手計算の答え) in `tests/cases/` against what Meguri answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from worked import EXAMPLES, Case, cases, plain, profile_of

from example_profiles import PROFILES
from meguri.eligibility.answer import document
from meguri.eligibility.assessment import eligibility
from meguri.eligibility.verdict import assess
from meguri.profiles.json_schema import json_schema
from meguri.profiles.profile import QUESTIONS, read_profile
from meguri.rulebook.loader import load
from meguri.vocabulary.reading import read_file

AS_OF = date(2026, 11, 23)


def _cases() -> list[Any]:
    return [pytest.param(case, id=f"{stem}: {case['sentence']['en']}", marks=_marks(case)) for stem, case in cases()]


def _marks(case: Case) -> list[pytest.MarkDecorator]:
    """A case on which the program is known to be wrong stays, and fails as soon as the program is right."""
    return [pytest.mark.xfail(reason=case["disagrees"], strict=True)] if "disagrees" in case else []


def _range(expected: Any) -> tuple[int | None, int | None]:
    return (expected["min"], expected["max"]) if isinstance(expected, dict) else (expected, expected)


def _got(amount: dict[str, Any]) -> tuple[int | None, int | None]:
    return amount["min"], amount["max"]


def _differences(id_: str, expected: Case, verdict: dict[str, Any]) -> list[str]:
    """What is expected and not so, each on a line an officer can read."""
    pairs: dict[str, tuple[Any, Any]] = {"status": (expected["status"], verdict["status"])}
    for name in ("amount", "potential"):
        if name in expected:
            pairs[name] = (_range(expected[name]), _got(verdict[name]))
    for year, amount in expected.get("by_year", {}).items():
        pairs[f"by_year {year}"] = (_range(amount), _got(verdict["amount"]["by_year"][year]))
    readings = {reading["id"]: reading["amount"] for reading in verdict["readings"]}
    for reading, amount in expected.get("readings", {}).items():
        pairs[f"reading {reading}"] = (_range(amount), _got(readings[reading]))
    if "call" in expected:
        pairs["call"] = (expected["call"], verdict["call"]["status"])
    if "fix" in expected:
        pairs["fix"] = ({expected["fix"]}, {clause["fix"] for clause in verdict["clauses"]} - {None})
    if "ask" in expected:
        pairs["ask"] = (expected["ask"], verdict["ask"])
    if "change" in expected:
        pairs["change"] = ([expected["change"]], [[one["path"] for one in set_] for set_ in verdict["change"]])
    return [f"{id_} {what}: by hand {hand}, got {got}" for what, (hand, got) in pairs.items() if hand != got]


@pytest.mark.parametrize("case", _cases())
def test_the_verdicts_agree_with_those_worked_by_hand(case: Case) -> None:
    as_of = date.fromisoformat(case["as_of"])
    answer = document(eligibility(profile_of(case), load(), None, as_of))
    verdicts = {verdict["id"]: verdict for verdict in answer["programmes"]}
    expected = case["eligibility"]
    if "example" in case and "only" not in case:
        assert list(expected) == list(verdicts)
    assert not [line for id_ in expected for line in _differences(id_, expected[id_], verdicts[id_])]


@pytest.mark.parametrize("file", PROFILES, ids=lambda file: file.name)
def test_every_example_profile_loads_and_says_that_it_is_fictional(file: Path) -> None:
    profile = read_profile(file)
    assert profile.fictional or not profile.answers


@pytest.mark.parametrize("file", PROFILES, ids=lambda file: file.name)
def test_every_example_profile_fits_its_published_json_schema(file: Path) -> None:
    Draft202012Validator(json_schema(read_profile(file).kind)).validate(plain(read_file(file)))


def test_every_question_that_is_asked_has_a_place_in_the_same_file() -> None:
    nowhere: list[str] = []
    for file in PROFILES:
        profile = read_profile(file)
        places = {question.path for question in QUESTIONS[profile.kind]}
        asked = eligibility(profile, load(), None, AS_OF).ask
        nowhere += [f"{file.name}: {path}" for path in asked if path not in places]
    assert not nowhere


def test_certified_money_below_a_third_of_the_eligible_cost_limits_the_project() -> None:
    """AAV: V = 400M carries a project of at most 3V = 1,200M; the eligible cost is 1,160M × 1.25 = 1,450M."""
    profile = read_profile(EXAMPLES / "aav-phase1.yaml")
    assert assess(profile, load().programme("venture-ecosystem/venture"), None, AS_OF).project_at_most == 1_200_000_000


def test_every_example_profile_has_its_answers_worked_by_hand() -> None:
    worked = {case.get("example") for _, case in cases()}
    assert {file.name for file in PROFILES} == worked - {None}
