"""Packs for the tests of the register: the one that ships, read once, and small ones written to a folder."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from meguri.register.loader import load
from meguri.register.register import Register
from meguri.register.row import COLUMNS

Line = dict[str, str]
WritePack = Callable[..., Path]

COMPLETE: Line = {
    "kind": "organisation",
    "id": "fictional-maker",
    "field": "name_ja",
    "value": "架空製造",
    "unit": "",
    "use": "capability",
    "standing": "stands",
    "status": "primary",
    "source": "架空の資料",
    "place": "",
    "source_date": "2026-01",
    "read_on": "2026-11-23",
    "note": "",
}


@cache
def shipped() -> Register:
    """The register that ships."""
    return load()


def written(folder: Path, *lines: Line) -> Path:
    """The folder, with a pack of a complete row and others that differ from it as told."""
    rows = ["\t".join({**COMPLETE, **line}[column] for column in COLUMNS) for line in ({}, *lines)]
    (folder / "pack.tsv").write_text("\n".join(["\t".join(COLUMNS), *rows]) + "\n", encoding="utf-8")
    return folder
