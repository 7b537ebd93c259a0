"""A file that was handed in (読み込んだファイル): YAML, JSON or Excel, told apart by what is in it and not by its name."""

from __future__ import annotations

from meguri.profiles.profile import profile_of
from meguri.vocabulary.errors import Fault, InputFaults
from meguri.vocabulary.reading import read_text
from meguri.vocabulary.text import Text
from meguri_portal.services.draft import LONGEST, Draft
from meguri_portal.services.examples import values_of
from meguri_portal.services.profile_sheet_reading import read_sheet
from meguri_portal.services.typed.words import words

AT_MOST = Text(f"JSON にして{LONGEST:,}字以下の記述書", f"a profile of at most {LONGEST:,} characters as JSON")
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
    else:
        root = read_text(data, file)
        profile_of(root, file)
        draft = Draft(values_of(root))
    if len(draft.json) > LONGEST:  # the next page could not take it
        raise InputFaults([Fault("too-big", "", AT_MOST, f"{len(draft.json):,}")])
    return draft
