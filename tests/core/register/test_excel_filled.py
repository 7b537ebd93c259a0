"""The workbook with the present values of a company: it comes back without a difference, and what is changed is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from excel_books import ORIGIN, first, opened, saved
from openpyxl.worksheet.worksheet import Worksheet
from register_packs import shipped

from meguri.profiles.claim import Standing
from meguri.register.coded_words import CLIENTS_INFERRED
from meguri.register.codes import OverseasClients
from meguri.register.excel import filled, importing
from meguri.register.excel.difference import Change, Differences
from meguri.register.excel.template import FIRST_ROW
from meguri.register.excel.template_columns import COLUMNS
from meguri.register.excel.workbook_reading import VALUES_SHEET, read
from meguri.register.register import Register


@pytest.fixture(scope="module")
def register() -> Register:
    return shipped()


def _book(register: Register, id_: str, lang: str = "ja") -> bytes:
    stream = BytesIO()
    filled.write(register.organisations[id_], stream, lang)
    return stream.getvalue()


def _differences(register: Register, data: bytes) -> Differences:
    reading = read(data)
    assert not reading.faults
    return importing.differences(register, reading, ORIGIN)


def _column(target: str) -> int:
    return next(number for number, column in enumerate(COLUMNS, start=1) if str(column.target) == target)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_company_s_workbook_comes_back_without_a_difference(register: Register, lang: str) -> None:
    for id_ in register.organisations:
        found = _differences(register, _book(register, id_, lang))
        assert found.empty, (id_, [one.document() for one in found.all])
        assert not found.faults, (id_, found.faults)
        assert [party.id for party in found.parties] == [id_]


def test_most_coded_values_stand_in_the_list(register: Register) -> None:
    """Else an empty sheet would pass the round trip."""
    sheet = first(opened(_book(register, "s-racmo")))
    column = _column("site.overseas_clients")
    assert sheet.cell(FIRST_ROW, _column("site.name_ja")).value is None
    assert sheet.cell(FIRST_ROW, column).value == OverseasClients.YES.text.ja
    names = [sheet.cell(FIRST_ROW + 1 + n, _column("site.name_ja")).value for n in range(3)]
    assert names == [site.name.ja for site in register.organisations["s-racmo"].sites]
    offered = [number for number, one in enumerate(COLUMNS, start=1) if one.target.field == "cell_type"]
    assert "○" in {sheet.cell(FIRST_ROW, number).value for number in offered}


def test_what_is_only_inferred_of_clients_from_abroad_is_left_to_the_company_and_named_as_inferred(
    register: Register,
) -> None:
    book = opened(_book(register, "cyto-facto"))
    column = _column("site.overseas_clients")
    assert {first(book).cell(FIRST_ROW + n, column).value for n in range(3)} == {None}
    values = [row[2] for row in _values(book[VALUES_SHEET])]
    assert CLIENTS_INFERRED.ja in values
    assert OverseasClients.YES.text.ja not in values


def test_the_reading_of_a_name_is_no_english_name(register: Register) -> None:
    book = opened(_book(register, "united-immunity"))
    assert first(book).cell(FIRST_ROW, _column("organisation.name_en")).value is None
    assert register.organisations["united-immunity"].name.en.endswith("(read: Yunaiteddo Imuniti)")


def test_a_japanese_company_reads_free_text_in_japanese(register: Register) -> None:
    """Names in English have columns of their own; every other text has Japanese letters or is a name or a number."""
    english = {number for number, one in enumerate(COLUMNS, start=1) if one.target.field == "name_en"}
    for id_ in register.organisations:
        for row in first(opened(_book(register, id_))).iter_rows(min_row=FIRST_ROW):
            written = (cell.value for cell in row if isinstance(cell.value, str) and cell.column not in english)
            assert not [text for text in written if re.search(r"[a-z]{3} [a-z]{3}", text) and text.isascii()]


def test_every_value_stands_with_its_source(register: Register) -> None:
    for id_ in ("minaris", "takara-bio"):
        rows = list(_values(opened(_book(register, id_))[VALUES_SHEET]))
        organisation = register.organisations[id_]
        claims = [*organisation.claims, *(claim for site in organisation.sites for claim in site.claims)]
        kept = [claim for claim in claims if claim.standing != Standing.SUPERSEDED]
        assert len(rows) == len(kept)
        for row, claim in zip(rows, kept, strict=True):
            assert claim.citation.source in row[6]
            assert row[7] == (claim.citation.dated or None)


def _values(sheet: Worksheet) -> Iterator[tuple[str, ...]]:
    seen = False
    for row in sheet.iter_rows(values_only=True):
        if seen:
            yield row  # type: ignore[misc]
        seen = seen or row[1] == "項目"


def test_what_a_company_changes_is_the_only_difference(register: Register) -> None:
    book = opened(_book(register, "minaris"))
    sheet = first(book)
    yokohama = next(
        n for n in range(FIRST_ROW, FIRST_ROW + 3) if sheet.cell(n, _column("site.name_ja")).value == "横浜サイト"
    )
    sheet.cell(yokohama, _column("site.slot")).value = "2027-04"
    sheet.cell(yokohama, _column("site.city")).value = "横浜市港北区"
    found = _differences(register, saved(book))
    changes = {(one.claim.subject, one.claim.field, one.claim.value): one.change for one in found.all}
    assert changes == {
        ("minaris/yokohama", "slot", "2027-04"): Change.NEW,
        ("minaris/yokohama", "city", "横浜市港北区"): Change.DIFFERS,
    }


def test_a_row_moved_elsewhere_still_changes_nothing(register: Register) -> None:
    book = opened(_book(register, "s-racmo"))
    first(book).move_range(f"A{FIRST_ROW + 1}:ZZ{FIRST_ROW + 3}", rows=5)
    assert _differences(register, saved(book)).empty


def test_the_same_values_in_an_empty_sheet_are_statements_of_their_own(register: Register) -> None:
    book = opened(_book(register, "minaris"))
    del book[VALUES_SHEET]
    found = _differences(register, saved(book))
    assert found.counts()[Change.CONFIRMED.value] > 5
