"""The register's Excel from a terminal (登録簿の Excel): nothing is written unasked, one bad cell stops nothing else."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from terminal import ON, meguri

SHEET = "拠点一覧"
SITE = {"A4": "株式会社ニコン・セル・イノベーション", "F4": "江東区の製造施設", "H4": "東京都"}


def filled(path: Path, cells: dict[str, str]) -> str:
    """The template with these cells filled in."""
    assert meguri("register", "template", str(path)).status == 0
    book = load_workbook(path)
    for cell, value in cells.items():
        book[SHEET][cell] = value
    book.save(path)
    return str(path)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_an_empty_template_changes_nothing(tmp_path: Path, lang: str) -> None:
    seen = meguri("register", "import", filled(tmp_path / "list.xlsx", {}), *ON, "--lang", lang)
    assert (seen.status, seen.err) == (0, "")
    assert "--write" in seen.out


def test_a_template_of_an_organisation_holds_its_values_and_changes_nothing(tmp_path: Path) -> None:
    path = str(tmp_path / "list.xlsx")
    assert meguri("register", "template", path, "--organisation", "s-racmo").status == 0
    assert load_workbook(path)[SHEET]["A4"].value
    answer = json.loads(meguri("register", "import", path, *ON, "--json").out)
    assert sum(answer["counts"].values()) == 0
    assert meguri("register", "template", path, "--organisation", "nobody").status == 2


def test_a_faulty_cell_is_marked_and_stops_nothing_else(tmp_path: Path) -> None:
    path = filled(tmp_path / "list.xlsx", SITE | {"L4": "広い", "AQ4": "○"})
    marked = tmp_path / "marked.xlsx"
    seen = meguri("register", "import", path, *ON, "--json", "--marked", str(marked))
    answer = json.loads(seen.out)
    assert seen.status == 0
    assert [fault["path"] for fault in answer["cell_faults"]] == [f"{SHEET}!L4"]
    assert sum(answer["counts"].values()) == 1
    assert answer["written"] is None
    assert load_workbook(marked)[SHEET]["L4"].comment is not None


def test_the_differences_are_written_only_into_the_folder_that_was_named(tmp_path: Path) -> None:
    path, folder = filled(tmp_path / "list.xlsx", SITE | {"AQ4": "○"}), tmp_path / "register"
    seen = meguri("register", "import", path, *ON, "--write", str(folder))
    assert seen.status == 0
    assert str(folder) in seen.out.replace("\n", "").replace(" ", "")
    assert meguri("register", "check", "--register", str(folder)).err == ""
    again = json.loads(meguri("register", "import", path, *ON, "--json", "--register", str(folder)).out)
    assert sum(again["counts"].values()) == 0


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04 broken", b"name,steps\n"], ids=["empty", "broken", "text"])
def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(raw)
    seen = meguri("register", "import", str(path))
    assert (seen.status, seen.out) == (2, "")
    assert "Traceback" not in seen.err
