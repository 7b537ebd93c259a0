"""The same workbook back with its faulty cells marked (指摘付きブック): colour, comment, and a sheet that lists all.

Everything else stays: sheets, styles, widths, drop-downs, formulas, comments of others. Marks of an earlier import are
taken off where the cell is mended.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from meguri.register.excel.container import MAX_COLUMNS, MAX_ROWS, inspected, refusal
from meguri.register.excel.template_guide import AUTHOR
from meguri.register.excel.workbook_reading import RESULT_SHEET
from meguri.vocabulary.errors import Fault
from meguri.vocabulary.text import Lang, Text

FAULTY, REMARKED = "FFF4B6B6", "FFFFF2CC"
_SIGN = "【取込み / Import】"
_WIDTH, _HEIGHT = 320, 160


def marked(data: bytes, faults: Iterable[Fault], remarks: Iterable[Fault] = ()) -> bytes:
    """The workbook with faults in red, remarks in yellow. `Fault.path` names the cell as `sheet!C7`.

    Raises:
        InputFaults: the workbook cannot be opened.
    """
    inside = inspected(data)
    try:
        book = load_workbook(BytesIO(data), keep_vba=inside.macros, keep_links=True)
    except Exception:
        raise refusal(
            "damaged", Text("読めるブック", "a workbook that can be read"), "壊れたブック / damaged", ""
        ) from None
    _unmark(book)
    listed = [*((fault, FAULTY) for fault in faults), *((remark, REMARKED) for remark in remarks)]
    for fault, colour in listed:
        _mark(book, fault, colour)
    _list(book, listed)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _unmark(book: Workbook) -> None:
    """Takes off what an earlier import marked."""
    if RESULT_SHEET in book.sheetnames:
        del book[RESULT_SHEET]
    for sheet in book.worksheets:
        for row in sheet.iter_rows(max_row=min(sheet.max_row, MAX_ROWS), max_col=min(sheet.max_column, MAX_COLUMNS)):
            for cell in row:
                if cell.comment is not None and _SIGN in cell.comment.text:
                    kept = cell.comment.text.split(_SIGN)[0].strip()
                    cell.comment = Comment(kept, cell.comment.author) if kept else None
                    if cell.fill.start_color.rgb in (FAULTY, REMARKED):
                        cell.fill = PatternFill()


def _mark(book: Workbook, fault: Fault, colour: str) -> None:
    cell = _cell(book, fault)
    if cell is None:
        return
    if cell.fill.start_color.rgb != FAULTY:
        cell.fill = PatternFill("solid", start_color=colour, end_color=colour)
    said = f"{_SIGN}\n{message(fault, Lang.JA)}\n{message(fault, Lang.EN)}"
    before = cell.comment
    text = f"{before.text}\n{said}" if before is not None and before.text.strip() else said
    cell.comment = Comment(text, before.author if before is not None and before.author else AUTHOR, _HEIGHT, _WIDTH)


def _cell(book: Workbook, fault: Fault) -> Cell | None:
    """The cell; of merged ones the first, which carries the value."""
    name, _, place = fault.path.rpartition("!")
    if name not in book.sheetnames or not place:
        return None
    sheet = book[name]
    for merged in sheet.merged_cells.ranges:
        if place in merged:
            place = merged.coord.split(":")[0]
    found = sheet[place]
    return found if isinstance(found, Cell) else None


def message(fault: Fault, lang: Lang) -> str:
    """What is wrong and what to write, without the place."""
    hint = fault.hint.in_(lang)
    if lang == Lang.JA:
        return f"{fault.expected.ja}が必要です（いまの値: {fault.got}）。" + (f"{hint}。" if hint else "")
    return f"Expected {fault.expected.en}, got {fault.got}." + (f" {hint}." if hint else "")


def _list(book: Workbook, listed: list[tuple[Fault, str]]) -> None:
    """All faults and remarks on a sheet of their own, each with a link to its cell."""
    sheet: Worksheet = book.create_sheet(RESULT_SHEET)
    for column, (head, width) in enumerate((("セル / Cell", 24), ("内容", 70), ("In English", 70)), start=1):
        sheet.cell(1, column, head).font = Font(bold=True)
        sheet.column_dimensions["ABC"[column - 1]].width = width
    for row, (fault, colour) in enumerate(listed, start=2):
        for column, text in enumerate((fault.path, message(fault, Lang.JA), message(fault, Lang.EN)), start=1):
            cell = sheet.cell(row, column)
            cell.value, cell.data_type = text, "s"  # never a formula, whatever the workbook said
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.cell(row, 1).fill = PatternFill("solid", start_color=colour, end_color=colour)
        name, _, place = fault.path.rpartition("!")
        if name in book.sheetnames:
            sheet.cell(row, 1).hyperlink = f"#'{name.replace(chr(39), chr(39) * 2)}'!{place}"
    if not listed:
        sheet.cell(2, 2, "指摘はありません")
        sheet.cell(2, 3, "nothing to mend")
