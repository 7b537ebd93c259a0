"""Loading the inputs (入力の読込): the file that ships, or an officer's own copy; all faults at once, with their lines."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any

from meguri.rulebook.stated import Cited, citation_of
from meguri.simulation.assumptions import Assumptions, Constant, LeverDefault, OwnerCountry, Scenario
from meguri.simulation.parameter import Parameter, Parameters, Spread
from meguri.simulation.parameter_format import FILE
from meguri.simulation.parameter_names import CONSTANTS, NOT_ZERO, PARAMETERS, domain
from meguri.simulation.policy import Audience
from meguri.vocabulary.citation import Citation
from meguri.vocabulary.errors import InputFaults
from meguri.vocabulary.fiscal_year import FIRST, LAST, FiscalYear
from meguri.vocabulary.reading import Node, read_file, read_text
from meguri.vocabulary.shape import Faults, Shape, Share, Whole, Word
from meguri.vocabulary.text import Text

SCHEMA = "meguri/simulation-parameters/1"
SHIPPED = "parameters.yaml"
Sources = Mapping[str, Mapping[str, Any]]
Values = Mapping[str, Any]
_LEVER_SHAPES: Mapping[str, Shape] = {
    "s1.large_share": Share(),
    "list.audience": Word(Audience),
    "list.from": Whole(FIRST, LAST),
}


def load(path: Path | None = None) -> Assumptions:
    """The inputs that ship with Meguri, or those of a file of the same schema.

    Raises:
        InputFaults: everything that is wrong with the file.
    """
    if path is not None:
        return assumptions_of(read_file(path), path.read_bytes(), str(path))
    raw = (resources.files("meguri.simulation") / SHIPPED).read_bytes()
    return assumptions_of(read_text(raw, SHIPPED), raw, SHIPPED)


def assumptions_of(root: Node, raw: bytes, file: str) -> Assumptions:
    """The inputs of a file that was read. Raises as `load`."""
    faults = Faults(file)
    values = FILE.read(root, faults) or {}
    if values.get("schema", SCHEMA) != SCHEMA:
        faults.note("schema", _at(root, "schema"), Text(SCHEMA, SCHEMA))
    _check_entries(root, values, faults)
    levers = _lever_values(root, values, faults)
    if faults.found:
        raise InputFaults(faults.found)
    sources = values["sources"]
    parameters = tuple(_parameter(values["parameters"][id_], sources) for id_ in PARAMETERS)
    return Assumptions(
        Parameters(parameters, sha256(raw).hexdigest()),
        {id_: _constant(values["constants"][id_], sources) for id_ in CONSTANTS},
        Fraction(levers["s1.large_share"]),
        levers["list.audience"],
        FiscalYear(levers["list.from"]),
        tuple(_lever(one, sources) for one in values["levers"].values()),
        {name: OwnerCountry(one.value, citation_of(one, sources)) for name, one in values["owners"].items()},
        {one["id"]: _scenario(one, sources) for one in values["scenarios"]},
    )


def _at(node: Node, key: str) -> Node:
    """The value of a key, or the mapping itself where it is missing."""
    return node.value.get(key, node) if isinstance(node.value, dict) else node


def _nodes(root: Node, section: str) -> dict[str, Node]:
    """The entries of a section by id."""
    listed = _at(root, section).value
    entries = listed if isinstance(listed, list) else []
    return {str(_at(entry, "id").value): entry for entry in entries}


def _check_entries(root: Node, values: Values, faults: Faults) -> None:
    """Ranges, numbers of values, and sources that the file does not list."""
    for id_, node in _nodes(root, "parameters").items():
        given = (values.get("parameters") or {}).get(id_, {})
        _check_range(given, node, faults)
        _check_domain(id_, given, node, faults)
    for id_, node in _nodes(root, "constants").items():
        listed = (values.get("constants") or {}).get(id_, {}).get("is")
        if listed is not None and len(listed) != CONSTANTS.get(id_, len(listed)):
            expected = Text(f"{CONSTANTS[id_]}個の値", f"{CONSTANTS[id_]} values")
            faults.note("length", _at(node, "is"), expected, got=f"{len(listed)}")
        if id_ in NOT_ZERO and listed and min(listed) <= 0:
            faults.note("domain", _at(node, "is"), Text("0より大きい値", "values above 0"), got=f"{min(listed):g}")
    known = values.get("sources") or {}
    stated = [node for part in ("parameters", "constants", "levers") for node in _nodes(root, part).values()]
    owners = _at(root, "owners").value
    stated += list(owners.values()) if isinstance(owners, dict) else []
    stated += [_at(node, "growth") for node in _nodes(root, "scenarios").values()]
    for node in stated:
        source = _at(node, "from")
        if source is not node and isinstance(source.value, str) and source.value not in known:
            faults.note("source", source, Text("sources に挙げた出典", "a source that the file lists"))


def _check_range(given: Values, node: Node, faults: Faults) -> None:
    if not {"low", "default", "high"} <= set(given):
        return
    low, default, high = given["low"], given["default"], given["high"]
    if low > high:
        expected = Text(f"low（{low:g}）以上の値", f"at least low ({low:g})")
        faults.note("crossed-range", _at(node, "high"), expected)
    elif not low <= default <= high:
        expected = Text(f"{low:g}〜{high:g} の範囲の値", f"a value from {low:g} to {high:g}")
        faults.note("default-outside", _at(node, "default"), expected)
    if given.get("spread") is Spread.LOG_UNIFORM and low <= 0:
        faults.note("range", _at(node, "low"), Text("対数一様では正の値", "a positive number, as log-uniform needs"))


def _check_domain(id_: str, given: Values, node: Node, faults: Faults) -> None:
    """What a run cannot do without: chances between 0 and 1, amounts above 0."""
    lowest, highest = domain(id_)
    for name in ("low", "default", "high"):
        if name in given and not lowest <= given[name] <= highest:
            expected = Text(f"{lowest:g}〜{highest:g} の値", f"a value from {lowest:g} to {highest:g}")
            faults.note("domain", _at(node, name), expected)


def _lever_values(root: Node, values: Values, faults: Faults) -> dict[str, Any]:
    """Levers as typed values: a rate, an audience, a fiscal year."""
    found: dict[str, Any] = {}
    for id_, node in _nodes(root, "levers").items():
        shape = _LEVER_SHAPES.get(id_)
        if shape is not None and "is" in (values.get("levers") or {}).get(id_, {}):
            found[id_] = shape.read(_at(node, "is"), faults)
    return found


def _cited(given: Values, sources: Sources) -> Citation:
    place, note, status = given.get("at", ""), given.get("note"), given.get("status")
    return citation_of(Cited(None, given["from"], place, note, status), sources)


def _parameter(given: Values, sources: Sources) -> Parameter:
    plain = {name: given[name] for name in ("id", "text", "unit", "low", "default", "high", "spread", "grade")}
    return Parameter(**plain, citation=_cited(given, sources), settle=given.get("settle"))


def _constant(given: Values, sources: Sources) -> Constant:
    evidence = given["grade"], _cited(given, sources), given.get("settle")
    return Constant(given["id"], given["text"], given["unit"], given["is"], *evidence)


def _lever(given: Values, sources: Sources) -> LeverDefault:
    evidence = given["grade"], _cited(given, sources), given.get("settle")
    return LeverDefault(given["id"], given["text"], given["is"], *evidence)


def _scenario(given: Values, sources: Sources) -> Scenario:
    growth = given.get("growth")
    return Scenario(given["id"], given["text"], growth and growth.value, growth and citation_of(growth, sources))
