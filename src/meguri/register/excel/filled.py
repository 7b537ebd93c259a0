"""The sheet to fill in, with what the register has of one organisation already in it (記入済みの Excel).

One row a site; where there are several, a first row without a site for what is said of the company as a whole. A value goes into
a cell only if reading that cell gives the same value back. Every value stands on a second sheet with its source. Handed back
unchanged, the workbook changes nothing: `workbook_reading` knows it by that second sheet.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import IO

from openpyxl.worksheet.worksheet import Worksheet

from meguri.profiles.claim import Claim, Standing, Use
from meguri.profiles.organisation import Organisation
from meguri.register.coded_words import no_statement
from meguri.register.excel.cell_value import CellFault, values_of
from meguri.register.excel.filled_sources import write_values
from meguri.register.excel.target import Target
from meguri.register.excel.template import FIRST_ROW, book_of
from meguri.register.excel.template_columns import COLUMNS
from meguri.register.excel.workbook_reading import VALUES_SHEET
from meguri.register.value_type import CodeType
from meguri.vocabulary.text import Lang

_ANSWERS = {"": "○", "consult": "△", "no": "×"}  # unit of a coded claim → mark
_OF_ONE_PLACE = frozenset(("prefecture", "city", "site_status", "opened"))  # a row without a site names no place
_LISTS = 2  # from so many values on, a cell is tried as a list


def write(organisation: Organisation, to: Path | str | IO[bytes], lang: Lang | str = Lang.JA) -> None:
    """Writes the workbook of one organisation to a path or a binary stream."""
    book = book_of(lang)
    sheet = book.worksheets[0]
    for number, (whole, site) in enumerate(_rows(organisation), start=FIRST_ROW):
        _fill(sheet, number, whole, site, lang)
    write_values(book.create_sheet(VALUES_SHEET, 1), organisation, lang)
    book.save(to)


Claims = tuple[Claim, ...]


def _rows(organisation: Organisation) -> Iterable[tuple[Claims, tuple[Claims, ...]]]:
    """For each row: the claims for columns of the organisation; those for columns of the site, the first that answer win."""
    whole = _standing(organisation.claims)
    anywhere = tuple(claim for claim in whole if claim.field not in _OF_ONE_PLACE)
    sites = [_standing(site.claims) for site in organisation.sites]
    if len(sites) != 1:
        yield whole, (tuple(claim for claim in anywhere if not claim.field.startswith("name_")),)
    for site in sites:
        yield whole, (site, anywhere) if len(sites) == 1 else (site,)


def _standing(claims: Claims) -> Claims:
    """What was not superseded; what is on offer before what is said around it, what is not disputed first."""
    kept = [claim for claim in claims if claim.standing != Standing.SUPERSEDED]
    return tuple(sorted(kept, key=lambda claim: (claim.use != Use.CAPABILITY, claim.standing != Standing.STANDS)))


def _fill(sheet: Worksheet, row: int, whole: Claims, site: tuple[Claims, ...], lang: Lang | str) -> None:
    for number, column in enumerate(COLUMNS, start=1):
        if column.target.subject == "row":
            continue
        sources = (whole,) if column.target.subject == "organisation" else site
        named = column.target.field.startswith("name_")  # a site is never called by the name of its company
        texts = (_text(column.target, claims, lang) for claims in (sources[:1] if named else sources))
        text = next(filter(None, texts), "")
        if text:
            cell = sheet.cell(row, number, text)
            cell.data_type = "s"  # never a formula


def _text(target: Target, claims: Claims, lang: Lang | str) -> str:
    """What a cell says of these claims; empty where none of them can be written so that it reads back the same."""
    asked = [c for c in claims if c.field == target.field and (c.value == target.code or not target.code)]
    asked = [c for c in asked if not target.unit or c.unit == target.unit]
    asked = [claim for claim in asked if not no_statement(claim)]  # the company has not said so: it is asked
    kept = [claim for claim in asked if _reads_back(_written(target, claim, lang), target, [claim], lang)]
    listed = "、".join(_written(target, claim, lang) for claim in kept)
    if len(kept) >= _LISTS and _reads_back(listed, target, kept, lang):
        return listed
    return _written(target, kept[0], lang) if kept else ""


def _written(target: Target, claim: Claim, lang: Lang | str) -> str:
    kind = target.known.type
    if target.code:
        return _ANSWERS.get(claim.unit, "")
    if isinstance(kind, CodeType) and claim.value in kind.known:
        return _ANSWERS["consult"] if claim.unit == "consult" else kind.codes(claim.value).text.in_(lang)
    words = claim.words.in_(lang)  # the importer knows the value by its words in either language
    return words if claim.unit == target.stored_unit else f"{words} {claim.unit}"


def _reads_back(text: str, target: Target, claims: list[Claim], lang: Lang | str) -> bool:
    try:
        read = {(one.value, one.unit) for one in values_of(text, target)}
    except CellFault:
        return False
    return read == {(claim.words.in_(lang), claim.unit) for claim in claims}
