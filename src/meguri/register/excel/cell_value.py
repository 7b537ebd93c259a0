"""From a cell to values of the register (セルの値): marks, lists of codes, dates, numbers with units, places, numbers of firms.

A cell that cannot be read raises `CellFault` with what was expected; it never stops the other cells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from meguri.register.excel import mark as marks
from meguri.register.excel.target import Target
from meguri.register.excel.words import folded, plain, vocabulary
from meguri.register.excel.written_day import day_of
from meguri.register.prefecture import Prefecture
from meguri.register.value_type import (
    CORPORATE_NUMBER,
    COUNTRY,
    DECIMAL,
    INTEGER,
    URL,
    CodeType,
    CorporateNumberType,
    DayType,
    ValueType,
)
from meguri.vocabulary.corporate_number import check_digit, normalised
from meguri.vocabulary.errors import NO_HINT
from meguri.vocabulary.text import Text

Raw = str | int | float | bool | date | datetime | time | timedelta
MAX_TEXT = 2_000
_ERRORS = re.compile(r"#(ref!|n/a|name\?|value!|div/0!|null!|num!|getting_data|spill!|calc!)", re.IGNORECASE)
_STRONG = re.compile(r"[\n\r、,，;；]+")
_LISTED = re.compile(r"(?:[(（][^()（）\n\r]*[)）]|[^\n\r、,，;；])+")  # a comma in brackets parts nothing
_WEAK = re.compile(r"[・/／|｜&＆+＋]+")
_NUMBER = re.compile(r"(?:約|およそ|ca\.?|~)?([0-9][0-9,]*(?:\.[0-9]+)?)\s*([^0-9\s].*)?")
_UNITS = {
    "m2": ("m2", 1), "m^2": ("m2", 1), "平米": ("m2", 1), "平方メートル": ("m2", 1), "sqm": ("m2", 1),
    "l": ("L", 1), "ℓ": ("L", 1), "リットル": ("L", 1), "litres": ("L", 1), "liters": ("L", 1),
    "名": ("people", 1), "人": ("people", 1), "people": ("people", 1),
    "円": ("JPY", 1), "千円": ("JPY", 10**3), "百万円": ("JPY", 10**6), "億円": ("JPY", 10**8), "jpy": ("JPY", 1),
    "件": ("", 1), "室": ("", 1), "案件": ("", 1), "部屋": ("", 1), "rooms": ("", 1), "projects": ("", 1),
}  # fmt: skip
_BSL = re.compile(r"(?:bsl|bl|レベル)?-?\s*([1-4])")
_LISTED_WORDS = frozenset({"language", "customer", "investor", "partner", "parent"})


class CellFault(Exception):  # noqa: N818 - the cell is at fault
    """What is wrong with one cell."""

    def __init__(self, code: str, expected: Text, hint: Text = NO_HINT):
        super().__init__(code)
        self.code, self.expected, self.hint = code, expected, hint


@dataclass(frozen=True, slots=True)
class Value:
    """One value said in a cell."""

    value: str
    unit: str = ""
    remark: str = ""


# Control characters and signs that turn the direction of the text: nobody sees them, and no database holds a NUL.
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def text_of(raw: Raw) -> str:
    """The cell as text: whole numbers without a point, days as ISO."""
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 10**15:
        return str(int(raw))
    if isinstance(raw, datetime):
        return raw.date().isoformat()
    if isinstance(raw, date):
        return raw.isoformat()
    return _UNSEEN.sub("", str(raw).replace("_x000D_", "\n")).strip()


def values_of(raw: Raw, target: Target) -> tuple[Value, ...]:
    """What the cell says of the target; nothing where it is left open.

    Raises:
        CellFault: the cell says something that the field does not hold.
    """
    text = text_of(raw)
    if _ERRORS.fullmatch(text):
        raise CellFault("excel-error", Text("値", "a value"), Text("数式の誤りを直してください", "mend the formula"))
    if len(text) > MAX_TEXT:
        raise CellFault("too-long", Text(f"{MAX_TEXT}字以内", f"at most {MAX_TEXT} characters"))
    if target.code:
        return _marked(text, target.code)
    if marks.says_nothing(text):
        return ()
    if target.subject == "row":
        return (Value(_row_word(target.field, text)),)
    return tuple(dict.fromkeys(_of_field(text, target)))


def _row_word(name: str, text: str) -> str:
    return _day(text) if name == "source_date" else _one_line(text)


def _of_field(text: str, target: Target) -> Iterator[Value]:
    kind = target.known.type
    if isinstance(kind, CodeType):
        yield from _coded(text, target, kind)
        return
    for piece in _pieces(text, target):
        if kind in (INTEGER, DECIMAL):
            yield _number(piece, target, kind)
        else:
            yield Value(_plain_value(piece, kind), target.stored_unit)


def _pieces(text: str, target: Target) -> Iterable[str]:
    if target.known.many and target.known.type == COUNTRY:
        return [part for part in _WEAK.split(_STRONG.sub("/", text)) if part.strip()]
    if target.field in _LISTED_WORDS or target.known.name == "alias":
        return [part for part in map(str.strip, _LISTED.findall(text)) if part]
    return [text]


def _marked(text: str, code: str) -> tuple[Value, ...]:
    found = marks.mark(text)
    if found is None:
        raise CellFault("mark", marks.EXPECTED)
    if found.answer == "unknown":
        return ()
    return (Value(code, "" if found.answer == "yes" else found.answer, found.remark),)


def _coded(text: str, target: Target, kind: CodeType) -> Iterator[Value]:
    if kind.codes is Prefecture:
        yield Value(_prefecture(text))
    elif target.known.many:
        for word in _words(text, target.field):
            yield _listed(word, target, kind)
    else:
        yield _single(text, target, kind)


def _words(text: str, name: str) -> Iterator[str]:
    """The words of a list: a label may itself hold a point or a stroke, so whole pieces are tried first."""
    for piece in filter(None, map(str.strip, _STRONG.split(text))):
        if _code(piece, name) is not None or _code(_unmarked(piece)[0], name) is not None:
            yield piece
        else:
            yield from filter(None, map(str.strip, _WEAK.split(piece)))


def _code(word: str, name: str) -> str | None:
    return vocabulary().values[name].get(folded(word))


_BEFORE = re.compile(r"([^\w\s])\s*(.+)")
_AFTER = re.compile(r"(.+?)\s*[(（:：]?\s*([^\w\s()（）]|[^\s()（）]+)\s*[)）]?")


def _unmarked(word: str) -> tuple[str, str]:
    """A listed word and the mark it carries: △充填, 充填△, 充填（要相談）."""
    known = vocabulary().marks
    for pattern, sign, rest in ((_BEFORE, 1, 2), (_AFTER, 2, 1)):
        found = pattern.fullmatch(word)
        if found is not None and known.get(plain(found[sign]), "unknown") != "unknown":
            return found[rest], known[plain(found[sign])]
    return word, "yes"


def _listed(word: str, target: Target, kind: CodeType) -> Value:
    code, answer = _code(word, target.field), "yes"
    if code is None:
        bare, answer = _unmarked(word)
        code = _code(bare, target.field)
    if code is None:
        raise _unknown_word(word, kind)
    return Value(code, "" if answer == "yes" else answer)


def _single(text: str, target: Target, kind: CodeType) -> Value:
    """One code; where the field may be answered yes or no, a mark will do."""
    found = marks.mark(text)
    if found is not None and {"yes", "no"} <= kind.known:
        if found.answer == "consult":
            return Value("yes", "consult", found.remark)
        return Value(found.answer, "", found.remark)
    code = _code(text, target.field)
    if code is None:
        raise _unknown_word(text, kind)
    return Value(code)


def _unknown_word(word: str, kind: CodeType) -> CellFault:
    near = kind.codes.nearest(word)
    labels = [member.text for member in kind.codes]
    hint = Text(f"「{word[:40]}」が分かりません", f"'{word[:40]}' is not known")
    if near is not None:
        close = kind.codes(near).text
        hint = Text(f"{hint.ja}。「{close.ja}」ではありませんか", f"{hint.en}; did you mean '{close.en}'?")
    return CellFault(
        "unknown-word",
        Text("次の語: " + "、".join(t.ja for t in labels), "one of: " + ", ".join(t.en for t in labels)),
        hint,
    )


def _prefecture(text: str) -> str:
    said = folded(text)
    for member in Prefecture:
        ja, en = folded(member.text.ja), folded(member.text.en)
        if said in (member.value, ja, ja[:-1], en) or said.startswith(ja) or said == en + "ken":
            return member.value
    raise CellFault("prefecture", Text("都道府県名（例 千葉県）", "a prefecture such as Chiba"))


def _number(text: str, target: Target, kind: ValueType) -> Value:
    if target.field == "bsl":
        found = _BSL.fullmatch(plain(text))
        if found is None:
            raise CellFault("bsl", Text("1〜4 の数（例 BSL2）", "a number from 1 to 4"))
        return Value(found[1])
    number = _NUMBER.fullmatch(plain(text))
    if number is None:
        raise CellFault("number", kind.expected)
    unit, times = _unit(number[2], target)
    exact = Decimal(number[1].replace(",", "")) * times
    value = f"{exact.normalize():f}" if exact else "0"
    if not kind.accepts(value):
        raise CellFault("number", kind.expected)
    rough = "" if plain(text)[0].isdigit() else "概数"
    return Value(value, unit, rough)


def _unit(written: str | None, target: Target) -> tuple[str, int]:
    if not written:
        return target.stored_unit, 1
    found = _UNITS.get(written.strip())
    allowed = target.known.units or ("",)
    if found is None or (found[0] not in allowed and "*" not in allowed):
        units = "・".join(unit for unit in allowed if unit not in ("", "*")) or "なし"
        raise CellFault("unit", Text(f"数と単位（{units}）", f"a number in {units}"))
    return found


def _plain_value(text: str, kind: ValueType) -> str:
    read: Callable[[str], str] = _one_line
    if isinstance(kind, DayType):
        read = _day
    elif isinstance(kind, CorporateNumberType):
        read = _corporate_number
    elif kind == COUNTRY:
        read = _country
    elif kind == URL:
        read = _url
    return read(text)


def _day(text: str) -> str:
    found = day_of(plain(text))
    if found is None:
        raise CellFault(
            "date", Text("日付（例 2025-07-18、2025年7月、令和7年7月18日）", "a date such as 2025-07-18 or 2025-07")
        )
    return found


def _corporate_number(text: str) -> str:
    number = normalised(text)
    if CORPORATE_NUMBER.accepts(number):
        return number
    hint = NO_HINT
    if number.isascii() and number.isdigit() and len(number) == 13:
        right = check_digit(number[1:])
        hint = Text(
            f"12桁の基礎番号が正しければ先頭は {right} です", f"the first digit of this number would be {right}"
        )
    raise CellFault("corporate-number", CORPORATE_NUMBER.expected, hint)


def _country(text: str) -> str:
    found = vocabulary().countries.get(folded(text))
    if found is None and COUNTRY.accepts(plain(text).upper()):
        return plain(text).upper()
    if found is None:
        raise CellFault("country", COUNTRY.expected)
    return found


def _url(text: str) -> str:
    address = plain_address(text)
    if not URL.accepts(address):
        raise CellFault(
            "address", URL.expected, Text("個人の連絡先は書かないでください", "no personal contacts, please")
        )
    return address


def plain_address(text: str) -> str:
    """An address without blanks around; www. alone is taken for https."""
    address = text.strip()
    return "https://" + address if address.lower().startswith("www.") else address


def _one_line(text: str) -> str:
    return " ".join(text.split())
