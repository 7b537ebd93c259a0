"""What the model is checked against (観測値): a range with its source; the file ships with Meguri."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from meguri.rulebook.file_format import SOURCES
from meguri.rulebook.stated import Stated, citation_of
from meguri.simulation.number import Number
from meguri.vocabulary.citation import Citation
from meguri.vocabulary.errors import InputFaults, PackError
from meguri.vocabulary.reading import read_text
from meguri.vocabulary.shape import Faults, Record, Shape, Words

FILE = "observations.yaml"
NAMES = ("pipeline", "approval_chance", "s5_completions", "market_growth", "approvals_a_year")
_RANGE = Stated(Record({"low": Number(), "high": Number()}, required=("low", "high")))
_SHAPE: Shape = Record(
    {
        "schema": Words(40),
        "sources": SOURCES.fields["sources"],
        "values": Record(dict.fromkeys(NAMES, _RANGE), required=NAMES),
    },
    required=("schema", "sources", "values"),
)


@dataclass(frozen=True, slots=True)
class Observation:
    """観測値, a range."""

    low: float
    high: float
    citation: Citation


@cache
def observations() -> MappingProxyType[str, Observation]:
    """The observations by name. Raises PackError where the file that ships is faulty."""
    raw = (resources.files("meguri.simulation") / FILE).read_bytes()
    faults = Faults(FILE)
    try:
        values: dict[str, Any] = _SHAPE.read(read_text(raw, FILE), faults) or {}
    except InputFaults as error:
        raise PackError(str(error)) from None
    if faults.found:
        raise PackError("\n".join(map(str, faults.found)))
    found = {
        name: Observation(one.value["low"], one.value["high"], citation_of(one, values["sources"]))
        for name, one in values["values"].items()
    }
    return MappingProxyType(found)
