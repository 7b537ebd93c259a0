"""A file that was handed in (読み込んだファイル): YAML, JSON or Excel, told apart by what is in it and not by its name."""

from __future__ import annotations

from meguri.profiles.profile import profile_of
from meguri.vocabulary.reading import read_text
from meguri_portal.services.draft import Draft
from meguri_portal.services.examples import values_of
from meguri_portal.services.profile_sheet_reading import read_sheet
from meguri_portal.services.typed.words import words

_PACKED = (b"PK", bytes.fromhex("d0cf11e0"))  # a workbook, or an old one


def uploaded(data: bytes, name: str) -> Draft:
    """The draft in a file.

    Raises:
        InputFaults: with every fault, each with its line, path or cell.
    """
    file = words(name)[-120:]
    if data.startswith(_PACKED):
        draft = read_sheet(data, file)
        draft.profile()
        return draft
    root = read_text(data, file)
    profile_of(root, file)
    return Draft(values_of(root))
