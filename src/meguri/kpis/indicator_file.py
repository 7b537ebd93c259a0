"""Loading the indicators (成果指標の読込): YAML files in, indicators out; a value without a source does not load."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from meguri.kpis.indicator import At, Baseline, CountOf, Deadline, Fit, Indicator, Owner, Per, Rule, Start, Target
from meguri.outcomes.event import EventType
from meguri.profiles.identity import Country
from meguri.register.codes import MarketScope
from meguri.rulebook.file_format import SOURCES
from meguri.rulebook.stated import Stated, citation_of
from meguri.vocabulary.errors import InputFaults, PackError
from meguri.vocabulary.fiscal_year import FIRST, LAST, FiscalYear
from meguri.vocabulary.reading import Node, read_text
from meguri.vocabulary.shape import ByWord, Faults, Flag, ListOf, Record, Schema, Shape, Share, Whole, Word, Words
from meguri.vocabulary.text import Text

SCHEMA = "meguri/indicators/1"
MAX_TARGET = 10**6
_YEAR = Whole(FIRST, LAST)


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence in both languages."""

    def read(self, node: Node, faults: Faults) -> Text | None:
        values = Record({"ja": Words(), "en": Words()}, ("ja", "en")).read(node, faults) or {}
        return Text(values["ja"], values["en"]) if len(values) == 2 else None

    def schema(self) -> Schema:
        return {"type": "object", "required": ["ja", "en"]}


@dataclass(frozen=True, slots=True)
class Owners:
    """所有者の国: organisation id → stated country."""

    def read(self, node: Node, faults: Faults) -> dict[str, Any] | None:
        if not isinstance(node.value, dict):
            faults.note("type", node, Text("機関ごとの表", "a mapping from organisation"))
            return None
        read = {name: Stated(Country()).read(entry, faults) for name, entry in node.value.items()}
        return {name: stated for name, stated in read.items() if stated is not None}

    def schema(self) -> Schema:
        return {"type": "object", "additionalProperties": Stated(Country()).schema()}


_RULE = Record(
    {
        "of": Word(CountOf),
        "type": Word(EventType),
        "at": Word(At),
        "core_technology": Flag(),
        "per": Word(Per),
        "markets": ByWord(Fit, ListOf(Word(MarketScope))),
    },
    required=("of",),
)
_INDICATOR: Mapping[str, Shape] = {
    "id": Words(80),
    "programmes": ListOf(Words(80)),
    "name": Wording(),
    "unit": Wording(),
    "counts_as": Wording(),
    "counts": _RULE,
    "baseline": Stated(Record({"value": Whole(), "fiscal_year": _YEAR}, ("value", "fiscal_year"))),
    "target": Stated(Share(MAX_TARGET)),
    "deadline": Stated(Record({"fiscal_year": _YEAR, "calendar_year": _YEAR})),
    "counted_from": Stated(_YEAR),
    "owners": Owners(),
    "not_known": ListOf(Wording()),
}
_REQUIRED = ("id", "programmes", "name", "unit", "counts_as", "counts", "target", "not_known")
FILE = Record(
    {
        "schema": Words(40),
        "sources": SOURCES.fields["sources"],
        "indicators": ListOf(Record(_INDICATOR, _REQUIRED)),
    },
    required=("schema", "sources", "indicators"),
)


def load() -> tuple[Indicator, ...]:
    """The indicators that ship with Meguri, by file and in the order of each.

    Raises:
        PackError: a file breaks the format, or names a source it does not have.
    """
    folder = resources.files("meguri.kpis")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    return tuple(one for name in names for one in indicators_from((folder / name).read_bytes(), name))


def indicators_from(raw: bytes | str, file: str) -> tuple[Indicator, ...]:
    """The indicators of one file. Raises as `load`."""
    faults = Faults(file)
    try:
        values = FILE.read(read_text(raw, file), faults) or {}
    except InputFaults as error:
        raise PackError(str(error)) from None
    if faults.found:
        raise PackError("\n".join(map(str, faults.found)))
    try:
        return tuple(_indicator(one, values["sources"]) for one in values["indicators"])
    except KeyError as error:
        raise PackError(f"{file}: names the source {error}, which it does not list") from None


def _indicator(given: Mapping[str, Any], sources: Mapping[str, Mapping[str, Any]]) -> Indicator:
    rule = Rule(**given["counts"])
    baseline, deadline, start = (given.get(name) for name in ("baseline", "deadline", "counted_from"))
    return Indicator(
        given["id"],
        given["programmes"],
        given["name"],
        given["unit"],
        given["counts_as"],
        rule,
        Target(given["target"].value, citation_of(given["target"], sources)),
        baseline
        and Baseline(
            baseline.value["value"], FiscalYear(baseline.value["fiscal_year"]), citation_of(baseline, sources)
        ),
        deadline and _deadline(deadline.value, citation_of(deadline, sources)),
        start and Start(FiscalYear(start.value), citation_of(start, sources)),
        {name: Owner(one.value, citation_of(one, sources)) for name, one in given.get("owners", {}).items()},
        given["not_known"],
    )


def _deadline(value: Mapping[str, int], citation: Any) -> Deadline:
    if len(value) != 1:
        raise PackError("a deadline is one fiscal_year or one calendar_year")
    ((kind, year),) = value.items()
    return Deadline(year, kind == "fiscal_year", citation)
