"""The pack is loaded once for all tests; small packs are written to a folder of their own."""

from collections.abc import Callable
from pathlib import Path

import pytest

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


@pytest.fixture(scope="session")
def register() -> Register:
    return load()


@pytest.fixture
def write_pack(tmp_path: Path) -> WritePack:
    """Writes rows that differ from a complete one as told."""

    def write(*lines: Line) -> Path:
        rows = ["\t".join({**COMPLETE, **line}[column] for column in COLUMNS) for line in ({}, *lines)]
        (tmp_path / "pack.tsv").write_text("\n".join(["\t".join(COLUMNS), *rows]) + "\n", encoding="utf-8")
        return tmp_path

    return write
