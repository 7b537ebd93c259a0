"""Workbooks for the tests of the Excel sheets, all fictional."""

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from meguri.register.excel.difference import Origin
from meguri.vocabulary.citation import Status

ORIGIN = Origin(Status.ASSOCIATION_SURVEY, "架空調査.xlsx", date(2026, 11, 23))
HEADS = ("会社名", "施設名", "県", "受託可否", "対応工程", "ベクター種", "BSL", "法人番号")


def book(rows: Iterable[Sequence[Any]], heads: Sequence[Any] = HEADS, title: str = "一覧") -> bytes:
    """A workbook of one sheet."""
    made = Workbook()
    sheet = first(made)
    sheet.title = title
    for row in (heads, *rows):
        sheet.append(list(row))
    return saved(made)


def saved(made: Workbook) -> bytes:
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def opened(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data))


def first(made: Workbook) -> Worksheet:
    sheet = made.worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def fictional(number: int, **changed: str) -> list[str]:
    """A row of a fictional organisation."""
    row = {
        "会社名": f"架空製造{number:02}株式会社",
        "施設名": "第一工場",
        "県": "千葉県",
        "受託可否": "○",
        "対応工程": "拡大培養、充填",
        "ベクター種": "AAV",
        "BSL": "2",
        "法人番号": "",
    }
    return list({**row, **changed}.values())
