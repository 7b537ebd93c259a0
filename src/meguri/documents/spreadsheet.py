"""Cells of a workbook (表計算のセル): text that can never become a formula, amounts, headings, widths."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from meguri.documents.width import width
from meguri.vocabulary.text import Lang

TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # what a spreadsheet takes for a formula
Place = Cell | MergedCell  # as openpyxl types a cell; nothing here is merged
YEN = "#,##0;[Red]△#,##0"
WIDEST = 60
MOST = 32_000  # characters a cell takes
PROPERTIES = "docProps/core.xml"
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
SHEET = re.compile(r"xl/worksheets/sheet([0-9]+)\.xml")
FORMULA = re.compile(rb'(<c r="([A-Z]+[0-9]+)"[^>]*><f>[^<]*</f>)<v ?/>')
FONT = "Yu Gothic"
HEAD = PatternFill("solid", fgColor="E8EEF4")
INPUT = PatternFill("solid", fgColor="FFF9E5")  # a value that the reader may change


class Book(Workbook):
    """A workbook that also keeps what its formulas come to, for programs that show cells without calculating."""

    def __init__(self) -> None:
        super().__init__()
        self.known: dict[tuple[str, str], int] = {}  # sheet and cell → value of its formula


def neutral(text: str) -> str:
    """`text` as it may stand in a cell, also after it is saved as CSV and opened again."""
    cleaned: str = ILLEGAL_CHARACTERS_RE.sub("", text)[:MOST]
    return (
        f"'{cleaned}" if cleaned.lstrip(" \u3000\n").startswith(TRIGGERS) or cleaned.startswith(TRIGGERS) else cleaned
    )


def put_text(cell: Place, text: str, *, bold: bool = False, wrap: bool = True, given: bool = False) -> None:
    """A text, stored as text whatever it looks like."""
    assert isinstance(cell, Cell)
    cell.value = neutral(text)
    cell.data_type = "s"
    cell.font = Font(name=FONT, bold=bold)
    cell.alignment = Alignment(vertical="top", wrap_text=wrap)
    if given:
        cell.fill = INPUT


def put_yen(cell: Place, amount: int | str, *, given: bool = False, known: int | None = None) -> None:
    """An amount, or the formula that computes it and what it comes to; `given` marks what the reader may change.

    Args:
        known: what a formula comes to; of a plain amount it says nothing.
    """
    assert isinstance(cell, Cell)
    book = cell.parent.parent if isinstance(cell.parent, Worksheet) else None
    if known is not None and isinstance(amount, str) and isinstance(book, Book):
        book.known[cell.parent.title, cell.coordinate] = known
    cell.value = amount
    cell.number_format = YEN
    cell.font = Font(name=FONT)
    cell.alignment = Alignment(vertical="top")
    if given:
        cell.fill = INPUT


def put_row(sheet: Worksheet, row: int, texts: Sequence[str], *, head: bool = False) -> None:
    """A row of texts."""
    for column, text in enumerate(texts, 1):
        cell = sheet.cell(row, column)
        put_text(cell, text, bold=head)
        if head:
            cell.fill = HEAD


def fit(sheet: Worksheet, lang: Lang) -> None:
    """Columns as wide as what stands in them."""
    for column in sheet.iter_cols():
        texts = [str(cell.value) for cell in column if cell.value is not None and not str(cell.value).startswith("=")]
        widest = max((min(width(text, lang), WIDEST) for text in texts), default=8)
        sheet.column_dimensions[get_column_letter(column[0].column or 1)].width = max(12, widest + 3)


def saved(book: Workbook, as_of: date) -> bytes:
    """The workbook as a file: the same bytes for the same cells, dated by the answer and not by a clock."""
    stored, fixed = BytesIO(), BytesIO()
    book.properties.created = datetime.combine(as_of, time())
    book.calculation.fullCalcOnLoad = True
    book.save(stored)
    stamp = (as_of.year, as_of.month, as_of.day, 0, 0, 0)
    with ZipFile(stored) as source, ZipFile(fixed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == PROPERTIES:
                content = MODIFIED.sub(rb"\g<1>" + f"{as_of}T00:00:00Z".encode() + rb"\g<2>", content)
            elif isinstance(book, Book) and (found := SHEET.fullmatch(name)):
                content = _with_values(content, book, book.worksheets[int(found[1]) - 1].title)
            target.writestr(ZipInfo(name, stamp), content, ZIP_DEFLATED)
    return fixed.getvalue()


def _with_values(content: bytes, book: Book, sheet: str) -> bytes:
    """The sheet with the value of every formula that is known beside it, as spreadsheet programs store it."""

    def filled(found: re.Match[bytes]) -> bytes:
        value = book.known.get((sheet, found[2].decode()))
        return found[0] if value is None else found[1] + f"<v>{value}</v>".encode()

    return FORMULA.sub(filled, content)


def for_print(sheet: Worksheet, footer: str) -> None:
    """A4 across, as wide as the page, with a footer."""
    if sheet.oddFooter is not None and sheet.oddFooter.center is not None:
        sheet.oddFooter.center.text = footer
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    if sheet.sheet_properties.pageSetUpPr is not None:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
