"""Units and kinds of values in words (単位・区分の語): one wording for pages, sheets and workbooks."""

from __future__ import annotations

from meguri.register.codes import Licence
from meguri.register.field import ANSWERS, LICENCES
from meguri.vocabulary.text import Text

_NO, _CONSULT = ANSWERS
_UNITS = {
    "JPY": Text("円", "JPY"),
    "USD": Text("米ドル", "USD"),
    "m2": Text("㎡", "m²"),
    "L": Text("L", "L"),
    "people": Text("人", "people"),
    "rooms": Text("室", "rooms"),
    "units": Text("基", "units"),
    "suites": Text("区画", "suites"),
    "zones": Text("区域", "zones"),
    "lines": Text("ライン", "lines"),
    "products": Text("品目", "products"),
    "approvals": Text("承認", "approvals"),
    "licensees": Text("社（供与先）", "licensees"),
    "weeks": Text("週", "weeks"),
    "doses/yr": Text("回分／年", "doses a year"),
    "cases/month": Text("例／月", "cases a month"),
    "persons/year": Text("人／年", "persons a year"),
    "patients/year": Text("人（患者）／年", "patients a year"),
    "batches/year": Text("バッチ／年", "batches a year"),
    "samples/year": Text("検体／年", "samples a year"),
    _NO: Text("— 行わないと明言", "— stated as not offered"),
    _CONSULT: Text("— 要相談", "— open to talks"),
}


def is_unit(unit: str) -> bool:
    """Whether it counts or measures, so that a number before it is written with its thousands."""
    return unit in _UNITS


def unit_words(unit: str) -> Text:
    """The unit, or the licence that a date or an authority belongs to; as it was written where it has no words."""
    return Licence(unit).text if unit in LICENCES else _UNITS.get(unit, Text(unit, unit))
