"""`meguri answer` (一度に示す): verdicts, shortlist and plan of one profile on a few screens."""

from __future__ import annotations

from argparse import Namespace

from meguri.cli.parser import Parser, common
from meguri.vocabulary.text import Text

TOP = 5


def configure(parser: Parser) -> None:
    """Arguments."""
    common(parser)
    parser.option("--weights", Text("重みの名称またはファイル", "weights: a preset or a file"), metavar="PRESET|FILE")


def run(arguments: Namespace) -> int:
    """The whole answer for one profile. Closed calls are assumed to be held again, and marked so."""
    from meguri.cli import output, packs, stages
    from meguri.documents import answer
    from meguri.profiles.profile import ProfileKind

    profile, on = packs.profile(arguments), packs.as_of(arguments)
    rulebook, register = packs.rulebook(arguments.rulebook), packs.register(arguments.register)
    whole = {
        "schema": "meguri/answer/1",
        "profile": {**packs.heading(profile), "kind": profile.kind.value},
        "eligibility": stages.verdicts(profile, rulebook, register, on),
        "match": None,
        "plan": None,
        "unlock": None,
    }
    if profile.kind is ProfileKind.INVESTOR:
        whole["unlock"] = stages.unlocked(profile, rulebook, on)
    if profile.kind is ProfileKind.SEED:
        found = stages.match_document(stages.shortlist(profile, register, on, arguments.weights, TOP))
        whole["match"] = stages.opened(found, profile, rulebook, register, on)
    if profile.work:
        whole["plan"] = stages.plan(profile, rulebook, register, stages.Choice(on, assume_calls=True))
    return output.write(arguments, whole, lambda lang, columns: answer.page(whole, arguments.profile, lang, columns))
