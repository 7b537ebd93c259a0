"""The published scales and a user's own weights."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from fictional_sites import SCALES, SEED, TODAY, register_of, seed

from meguri.matching.asking import SENTENCES
from meguri.matching.criteria import facts_for
from meguri.matching.directory import directory_of
from meguri.matching.gates import gates_of
from meguri.matching.need import PATHS, Need, need_of
from meguri.matching.scales import FILE, read_scales
from meguri.matching.weights import WHOLE, in_whole_numbers, read_weights, weights_named
from meguri.profiles.profile import QUESTIONS, ProfileKind
from meguri.profiles.track_record import TrackRecord
from meguri.register.criteria_fields import CRITERIA, GATES
from meguri.vocabulary.errors import InputFaults, PackError


@pytest.mark.parametrize("preset", ["default", "speed", "cost", "late_phase", "equal"])
def test_a_preset_weighs_every_criterion_and_sums_to_a_hundred(preset: str) -> None:
    weights = SCALES.presets[preset]
    assert sum(weights.values.values()) == 100
    assert set(weights.values) == {c.id for c in SCALES.criteria}
    assert sum(in_whole_numbers(weights, SCALES)) == WHOLE


def test_there_are_twelve_criteria_in_both_languages_with_a_question_each() -> None:
    assert len(SCALES.criteria) == 12
    for criterion in SCALES.criteria:
        assert criterion.text.ja
        assert criterion.text.en
        for item in criterion.points:
            assert (item.record or item.field) in SENTENCES


def test_support_received_earns_no_points() -> None:
    assert not [c.id for c in SCALES.criteria for i in c.points if i.field in ("support_received", "investment")]


def test_the_track_record_is_read_for_the_first_and_sixth_criterion() -> None:
    assert {c.id for c in SCALES.criteria for i in c.points if i.record} == {"same_process", "on_time"}
    assert TrackRecord("a/x").contracts == 0


def test_every_need_is_a_question_of_the_seed() -> None:
    asked = {q.path for q in QUESTIONS[ProfileKind.SEED]}
    assert set(PATHS.values()) <= asked
    named = {i.of or i.least or i.before for c in SCALES.criteria for i in c.points} - {None, "licences"}
    assert named <= set(Need.__dataclass_fields__)
    assert facts_for.__doc__


def test_the_register_counts_no_field_that_the_scales_do_not_score() -> None:
    scored = {c.id: {i.field for i in c.points if i.field} for c in SCALES.criteria}
    assert set(CRITERIA) == set(scored)
    assert all(set(fields) <= scored[name] for name, fields in CRITERIA.items())


def test_the_register_counts_the_fields_that_the_gates_read() -> None:
    sites = directory_of(register_of(), SCALES, TODAY)
    text = SEED.replace("biosafety: {bsl: 2}", "biosafety: {bsl: 2, cartagena: type2}")
    text = text.replace("scale: {litres: 50}", "scale: {litres: 50, patients_per_year: 12}")
    text = text.replace("material_for: trial", "material_for: commercial")
    read = {g.id: {f.field for f in (*g.facts, *g.shown)} for g in gates_of(need_of(seed(text)), sites)}
    read["steps"].discard("contract_work")  # shows only that a site takes storage or testing alone
    assert read == {name: set(fields) for name, fields in GATES.items()}


def test_faulty_scales_do_not_load(tmp_path: Path) -> None:
    wrong = tmp_path / "scales.yaml"
    wrong.write_text(FILE.read_text(encoding="utf-8").replace("slot: 26,", "slot: 27,"), encoding="utf-8")
    with pytest.raises(PackError, match="speed"):
        read_scales(wrong)
    wrong.write_text("schema: meguri/scales/1\nconcentration: none", encoding="utf-8")
    with pytest.raises(PackError, match="concentration"):
        read_scales(wrong)


def test_weights_of_ones_own_are_scaled_to_a_hundred(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("schema: meguri/weights/1\nweights: {slot: 30, cost: 1/2}", encoding="utf-8")
    weights = weights_named(str(path), SCALES)
    assert weights.values["slot"] == Fraction(100 * 60, 61)
    assert weights.values["inspection"] == 0
    assert weights_named("cost", SCALES).id == "cost"


def test_every_fault_of_a_weights_file_is_listed(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("schema: meguri/weights/2\nweights:\n  slots: 30\n  cost: -1\n  slot: many\n", encoding="utf-8")
    with pytest.raises(InputFaults) as caught:
        read_weights(path, SCALES)
    assert [(f.code, f.line) for f in caught.value.faults] == [
        ("schema", 1),
        ("unknown-key", 3),
        ("rate", 4),
        ("rate", 5),
    ]


@pytest.mark.parametrize(
    "text", ["schema: meguri/weights/1\nweights: {slot: 0}", "schema: meguri/weights/1\nweights: {}"]
)
def test_weights_of_nothing_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputFaults):
        read_weights(path, SCALES)


def test_a_name_that_is_no_preset_and_no_file_lists_the_presets() -> None:
    with pytest.raises(InputFaults, match="late_phase"):
        weights_named("cheap", SCALES)
    with pytest.raises(InputFaults, match="unreadable"):
        weights_named("nowhere.yaml", SCALES)
