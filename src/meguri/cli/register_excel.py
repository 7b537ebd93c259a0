"""`meguri register template` and `import` (登録簿の Excel): a sheet to fill in; what a filled one would change, shown first."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from meguri.cli.parser import Parser
from meguri.vocabulary.text import Text

STATUSES = ("self-declared", "association-survey")


def configure_template(parser: Parser) -> None:
    """Options of the sheet to fill in."""
    of = Text("この機関の登録値と出典を書き入れる", "with what the register has of this organisation, and its sources")
    parser.option("--organisation", of, metavar="ID")


def configure_import(parser: Parser) -> None:
    """Options of an import."""
    mapping = Text("見出しの対応ファイル", "a file that says which heading fills what")
    status = Text("出典の種類（既定 self-declared）", "kind of source (default self-declared)")
    marked = Text(
        "誤りのあるセルに印を付けた同じブックを保存する", "save the same workbook with its faulty cells marked"
    )
    write = Text("差分をこの登録簿フォルダに書き込む", "write the differences into this folder of the register")
    parser.option("--mapping", mapping, metavar="F")
    parser.option("--status", status, choices=[*STATUSES], default=STATUSES[0])
    parser.option("--marked", marked, metavar="F")
    parser.option("--write", write, metavar="FOLDER")


def run_template(arguments: Namespace) -> int:
    """Saves an empty workbook, or one with the present values of an organisation."""
    from io import BytesIO

    from meguri.cli import output, packs
    from meguri.cli.faults import unknown
    from meguri.register.excel import filled, template

    stored = BytesIO()
    if arguments.organisation is None:
        template.write(stored, arguments.lang)
    else:
        known, id_ = packs.register(arguments.register).organisations, arguments.organisation
        if id_ not in known:
            raise unknown("unknown-id", "--organisation", Text("機関の id", "an id of an organisation"), id_, known)
        filled.write(known[id_], stored, arguments.lang)
    output.save("file", arguments.file, stored.getvalue)
    answer = {"schema": "meguri/register-template/1", "file": arguments.file}
    return output.write(arguments, answer, lambda lang, _: f"{SAVED.in_(lang)}: {arguments.file}\n")


def run_import(arguments: Namespace) -> int:
    """Shows what would change. A faulty cell is reported and stops no other row."""
    from meguri.cli import output, packs
    from meguri.documents import register_import as pages
    from meguri.register.excel import marking, pack_file
    from meguri.register.excel.difference import Origin
    from meguri.register.excel.importing import differences
    from meguri.register.excel.mapping import read_mapping
    from meguri.register.excel.workbook_reading import read
    from meguri.vocabulary.citation import Status

    path, on = Path(arguments.file), packs.as_of(arguments)
    mapping = read_mapping(Path(arguments.mapping)) if arguments.mapping else None
    data = output.content(arguments.file)
    reading = read(data, mapping, path.name)
    origin = Origin(Status(arguments.status), path.name, on)
    found = differences(packs.register(arguments.register), reading, origin, mapping)
    faults = [*reading.faults, *found.faults]
    answer = {
        **found.document(),
        "cell_faults": [fault.document() for fault in reading.faults],
        "remarks": [remark.document() for remark in reading.remarks],
        "unknown_columns": [column.heading for column in reading.unknown_columns],
        "written": None,
    }
    output.save("--marked", arguments.marked, lambda: marking.marked(data, faults, reading.remarks))
    if arguments.write:
        answer["written"] = str(pack_file.write(found, Path(arguments.write)))
    said = [fault.in_(arguments.lang) for fault in faults]
    return output.write(arguments, answer, lambda lang, columns: pages.page(answer, said, lang, columns))


SAVED = Text("保存しました", "saved")
