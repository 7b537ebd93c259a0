"""`meguri rulebook` (規則集): list, show, check, diff."""

from __future__ import annotations

from argparse import Namespace

from meguri.cli.parser import Parser, common
from meguri.vocabulary.text import Text


def configure(parser: Parser) -> None:
    """Arguments."""
    parts = parser.add_subparsers(required=True, metavar="list|show|check|diff", dest="part", parser_class=Parser)
    listed = (
        ("list", Text("支援事業の一覧", "the programmes"), run_list),
        ("show", Text("条件と出典", "terms and sources of one programme"), run_show),
        ("check", Text("点検", "check"), run_check),
        ("diff", Text("二つの版の違い", "what changed between two versions"), run_diff),
    )
    for name, text, run_part in listed:
        part = parts.add_parser(name, help=text.in_(parser.lang), description=text.in_(parser.lang))
        if name == "show":
            part.option("id", Text("支援事業の id", "id of the programme"))
        if name == "diff":
            part.option("old", Text("旧版のフォルダ", "folder of the old version"))
            part.option(
                "new",
                Text("新版のフォルダ（省略時は同梱の版）", "folder of the new version (default: the one shipped)"),
                nargs="?",
            )
        common(part, profile=False)
        part.set_defaults(run_part=run_part)


def run(arguments: Namespace) -> int:
    """The part asked for."""
    status: int = arguments.run_part(arguments)
    return status


def run_list(arguments: Namespace) -> int:
    """All programmes."""
    from meguri.cli import output, packs
    from meguri.documents import rulebook as pages
    from meguri.documents.programme import listing

    answer = listing(packs.rulebook(arguments.rulebook), packs.as_of(arguments))
    return output.write(arguments, answer, lambda lang, columns: pages.list_page(answer, lang, columns))


def run_show(arguments: Namespace) -> int:
    """One programme."""
    from meguri.cli import output, packs
    from meguri.documents import rulebook as pages
    from meguri.documents.programme import document

    rulebook = packs.rulebook(arguments.rulebook)
    chosen = packs.programmes(arguments.id, rulebook, "id") or ()
    answer = document(rulebook.programme(chosen[0]), packs.as_of(arguments))
    return output.write(arguments, answer, lambda lang, columns: pages.show_page(answer, lang, columns))


def run_check(arguments: Namespace) -> int:
    """The findings; 1 where something has to be mended."""
    from meguri.cli import output, packs
    from meguri.documents import rulebook as pages
    from meguri.rulebook.check import check

    rulebook = packs.rulebook(arguments.rulebook)
    found = check(rulebook)
    answer = {
        "schema": "meguri/rulebook-check/1",
        "rulebook": {"version": rulebook.version, "hash": rulebook.hash},
        "programmes": len(rulebook.programmes),
        "findings": [
            {"kind": one.kind.value, "fault": one.fault, "rules": list(one.rules), "text": one.text.document()}
            for one in found
        ],
    }
    output.write(arguments, answer, lambda lang, columns: pages.check_page(answer, lang, columns))
    return int(any(one.fault for one in found))


def run_diff(arguments: Namespace) -> int:
    """What changed."""
    from meguri.cli import output, packs
    from meguri.documents import rulebook as pages
    from meguri.documents.programme import differences
    from meguri.rulebook.diff import diff

    old, new = packs.rulebook(arguments.old), packs.rulebook(arguments.new)
    answer = differences(old, new, diff(old, new))
    return output.write(arguments, answer, lambda lang, columns: pages.diff_page(answer, lang, columns))
