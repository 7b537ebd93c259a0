"""The fictional examples that ship with Meguri (架空の例): one can be opened, looked at and changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from meguri.profiles.profile import ProfileKind, read_profile
from meguri.vocabulary.errors import InputFaults
from meguri.vocabulary.reading import Node, Scalar, read_file
from meguri.vocabulary.text import Text
from meguri_portal.services.draft import Draft

FOLDER = Path(__file__).parents[3] / "examples"


@dataclass(frozen=True, slots=True)
class Example:
    """架空の例."""

    id: str
    name: Text
    kind: ProfileKind
    draft: Draft


@cache
def examples() -> dict[str, Example]:
    """Every shipped profile marked fictional; none where the folder is not there."""
    found = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        try:
            profile = read_profile(path)
        except InputFaults:  # another kind of file
            continue
        if profile.fictional and profile.name is not None:
            found[path.stem] = Example(path.stem, profile.name, profile.kind, Draft(values_of(read_file(path))))
    return found


def values_of(node: Node) -> dict[str, Any]:
    """A document that was read, as a draft holds it."""
    return {key: _plain(entry) for key, entry in node.value.items()} if isinstance(node.value, dict) else {}


def _plain(node: Node) -> Any:
    if isinstance(node.value, dict):
        return values_of(node)
    if isinstance(node.value, list):
        return [_plain(entry) for entry in node.value]
    return _scalar(node.value)


def _scalar(value: Scalar) -> Any:
    return value if value is None or isinstance(value, str | int | bool) else str(value)
