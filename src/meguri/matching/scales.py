"""The published scales (評価尺度): criteria, points, half-lives, trust, presets, read from `scales.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from meguri.profiles.identity import Country
from meguri.vocabulary.citation import Citation, Status
from meguri.vocabulary.errors import InputFaults, PackError
from meguri.vocabulary.process import Step
from meguri.vocabulary.product import ProductClass
from meguri.vocabulary.reading import Node, read_file
from meguri.vocabulary.shape import Day, Faults, Flag, ListOf, Record, Schema, Shape, Share, Whole, Word, Words
from meguri.vocabulary.text import Text

FILE = Path(__file__).with_name("scales.yaml")
FULL = 100  # points of a criterion, and the sum of the weights


@dataclass(frozen=True, slots=True)
class Item:
    """配点の一行: which evidence earns how many points."""

    points: int
    field: str | None = None  # of the register
    record: str | None = None  # of the track record
    of: str | None = None  # the need whose values are looked for
    values: tuple[str, ...] = ()  # these values, any of them
    any: bool = False  # with `of`: one value is enough; else the points are shared
    least: str | None = None  # the need that gives the smallest number
    before: str | None = None  # the need that gives the last day
    units: tuple[str, ...] = ()
    grades: Mapping[str, Fraction] | None = None  # value → share of the points
    classes: tuple[ProductClass, ...] = ()  # counted for these classes only; empty = all
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class Criterion:
    """評価項目."""

    id: str
    text: Text
    anchor: str  # the published survey behind its weight
    points: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """重み: criterion → share, in hundredths, summing to 100."""

    id: str
    text: Text
    values: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Implied:
    """What one claim says about other fields; where it does not settle, it is a lead to confirm."""

    field: str
    value: str
    says: tuple[tuple[str, str], ...]
    settles: bool
    note: Text


@dataclass(frozen=True, slots=True)
class LicenceRule:
    """Which licences answer a use."""

    material: str
    route: str  # "any" = whatever the route
    required: bool  # the use needs one; else it is looked for as a sign of inspection only
    accepts: tuple[str, ...]
    note: Text


@dataclass(frozen=True, slots=True)
class Scales:
    """評価尺度."""

    version: str
    citation: Citation
    concentration: int
    organisation_claim: Fraction
    undated: Fraction
    half_lives: Mapping[str, int]  # field → days; "any" for the rest
    trust: Mapping[str, Fraction]  # status of a source → share of the points
    criteria: tuple[Criterion, ...]
    presets: Mapping[str, Weights]
    implied: Mapping[tuple[str, str], tuple[Implied, ...]]  # (field, value) → what it implies
    licences: tuple[LicenceRule, ...]
    licence_classes: tuple[ProductClass, ...]
    packaging_steps: tuple[Step, ...]
    packaging_licence: str
    service_steps: tuple[Step, ...]
    vector_steps: tuple[Step, ...]
    eu: tuple[str, ...]

    def criterion(self, criterion_id: str) -> Criterion:
        """The criterion so named."""
        return next(c for c in self.criteria if c.id == criterion_id)


@dataclass(frozen=True, slots=True)
class Table:
    """任意の語から値への表."""

    item: Shape

    def read(self, node: Node, faults: Faults) -> dict[str, Any]:
        if not isinstance(node.value, dict):
            faults.note("type", node, Text("表", "a mapping"))
            return {}
        return {key: self.item.read(entry, faults) for key, entry in node.value.items()}

    def schema(self) -> Schema:
        return {"type": "object", "additionalProperties": self.item.schema()}


_WORD = Words(80)
_BOTH = Record({"ja": Words(), "en": Words()}, ("ja", "en"))
_ITEM = Record(
    {
        "points": Whole(1, FULL),
        "field": _WORD,
        "record": _WORD,
        "of": _WORD,
        "values": ListOf(_WORD),
        "any": Flag(),
        "least": _WORD,
        "before": _WORD,
        "units": ListOf(_WORD),
        "grades": Table(Share()),
        "classes": ListOf(Word(ProductClass)),
        "ja": Words(),
        "en": Words(),
    },
    ("points",),
)
_CRITERION = Record(
    {"id": _WORD, "ja": Words(), "en": Words(), "anchor": Words(), "points": ListOf(_ITEM)},
    ("id", "ja", "en", "anchor", "points"),
)
_PRESET = Record({"id": _WORD, "ja": Words(), "en": Words(), "weights": Table(Share(FULL))}, ("id", "ja", "weights"))
_VALUE = Record({"field": _WORD, "value": _WORD}, ("field", "value"))
_SCALES = Record(
    {
        "schema": _WORD,
        "version": Day(),
        "source": Record(
            {"source": Words(), "status": Word(Status), "dated": Words(), "read_on": Day(), "note": _BOTH}
        ),
        "concentration": Whole(1, 1000),
        "organisation_claim": Share(),
        "undated": Share(),
        "half_lives": Table(Whole(1)),
        "trust": Table(Share()),
        "criteria": ListOf(_CRITERION),
        "presets": ListOf(_PRESET),
        "implied": ListOf(Record({"claim": _VALUE, "says": ListOf(_VALUE), "settles": Flag(), "note": _BOTH})),
        "licences": ListOf(
            Record({"material": _WORD, "route": _WORD, "required": Flag(), "accepts": ListOf(_WORD), "note": _BOTH})
        ),
        "licence_classes": ListOf(Word(ProductClass)),
        "packaging_steps": ListOf(Word(Step)),
        "packaging_licence": _WORD,
        "service_steps": ListOf(Word(Step)),
        "vector_steps": ListOf(Word(Step)),
        "eu": ListOf(Country()),
    }
)


def read_scales(path: Path = FILE) -> Scales:
    """The scales of a file; those that ship with Meguri where none is given.

    Raises:
        PackError: the file breaks its own rules.
    """
    faults = Faults(str(path.name))
    try:
        read = _SCALES.read(read_file(path), faults) or {}
    except InputFaults as error:
        raise PackError(str(error)) from None
    if faults.found:
        raise PackError("\n".join(map(str, faults.found)))
    scales = _scales(read)
    _check(scales)
    return scales


def _scales(read: Mapping[str, Any]) -> Scales:
    source = read["source"]
    note = Text(**source["note"])
    plain = ("concentration", "organisation_claim", "undated", "half_lives", "trust", "licence_classes", "eu")
    steps = ("packaging_steps", "packaging_licence", "service_steps", "vector_steps")
    return Scales(
        version=read["version"].isoformat(),
        citation=Citation(source["source"], "", source["status"], source["dated"], source["read_on"], note.en, note),
        criteria=tuple(_criterion(c) for c in read["criteria"]),
        presets={p["id"]: Weights(p["id"], Text(p["ja"], p["en"]), p["weights"]) for p in read["presets"]},
        implied=_implied(read["implied"]),
        licences=tuple(LicenceRule(**{**r, "note": Text(**r["note"])}) for r in read["licences"]),
        **{name: read[name] for name in (*plain, *steps)},
    )


def _implied(read: tuple[Mapping[str, Any], ...]) -> dict[tuple[str, str], tuple[Implied, ...]]:
    rules: dict[tuple[str, str], tuple[Implied, ...]] = {}
    for each in read:
        claim, says = each["claim"], tuple((s["field"], s["value"]) for s in each["says"])
        rule = Implied(claim["field"], claim["value"], says, each["settles"], Text(**each["note"]))
        rules[rule.field, rule.value] = (*rules.get((rule.field, rule.value), ()), rule)
    return rules


def _criterion(read: Mapping[str, Any]) -> Criterion:
    return Criterion(read["id"], Text(read["ja"], read["en"]), read["anchor"], tuple(_item(i) for i in read["points"]))


def _item(read: Mapping[str, Any]) -> Item:
    text = Text(read["ja"], read["en"]) if "ja" in read else None
    return Item(text=text, **{name: value for name, value in read.items() if name not in ("ja", "en")})


def _check(scales: Scales) -> None:
    """Points of a criterion and weights of a preset sum to 100; a preset weighs every criterion."""
    ids = {c.id for c in scales.criteria}
    wrong = [c.id for c in scales.criteria if sum(i.points for i in c.points) != FULL]
    wrong += [p for p, w in scales.presets.items() if sum(w.values.values()) != FULL or set(w.values) != ids]
    if wrong:
        raise PackError(f"scales: points or weights of {', '.join(wrong)} do not sum to {FULL}")
