"""`meguri register` (登録簿): list, show, check, template, import."""

from __future__ import annotations

from argparse import Namespace

from meguri.cli.parser import Parser, common
from meguri.cli.register_excel import configure_import, configure_template, run_import, run_template
from meguri.vocabulary.text import Text


def configure(parser: Parser) -> None:
    """Arguments."""
    parts = parser.add_subparsers(
        required=True, metavar="list|show|check|template|import", dest="part", parser_class=Parser
    )
    listed = (
        ("list", Text("登録の一覧", "what is registered"), run_list),
        ("show", Text("値と出典", "values and sources of one record"), run_show),
        ("check", Text("点検と充足度", "check, and how much is known"), run_check),
        ("template", Text("記入用の Excel を作る", "an Excel sheet to fill in"), run_template),
        ("import", Text("Excel を取り込む（差分を示す）", "import an Excel sheet (shows what changes)"), run_import),
    )
    for name, text, run_part in listed:
        part = parts.add_parser(name, help=text.in_(parser.lang), description=text.in_(parser.lang))
        if name == "list":
            part.option(
                "--kind", Text("種別（既定 site）", "kind of record (default site)"), default="site", metavar="KIND"
            )
        if name == "show":
            part.option("id", Text("id", "id"))
        if name in ("template", "import"):
            part.option("file", Text("Excel ファイル", "Excel file"))
        if name == "template":
            configure_template(part)
        if name == "import":
            configure_import(part)
        common(part, profile=False)
        part.set_defaults(run_part=run_part)


def run(arguments: Namespace) -> int:
    """The part asked for."""
    status: int = arguments.run_part(arguments)
    return status


def run_list(arguments: Namespace) -> int:
    """All records of one kind."""
    from meguri.cli import output, packs
    from meguri.cli.faults import unknown
    from meguri.documents import register as pages
    from meguri.documents.records import listing
    from meguri.register.schema import KINDS

    if arguments.kind not in KINDS:
        raise unknown("unknown-kind", "--kind", Text("種別", "a kind of record"), arguments.kind, KINDS)
    answer = listing(packs.register(arguments.register), arguments.kind)
    return output.write(arguments, answer, lambda lang, columns: pages.list_page(answer, lang, columns))


def run_show(arguments: Namespace) -> int:
    """One record with every value."""
    from meguri.cli import output, packs
    from meguri.cli.faults import unknown
    from meguri.documents import register as pages
    from meguri.documents.records import document, subjects

    register = packs.register(arguments.register)
    known = subjects(register)
    if arguments.id not in known:
        raise unknown("unknown-id", "id", Text("登録簿の id", "an id of the register"), arguments.id, known)
    answer = document(register, arguments.id, known[arguments.id])
    return output.write(arguments, answer, lambda lang, columns: pages.show_page(answer, lang, columns))


def run_check(arguments: Namespace) -> int:
    """The findings and the coverage; 1 where something has to be mended."""
    from meguri.cli import output, packs
    from meguri.documents import register as pages
    from meguri.register.check import check
    from meguri.register.coverage import coverage

    register = packs.register(arguments.register)
    found = check(register)
    answer = {
        "schema": "meguri/register-check/1",
        "findings": [{"code": one.code, "subject": one.subject, "text": one.text} for one in found],
        "coverage": coverage(register).document(),
    }
    output.write(arguments, answer, lambda lang, columns: pages.check_page(answer, lang, columns))
    return int(bool(found))
