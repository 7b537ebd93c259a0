"""`meguri schema` (記述書の JSON Schema)."""

from __future__ import annotations

from argparse import Namespace

from meguri.cli.parser import Parser
from meguri.vocabulary.text import Text

KINDS = {"seed": "meguri/seed/1", "cdmo-project": "meguri/cdmo-project/1", "investor": "meguri/investor/1"}


def configure(parser: Parser) -> None:
    """Arguments."""
    parser.option("kind", Text("記述書の種類", "kind of profile"), choices=[*KINDS])


def run(arguments: Namespace) -> int:
    """The JSON Schema of one kind of profile."""
    from meguri.cli import output
    from meguri.profiles.json_schema import json_schema
    from meguri.profiles.profile import ProfileKind

    arguments.json = True
    return output.write(arguments, json_schema(ProfileKind(KINDS[arguments.kind])), lambda _, __: "")
