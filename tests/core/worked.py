"""Reading of `tests/cases/` (手計算の答えの読込)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from meguri.profiles.profile import Profile, parse_profile, read_profile
from meguri.vocabulary.reading import Node, read_file

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
Case = dict[str, Any]


def cases() -> list[tuple[str, Case]]:
    """Every case with the name of its file."""
    files = sorted((ROOT / "tests" / "cases").glob("*.yaml"))
    return [(file.stem, case) for file in files for case in plain(read_file(file))["cases"]]


def profile_of(case: Case) -> Profile:
    """The example, or the profile written in the case."""
    return read_profile(EXAMPLES / case["example"]) if "example" in case else parse_profile(case["profile"])


def plain(node: Node) -> Any:
    """The values of a file without their places."""
    match node.value:
        case dict():
            return {key: plain(entry) for key, entry in node.value.items()}
        case list():
            return [plain(entry) for entry in node.value]
    return node.value
