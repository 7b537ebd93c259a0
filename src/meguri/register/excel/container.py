"""Is the file a workbook that may be opened (ファイルの安全確認)? Before anything reads it: kind, size, what it unpacks to.

Refused: files that are no .xlsx or .xlsm, encrypted ones, damaged ones, and ones built to exhaust the machine.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from meguri.vocabulary.errors import NO_HINT, Fault, InputFaults
from meguri.vocabulary.text import Text

MAX_BYTES = 10_000_000
MAX_UNPACKED = 80_000_000
MAX_MEMBERS = 2_000
MAX_RATIO = 200  # bytes unpacked per byte packed
SMALL = 2_000_000  # members below this may be packed tightly
MAX_ROWS, MAX_COLUMNS, MAX_SHEETS = 5_000, 500, 50

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PLACE = re.compile(rb"""<(?:\w+:)?(?:c|row)\b[^>]*?\sr\s*=\s*["']([^"']*)["']""")
_CELL = re.compile(rb"([A-Za-z]{0,3})([0-9]{1,7})")
_SAVE_AS_XLSX = Text(
    "Excel で開き、「Excel ブック (*.xlsx)」として保存し直してください", "open it in Excel and save it as .xlsx"
)


@dataclass(frozen=True, slots=True)
class Inside:
    """What the container holds besides cells."""

    macros: bool
    formulas: bool
    external_links: bool


def inspected(data: bytes, file: str = "") -> Inside:
    """What is inside a workbook that may be opened.

    Raises:
        InputFaults: it may not be opened.
    """
    if not data:
        raise refusal("empty", Text("Excel ファイル", "an Excel file"), "空のファイル / an empty file", file)
    if len(data) > MAX_BYTES:
        raise refusal("too-big", _at_most(MAX_BYTES, "バイト", "bytes"), f"{len(data):,}", file)
    if data.startswith(_OLE):
        raise _old_or_encrypted(data, file)
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _inside(archive, file)
    except (BadZipFile, EOFError, zlib.error, NotImplementedError, ValueError, OSError, RuntimeError):
        raise refusal(
            "not-excel",
            Text("壊れていない Excel ブック（.xlsx）", "an undamaged Excel workbook (.xlsx)"),
            "ほかの形式か壊れたファイル / another kind of file, or a damaged one",
            file,
            _SAVE_AS_XLSX,
        ) from None


def _old_or_encrypted(data: bytes, file: str) -> InputFaults:
    if _ENCRYPTED in data:
        hint = Text("パスワードを外して保存し直してください", "save it again without a password")
        return refusal(
            "encrypted", Text("パスワードのないブック", "a workbook without password"), "暗号化 / encrypted", file, hint
        )
    return refusal("old-excel", Text("Excel ブック（.xlsx）", "an Excel workbook (.xlsx)"), ".xls", file, _SAVE_AS_XLSX)


def _inside(archive: ZipFile, file: str) -> Inside:
    members = archive.infolist()
    names = {member.filename for member in members}
    if len(members) > MAX_MEMBERS or len(names) != len(members):
        raise refusal("bomb", _at_most(MAX_MEMBERS, "部品", "different parts"), f"{len(members):,}", file)
    _check_sizes(members, file)
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names or "mimetype" in names:
        raise refusal(
            "not-excel", Text("Excel ブック（.xlsx）", "an Excel workbook (.xlsx)"), "zip", file, _SAVE_AS_XLSX
        )
    sheets = sum(name.startswith("xl/worksheets/") and name.endswith(".xml") for name in names)
    if sheets > MAX_SHEETS:
        raise refusal("too-many-sheets", _at_most(MAX_SHEETS, "シート", "sheets"), f"{sheets:,}", file)
    formulas = any(_checked(archive, member, file) for member in members)
    return Inside(
        macros="xl/vbaProject.bin" in names,
        formulas=formulas,
        external_links=any(name.startswith("xl/externalLinks/") for name in names),
    )


def _check_sizes(members: list[ZipInfo], file: str) -> None:
    unpacked = sum(member.file_size for member in members)
    tight = any(m.file_size > SMALL and m.file_size > MAX_RATIO * max(m.compress_size, 1) for m in members)
    if unpacked > MAX_UNPACKED or tight:
        raise refusal("bomb", _at_most(MAX_UNPACKED, "バイト（展開後）", "bytes when unpacked"), f"{unpacked:,}", file)
    if any(member.flag_bits & 1 for member in members):
        raise refusal(
            "encrypted", Text("パスワードのないブック", "a workbook without password"), "暗号化 / encrypted", file
        )


def _checked(archive: ZipFile, member: ZipInfo, file: str) -> bool:
    """Whether the member holds formulas. Reading it also proves its stated size and checksum."""
    content = archive.read(member)
    if not member.filename.endswith((".xml", ".rels", ".vml")):
        return False
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise refusal("bomb", Text("宣言のない XML", "XML without declarations"), "DOCTYPE", file)
    if not member.filename.startswith("xl/") or b"sheetData" not in content:
        return False
    for place in set(_PLACE.findall(content)):
        _check_place(place, file)
    return re.search(rb"<(?:\w+:)?f[\s>/]", content) is not None


def _check_place(place: bytes, file: str) -> None:
    """A single cell far away would make readers fill everything before it."""
    cell = _CELL.fullmatch(place)
    if cell is None:
        raise refusal("not-excel", Text("セルの番地", "the place of a cell"), repr(place[:20]), file)
    column = 0
    for letter in cell[1].upper():
        column = column * 26 + letter - ord("A") + 1
    if int(cell[2]) > MAX_ROWS:
        raise refusal("too-many-rows", _at_most(MAX_ROWS, "行", "rows"), f"{int(cell[2]):,}", file, _CLEAR_REST)
    if column > MAX_COLUMNS:
        raise refusal("too-many-columns", _at_most(MAX_COLUMNS, "列", "columns"), f"{column:,}", file, _CLEAR_REST)


_CLEAR_REST = Text(
    "表の外側の書式だけの行・列を削除してください", "delete rows and columns outside the table, even if only formatted"
)


def _at_most(number: int, ja: str, en: str) -> Text:
    return Text(f"{number:,}{ja}以下", f"at most {number:,} {en}")


def refusal(code: str, expected: Text, got: str, file: str, hint: Text = NO_HINT) -> InputFaults:
    """The whole file is refused."""
    return InputFaults([Fault(code, "", expected, got, hint, file=file)])
