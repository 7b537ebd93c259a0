"""Reads a workbook as it is (ブックの読込): any sheet with headings that are known or mapped, one row a site.

Values only: formulas are never computed, links never followed, macros never run. A faulty cell is noted and left out; it
stops neither its row nor any other. Rows come back with the cell of every value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from meguri.register.excel.cell_value import CellFault, Raw, text_of, values_of
from meguri.register.excel.container import MAX_COLUMNS, MAX_ROWS, MAX_SHEETS, inspected, refusal
from meguri.register.excel.headings import Grid, Headings, fills, headings_of
from meguri.register.excel.mapping import ColumnMapping
from meguri.register.excel.sheet import Column, Reading, Said, SheetRow
from meguri.register.excel.words import plain
from meguri.vocabulary.errors import NO_HINT, Fault, InputFaults
from meguri.vocabulary.text import Text

RESULT_SHEET = "取込結果"
GUIDE_SHEET = "記入のしかた"
CHOICES_SHEET = "選択肢"
VALUES_SHEET = "登録簿の値"  # only of a workbook that came with the register's values in it
OWN_SHEETS = (RESULT_SHEET, GUIDE_SHEET, CHOICES_SHEET, VALUES_SHEET)
MAX_FAULTS = 2_000  # more of them mean that the columns are not what they were taken for
SHOWN = 60  # characters of a cell that a message repeats
_DITTO = ("〃", "同上", "々", "″")
_CANONICAL = {"yes": "○", "consult": "△", "no": "×", "unknown": "－"}


@dataclass(slots=True)
class _Noted:
    """What was read so far."""

    file: str
    columns: list[Column] = field(default_factory=list)
    rows: list[SheetRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    remarks: list[Fault] = field(default_factory=list)
    filled: bool = False


def read(data: bytes, mapping: ColumnMapping | None = None, file: str = "") -> Reading:
    """The rows of a workbook, with the faults of its cells.

    Raises:
        InputFaults: the file may not be opened, or no sheet in it is a list of organisations or sites.
    """
    inside = inspected(data, file)
    chosen = mapping or ColumnMapping()
    noted = _Noted(file)
    for name, grid in _grids(data, chosen, noted):
        headings = headings_of(grid, chosen)
        if headings is not None:
            _sheet(name, grid, headings, chosen, noted)
    if not noted.columns:
        raise _no_list(chosen, file)
    if inside.external_links:
        noted.remarks.append(_remark("external-link", "", _LINKS, "", file))
    if inside.formulas:
        noted.remarks += _formulas(data, noted)
    return Reading(
        file, tuple(noted.columns), tuple(noted.rows), tuple(noted.faults), tuple(noted.remarks), noted.filled
    )


_HEADINGS = Text("列の対応ファイルで見出しを指定できます", "a mapping file may name the headings")
_MAPPING = Text(f"読み取れないセルは{MAX_FAULTS:,}以下", f"at most {MAX_FAULTS:,} cells that cannot be read")
_LINKS = Text(
    "ほかのブックへの参照のないブック（参照は読みません）", "no links to other workbooks (links are not followed)"
)
_FORMULA = Text("数式でない値（保存された値を読みました）", "a value, not a formula (the saved value was read)")


def _remark(code: str, place: str, expected: Text, got: str, file: str) -> Fault:
    return Fault(code, place, expected, got, file=file)


def _no_list(mapping: ColumnMapping, file: str) -> InputFaults:
    got = "見つかりません / none found" if mapping.sheet is None else f"'{mapping.sheet}'"
    return refusal(
        "no-list",
        Text("機関名か拠点名の列がある一覧のシート", "a sheet with a column of organisations or sites"),
        got,
        file,
        _HEADINGS,
    )


def _grids(data: bytes, mapping: ColumnMapping, noted: _Noted) -> Iterator[tuple[str, Grid]]:
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            noted.filled = any(sheet.name == VALUES_SHEET for sheet in book.sheets_metadata)
            for place, sheet in enumerate(book.sheets_metadata[:MAX_SHEETS]):
                wanted = sheet.name == mapping.sheet if mapping.sheet else sheet.visible == SheetVisibleEnum.Visible
                if wanted and sheet.name not in OWN_SHEETS:
                    yield sheet.name, _grid(book.get_sheet_by_index(place))
    except (InputFaults, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException:  # the reader of damaged files may panic, which is no Exception
        raise refusal(
            "damaged", Text("読めるブック", "a workbook that can be read"), "壊れたシート / a damaged sheet", noted.file
        ) from None


def _grid(sheet: CalamineSheet) -> Grid:
    """All cells from A1; a merged cell says its value in every cell it covers."""
    rows: list[list[Raw]] = [row[:MAX_COLUMNS] for row in sheet.to_python(skip_empty_area=False, nrows=MAX_ROWS)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if top >= len(rows) or left >= len(rows[top]):
            continue
        value = rows[top][left]
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [value] * len(row[left : right + 1])
    return rows


def _sheet(name: str, grid: Grid, headings: Headings, mapping: ColumnMapping, noted: _Noted) -> None:
    used = [place for place, text in enumerate(headings.texts) if text]
    for place in used:
        noted.columns.append(Column(name, get_column_letter(place + 1), headings.texts[place], headings.targets[place]))
    before: Mapping[int, Raw] = {}
    for number in range(headings.first_data_row, len(grid)):
        cells = {place: grid[number][place] for place in used if fills(headings.targets[place])}
        cells = {place: _repeated(raw, before.get(place, "")) for place, raw in cells.items()}
        if len(noted.faults) > MAX_FAULTS:
            raise refusal("too-many-faults", _MAPPING, f"{len(noted.faults):,}", noted.file, _HEADINGS)
        if any(text_of(raw) for raw in cells.values()):
            _row(name, number, cells, headings, mapping, noted)
            before = cells


def _repeated(raw: Raw, above: Raw) -> Raw:
    return above if isinstance(raw, str) and raw.strip() in _DITTO else raw


def _row(
    name: str, number: int, cells: Mapping[int, Raw], headings: Headings, mapping: ColumnMapping, noted: _Noted
) -> None:
    said: list[Said] = []
    for place, raw in cells.items():
        target = headings.targets[place]
        assert target is not None
        where = f"{name}!{get_column_letter(place + 1)}{number + 1}"
        try:
            found = values_of(_translated(raw, mapping), target)
        except CellFault as fault:
            noted.faults.append(_fault(fault, where, number + 1, raw, noted.file))
            continue
        said += [Said(target.subject, target.field, one.value, one.unit, one.remark, where) for one in found]
    noted.rows.append(SheetRow(name, number + 1, tuple(said)))


def _translated(raw: Raw, mapping: ColumnMapping) -> Raw:
    answer = mapping.marks.get(plain(raw)) if isinstance(raw, str) else None
    return raw if answer is None else _CANONICAL[answer]


def _fault(fault: CellFault, where: str, line: int, raw: Raw, file: str) -> Fault:
    return Fault(fault.code, where, fault.expected, shown(text_of(raw)), fault.hint, line, file)


def shown(text: str) -> str:
    """A cell's text as a message repeats it."""
    printable = "".join(c if c.isprintable() else "�" for c in text[: SHOWN + 1])
    return f"'{printable[:SHOWN]}{'…' if len(text) > SHOWN else ''}'"


def _formulas(data: bytes, noted: _Noted) -> Iterator[Fault]:
    """Cells of the lists that hold formulas."""
    filled: dict[str, set[str]] = {}
    for column in noted.columns:
        if fills(column.target):
            filled.setdefault(column.sheet, set()).add(column.letter)
    rows = {(row.sheet, row.number) for row in noted.rows}
    try:
        book = load_workbook(BytesIO(data), read_only=True)
        for name, letters in filled.items():
            for row in book[name].iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS):
                for cell in row:
                    if cell.data_type != "f":  # a blank one knows no place
                        continue
                    letter = get_column_letter(cell.column or 1)
                    if (name, cell.row) in rows and letter in letters:
                        where = f"{name}!{letter}{cell.row}"
                        yield Fault("formula", where, _FORMULA, shown(str(cell.value)), NO_HINT, cell.row, noted.file)
    except Exception:
        yield _remark("formula", "", _FORMULA, "数式 / formulas", noted.file)
