"""Answers as fields and fields as answers (記入欄): one walk over the shape of a question in each direction.

A field is named after its place, `q.finance.cash`, `q.partners.vc.0.name`; what is typed there is kept as it was typed.
`written` spreads a value of a draft over fields, `read` gathers it again; reading what was written gives the same value.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from meguri.profiles.identity import CorporateNumber, Country, Name
from meguri.profiles.partner import CdmoPartners
from meguri.vocabulary.corporate_number import normalised
from meguri.vocabulary.errors import NO_HINT, Fault, InputFaults
from meguri.vocabulary.reading import read_text
from meguri.vocabulary.shape import ByDay, ByYear, Day, Faults, Flag, ListOf, Record, Shape, Share, Whole
from meguri.vocabulary.text import Text
from meguri_portal.services.typed.amount import whole
from meguri_portal.services.typed.day import Edge, day
from meguri_portal.services.typed.refused import BOTH, FILL_IN, SITE, TWICE, refused, short
from meguri_portal.services.typed.words import countries, share, words

UNKNOWN, YES, NO, NONE = "unknown", "yes", "no", "none"
MOST_ROWS = 50
MOST_YEARS = 30
LONGEST = 2_000  # characters of one field
ALONE = {"start_by": Edge.FIRST, "from": Edge.FIRST, "to": Edge.LAST}  # the day for which a month alone stands
_ROW = re.compile(r"\[([0-9]+)\]\.([a-z]+)")
BY_SITE, AGREED_HOME, AGREED_ABROAD, AGREED = "sites", "home", "abroad", "agreed"
_AGREEMENTS: dict[str, dict[str, bool]] = {
    AGREED_HOME: {"agreed": True, "domestic_site": True},
    AGREED_ABROAD: {"agreed": True, "domestic_site": False},
    AGREED: {"agreed": True},
}


FEW = 12  # numbers that still stand side by side as choices


def few(shape: Shape) -> bool:
    """Whether a number is one of a few, to be chosen and not typed."""
    return isinstance(shape, Whole) and shape.highest - shape.lowest < FEW


class Typed(dict[str, list[str]]):
    """記入された文字: field name → what stands in it."""

    def one(self, name: str) -> str:
        """The text of a field, at most `LONGEST` characters."""
        return (self.get(name) or [""])[-1][: LONGEST + 1]

    def many(self, name: str) -> list[str]:
        """The choices ticked."""
        return [text[: LONGEST + 1] for text in dict.fromkeys(self.get(name) or []) if text][:MOST_ROWS]

    def rows(self, name: str) -> list[int]:
        """The numbers of the rows below a name in which something is written."""
        start = f"{name}."
        said = dict.fromkeys(
            key[len(start) :].split(".")[0] for key in self if key.startswith(start) and any(self[key])
        )
        return [int(key) for key in said if key.isascii() and key.isdigit() and len(key) < 4][:MOST_ROWS]

    def keys_below(self, name: str) -> list[str]:
        """The next parts of the names below a name, each once."""
        start = f"{name}."
        return list(dict.fromkeys(key[len(start) :].split(".")[0] for key in self if key.startswith(start)))


def written(shape: Shape, name: str, value: Any) -> Typed:
    """The fields in which `value` would have been typed. A value of another shape is shown as text where it can be."""
    return Typed(_written(shape, name, value))


def _written(shape: Shape, name: str, value: Any) -> Iterator[tuple[str, list[str]]]:
    match shape, value:
        case _, None:
            return
        case Flag(), bool():
            yield name, [YES if value else NO]
        case CdmoPartners(), _:
            yield from _written_partners(name, value)
        case ListOf(Record() as record), _:
            yield from _written_rows(record, name, value)
        case ListOf(), _:
            listed = value if isinstance(value, list) else [value]
            yield name, [_text(one) for one in listed] or [NONE]
        case Record(fields), dict():
            for key, part in fields.items():
                yield from _written(part, f"{name}.{key}", value.get(key))
        case Name(), dict():
            yield from ((f"{name}.{lang}", [_text(value.get(lang))]) for lang in ("ja", "en"))
        case Name(), _:
            yield f"{name}.ja", [_text(value)]
        case ByYear(item), dict():
            for year, part in value.items():
                yield from _written(item, f"{name}.{year}", part)
        case ByDay(), dict():
            for place, (on, amount) in enumerate(value.items()):
                yield f"{name}.{place}.on", [_text(on)]
                yield f"{name}.{place}.amount", [_number(amount)]
        case Whole(), _:
            yield name, [_number(value)]
        case _:
            yield name, [_text(value)]


def _text(value: Any) -> str:
    return "" if value is None or isinstance(value, dict | list) else str(value)


def _number(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else _text(value)


def _written_rows(record: Record, name: str, value: Any) -> Iterator[tuple[str, list[str]]]:
    rows = value if isinstance(value, list) else [value]
    if not rows:
        yield name, [NONE]
    for place, row in enumerate(rows):
        yield from _written(record, f"{name}.{place}", row)


def _written_partners(name: str, value: Any) -> Iterator[tuple[str, list[str]]]:
    if isinstance(value, dict):
        chosen = {"agreed": value.get("agreed"), "domestic_site": value.get("domestic_site")}
        same = [key for key, said in _AGREEMENTS.items() if {"domestic_site": None, **said} == chosen]
        yield name, [same[0] if same else NONE]
        return
    yield name, [BY_SITE if value else NONE]
    for place, row in enumerate(value if isinstance(value, list) else ()):
        if isinstance(row, dict):
            yield f"{name}.{place}.site", [_text(row.get("site"))]
            yield f"{name}.{place}.contract", [_text(row.get("contract"))]
            steps = row.get("steps")
            yield f"{name}.{place}.steps", [_text(s) for s in (steps if isinstance(steps, list) else [steps]) if s]


def read(shape: Shape, name: str, typed: Typed, faults: list[Fault]) -> Any:
    """The value typed into the fields below `name`; None where nothing was said, or a fault was noted.

    The path of a fault is the name of its field.
    """
    match shape:
        case Flag():
            return _flag(name, typed, faults)
        case CdmoPartners():
            return _partners(name, typed, faults)
        case ListOf(Record() as record):
            return _rows(shape, record, name, typed, faults)
        case ListOf(Country()):
            return _countries(name, typed, faults)
        case ListOf():
            ticked = [one for one in typed.many(name) if one != UNKNOWN]
            return [] if ticked == [NONE] else _judged(shape, name, ticked, faults, "、".join(ticked))
        case Record(fields):
            return _record(fields, shape.required, name, typed, faults)
        case Name():
            return _name(name, typed, faults)
        case ByYear(item):
            years = {key: read(item, f"{name}.{key}", typed, faults) for key in typed.keys_below(name)[:MOST_YEARS]}
            return {year: amount for year, amount in sorted(years.items()) if amount is not None} or None
        case ByDay(item):
            return _by_day(item, name, typed, faults)
    return _scalar(shape, name, words(typed.one(name)), faults)


def _scalar(shape: Shape, name: str, text: str, faults: list[Fault]) -> Any:
    if text in ("", UNKNOWN):
        return None
    value: Any = text
    match shape:
        case Whole():
            value = whole(text)
        case Day():
            on = day(text, ALONE.get(name.rsplit(".", 1)[-1]))
            value = on.isoformat() if on else None
        case Share():
            value = share(text)
        case CorporateNumber():
            value = normalised(text)
        case Country():
            value = (countries(text) or [""])[0]
    if value is None:
        return _note(faults, "unreadable", name, refused(shape, text))
    return _judged(shape, name, value, faults, text)


def _judged(shape: Shape, name: str, value: Any, faults: list[Fault], typed: str) -> Any:
    """`value` where the shape accepts it; otherwise None, with a sentence about what was typed."""
    if value in ("", []):
        return None
    found = _found(shape, value)
    if found:
        _note(faults, found[0].code, name, refused(shape, typed))
    return None if found else value


def _found(shape: Shape, value: Any) -> list[Fault]:
    """What the shape says against a value."""
    try:
        noted = Faults()
        shape.read(read_text(json.dumps(value, ensure_ascii=False)), noted)
    except InputFaults as error:
        return list(error.faults)
    return noted.found


def shown(text: str) -> str:
    """What was typed, as a message repeats it."""
    return f"'{short(text)}'"


def note(code: str, name: str, sentence: Text) -> Fault:
    """A fault of a page: its hint is the whole sentence, and nothing else is said."""
    return Fault(code, name, NO_HINT, "", sentence)


def _note(faults: list[Fault], code: str, name: str, sentence: Text) -> None:
    faults.append(note(code, name, sentence))


def _flag(name: str, typed: Typed, faults: list[Fault]) -> bool | None:
    said = typed.one(name)
    if said not in ("", UNKNOWN, YES, NO):
        _note(faults, "type", name, refused(Flag(), said))
    return {YES: True, NO: False}.get(said)


def _countries(name: str, typed: Typed, faults: list[Fault]) -> list[str] | None:
    ticked = [code for code in typed.many(name) if code != UNKNOWN]
    listed = list(dict.fromkeys([*ticked, *countries(words(typed.one(f"{name}.other")))]))
    strange = [word for word in listed if _found(Country(), word)]
    if strange:
        _note(faults, "country", name, refused(Country(), "、".join(strange)))
    return None if strange else listed or None


def _name(name: str, typed: Typed, faults: list[Fault]) -> Any:
    said = {lang: words(typed.one(f"{name}.{lang}")) for lang in ("ja", "en")}
    said = {lang: text for lang, text in said.items() if text}
    value = said if "en" in said else said.get("ja", "")
    return _judged(Name(), name, value, faults, max(said.values(), key=len, default=""))


def _record(
    fields: Mapping[str, Shape], required: tuple[str, ...], name: str, typed: Typed, faults: list[Fault]
) -> Any:
    before = len(faults)
    values = {key: read(part, f"{name}.{key}", typed, faults) for key, part in fields.items()}
    said = {key: value for key, value in values.items() if value is not None}
    if not said:
        return None
    for key in required:
        if key not in said and not any(f.path == f"{name}.{key}" for f in faults[before:]):
            _note(faults, "missing", f"{name}.{key}", FILL_IN)
    return said


def _rows(shape: ListOf, record: Record, name: str, typed: Typed, faults: list[Fault]) -> list[Any] | None:
    before = len(faults)
    found = {row: read(record, f"{name}.{row}", typed, faults) for row in sorted(typed.rows(name))}
    rows = {row: value for row, value in found.items() if value is not None}
    if len(faults) == before:  # each field is right; do they fit together?
        places = list(rows)
        for fault in _found(shape, list(rows.values())):
            if match := _ROW.match(fault.path):
                _note(faults, fault.code, f"{name}.{places[int(match[1])]}.{match[2]}", fault.hint)
    none = NONE in typed.many(name)
    if rows and none:
        _note(faults, "both", name, BOTH)
    return list(rows.values()) if rows or none else None


def _by_day(item: Shape, name: str, typed: Typed, faults: list[Fault]) -> dict[str, Any] | None:
    days: dict[str, Any] = {}
    for row in typed.rows(name):
        place = f"{name}.{row}"
        on = read(Day(), f"{place}.on", typed, faults)
        amount = read(item, f"{place}.amount", typed, faults)
        if (on is None) is not (amount is None) and not any(f.path.startswith(place + ".") for f in faults):
            missing = "on" if on is None else "amount"
            _note(faults, "missing", f"{place}.{missing}", FILL_IN)
        elif on in days:
            _note(faults, "duplicate", f"{place}.on", TWICE)
        elif on is not None and amount is not None:
            days[on] = amount
    return dict(sorted(days.items())) or None


def _partners(name: str, typed: Typed, faults: list[Fault]) -> Any:
    named = any(typed.one(f"{name}.{row}.site") for row in typed.rows(name))
    mode = BY_SITE if typed.many(f"{name}.add") else typed.one(name) or (BY_SITE if named else "")
    if mode in _AGREEMENTS:
        return dict(_AGREEMENTS[mode])
    if mode == NONE:
        return []
    if mode != BY_SITE:
        return None
    chosen: dict[str, dict[str, Any]] = {}
    for row in typed.rows(name):
        site = words(typed.one(f"{name}.{row}.site"))
        if site:
            steps = [step for step in typed.many(f"{name}.{row}.steps") if step != UNKNOWN]
            contract = typed.one(f"{name}.{row}.contract")
            chosen[site] = {"site": site, **({"steps": steps} if steps else {}), **_contract(contract)}
    for site in typed.many(f"{name}.add"):
        chosen.setdefault(site, {"site": site})
    if not chosen:
        return _note(faults, "missing", name, SITE)
    return _judged(CdmoPartners(), name, list(chosen.values()), faults, "")


def _contract(said: str) -> dict[str, str]:
    return {"contract": said} if said not in ("", UNKNOWN) else {}
