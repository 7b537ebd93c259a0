"""What the register has of an organisation, value by value with its source (登録簿の値): the second sheet of a filled workbook."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from meguri.profiles.claim import Claim, Standing, Use
from meguri.profiles.organisation import Organisation
from meguri.register.coded_words import coded_words
from meguri.register.site_fields import SITE
from meguri.register.unit_words import unit_words
from meguri.vocabulary.places import place_text
from meguri.vocabulary.text import Lang, Text

_LINES = (
    Text(
        "登録簿にある値と、その出典です。この頁に書き込んでも読み取りません。直すところは「拠点一覧」に書いてください。",
        "What the register has, with its sources. Nothing written on this sheet is read; write on the list of sites.",
    ),
    Text(
        "「拠点一覧」は、登録簿の値を書き入れてあります。直さずに返せば何も変わりません。拠点名のない行は会社全体の値です。",
        "The list of sites holds these values. Handed back as it is, it changes nothing. A row without a site is about the "
        "company as a whole.",
    ),
    Text(
        "一覧の一つのセルに書ききれない値は、この頁にだけあります。一覧で空欄にしても、登録簿からは消えません。取り下げたい値は、確認用紙の「古い・撤回」に印を付けてください。",
        "Values that do not fit into one cell of the list stand here only. To leave a cell blank removes nothing. "
        "To have a value removed, mark it on the confirmation sheet.",
    ),
)
_HEADS = (
    Text("拠点", "Site"),
    Text("項目", "Field"),
    Text("値", "Value"),
    Text("単位・区分", "Unit or kind"),
    Text("扱い", "Standing"),
    Text("出典の種類", "Kind of source"),
    Text("出典", "Source"),
    Text("資料の日付", "Date of the source"),
    Text("確認日", "Read on"),
)
_WIDTHS = (24, 22, 40, 20, 20, 14, 60, 14, 14)
_WHOLE = Text("（会社全体）", "(company)")
_DISPUTED = Text("訂正確認中", "disputed")
_CONTEXT = Text("参考", "context")


def write_values(sheet: Worksheet, organisation: Organisation, lang: Lang | str) -> None:
    """Lines of explanation, headings, then one row a value."""
    for row, line in enumerate(_LINES, start=1):
        _put(sheet, row, 1, line.in_(lang))
    top = len(_LINES) + 2
    for column, (head, width) in enumerate(zip(_HEADS, _WIDTHS, strict=True), start=1):
        _put(sheet, top, column, head.in_(lang)).font = Font(bold=True)
        sheet.column_dimensions[chr(ord("A") + column - 1)].width = width
    for row, cells in enumerate(_rows(organisation, lang), start=top + 1):
        for column, text in enumerate(cells, start=1):
            _put(sheet, row, column, text).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = f"A{top + 1}"


def _put(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    cell = sheet.cell(row, column, text)
    assert isinstance(cell, Cell)
    cell.data_type = "s"  # never a formula
    return cell


def _rows(organisation: Organisation, lang: Lang | str) -> Iterator[tuple[str, ...]]:
    for claim in organisation.claims:
        if claim.standing != Standing.SUPERSEDED:
            yield (_WHOLE.in_(lang), *_cells(claim, lang))
    for site in organisation.sites:
        for claim in site.claims:
            if claim.standing != Standing.SUPERSEDED:
                yield (site.name.in_(lang), *_cells(claim, lang))


def _cells(claim: Claim, lang: Lang | str) -> tuple[str, ...]:
    standing = [_DISPUTED] * (claim.standing == Standing.DISPUTED) + [_CONTEXT] * (claim.use == Use.CONTEXT)
    cited = claim.citation
    return (
        SITE[claim.field].label.in_(lang),
        _value(claim, lang),
        unit_words(claim.unit).in_(lang).removeprefix("— "),
        "・".join(word.in_(lang) for word in standing),
        cited.status.text.in_(lang),
        f"{cited.source} {place_text(cited.place).in_(lang)}".strip(),
        cited.dated or "",
        cited.read_on.isoformat(),
    )


def _value(claim: Claim, lang: Lang | str) -> str:
    return (coded_words(SITE[claim.field], claim) or claim.words).in_(lang)
