"""The profile as an Excel workbook (記述書の Excel): one row a field, one sheet for work and costs, both languages.

Column A holds the place of the answer and is what is read back; the rest is for people. Blank answers are not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from meguri.documents.notice import FICTIONAL, UNOFFICIAL
from meguri.documents.spreadsheet import fit, put_row, put_text, put_yen, saved
from meguri.profiles.identity import CorporateNumber, Country, Name
from meguri.profiles.partner import CdmoPartners
from meguri.profiles.profile import QUESTIONS, TENTATIVE
from meguri.profiles.question import Question
from meguri.vocabulary.code import Code
from meguri.vocabulary.fiscal_year import FIRST, LAST, FiscalYear
from meguri.vocabulary.party import ContractState
from meguri.vocabulary.process import Step
from meguri.vocabulary.shape import ByDay, ByYear, Day, Flag, ListOf, Record, Shape, Share, Whole, Word, Words
from meguri.vocabulary.text import Lang, Text
from meguri.vocabulary.work import Activity, CostItem
from meguri_portal.selectors.profile.wording import row_of
from meguri_portal.services.draft import Draft
from meguri_portal.services.entry import AGREED, AGREED_ABROAD, AGREED_HOME, BY_SITE, NO, NONE, YES, written
from meguri_portal.services.profile_yaml import TENTATIVELY
from meguri_portal.services.work import costs_of, works_of

PROFILE, COSTS = "記述書 profile", "費用 costs"
HEAD_OF_FILE = ("schema", "fictional", "notes", TENTATIVE)  # rows that no question asks for
HEAD = ("path", "質問", "question", "答え / answer", "書き方 / how to write")
WORK_KEYS = ("id", "activity", "from", "to", "year")
WORK_HEAD = (
    Text("実施項目の名前", "name of the work"),
    Text("実施内容", "activity"),
    Text("開始日", "from"),
    Text("終了日", "to"),
    Text("年度", "fiscal year"),
)
TOTAL = Text("計（円）", "total (yen)")
YEARS = 5  # fiscal years offered for amounts by year
SPARE = 6  # empty rows of costs
_HOW: dict[type[Shape], str] = {
    Flag: f"{YES} | {NO}",
    Day: "2027-04-01",
    Share: "3/10",
    Whole: "整数（金額は円） / a whole number (amounts in yen)",
    CorporateNumber: "13桁 / 13 digits",
    Country: "JP",
}


_TONGUES = {"ja": Text("日本語", "in Japanese"), "en": Text("英語", "in English")}
PARTNER = Record({"site": Words(120), "contract": Word(ContractState), "steps": ListOf(Word(Step))})


def profile_sheet(draft: Draft, as_of: date) -> bytes:
    """The workbook."""
    book = Workbook()
    answers = book.active
    assert isinstance(answers, Worksheet)
    answers.title = PROFILE
    _answers(answers, draft, FiscalYear.of(as_of).start)
    if any(question.path == "work" for question in QUESTIONS[draft.kind]):
        _costs(book.create_sheet(COSTS), draft)
    return saved(book, as_of)


def _answers(sheet: Worksheet, draft: Draft, first_year: int) -> None:
    put_row(sheet, 1, [f"# {UNOFFICIAL.ja}"])
    put_row(sheet, 2, [f"# {UNOFFICIAL.en}"])
    if draft.values.get("fictional") is True:
        put_row(sheet, 3, [f"# {FICTIONAL.ja} / {FICTIONAL.en}"])
    put_row(sheet, 4, HEAD, head=True)
    row = 5
    for path, question, answer, how in _lines(draft, first_year):
        put_row(sheet, row, [path, question.ja, question.en])
        if isinstance(answer, int):
            put_yen(sheet.cell(row, 4), answer, given=True)
        else:
            put_text(sheet.cell(row, 4), answer)
        put_text(sheet.cell(row, 5), how)
        row += 1
    fit(sheet, Lang.JA)
    sheet.freeze_panes = "A5"


def _lines(draft: Draft, first_year: int) -> Iterator[tuple[str, Text, str | int, str]]:
    yield "schema", Text("記述書の種類", "kind of profile"), draft.kind.value, ""
    stated = draft.values.get("fictional")
    fictional = (YES if stated else NO) if isinstance(stated, bool) else ""
    yield "fictional", Text("架空の例ですか", "Is it a fictional example?"), fictional, f"{YES} | {NO}"
    notes = draft.values.get("notes")
    yield "notes", Text("備考", "Notes"), notes if isinstance(notes, str) else "", ""
    chosen = draft.values.get(TENTATIVE)
    if isinstance(chosen, str):
        yield TENTATIVE, TENTATIVELY, chosen, ""
    name = Question("name", Name(), Text("この計画の呼び名", "A name for this plan"), Text("", ""))
    for question in (name, *QUESTIONS[draft.kind]):
        if question.path != "work":
            for field, answer, how in _fields(question, draft.at(question.path), first_year):
                yield field, _wording(question, field), answer, how


def _wording(question: Question, field: str) -> Text:
    """The question, or the part of a row that the field is."""
    last = field.rsplit(".", 1)[-1]
    if isinstance(question.shape, ByYear) and last.isascii() and last.isdigit() and FIRST <= int(last) <= LAST:
        year = FiscalYear(int(last)).text
        return Text(f"{question.text.ja} {year.ja}", f"{question.text.en} {year.en}")
    if isinstance(question.shape, Name) and last in _TONGUES:
        return Text(f"{question.text.ja}（{_TONGUES[last].ja}）", f"{question.text.en} ({_TONGUES[last].en})")
    return row_of(field) or question.text


def _fields(question: Question, value: Any, first_year: int) -> Iterator[tuple[str, str | int, str]]:
    typed = written(question.shape, question.path, value)
    blank = list(_blank(question.shape, question.path))
    if isinstance(question.shape, ByYear):
        blank = [f"{question.path}.{year}" for year in range(first_year, first_year + YEARS)]
    for name in [*typed, *(name for name in blank if name not in typed)]:
        said = ", ".join(typed.get(name, []))
        shape = shape_at(question.shape, name.removeprefix(question.path))
        money = isinstance(shape, Whole) and said.replace(",", "").isdigit()
        yield name, int(said.replace(",", "")) if money else said, how_to(shape)


def _blank(shape: Shape, name: str) -> Iterator[str]:
    """The fields of an answer that was not given."""
    match shape:
        case ListOf(Record(fields)):
            yield name
            for key, part in fields.items():
                yield from _blank(part, f"{name}.0.{key}")
        case CdmoPartners():
            yield from (name, f"{name}.0.site", f"{name}.0.contract", f"{name}.0.steps")
        case Name():
            yield from (f"{name}.ja", f"{name}.en")
        case ByDay():
            yield from (f"{name}.0.on", f"{name}.0.amount")
        case _:
            yield name


def shape_at(shape: Shape, below: str) -> Shape | None:
    """The shape of one field below a question; None where there is no such field."""
    found: Shape | None = shape
    for part in [part for part in below.split(".") if part]:
        match found:
            case ListOf(Record() as record) if part.isdigit():
                found = record
            case CdmoPartners() if part.isdigit():
                found = PARTNER
            case Record(fields):
                found = fields.get(part)
            case Name() if part in ("ja", "en"):
                found = Words(200)
            case ByYear(item) if part.isdigit():
                found = item
            case ByDay(item) if part.isdigit():
                found = Record({"on": Day(), "amount": item})
            case _:
                return None
    return found


def how_to(shape: Shape | None) -> str:
    """What can be written in a field."""
    match shape:
        case Word(codes):
            return _listed(codes)
        case CdmoPartners():
            return (
                f"{NONE}=未定 / not chosen | {AGREED_HOME}=国内拠点のCDMOと合意 / agreed, site in Japan | {AGREED_ABROAD}=海外拠点のみ"
                f" / sites abroad | {AGREED}=場所は不明 / where is not known | {BY_SITE}=下の行に拠点 / sites in the rows below"
            )
        case ListOf(Record()):
            return f"{NONE}=なし / none there"
        case ListOf(item):
            return f"カンマ区切り / separated by commas: {how_to(item)}"
    return _HOW.get(type(shape), "") if shape is not None else ""


def _listed(codes: Iterable[Code]) -> str:
    return " | ".join(f"{code.value}={code.text.ja} / {code.text.en}" for code in codes)


def _costs(sheet: Worksheet, draft: Draft) -> None:
    items = [item.text for item in CostItem]
    heads = [*WORK_HEAD, *items, TOTAL]
    put_row(sheet, 1, [head.ja for head in heads], head=True)
    put_row(sheet, 2, [head.en for head in heads], head=True)
    put_row(sheet, 3, [*WORK_KEYS, *(item.value for item in CostItem)], head=True)
    row = 4
    for entry in works_of(draft.at("work")):
        stated: list[tuple[int | None, dict[str, int]]] = [*sorted(costs_of(entry).items())]
        for year, costs in stated or [(None, {})]:
            _cost_row(sheet, row, entry, year, costs)
            row += 1
    for spare in range(row, row + SPARE):
        _cost_row(sheet, spare, {}, None, {})
    put_row(sheet, row + SPARE + 1, ["# " + _listed(Activity)])
    fit(sheet, Lang.JA)
    sheet.column_dimensions["A"].width = 20
    sheet.freeze_panes = "F4"


def _cost_row(sheet: Worksheet, row: int, entry: dict[str, Any], year: int | None, costs: dict[str, int]) -> None:
    for column, key in enumerate(WORK_KEYS[:-1], 1):
        text = entry.get(key)
        put_text(sheet.cell(row, column), text if isinstance(text, str) else "")
    place = sheet.cell(row, len(WORK_KEYS))
    place.value = year
    first = len(WORK_KEYS) + 1
    for column, item in enumerate(CostItem, first):
        if item.value in costs:
            put_yen(sheet.cell(row, column), costs[item.value], given=True)
    last = first + len(CostItem)
    span = f"{sheet.cell(row, first).coordinate}:{sheet.cell(row, last - 1).coordinate}"
    put_yen(sheet.cell(row, last), f"=SUM({span})")
