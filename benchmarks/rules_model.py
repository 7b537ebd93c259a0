"""The frozen model in Meguri's own words: fields, five rules, and the table of the drawn columns."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import numpy as np

import model
from meguri.rules.expression import (
    Choose,
    Clause,
    Condition,
    Number,
    RoundDown,
    all_of,
    any_of,
    constant,
    is_,
    least,
    one_of,
    quantity,
)
from meguri.rules.field import Field, Kind
from meguri.rules.rule import Rule
from meguri.rules.table import Table, dtype_of
from meguri.vocabulary.citation import Citation, Status
from meguri.vocabulary.code import Code
from meguri.vocabulary.text import Text

SOURCE = (Citation("再生・細胞医療・遺伝子治療に関する経産省資料", "", Status.DECK, None, date(2026, 11, 23)),)
LAST_YEAR = 2100


def _codes(name: str, words: tuple[str, ...]) -> type[Code]:
    return Code(name, {word.upper(): (word, word, word) for word in words})  # type: ignore[return-value]


KindCode, Modality = _codes("KindCode", model.KINDS), _codes("Modality", model.MODALITIES)
Stage, Size = _codes("Stage", model.STAGES), _codes("Size", model.SIZES)


def _field(path: str, kind: Kind, codes: type[Code] | None = None, highest: int = 1) -> Field:
    return Field(path, kind, Text(path, path), Text(path, path), codes, 0, highest)


WORDS = {
    path: _field(path, Kind.WORD, codes)
    for path, codes in {"kind": KindCode, "modality": Modality, "stage": Stage, "size": Size}.items()
}
FLAGS = {path: _field(path, Kind.FLAG) for path in model.FLAGS}
NUMBERS = {path: _field(path, Kind.NUMBER, highest=10**15) for path in model.HIGHEST}
YEARS = {path: _field(path, Kind.NUMBER, highest=LAST_YEAR) for path in ("fy", "year_no")}
FIELDS = (*WORDS.values(), *YEARS.values(), *FLAGS.values(), *NUMBERS.values())


def _word(path: str, *words: str) -> Condition:
    codes = WORDS[path].codes
    assert codes is not None
    return one_of(WORDS[path], *(codes(word) for word in words))


def _clause(id_: str, part: Condition) -> Clause:
    return Clause(id_, part, Text(id_, id_), SOURCE)


def _between(first: int, last: int) -> Condition:
    return all_of(quantity(YEARS["fy"]).at_least(first), quantity(YEARS["fy"]).at_most(last))


def _share(path: str, rate: tuple[int, int]) -> Number:
    return RoundDown(quantity(NUMBERS[path]) * constant(Fraction(*rate)), 1)


venture = _clause("venture", _word("kind", "venture"))
regenerative = _clause("regenerative", _word("modality", *(model.MODALITIES[i] for i in model.REGENERATIVE)))
longest = _clause("longest", quantity(YEARS["year_no"]).at_most(model.S5_LONGEST))
years = _clause("years", _between(*model.S5_YEARS))
windows = [
    all_of(_word("modality", model.MODALITIES[modality]), _between(*window))
    for modality, window in model.S6_WINDOWS.items()
]

RULES = {
    "s1": Rule(
        all_of(
            _clause("cdmo", _word("kind", "cdmo")), regenerative, _clause("domestic-site", is_(FLAGS["domestic_site"]))
        ),
        Choose(_word("size", "small"), _share("facility", model.RATE), _share("facility", model.LARGE_RATE)),
    ),
    "s5_process": Rule(
        all_of(
            venture,
            regenerative,
            longest,
            years,
            _clause("domestic-cdmo", all_of(is_(FLAGS["has_cdmo"]), is_(FLAGS["cdmo_domestic"]))),
        ),
        least(constant(model.S5_CAPS[0]), _share("cost", model.RATE)),
    ),
    "s5_nonclinical": Rule(
        all_of(venture, regenerative, longest, years, _clause("nonclinical", _word("stage", "nonclin"))),
        least(constant(model.S5_CAPS[1]), _share("cost", model.RATE)),
    ),
    "s6": Rule(
        all_of(venture, _clause("window", any_of(*windows))),
        Choose(is_(FLAGS["full_cost"]), quantity(NUMBERS["cost"]), _share("cost", model.RATE)),
    ),
    "s7": Rule(
        all_of(
            venture,
            _clause("certified-vc", is_(FLAGS["vc_certified"])),
            _clause("stage", _word("stage", *(model.STAGES[i] for i in model.S7_STAGES))),
            _clause("first-call", quantity(YEARS["fy"]).at_least(model.S7_FIRST)),
        ),
        least(quantity(NUMBERS["vc"]) * constant(model.VC_MULTIPLE), quantity(NUMBERS["trial"])),
    ),
}


def table(columns: dict[str, np.ndarray]) -> Table:
    """The drawn columns, checked; only the year of support is stored wider than it is drawn."""
    stored = {field.path: columns[field.path].astype(dtype_of(field), copy=False) for field in FIELDS}
    return Table(FIELDS, stored)
