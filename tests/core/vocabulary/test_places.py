"""Places in sources: an English reader learns where a value stands without reading Japanese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

import meguri
from meguri.register.loader import load
from meguri.vocabulary.places import place_text

JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def _cited(node: object) -> Iterator[str]:
    """Places of every cited value of a file."""
    if isinstance(node, dict):
        if "from" in node and isinstance(node.get("at"), str):
            yield node["at"]
        for child in node.values():
            yield from _cited(child)
    elif isinstance(node, list):
        for child in node:
            yield from _cited(child)


def test_every_japanese_place_in_a_source_has_english_words() -> None:
    files = Path(meguri.__file__).parent.rglob("*.yaml")
    places = {place for path in files for place in _cited(yaml.load(path.read_text("utf-8"), yaml.BaseLoader))}
    places |= {claim.citation.place for claim in load().claims}
    written = {place for place in places if JAPANESE.search(place)}
    assert written
    assert [place for place in written if place_text(place).en == place] == []


def test_the_english_of_a_place_keeps_what_the_source_is_quoted_for() -> None:
    assert place_text("S7「治験費用を支援」").en == "S7: “supports the cost of clinical trials” (「治験費用を支援」)"
    assert place_text("table 3").ja == "table 3"
