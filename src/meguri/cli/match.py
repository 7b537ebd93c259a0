"""`meguri match` (製造拠点の候補)."""

from __future__ import annotations

from argparse import Namespace

from meguri.cli.parser import Parser, common
from meguri.vocabulary.text import Text

TOP = 10


def configure(parser: Parser) -> None:
    """Arguments."""
    common(parser)
    parser.option(
        "--top", Text(f"各区分で示す候補の数（既定 {TOP}）", f"sites shown of each band (default {TOP})"), metavar="N"
    )
    parser.option("--weights", Text("重みの名称またはファイル", "weights: a preset or a file"), metavar="PRESET|FILE")


def run(arguments: Namespace) -> int:
    """The shortlist for one seed."""
    from meguri.cli import output, packs
    from meguri.cli.stages import match_document, opened, shortlist
    from meguri.documents import match

    top = number(arguments.top)
    profile, on = packs.profile(arguments), packs.as_of(arguments)
    register = packs.register(arguments.register)
    found = match_document(shortlist(profile, register, on, arguments.weights, top))
    answer = opened(found, profile, packs.rulebook(arguments.rulebook), register, on)
    head = packs.heading(profile)
    return output.write(arguments, answer, lambda lang, columns: match.page(answer, head, lang, columns))


def number(written: str | None) -> int:
    """A whole number above zero."""
    from meguri.cli.faults import refused

    if written is None:
        return TOP
    if not (written.isascii() and written.isdigit() and int(written[:9]) > 0 and len(written) < 9):
        raise refused("range", "--top", Text("1以上の整数", "a whole number from 1"), f"'{written[:60]}'")
    return int(written)
