"""The choice log (選択の記録), `meguri/choice-log/1`: who saw which sites, asked, was quoted, contracted, and why not.

Only pseudonyms (`p-` and hexadecimal digits) and months: no name, no seed, no day. A portal writes it once people have
accounts; until then it is made by hand or drawn. What a site showed is kept as it was on that day, in the terms of the
model: experience in years of contracts, fit 0–1, home, and price relative to 1.

    schema: meguri/choice-log/1
    fictional: true
    choices:
      - id: c-0001
        seeker: p-3fa2c1
        month: 2026-10
        shown:
          - {site: p-91b0aa, experience: 3, fit: 0.8, home: true, price: 1.1}
          - {site: p-77e2d4, experience: 12, fit: 0.6, home: false, price: 1}
        contacted: [p-91b0aa, p-77e2d4]
        quoted: [p-91b0aa]
        contracted: p-91b0aa          # left out: stayed in house, or nobody yet
        closed: true                  # false: still open, not counted
        why_not: {p-77e2d4: price}
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from meguri.simulation.number import Number
from meguri.vocabulary.code import Code
from meguri.vocabulary.errors import InputFaults
from meguri.vocabulary.reading import Node, read_file, read_text
from meguri.vocabulary.shape import Faults, Flag, ListOf, Record, Schema, Words
from meguri.vocabulary.text import Text

SCHEMA = "meguri/choice-log/1"
PSEUDONYM = re.compile(r"p-[0-9a-f]{6,64}")
MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")


class WhyNot(Code):
    """選ばなかった理由."""

    PRICE = "price", "費用", "price"
    SLOT = "slot", "時期が合わない", "no slot in time"
    FIT = "fit", "工程・製品が合わない", "process or product does not fit"
    RECORD = "record", "実績・査察", "record or inspection"
    PLACE = "place", "場所", "place"
    NO_ANSWER = "no_answer", "返事がない", "no answer"
    DECLINED = "declined", "先方が断った", "declined by the site"
    OTHER = "other", "その他", "other"


@dataclass(frozen=True, slots=True)
class Shown:
    """表示した拠点, as it was on that day."""

    site: str
    experience: float  # contract-years
    fit: float  # 0–1
    home: bool  # in the seeker's country
    price: float  # relative to 1


@dataclass(frozen=True, slots=True)
class Choice:
    """一件の選択."""

    id: str
    seeker: str
    month: str
    shown: tuple[Shown, ...]
    contacted: frozenset[str]
    quoted: frozenset[str]
    contracted: str | None  # None = in house, where `closed`
    closed: bool
    why_not: Mapping[str, WhyNot]


@dataclass(frozen=True, slots=True)
class ChoiceLog:
    """選択の記録."""

    choices: tuple[Choice, ...]  # by id
    fictional: bool

    @property
    def closed(self) -> tuple[Choice, ...]:
        """Those that have an end: what the weights are fitted to."""
        return tuple(one for one in self.choices if one.closed)


@dataclass(frozen=True, slots=True)
class _Written:
    """A word of a fixed form."""

    form: re.Pattern[str]
    expected: Text

    def read(self, node: Node, faults: Faults) -> str | None:
        if isinstance(node.value, str) and self.form.fullmatch(node.value):
            return node.value
        faults.note("form", node, self.expected)
        return None

    def schema(self) -> Schema:
        return {"type": "string", "pattern": self.form.pattern}


_PSEUDONYM = _Written(
    PSEUDONYM,
    Text(
        "仮名（p- と16進数6桁以上）。実名は書けません",
        "a pseudonym (p- and at least 6 hexadecimal digits), never a name",
    ),
)
_MONTH = _Written(MONTH, Text("年月（例 2026-10）", "a month such as 2026-10"))


@dataclass(frozen=True, slots=True)
class _Reasons:
    """選ばなかった理由: site → reason."""

    def read(self, node: Node, faults: Faults) -> dict[str, WhyNot] | None:
        if not isinstance(node.value, dict):
            faults.note("type", node, Text("拠点ごとの表", "a mapping from site"))
            return None
        known = {one.value: one for one in WhyNot}
        found = dict[str, WhyNot]()
        for site, reason in node.value.items():
            if str(reason.value) in known:
                found[site] = known[str(reason.value)]
            else:
                faults.note("unknown-code", reason, Text(" | ".join(known), " | ".join(known)))
        return found

    def schema(self) -> Schema:
        return {"type": "object", "additionalProperties": {"enum": [one.value for one in WhyNot]}}


_SHOWN = Record(
    {
        "site": _PSEUDONYM,
        "experience": Number(),
        "fit": Number(0.0, 1.0),
        "home": Flag(),
        "price": Number(0.01, 100.0),
    },
    required=("site", "experience", "fit", "home", "price"),
)


@dataclass(frozen=True, slots=True)
class _Choice:
    """A choice with its node, for the checks between its parts."""

    record = Record(
        {
            "id": Words(80),
            "seeker": _PSEUDONYM,
            "month": _MONTH,
            "shown": ListOf(_SHOWN),
            "contacted": ListOf(_PSEUDONYM),
            "quoted": ListOf(_PSEUDONYM),
            "contracted": _PSEUDONYM,
            "closed": Flag(),
            "why_not": _Reasons(),
        },
        required=("id", "seeker", "month", "shown", "closed"),
    )

    def read(self, node: Node, faults: Faults) -> tuple[Node, dict[str, Any]] | None:
        values = self.record.read(node, faults)
        return None if values is None else (node, values)

    def schema(self) -> Schema:
        return self.record.schema()


FILE = Record(
    {"schema": Words(40), "fictional": Flag(), "choices": ListOf(_Choice())},
    required=("schema", "choices"),
)


def read_log(path: Path) -> ChoiceLog:
    """The log of a YAML or JSON file.

    Raises:
        InputFaults: with every fault of the file, each with its line and path.
    """
    return _log(read_file(path), str(path))


def log_from(raw: bytes | str, file: str = "") -> ChoiceLog:
    """The same from a text. Raises as `read_log`."""
    return _log(read_text(raw, file), file)


def _log(root: Node, file: str) -> ChoiceLog:
    faults = Faults(file)
    values = FILE.read(root, faults) or {}
    if values.get("schema", SCHEMA) != SCHEMA:
        faults.note("schema", root, Text(f"schema: {SCHEMA}", f"schema: {SCHEMA}"), got=f"'{values['schema']}'")
    seen = set[str]()
    for node, given in values.get("choices", ()):
        _sound(node, given, seen, faults)
    if faults.found:
        raise InputFaults(faults.found)
    choices = sorted((_choice(given) for _, given in values["choices"]), key=lambda one: one.id)
    return ChoiceLog(tuple(choices), values.get("fictional", False))


def _sound(node: Node, given: Mapping[str, Any], seen: set[str], faults: Faults) -> None:
    """Whether the parts of one choice go together: nobody is asked who was not shown, and so on down to the contract."""
    if given.get("id") in seen:
        faults.note(
            "conflicting-id",
            node,
            Text("一つの id には一つの選択", "one choice for one id"),
            got=f"'{given['id']}' again",
        )
    seen.add(given.get("id", ""))
    listed = [one["site"] for one in given.get("shown", ()) if "site" in one]
    if len(set(listed)) < len(listed):
        faults.note("twice", node, Text("拠点は一度ずつ", "each site once"), got="a site shown twice")
    stages = (
        ("shown", set(listed)),
        ("contacted", set(given.get("contacted", ()))),
        ("quoted", set(given.get("quoted", ()))),
        ("contracted", {given["contracted"]} if "contracted" in given else set()),
    )
    for (before, wider), (after, narrower) in pairwise(stages):
        if not narrower <= wider:
            expected = Text(f"{after} は {before} の中から", f"{after} among {before}")
            faults.note("not-before", node, expected, got=f"'{sorted(narrower - wider)[0]}'")
    if not set(given.get("why_not", ())) <= set(listed):
        faults.note("not-before", node, Text("why_not は shown の中から", "why_not among shown"), got="another site")
    if "contracted" in given and not given.get("closed", True):
        faults.note(
            "open", node, Text("契約したなら closed: true", "closed: true where there is a contract"), got="false"
        )


def _choice(given: Mapping[str, Any]) -> Choice:
    return Choice(
        given["id"],
        given["seeker"],
        given["month"],
        tuple(Shown(**one) for one in given["shown"]),
        frozenset(given.get("contacted", ())),
        frozenset(given.get("quoted", ())),
        given.get("contracted"),
        given["closed"],
        given.get("why_not", {}),
    )
