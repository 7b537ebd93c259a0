"""What a command works on (対象の読込): the day, the profile, the rulebook, the register."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from meguri.cli.faults import refused, unknown
from meguri.vocabulary.text import Text

if TYPE_CHECKING:
    from meguri.profiles.profile import Profile
    from meguri.register.register import Register
    from meguri.rulebook.programme import Rulebook

TOKYO = timezone(timedelta(hours=9), "Asia/Tokyo")  # no summer time
DATE = Text("日付（例 2026-10-01）", "a date such as 2026-10-01")


def as_of(arguments: Namespace) -> date:
    """The day asked for, or today in Japan: the only place that reads a clock."""
    if arguments.as_of is None:
        return datetime.now(TOKYO).date()
    from meguri.vocabulary.fiscal_year import FIRST, LAST

    try:
        day = date.fromisoformat(arguments.as_of)
    except ValueError:
        day = date.min
    if not FIRST <= day.year <= LAST:
        raise refused("date", "--as-of", DATE, f"'{arguments.as_of}'")
    return day


def profile(arguments: Namespace) -> Profile:
    """The profile named on the command line."""
    from meguri.profiles.profile import parse_profile, read_profile
    from meguri.vocabulary.reading import MAX_BYTES

    if arguments.profile == "-":
        return parse_profile(sys.stdin.buffer.read(MAX_BYTES + 1), "-")
    return read_profile(Path(arguments.profile))


def heading(profile: Profile) -> dict[str, object]:
    """The profile's name and whether it is invented, as documents show it."""
    name = profile.name or Text("", "")
    return {"name": name.document(), "fictional": profile.fictional}


def rulebook(folder: str | None) -> Rulebook:
    """The rulebook of a folder; the one that ships with Meguri where none is named."""
    from meguri.rulebook.loader import SOURCES_FILE, VERSION_FILE, load, rulebook_of

    if folder is None:
        return load()
    _existing(folder, "--rulebook", (SOURCES_FILE, VERSION_FILE))
    texts = {path.name: path.read_bytes() for path in Path(folder).glob("*.yaml")}
    return rulebook_of(texts, (Path(folder) / VERSION_FILE).read_text("utf-8").strip())


def register(folder: str | None) -> Register:
    """The register of a folder; the one that ships with Meguri where none is named."""
    from meguri.register.loader import load, load_from

    if folder is None:
        return load()
    _existing(folder, "--register", ())
    return load_from(Path(folder))


def _existing(folder: str, option: str, files: tuple[str, ...]) -> None:
    missing = [name for name in files if not (Path(folder) / name).is_file()]
    if not Path(folder).is_dir() or missing:
        listed = ", ".join(files)
        expected = Text(f"{listed or '*.tsv'} のあるフォルダ", f"a folder with {listed or '*.tsv'}")
        raise refused("folder", option, expected, f"'{folder}'")


def programmes(chosen: str | None, known: Rulebook, option: str = "--programme") -> tuple[str, ...] | None:
    """The programmes named by `ID,ID`; None = all."""
    if chosen is None:
        return None
    ids = tuple(part.strip() for part in chosen.split(",") if part.strip())
    for id_ in ids or ("",):
        if id_ not in known.programmes:
            raise unknown("unknown-programme", option, Text("支援事業の id", "a programme"), id_, known.programmes)
    return ids


def site(chosen: str, option: str, known: Register) -> str:
    """A site of the register."""
    if chosen not in known.sites:
        raise unknown("unknown-site", option, Text("登録簿の拠点の id", "a site of the register"), chosen, known.sites)
    return chosen
