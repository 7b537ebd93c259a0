"""The file of inputs: what ships is graded and sourced; a faulty copy is refused with every fault and its line."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest

from meguri.simulation.assumptions import Constant, LeverDefault
from meguri.simulation.grade import OF_SOURCE, Grade
from meguri.simulation.parameter import Parameter
from meguri.simulation.parameter_file import SHIPPED, assumptions_of, load
from meguri.simulation.parameter_names import PARAMETERS
from meguri.vocabulary.citation import Status
from meguri.vocabulary.errors import Fault, InputFaults
from meguri.vocabulary.reading import read_text

TEXT = (resources.files("meguri.simulation") / SHIPPED).read_text("utf-8")


def changed(old: str, new: str) -> str:
    """The shipped file with one place changed, which has to be there."""
    assert old in TEXT
    return TEXT.replace(old, new, 1)


def faults_of(text: str) -> list[Fault]:
    raw = text.encode()
    with pytest.raises(InputFaults) as refused:
        assumptions_of(read_text(raw, "own.yaml"), raw, "own.yaml")
    return refused.value.faults


def test_inputs_stand_in_the_order_of_the_columns_of_draws() -> None:
    assert load().parameters.ids == PARAMETERS


def test_every_guess_says_what_would_settle_it_and_every_input_has_a_source() -> None:
    for one in graded():
        assert one.citation.source
        assert one.grade is not Grade.G or one.settle is not None


def test_no_input_is_graded_better_than_the_kind_of_its_source() -> None:
    for one in graded():
        assert one.grade.place() >= OF_SOURCE[one.citation.status].place(), one.id
    assert set(OF_SOURCE) == set(Status)


def graded() -> list[Parameter | Constant | LeverDefault]:
    inputs = load()
    return [*inputs.parameters.listed, *inputs.constants.values(), *inputs.levers]


def test_an_officers_own_file_is_read_by_its_path(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(changed("    default: 500\n", "    default: 410\n"), encoding="utf-8")
    assert load(own).parameters["starts_per_year"].default == 410
    assert load(own).parameters.hash != load().parameters.hash


@pytest.mark.parametrize(
    ("old", "new", "code", "path"),
    [
        ("    low: 300\n", "    low: 900\n", "crossed-range", "parameters[0].high"),
        ("    default: 500\n", "    default: 900\n", "default-outside", "parameters[0].default"),
        ("    grade: G\n", "", "missing", "parameters[0]"),
        ("    from: citeline-pipeline\n", "    from: nowhere\n", "source", "parameters[0].from"),
        ("  - id: japan_share\n", "  - id: japan_shares\n", "unknown-id", "parameters[2]"),
        ("  - id: japan_share\n", "  - id: s5_rate\n", "lever", "parameters[2]"),
        ("    high: 0.12\n", "    high: 1.2\n", "domain", "parameters[2].high"),
        ("    low: 0.04\n", "    low: some\n", "number", "parameters[2].low"),
        ("is: [2.3, 3.6, 3.3, 1.3]", "is: [2.3, 0, 3.3, 1.3]", "domain", "constants[3].is"),
        ("is: [2.3, 3.6, 3.3, 1.3]", "is: [2.3, 3.6]", "length", "constants[3].is"),
        ("    spread: log-uniform\n", "    spread: normal\n", "unknown-code", "parameters[5].spread"),
        ("    is: 1/2\n", "    is: 3/2\n", "rate", "levers[0].is"),
        ("simulation-parameters/1", "simulation-parameters/9", "schema", "schema"),
    ],
)
def test_a_fault_names_its_line_and_place(old: str, new: str, code: str, path: str) -> None:
    found = [fault for fault in faults_of(changed(old, new)) if fault.code == code]
    assert [fault.path for fault in found][:1] == [path]
    assert found[0].line is not None
    assert found[0].file == "own.yaml"
    assert found[0].expected.ja
    assert found[0].expected.en


def test_a_guess_without_the_datum_that_would_settle_it_is_refused() -> None:
    lines = TEXT.splitlines()
    place = next(number for number, line in enumerate(lines) if "id: japan_share" in line)
    settle = next(n for n in range(place, len(lines)) if lines[n].startswith("    settle:"))
    codes = {fault.code for fault in faults_of("\n".join(lines[:settle] + lines[settle + 1 :]))}
    assert codes == {"settle"}


def test_all_faults_are_found_at_once() -> None:
    text = changed("    low: 300\n", "    low: 900\n").replace("  - id: switching\n", "  - id: switched\n")
    assert {fault.code for fault in faults_of(text)} == {"crossed-range", "unknown-id", "missing"}


def test_a_file_that_is_no_mapping_is_refused_without_a_crash() -> None:
    assert {fault.code for fault in faults_of("[1, 2]")} == {"type"}
    assert "missing" in {fault.code for fault in faults_of("schema: meguri/simulation-parameters/1")}
    assert "type" in {fault.code for fault in faults_of(changed("constants:\n", "constants: 3\nspare:\n"))}
