"""Files of applications (応募一覧のファイル), `meguri/portfolio/1`: read with every fault at once.

schema: meguri/portfolio/1
fictional: true
rule: {budget: 1_000_000_000, threshold: 60, value_above: 55, places: 10, one_per_company: true, at_budget: skip}
applications:
  - {id: a-01, company: 架空セル, score: 82.5, amount: 120_000_000}
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from meguri.grants.application import Application, AtBudget, Round, Rule, in_order
from meguri.profiles.identity import Name
from meguri.vocabulary.errors import InputFaults
from meguri.vocabulary.reading import Node, read_file, read_text
from meguri.vocabulary.shape import Faults, Flag, ListOf, Record, Share, Whole, Word, Words, yen
from meguri.vocabulary.text import Text

SCHEMA = "meguri/portfolio/1"
MOST_POINTS = 1_000
_POINTS = Share(MOST_POINTS)
_APPLICATION = Record(
    {"id": Words(80), "company": Words(200), "score": _POINTS, "amount": yen()},
    required=("id", "company", "score", "amount"),
)
FILE = Record(
    {
        "schema": Words(40),
        "name": Name(),
        "fictional": Flag(),
        "rule": Record(
            {
                "budget": yen(),
                "threshold": _POINTS,
                "value_above": _POINTS,
                "places": Whole(),
                "one_per_company": Flag(),
                "at_budget": Word(AtBudget),
            },
            required=("budget", "threshold", "one_per_company", "at_budget"),
        ),
        "applications": ListOf(_APPLICATION),
    },
    required=("schema", "rule", "applications"),
)


def read_round(path: Path) -> Round:
    """The applications and the rule of a YAML or JSON file.

    Raises:
        InputFaults: with every fault of the file, each with its line and path.
    """
    return _round(read_file(path), str(path))


def round_from(raw: bytes | str, file: str = "") -> Round:
    """The same from a text. Raises as `read_round`."""
    return _round(read_text(raw, file), file)


def _round(root: Node, file: str) -> Round:
    faults = Faults(file)
    values = FILE.read(root, faults) or {}
    if values.get("schema", SCHEMA) != SCHEMA:
        faults.note("schema", root, Text(f"schema: {SCHEMA}", f"schema: {SCHEMA}"), got=f"'{values['schema']}'")
    _once(root, faults)
    rule: Mapping[str, Any] = values.get("rule") or {}
    if rule.get("value_above", 0) > rule.get("threshold", MOST_POINTS):
        expected = Text("threshold 以下の点", "no more points than the threshold")
        faults.note("range", _part(root, "rule") or root, expected, got=f"value_above {rule['value_above']}")
    if faults.found:
        raise InputFaults(faults.found)
    applications = tuple(Application(**one) for one in values["applications"])
    return Round(values.get("name"), _rule(rule), in_order(applications), values.get("fictional", False))


def _rule(given: Mapping[str, Any]) -> Rule:
    return Rule(
        given["budget"],
        given["threshold"],
        given.get("value_above", given["threshold"]),
        given.get("places"),
        given["one_per_company"],
        given["at_budget"],
    )


def _part(root: Node, name: str) -> Node | None:
    return root.value.get(name) if isinstance(root.value, dict) else None


def _once(root: Node, faults: Faults) -> None:
    """One id, one application."""
    listed = _part(root, "applications")
    seen: dict[str, Node] = {}
    for node in listed.value if listed and isinstance(listed.value, list) else ():
        id_ = node.value.get("id") if isinstance(node.value, dict) else None
        if id_ is not None and isinstance(id_.value, str) and seen.setdefault(id_.value, node) is not node:
            expected = Text("一つの id には一つの応募", "one application for one id")
            faults.note("conflicting-id", id_, expected, got=f"'{id_.value}' again")
