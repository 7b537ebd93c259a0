"""From a question and what is typed to its field (質問から記入欄): the same walk for a fresh page and for a faulty one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from meguri.profiles.identity import Country, Name
from meguri.profiles.partner import CdmoPartners
from meguri.profiles.question import Question
from meguri.vocabulary.code import Code
from meguri.vocabulary.country import COUNTRIES
from meguri.vocabulary.errors import Fault
from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.shape import ByDay, ByYear, Flag, ListOf, Record, Shape, Whole, Word
from meguri.vocabulary.text import Text
from meguri_portal.forms.profile import partners
from meguri_portal.forms.profile.field import DONT_KNOW, EMPTY, Choice, Field, Row
from meguri_portal.selectors.profile.hints import HINTS
from meguri_portal.selectors.profile.wording import NONE_YET, ROW, hint_of, part_of
from meguri_portal.services.entry import FEW, MOST_ROWS, NO, NONE, UNKNOWN, YES, Typed, few

YEARS_AHEAD = 5
SPARE_DAYS = 2  # empty rows for dates
YES_NO = ((YES, Text("はい", "Yes")), (NO, Text("いいえ", "No")))
COMMON = ("JP", "US", "EU", "CN", "KR", "TW", "SG", "AU", "GB", "CA")
EU = Text("EU", "EU")


class Fields:
    """記入欄を作る. `more` names the list that gets one more empty row."""

    def __init__(self, typed: Typed, faults: Sequence[Fault], today: date, more: str = ""):
        self.typed, self.faults, self.today, self.more = typed, tuple(faults), today, more

    def of(self, question: Question) -> Field:
        """The field of a question."""
        return _hinted(self._field(question.shape, f"q.{question.path}", question.text, question.why), question.path)

    def _here(self, name: str) -> tuple[Fault, ...]:
        return tuple(fault for fault in self.faults if fault.path == name)

    def _field(self, shape: Shape, name: str, text: Text, why: Text = EMPTY) -> Field:
        match shape:
            case Flag():
                return self._choice("radio", name, text, why, YES_NO)
            case Word(codes):
                return self._choice("radio" if len(codes) <= FEW else "select", name, text, why, _listed(codes))
            case Whole(lowest, highest) if few(shape):
                numbers = [(str(n), Text(str(n), str(n))) for n in range(lowest, highest + 1)]
                return self._choice("radio", name, text, why, numbers)
            case CdmoPartners():
                return partners.field(name, text, why, self.typed, self._here(name))
            case ListOf(Word(codes)):
                ticked = self.typed.many(name)
                choices = tuple(Choice(value, label, value in ticked) for value, label in _listed(codes))
                return Field("checks", name, text, why, choices=choices, faults=self._here(name))
            case ListOf(Country()):
                return self._countries(name, text, why)
            case ListOf(Record() as record):
                return self._rows(record, name, text, why)
            case ByYear(item):
                return self._years(item, name, text, why)
            case ByDay(item):
                return self._days(item, name, text, why)
            case Name():
                return self._names(name, text, why)
        return self._text(shape, name, text, why)

    def _text(self, shape: Shape, name: str, text: Text, why: Text = EMPTY) -> Field:
        typed, number = self.typed.one(name), isinstance(shape, Whole)
        return Field("text", name, text, why, hint_of(shape), typed=typed, number=number, faults=self._here(name))

    def _choice(self, kind: str, name: str, text: Text, why: Text, listed: Sequence[tuple[str, Text]]) -> Field:
        said = self.typed.one(name)
        choices = [Choice(value, label, value == said) for value, label in listed]
        known = any(choice.chosen for choice in choices)
        choices.append(Choice(UNKNOWN, DONT_KNOW, said == UNKNOWN and not known))
        return Field(kind, name, text, why, choices=tuple(choices), faults=self._here(name))

    def _countries(self, name: str, text: Text, why: Text) -> Field:
        ticked = self.typed.many(name)
        choices = tuple(Choice(code, COUNTRIES.get(code, EU), code in ticked) for code in COMMON)
        rest = " ".join([*(c for c in ticked if c not in COMMON), self.typed.one(f"{name}.other")]).strip()
        hint = Text("ほかの国（国名か2文字のコード）", "Others (name or two-letter code)")
        return Field("countries", name, text, why, hint, choices, rest, faults=self._here(name))

    def _names(self, name: str, text: Text, why: Text) -> Field:
        rows = tuple(
            Field("text", f"{name}.{lang}", label, typed=self.typed.one(f"{name}.{lang}"))
            for lang, label in (("ja", Text("日本語", "In Japanese")), ("en", Text("英語", "In English")))
        )
        return Field("names", name, text, why, rows=(Row("", rows),), faults=self._here(name))

    def _rows(self, record: Record, name: str, text: Text, why: Text) -> Field:
        path = name.removeprefix("q.")
        places = self.typed.rows(name) or [0]
        if self.more == name and len(places) < MOST_ROWS:
            places = [*places, max(places) + 1]
        rows = tuple(self._row(record, f"{name}.{place}", place, ROW[path]) for place in sorted(places))
        none = NONE_YET.get(path)
        choices = (Choice(NONE, none, NONE in self.typed.many(name)),) if none else ()
        return Field("rows", name, text, why, choices=choices, rows=rows, more=True, faults=self._here(name))

    def _row(self, record: Record, name: str, place: int, label: Text) -> Row:
        listed = name.removeprefix("q.").rpartition(".")[0]
        fields = tuple(
            _hinted(self._field(part, f"{name}.{key}", part_of(f"{name}.{key}")), f"{listed}.{key}")
            for key, part in record.fields.items()
        )
        return Row(str(place), fields, Text(f"{label.ja} {place + 1}", f"{label.en} {place + 1}"))

    def _years(self, item: Shape, name: str, text: Text, why: Text) -> Field:
        first = FiscalYear.of(self.today).start
        stated = [int(key) for key in self.typed.keys_below(name) if key.isascii() and key.isdigit()]
        years = sorted({*range(first, first + YEARS_AHEAD), *stated})[:MOST_ROWS]
        rows = tuple(Row(str(y), (self._text(item, f"{name}.{y}", FiscalYear(y).text),)) for y in years)
        return Field("years", name, text, why, hint_of(item), rows=rows, faults=self._here(name))

    def _days(self, item: Shape, name: str, text: Text, why: Text) -> Field:
        stated = self.typed.rows(name)
        next_row = max(stated, default=-1) + 1
        rows = []
        for place in [*sorted(stated), *range(next_row, next_row + SPARE_DAYS)]:
            on, amount = f"{name}.{place}.on", f"{name}.{place}.amount"
            day = Field("text", on, Text("日付", "Day"), typed=self.typed.one(on), faults=self._here(on))
            yen = self._text(item, amount, Text("金額（円）", "Amount (yen)"))
            rows.append(Row(str(place), (day, yen)))
        hint = Text(
            "日付は 2027-04-01、令和9年4月1日、2027年4月末 など", "Days such as 2027-04-01, 1 Apr 2027, end of Apr 2027"
        )
        return Field("pairs", name, text, why, hint, rows=tuple(rows), faults=self._here(name))


def _hinted(field: Field, path: str) -> Field:
    """The field with the words that explain its question, before those on how to write it."""
    said = HINTS.get(path)
    return replace(field, hint=Text(said.ja + field.hint.ja, f"{said.en} {field.hint.en}".strip())) if said else field


def _listed(codes: type[Code]) -> list[tuple[str, Text]]:
    return [(code.value, code.text) for code in codes]
