"""Reading the profile's workbook (記述書の Excel の読込): every fault with its cell; codes or their Japanese and English words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from openpyxl.utils import get_column_letter
from python_calamine import CalamineWorkbook

from meguri.documents.spreadsheet import neutral
from meguri.profiles.identity import Name
from meguri.profiles.partner import CdmoPartners
from meguri.profiles.profile import QUESTIONS, TENTATIVE, ProfileKind
from meguri.register.excel.container import MAX_ROWS, inspected, refusal
from meguri.vocabulary.code import Code
from meguri.vocabulary.errors import NO_HINT, Fault, InputFaults
from meguri.vocabulary.shape import Flag, ListOf, Shape, Word
from meguri.vocabulary.text import Text
from meguri.vocabulary.work import Activity, CostItem
from meguri_portal.services.draft import Draft, blank
from meguri_portal.services.entry import NO, YES, Typed, read, shown
from meguri_portal.services.profile_sheet import HEAD_OF_FILE, WORK_KEYS, shape_at
from meguri_portal.services.typed.refused import OTHER_WORKBOOK
from meguri_portal.services.work import YEN, read_works

Grid = list[list[Any]]
_OURS = Text("入力内容の Excel", "the workbook of your answers")
_SAVE = Text(
    "入力内容の Excel ではありません（試算結果の Excel からは読み戻せません）。「入力の確認」の「Excelで保存」で書き出したファイルを選んでください。",
    "This is not the workbook of your answers; that of the results cannot be read back. Choose the one that “Save as Excel” on "
    "“Check your answers” writes.",
)
_YES = {"yes", "true", "はい", "○", "1", "y"}
_NO = {"no", "false", "いいえ", "×", "0", "n"}


def read_sheet(data: bytes, file: str) -> Draft:
    """The draft in a workbook.

    Raises:
        InputFaults: it may not be opened, or with every faulty cell.
    """
    inspected(data, file)
    grids = _grids(data, file)
    answers = next((grid for name, grid in grids.items() if name.endswith("profile")), None)
    if answers is None:
        raise refusal(OTHER_WORKBOOK, _OURS, "", file, _SAVE)
    reading = _Reading(file)
    draft = reading.answers(answers)
    costs = next((grid for name, grid in grids.items() if name.endswith("costs")), None)
    if costs is not None and draft.kind is not ProfileKind.INVESTOR:
        draft = reading.costs(costs, draft)
    if reading.faults:
        raise InputFaults(reading.faults)
    return draft


def _grids(data: bytes, file: str) -> dict[str, Grid]:
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        return {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=MAX_ROWS)
            for name in book.sheet_names
        }
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException:  # the reader of damaged files may panic, which is no Exception
        raise refusal("damaged", _OURS, "壊れたシート / a damaged sheet", file, _SAVE) from None


class _Reading:
    """What was found so far, with the cell of every field."""

    def __init__(self, file: str):
        self.file = file
        self.faults: list[Fault] = []
        self.cells: dict[str, tuple[int, str]] = {}  # field → row and cell

    def answers(self, grid: Grid) -> Draft:
        """The sheet of answers."""
        rows = [(number, _text(row[0]), row) for number, row in enumerate(grid, 1) if row and _text(row[0])]
        said = {path: (number, _text(row[3]) if len(row) > 3 else "") for number, path, row in rows}
        draft = blank(self._kind(said))
        questions = {"name": Name(), **{q.path: q.shape for q in QUESTIONS[draft.kind]}}
        typed = Typed()
        for number, path, row in rows:
            if path.startswith("#") or path in ("path", "work", *HEAD_OF_FILE):
                continue
            answer = _text(row[3]) if len(row) > 3 else ""
            self.cells[path] = (number, f"D{number}")
            shape = _shape(questions, path)
            if shape is None:
                self._fault("unknown-key", path, Text("記述書にある項目", "a place of the profile"), shown(path))
            elif answer:
                typed[path] = _fields(shape, answer)
        found = list[Fault]()
        for path, shape in questions.items():
            value = read(shape, path, typed, found) if path != "work" else None
            if value is not None:
                draft = draft.with_answer(path, value)
        self._placed(found)
        return self._head(draft, said)

    def _kind(self, said: dict[str, tuple[int, str]]) -> ProfileKind:
        stated = said.get("schema", (0, ""))[1]
        if stated not in set(ProfileKind):
            listed = " | ".join(ProfileKind)
            self.cells["schema"] = (said.get("schema", (0, ""))[0], "D")
            self._fault("unknown-code", "schema", Text(f"次のいずれか: {listed}", f"one of: {listed}"), shown(stated))
            raise InputFaults(self.faults)
        return ProfileKind(stated)

    def _head(self, draft: Draft, said: dict[str, tuple[int, str]]) -> Draft:
        values = dict(draft.values)
        fictional = said.get("fictional", (0, ""))[1].casefold()
        if fictional in _YES | _NO:
            values["fictional"] = fictional in _YES
        for path in ("notes", TENTATIVE):
            if text := said.get(path, (0, ""))[1]:
                values[path] = text
        return Draft(values)

    def costs(self, grid: Grid, draft: Draft) -> Draft:
        """The sheet of work and costs: rows of one name are one work."""
        head = next(
            (n for n, row in enumerate(grid) if [_text(c) for c in row[: len(WORK_KEYS)]] == list(WORK_KEYS)), None
        )
        if head is None:
            self._fault(
                "heading",
                "costs",
                Text("見出し行 id, activity, from, to, year", "the row id, activity, from, to, year"),
                "",
            )
            return draft
        keys = [_text(cell) for cell in grid[head]]
        typed, names, years = Typed(), dict[str, int](), set[int]()
        for number, row in enumerate(grid[head + 1 :], head + 2):
            texts = {key: _text(cell) for key, cell in zip(keys, row, strict=False) if key}
            if any(texts.values()) and not texts.get("id", "").startswith("#"):
                self._cost_row(number, texts, keys, typed, (names, years))
        found = list[Fault]()
        works = read_works(typed, YEN, sorted(years), found)
        self._placed(found)
        return draft if works is None else draft.with_answer("work", works)

    def _cost_row(
        self, number: int, texts: dict[str, str], keys: list[str], typed: Typed, so_far: tuple[dict[str, int], set[int]]
    ) -> None:
        names, years = so_far
        name = texts.get("id") or (next(reversed(names)) if names and not texts.get("activity") else f"\0{number}")
        place = names.setdefault(name, len(names))
        for key in ("id", "activity", "from", "to"):
            field = f"w.{place}.{key}"
            if texts.get(key) and field not in typed:
                typed[field] = [_coded(Activity, texts[key]) if key == "activity" else texts[key]]
                self.cells[field] = (number, f"{get_column_letter(keys.index(key) + 1)}{number}")
        amounts = {item.value: texts[item.value] for item in CostItem if texts.get(item.value)}
        if not amounts:
            return
        year = texts.get("year", "")
        self.cells[f"w.{place}.year"] = (number, f"{get_column_letter(keys.index('year') + 1)}{number}")
        if not (year.isascii() and year.isdigit() and len(year) == 4):
            self._fault(
                "fiscal-year", f"w.{place}.year", Text("年度（例 2027）", "a fiscal year such as 2027"), shown(year)
            )
            return
        years.add(int(year))
        for item, amount in amounts.items():
            typed[f"w.{place}.c.{year}.{item}"] = [amount]
            self.cells[f"w.{place}.c.{year}.{item}"] = (number, f"{get_column_letter(keys.index(item) + 1)}{number}")

    def _placed(self, found: Sequence[Fault]) -> None:
        for fault in found:
            self._fault(fault.code, fault.path, fault.expected, fault.got, fault.hint)

    def _fault(self, code: str, path: str, expected: Text, got: str, hint: Text = NO_HINT) -> None:
        number, cell = self.cells.get(path, (0, ""))
        place = path if path[:2] != "w." else "costs"
        self.faults.append(Fault(code, f"{place} {cell}".strip(), expected, got, hint, number or None, self.file))


def _shape(questions: dict[str, Shape], path: str) -> Shape | None:
    for asked, shape in questions.items():
        if path == asked or path.startswith(f"{asked}."):
            found = shape_at(shape, path.removeprefix(asked))
            if found is not None:
                return found
    return None


def _fields(shape: Shape, answer: str) -> list[str]:
    """What would have been typed: codes for words, a list for a list."""
    match shape:
        case Flag():
            return [YES if answer.casefold() in _YES else NO if answer.casefold() in _NO else answer]
        case Word(codes):
            return [_coded(codes, answer)]
        case ListOf(Word(codes)):
            return [_coded(codes, word) for word in _words(answer)]
        case ListOf() | CdmoPartners():
            return _words(answer)
    return [answer]


def _words(answer: str) -> list[str]:
    return [word.strip() for word in answer.replace("、", ",").split(",") if word.strip()]


def _coded(codes: type[Code], word: str) -> str:
    return next((code.value for code in codes if word in (code.value, code.text.ja, code.text.en)), word)


def _text(cell: Any) -> str:
    """A cell as it would have been typed."""
    if isinstance(cell, bool):
        return YES if cell else NO
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = str(cell).strip()
    return text[1:] if text.startswith("'") and neutral(text[1:]) == text else text
