"""Writes the differences of a workbook into a folder of the register (登録簿への書込み): one file added to, none changed.

An empty folder first receives the pack the differences were made against, so that it can be read as a register.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from shutil import copyfile

from meguri.register.excel.difference import Differences
from meguri.register.excel.importing import apply
from meguri.register.loader import PACK, load_from
from meguri.register.row import COLUMNS
from meguri.vocabulary.errors import Fault, InputFaults, PackError
from meguri.vocabulary.text import Text


def write(found: Differences, folder: Path, base: Path = PACK) -> Path:
    """Appends the rows to `import-….tsv` of the folder and makes sure that the register still loads.

    Raises:
        InputFaults: the folder cannot be written, or would no longer load; it is then left as it was.
    """
    path = folder / f"import-{sha256(found.origin.source.encode()).hexdigest()[:12]}.tsv"
    try:
        _prepare(folder, base)
        before = path.read_text("utf-8") if path.exists() else "\t".join(COLUMNS) + "\n"
        path.write_text(before + "".join(line + "\n" for line in apply(found)), encoding="utf-8")
    except OSError as error:
        expected = Text("書き込めるフォルダ", "a folder that can be written")
        raise InputFaults([Fault("unwritable", str(folder), expected, error.strerror or "")]) from None
    try:
        load_from(folder)
    except PackError as error:
        path.write_text(before, encoding="utf-8")
        expected = Text("読み込める登録簿", "a register that loads")
        raise InputFaults([Fault("refused", str(folder), expected, str(error).splitlines()[0])]) from None
    return path


def _prepare(folder: Path, base: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if not any(folder.glob("*.tsv")):
        for part in sorted(base.glob("*.tsv")):
            copyfile(part, folder / part.name)
