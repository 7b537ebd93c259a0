"""Free texts of the pack in both languages (登録簿の対訳): one row a text, as the pack writes it and in the other language.

Header: text ja en. An empty cell means that the text itself stands in that language: it is written in it, or is a name.
"""

from __future__ import annotations

from pathlib import Path

from meguri.register.row import RowFault
from meguri.vocabulary.text import Text

FILE = "translations.tsv"
COLUMNS = ("text", "ja", "en")


def read(folder: Path) -> tuple[dict[str, Text], list[RowFault]]:
    """The texts of a folder's table by what the pack writes, and what is wrong with it; a folder may have none."""
    path = folder / FILE
    if not path.exists():
        return {}, []
    lines = path.read_text(encoding="utf-8").split("\n")
    if tuple(lines[0].split("\t")) != COLUMNS:
        return {}, [RowFault(f"{FILE}:1", f"the header must be {' '.join(COLUMNS)}")]
    found: dict[str, Text] = {}
    faults = []
    for number, line in enumerate(lines[1:], start=2):
        if line and (fault := _take(line.split("\t"), found)):
            faults.append(RowFault(f"{FILE}:{number}", fault))
    return found, faults


def _take(cells: list[str], found: dict[str, Text]) -> str:
    """Takes one row in; what is wrong with it, or nothing."""
    if len(cells) != len(COLUMNS):
        return f"{len(COLUMNS)} columns are needed, {len(cells)} found"
    text, ja, en = cells
    if not text or text in found:
        return f"text {text!r} is empty or stands twice"
    found[text] = Text(ja or text, en or text)
    return ""
