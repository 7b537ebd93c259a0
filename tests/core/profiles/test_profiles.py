"""Profiles: every fault at once, each with its line and path; what is left out is unknown."""

import json

import jsonschema
import pytest

from meguri.profiles.json_schema import json_schema
from meguri.profiles.profile import QUESTIONS, ProfileKind, parse_profile
from meguri.vocabulary.errors import InputFaults

FIVE_FAULTS = """schema: meguri/seed/1
applicant: {kind: ventur, corporate_number: "1234567890123"}
product: {vektor: lv}
overhead: 1/0
work: [{id: a, costs: {2026: {goods: -5}}}]
"""


def test_a_profile_with_five_faults_lists_all_five_with_line_and_path() -> None:
    with pytest.raises(InputFaults) as caught:
        parse_profile(FIVE_FAULTS, "seed.yaml")
    assert [(fault.line, fault.path, fault.code) for fault in caught.value.faults] == [
        (2, "applicant.corporate_number", "corporate-number"),
        (2, "applicant.kind", "unknown-code"),
        (3, "product.vektor", "unknown-key"),
        (4, "overhead", "rate"),
        (5, "work[0].costs.2026.goods", "range"),
    ]
    assert "'venture'" in caught.value.faults[1].hint.en


@pytest.mark.parametrize("text", ["a: 1\n", "schema: meguri/sead/1\n", "- 1\n", "schema: {a: 1}\n"])
def test_a_file_that_does_not_say_what_it_is_is_refused(text: str) -> None:
    with pytest.raises(InputFaults):
        parse_profile(text)


def test_a_profile_may_be_json() -> None:
    profile = parse_profile(
        json.dumps({"schema": "meguri/seed/1", "product": {"class": "cell", "vector": ["lv", "aav"]}})
    )
    assert profile.answers["product.vector"] == ("lv", "aav")


def test_year_keys_may_be_numbers_or_strings() -> None:
    text = 'schema: meguri/seed/1\nwork: [{id: a, costs: {2026: {goods: 1}, "2027": {goods: 2}}}]\n'
    work = parse_profile(text).work
    assert work is not None
    assert [year.start for year in work[0].costs] == [2026, 2027]


def test_full_width_digits_and_hyphens_of_a_corporate_number_are_accepted() -> None:
    text = 'schema: meguri/seed/1\napplicant: {corporate_number: "７０００-０１２０-５０００２"}\n'
    assert parse_profile(text).answers["applicant.corporate_number"] == "7000012050002"


@pytest.mark.parametrize("kind", list(ProfileKind))
def test_every_kind_of_profile_has_a_valid_json_schema_with_every_question(kind: ProfileKind) -> None:
    schema = json_schema(kind)
    jsonschema.Draft202012Validator.check_schema(schema)
    for question in QUESTIONS[kind]:
        place = schema
        for name in question.path.split("."):
            place = place["properties"][name]
        assert question.text.ja
        assert question.why.ja


def test_null_means_left_out() -> None:
    assert parse_profile("schema: meguri/seed/1\nstage: ~\nproduct:\n").answers == {}


@pytest.mark.parametrize("id_", ["{}", "[1]", "{a: 1}"])
def test_an_id_of_work_that_is_no_word_is_a_fault(id_: str) -> None:
    with pytest.raises(InputFaults) as refused:
        parse_profile(f"schema: meguri/seed/1\nwork: [{{id: {id_}}}, {{id: {id_}}}]")
    assert {fault.path for fault in refused.value.faults} == {"work[0].id", "work[1].id"}
