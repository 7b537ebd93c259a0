"""YAML that Meguri reads back exactly (読み戻せる YAML), whatever the words in it look like."""

from __future__ import annotations

import re
from typing import Any

import yaml

WIDTH = 110


def plain_yaml(values: dict[str, Any]) -> str:
    """The document."""
    written: str = yaml.dump(values, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=WIDTH)
    return written


class _Plain(yaml.SafeDumper):
    """Every text that a reader of YAML 1.2 might take for something else is quoted; nothing is written twice by reference."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    risky = not text.isascii() and "\n" in text
    plain = re.fullmatch(r"[A-Za-z\u3040-\u30ff\u4e00-\u9fff][\w\u3040-\u30ff\u4e00-\u9fff/ .-]*", text) is not None
    words = text.casefold() in ("true", "false", "null", "yes", "no", "on", "off", "y", "n")
    style = None if plain and not words and not risky else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Plain.add_representer(str, _text)
