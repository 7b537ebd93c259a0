"""The applied values as a file (取込み値の重ね合わせ): from the database, which keeps them, to one TSV file that the register is read with."""

from __future__ import annotations

import logging
from pathlib import Path
from shutil import copyfile

from meguri.register.loader import PACK, load_from
from meguri.register.row import COLUMNS
from meguri.vocabulary.errors import PackError
from meguri_portal import packs
from meguri_portal.models.curator import ImportedValue

_log = logging.getLogger(__name__)


def write() -> bool:
    """Writes the values of every import in force, or takes the file away where there are none.

    Returns:
        False where the register would no longer load with them; it then stands without them.
    """
    path = packs.imported()
    lines = list(
        ImportedValue.objects.filter(workbook__applied_at__isnull=False, workbook__withdrawn_at__isnull=True)
        .order_by("pk")
        .values_list("line", flat=True)
    )
    if not lines:
        path.unlink(missing_ok=True)
        return True
    _copy_pack(path.parent)
    return _place(path, "\n".join(("\t".join(COLUMNS), *dict.fromkeys(lines), "")))


def _copy_pack(folder: Path) -> None:
    """The pack beside the values; files that no longer belong to it go."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = {part.name for part in PACK.glob("*.tsv")} | {packs.imported().name}
    for old in folder.glob("*.tsv"):
        if old.name not in kept:
            old.unlink()
    for part in PACK.glob("*.tsv"):
        if not (folder / part.name).exists() or (folder / part.name).read_bytes() != part.read_bytes():
            copyfile(part, folder / part.name)


def _place(path: Path, text: str) -> bool:
    before = path.read_text(encoding="utf-8") if path.exists() else None
    if before != text:
        _write(path, text)
    if _loads(path.parent):
        return True
    if before is not None and before != text:
        _write(path, before)
    if before in (None, text) or not _loads(path.parent):  # such as after a new version of the pack
        path.unlink()
    return False


def _write(path: Path, text: str) -> None:
    """In one step, so that nobody reads half a file."""
    new = path.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    new.replace(path)


def _loads(folder: Path) -> bool:
    try:
        load_from(folder)
    except PackError as error:
        _log.error("the register does not load with the applied values: %s", error)
        return False
    return True
