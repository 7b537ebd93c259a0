"""`meguri eligibility` (判定)."""

from __future__ import annotations

from argparse import Namespace

from meguri.cli.parser import Parser, common
from meguri.vocabulary.text import Text


def configure(parser: Parser) -> None:
    """Arguments."""
    common(parser)
    parser.option("--programme", Text("この支援事業だけ（カンマ区切り）", "only these programmes"), metavar="ID")


def run(arguments: Namespace) -> int:
    """Verdicts for one profile."""
    from meguri.cli import output, packs
    from meguri.cli.stages import verdicts
    from meguri.documents import eligibility

    profile, on = packs.profile(arguments), packs.as_of(arguments)
    rulebook = packs.rulebook(arguments.rulebook)
    chosen = packs.programmes(arguments.programme, rulebook)
    answer = verdicts(profile, rulebook, packs.register(arguments.register), on, chosen)
    head = packs.heading(profile)
    return output.write(
        arguments,
        answer,
        lambda lang, columns: eligibility.page(answer, head, lang, columns, whole=chosen is not None),
    )
