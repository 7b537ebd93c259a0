"""How people write marks, headings and values (表記の揺れ), from `words.yaml` and the labels of the register."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from meguri.register.excel.target import FIELDS, IGNORE, ROW, Target, parse
from meguri.register.excel.template_columns import COLUMNS
from meguri.register.site_fields import SITE
from meguri.register.value_type import CodeType
from meguri.vocabulary.errors import PackError
from meguri.vocabulary.reading import read_file
from meguri.vocabulary.shape import Faults, ListOf, Record, Shape, Words

FILE = Path(__file__).with_name("words.yaml")
ANSWERS = ("yes", "consult", "no", "unknown")
_SILENT = frozenset("・.,、。-‐‑–—−ー―:：;/／_*※'\"“”‘’()（）「」『』【】[]<>〈〉|｜")
_LONG = "ー"  # a sound of a word, not a dash


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """表記の辞書. Keys are folded."""

    marks: Mapping[str, str]  # → yes | consult | no | unknown
    columns: Mapping[str, Target]
    values: Mapping[str, Mapping[str, str]]  # field → spelling → code
    countries: Mapping[str, str]


def plain(text: str) -> str:
    """Without width, case and outer blanks."""
    return unicodedata.normalize("NFKC", text).casefold().strip()


def folded(text: str) -> str:
    """For comparing headings and words: also without blanks and punctuation."""
    return "".join(c for c in plain(text) if c == _LONG or not (c.isspace() or c in _SILENT))


@cache
def vocabulary() -> Vocabulary:
    """What ships with Meguri."""
    read = _read()
    marks = {plain(word): answer for answer, words in read["marks"].items() for word in words}
    values = {name: _values(name, read["values"].get(name, {})) for name in _coded()}
    countries = {folded(word): code for code, words in read["countries"].items() for word in (code, *words)}
    return Vocabulary(marks, _columns(read["columns"], values), values, countries)


def _read() -> dict[str, Any]:
    words = ListOf(Words())
    codes = {name: Record(dict.fromkeys(sorted(known), words)) for name, known in _coded().items()}
    shapes: dict[str, Shape] = {
        "schema": Words(),
        "marks": Record(dict.fromkeys(ANSWERS, words), ANSWERS),
        "columns": Record({str(target): words for target in _list_targets()}),
        "values": Record(codes),
        "countries": Record(dict.fromkeys(("JP", "US", "EU", "GB", "CN", "KR", "TW"), words)),
    }
    faults = Faults(FILE.name)
    read: dict[str, Any] = Record(shapes, tuple(shapes)).read(read_file(FILE), faults) or {}
    if faults.found:
        raise PackError("\n".join(map(str, faults.found)))
    return read


def _coded() -> dict[str, frozenset[str]]:
    return {name: field.type.known for name, field in SITE.items() if isinstance(field.type, CodeType)}


def _values(name: str, synonyms: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Codes, labels, parts of labels such as 分離・選択, synonyms: the more certain wins."""
    kind = SITE[name].type
    assert isinstance(kind, CodeType)
    found: dict[str, str] = {}
    for spell in (_codes_and_labels, _parts):
        for code, word in spell(kind):
            found.setdefault(folded(word), code)
        for code, words in synonyms.items():
            for word in words:
                found.setdefault(folded(word), code)
    return found


def _codes_and_labels(kind: CodeType) -> Iterator[tuple[str, str]]:
    for member in kind.codes:
        for word in (member.value, member.text.ja, member.text.en):
            yield member.value, word
        yield member.value, member.text.ja.partition("（")[0]
        yield member.value, member.text.en.partition(" (")[0]


def _parts(kind: CodeType) -> Iterator[tuple[str, str]]:
    for member in kind.codes:
        for part in member.text.ja.split("・"):
            if len(part) > 1 and "（" not in member.text.ja:
                yield member.value, part


def _list_targets() -> Iterator[Target]:
    for subject in ("site", "organisation"):
        for name in FIELDS[subject]:
            target = parse(f"{subject}.{name}")
            if target is not None:
                yield target
    yield from (Target("row", name) for name in ROW)


def _columns(synonyms: Mapping[str, Iterable[str]], values: Mapping[str, Mapping[str, str]]) -> dict[str, Target]:
    """Headings: the template's, synonyms, then labels with their group, then codes alone where only one column has them."""
    found: dict[str, Target] = {}
    for column in COLUMNS:
        for word in (column.label.ja, column.label.en):
            found.setdefault(folded(word), column.target)
    for written, words in synonyms.items():
        for word in (written, *words):
            found.setdefault(folded(word), parse(written) or Target(IGNORE))
    for target in _all_targets():
        for word in (str(target), target.label.ja, target.label.en):
            found.setdefault(folded(word), target)
    for spelling, targets in _alone(values).items():
        if len(targets) == 1:
            found.setdefault(spelling, targets.pop())
    return found


def _alone(values: Mapping[str, Mapping[str, str]]) -> dict[str, set[Target]]:
    """Spellings of codes, with every column they could head."""
    found: dict[str, set[Target]] = {}
    for name, spellings in values.items():
        for spelling, code in spellings.items():
            if SITE[name].many:
                found.setdefault(spelling, set()).add(Target("site", name, code=code))
    return found


def _all_targets() -> Iterator[Target]:
    """Sites before organisations: what a row offers is said of the site, names and numbers of the firm excepted."""
    for subject in ("site", "organisation"):
        for name, field in FIELDS[subject].items():
            if isinstance(field.type, CodeType) and field.many:
                yield from (Target(subject, name, code=member.value) for member in field.type.codes)
            if name.startswith("licence_"):
                yield from (Target(subject, name, unit=unit) for unit in field.units)
    yield from _list_targets()
