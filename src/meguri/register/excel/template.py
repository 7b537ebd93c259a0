"""The Excel sheet a CDMO or an industry body fills in (記入用 Excel): one row a site, headings in two languages, drop-downs.

Three sheets: the list, how to fill it in, and the words behind the drop-downs.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import IO

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from meguri.register.excel.template_columns import COLUMNS, MARKS, TemplateColumn
from meguri.register.excel.template_guide import AUTHOR, write_guide
from meguri.register.excel.workbook_reading import CHOICES_SHEET, GUIDE_SHEET
from meguri.vocabulary.text import Lang, Text

SHEET = "拠点一覧"
GROUPS, FIRST_HEADING, SECOND_HEADING, FIRST_ROW = 1, 2, 3, 4
LAST_ROW = 303  # rows with drop-downs
_FILLS = ("DCE6F1", "E4EFDC", "FFF2CC", "F2E6F7", "FCE4D6", "E2F0F0")
_EDGE = Side(style="thin", color="BFBFBF")


def write(to: Path | str | IO[bytes], lang: Lang | str = Lang.JA) -> None:
    """Writes the empty workbook to a path or a binary stream."""
    book_of(lang).save(to)


def book_of(lang: Lang | str) -> Workbook:
    """The empty workbook; `lang` stands on top, the other below."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = SHEET
    _head(sheet, lang)
    choices = book.create_sheet(CHOICES_SHEET)
    _offer_choices(sheet, choices, lang)
    write_guide(book.create_sheet(GUIDE_SHEET, 1), lang)
    choices.sheet_state = "hidden"
    return book


def _head(sheet: Worksheet, lang: Lang | str) -> None:
    other = Lang.EN if lang == Lang.JA else Lang.JA
    for number, column in enumerate(COLUMNS, start=1):
        for row, shown in ((FIRST_HEADING, lang), (SECOND_HEADING, other)):
            cell = sheet.cell(row, number, column.label.in_(shown))
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.border = Border(bottom=_EDGE, right=_EDGE)
            cell.font = Font(bold=row == FIRST_HEADING, size=10 if row == FIRST_HEADING else 8)
        if column.help.ja:
            text = f"{column.help.in_(lang)}\n{column.help.in_(other)}"
            sheet.cell(FIRST_HEADING, number).comment = Comment(text, AUTHOR, height=90, width=240)
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    _group(sheet, lang)
    sheet.row_dimensions[FIRST_HEADING].height = 84
    sheet.row_dimensions[SECOND_HEADING].height = 60
    sheet.freeze_panes = sheet.cell(FIRST_ROW, 2).coordinate


def _group(sheet: Worksheet, lang: Lang | str) -> None:
    """The groups above the headings, each in its colour."""
    for place, (group, members) in enumerate(groupby(enumerate(COLUMNS, start=1), lambda pair: pair[1].group)):
        numbers = [number for number, _ in members]
        title = sheet.cell(
            GROUPS, numbers[0], f"{group.ja} / {group.en}" if lang == Lang.JA else f"{group.en} / {group.ja}"
        )
        title.font = Font(bold=True)
        fill = PatternFill("solid", start_color=_FILLS[place % len(_FILLS)])
        for number in numbers:
            for row in (GROUPS, FIRST_HEADING, SECOND_HEADING):
                sheet.cell(row, number).fill = fill


def _offer_choices(sheet: Worksheet, choices: Worksheet, lang: Lang | str) -> None:
    """Drop-downs that warn but do not forbid, so that ○（AAVのみ） can be written."""
    marks = DataValidation(type="list", formula1=f'"{",".join(MARKS)}"', allow_blank=True, errorStyle="warning")
    sheet.add_data_validation(marks)
    lists: dict[tuple[Text, ...], DataValidation] = {}
    for number, column in enumerate(COLUMNS, start=1):
        if not column.choices:
            continue
        letter = get_column_letter(number)
        validation = marks if _is_marks(column) else lists.get(column.choices)
        if validation is None:
            validation = lists[column.choices] = _listed(choices, len(lists) + 1, column, lang)
            sheet.add_data_validation(validation)
        validation.add(f"{letter}{FIRST_ROW}:{letter}{LAST_ROW}")


def _is_marks(column: TemplateColumn) -> bool:
    return column.choices[0].ja == MARKS[0]


def _listed(choices: Worksheet, number: int, column: TemplateColumn, lang: Lang | str) -> DataValidation:
    words: Iterable[str] = [word.in_(lang) for word in column.choices]
    choices.cell(1, number, column.label.in_(lang))
    for row, word in enumerate(words, start=2):
        choices.cell(row, number, word)
    letter = get_column_letter(number)
    area = f"'{CHOICES_SHEET}'!${letter}$2:${letter}${len(column.choices) + 1}"
    return DataValidation(type="list", formula1=area, allow_blank=True, errorStyle="warning")
