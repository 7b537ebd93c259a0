"""Files that are no workbooks, and workbooks built to harm: a clear message, never a traceback."""

from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from excel_books import book, fictional, first, opened, saved
from hypothesis import given, settings
from hypothesis import strategies as st

from meguri.register.excel import container
from meguri.register.excel.mapping import read_mapping
from meguri.register.excel.marking import marked
from meguri.register.excel.workbook_reading import read
from meguri.vocabulary.errors import InputFaults


def _code(data: bytes) -> str:
    with pytest.raises(InputFaults) as refused:
        read(data, file="x.xlsx")
    (fault,) = refused.value.faults
    assert fault.in_("ja")
    assert fault.in_("en")
    return fault.code


def _zip(members: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _with(data: bytes, **changed: bytes) -> bytes:
    """The workbook with other content of its sheet or further parts."""
    with ZipFile(BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    names = {"sheet": "xl/worksheets/sheet1.xml", "link": "xl/externalLinks/externalLink1.xml", "junk": "xl/junk.bin"}
    return _zip({**members, **{names[key]: content for key, content in changed.items()}})


def _sheet(place: str) -> bytes:
    return f'<worksheet><sheetData><row r="1"><c r="{place}" t="n"><v>1</v></c></row></sheetData></worksheet>'.encode()


GOOD = book([fictional(1)])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"hello", "not-excel"),
        (b"PK\x03\x04 broken", "not-excel"),
        (GOOD[: len(GOOD) // 2], "not-excel"),
        (container._OLE + b"\0" * 600, "old-excel"),
        (container._OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (_zip({"a.txt": b"x"}), "not-excel"),
        (_with(GOOD, junk=b"\0" * 30_000_000), "bomb"),
        (_with(GOOD, sheet=_sheet("A1048576")), "too-many-rows"),
        (_with(GOOD, sheet=_sheet("XFD1")), "too-many-columns"),
        (_with(GOOD, sheet=_sheet("&#88;FD1")), "not-excel"),
        (_with(GOOD, sheet=b'<!DOCTYPE a [<!ENTITY b "c">]>' + _sheet("A1")), "bomb"),
        (_with(GOOD, sheet=b"<worksheet><sheetData><row"), "no-list"),
        (book([["a", "b"]], heads=["あ", "い"]), "no-list"),
    ],
)
def test_a_file_that_may_not_be_opened_is_refused_with_a_reason(data: bytes, code: str) -> None:
    assert _code(data) in (code, "damaged")


def test_a_file_above_the_size_is_not_even_looked_at() -> None:
    assert _code(b"PK" + b"\0" * container.MAX_BYTES) == "too-big"


def test_too_many_sheets_are_refused() -> None:
    made = opened(GOOD)
    for _ in range(container.MAX_SHEETS):
        made.create_sheet()
    assert _code(saved(made)) == "too-many-sheets"


def test_a_size_that_lies_is_found() -> None:
    data = bytearray(_zip({"[Content_Types].xml": b"x", "xl/workbook.xml": b"y" * 9000}))
    place = data.rfind(b"PK\x01\x02")
    data[place + 24 : place + 28] = (10).to_bytes(4, "little")
    assert _code(bytes(data)) == "not-excel"


def test_columns_that_are_not_what_they_were_taken_for_are_refused() -> None:
    rows = [[f"架空{number}", "x", "昨日", "多数", "P9"] for number in range(800)]
    assert _code(book(rows, heads=["会社名", "施設名", "開設日", "並行案件数", "BSL"])) == "too-many-faults"


def test_a_formula_is_read_as_its_saved_value_and_told() -> None:
    made = opened(GOOD)
    first(made)["G2"] = "=1+1"
    reading = read(saved(made))
    assert [(remark.code, remark.path) for remark in reading.remarks] == [("formula", "一覧!G2")]
    assert reading.faults == ()
    assert len(reading.rows) == 1


def test_links_to_other_workbooks_are_told_and_not_followed() -> None:
    reading = read(_with(GOOD, link=b"<externalLink/>"))
    assert "external-link" in {remark.code for remark in reading.remarks}
    assert len(reading.rows) == 1


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=6))
def test_damage_anywhere_ends_in_a_reading_or_a_reason(place: int, noise: bytes) -> None:
    data = GOOD[:place] + noise + GOOD[place + len(noise) :]
    with suppress(InputFaults):
        reading = read(data)
        marked(data, reading.faults)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("schema: meguri/excel-mapping/1\ncolumns: {a: site.nothing}", {"unknown-code"}),
        ("schema: meguri/excel-mapping/1\nsheets: x\nheader_row: 0", {"unknown-key", "range"}),
        ("schema: other", {"schema"}),
        ("columns: 3", {"missing", "type"}),
    ],
)
def test_a_faulty_mapping_file_says_all_its_faults(tmp_path: Path, text: str, codes: set[str]) -> None:
    path = tmp_path / "mapping.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputFaults) as refused:
        read_mapping(path)
    assert {fault.code for fault in refused.value.faults} == codes
