"""`meguri batch` (一括判定)."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from meguri.cli.parser import Parser, packs
from meguri.vocabulary.text import Text

if TYPE_CHECKING:
    from meguri.profiles.profile import Profile

MAX_BYTES = 200_000_000
LISTED = 200  # faults listed


def configure(parser: Parser) -> None:
    """Arguments."""
    parser.option("profiles", Text("1行に1件の JSON（JSON Lines）", "one JSON profile a line (JSON Lines)"))
    parser.option("--json", Text("JSON 文書を1件出力する", "write one JSON document"), action="store_true")
    parser.option(
        "--as-of", Text("基準日（既定は今日、日本時間）", "day of the answer (default today in Japan)"), metavar="DATE"
    )
    parser.option("--programme", Text("この支援事業だけ（カンマ区切り）", "only these programmes"), metavar="ID")
    packs(parser)


def run(arguments: Namespace) -> int:
    """Verdicts for many profiles."""
    from meguri.cli import output, packs
    from meguri.documents import batch as pages
    from meguri.eligibility.batch import batch, document

    profiles = read(Path(arguments.profiles))
    on, rulebook = packs.as_of(arguments), packs.rulebook(arguments.rulebook)
    chosen = packs.programmes(arguments.programme, rulebook)
    columns = batch(profiles, rulebook, packs.register(arguments.register), on, chosen)
    names = [profile.name.in_(arguments.lang) if profile.name else f"#{i}" for i, profile in enumerate(profiles, 1)]
    answer = {**document(columns, names), "as_of": on.isoformat()}
    labels = {id_: rulebook.programme(id_).name.document() for id_ in (column.programme for column in columns)}
    fictional = any(profile.fictional for profile in profiles)
    return output.write(
        arguments, answer, lambda lang, width: pages.page(answer, labels, lang, width, fictional=fictional)
    )


def read(path: Path) -> list[Profile]:
    """The profiles of a file, one a line; every fault of every line at once."""
    from meguri.cli.faults import refused
    from meguri.profiles.profile import parse_profile
    from meguri.vocabulary.errors import Fault, InputFaults

    expected = Text("読めるファイル", "a file that can be read")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise refused(
                "too-big", "profiles", Text(f"{MAX_BYTES:,}バイト以下", f"at most {MAX_BYTES:,} bytes"), "more"
            )
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise refused("unreadable", "profiles", expected, f"'{path}' ({error.strerror})") from None
    profiles: list[Profile] = []
    faults: list[Fault] = []
    for number, line in enumerate(lines, 1):
        if line.strip() and len(faults) < LISTED:
            try:
                profiles.append(parse_profile(line, str(path)))
            except InputFaults as error:
                faults += [replace(fault, line=number) for fault in error.faults]
    if faults:
        raise InputFaults(faults)
    if not profiles:
        raise refused("empty", "profiles", Text("1件以上の記述書", "at least one profile"), "an empty file")
    return profiles
