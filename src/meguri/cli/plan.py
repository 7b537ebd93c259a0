"""`meguri plan` (資金計画)."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from meguri.cli.parser import Parser, common
from meguri.vocabulary.text import Text

if TYPE_CHECKING:
    from meguri.rulebook.programme import Rulebook


def configure(parser: Parser) -> None:
    """Arguments."""
    common(parser)
    parser.option("--cdmo", Text("この拠点を選んだとして計画する", "plan as if this site were chosen"), metavar="SITE")
    parser.option(
        "--adopted",
        Text("採択される事業 all | none | ID,ID（既定 all）", "programmes that are granted (default all)"),
        default="all",
        metavar="all|none|ID,ID",
    )
    parser.option(
        "--reading",
        Text("条件の解釈を選ぶ（繰返し可）", "choose a reading (may be repeated)"),
        action="append",
        default=[],
        metavar="ID=READING",
    )
    parser.option(
        "--assume-calls",
        Text("締め切られた公募が同じ条件で再び行われると仮定する", "assume that closed calls are held again"),
        action="store_true",
    )
    parser.option("--xlsx", Text("Excel に保存する（式入り）", "save as Excel, with formulas"), metavar="F")
    parser.option("--pdf", Text("PDF に保存する", "save as PDF"), metavar="F")
    parser.option("--ics", Text("期限を ICS に保存する", "save the dates as ICS"), metavar="F")


def run(arguments: Namespace) -> int:
    """The plan of one profile, and its files."""
    from meguri.cli import output, packs, stages
    from meguri.documents import plan as document

    profile, on = packs.profile(arguments), packs.as_of(arguments)
    rulebook, register = packs.rulebook(arguments.rulebook), packs.register(arguments.register)
    if arguments.cdmo is not None:
        packs.site(arguments.cdmo, "--cdmo", register)
    granted, chosen = adopted(arguments.adopted, rulebook), readings(arguments.reading, rulebook)
    choice = stages.Choice(on, arguments.cdmo, granted, chosen, arguments.assume_calls)
    plan = stages.plan(profile, rulebook, register, choice)
    _files(arguments, plan, lambda: stages.verdicts(profile, rulebook, register, on))
    return output.write(arguments, plan, lambda lang, columns: document.page(plan, lang, columns))


def adopted(written: str, rulebook: Rulebook) -> frozenset[str] | None:
    """The programmes taken as adopted; None = all."""
    from meguri.cli import packs

    if written == "all":
        return None
    return frozenset() if written == "none" else frozenset(packs.programmes(written, rulebook, "--adopted") or ())


def readings(written: list[str], rulebook: Rulebook) -> dict[str, tuple[str, ...]]:
    """The readings chosen by `programme=reading`, or by `reading` alone for every programme that has it."""
    from meguri.cli.faults import unknown

    known = {
        (programme.id, reading.id): f"{programme.id}={reading.id}"
        for programme in rulebook.programmes.values()
        for call in programme.calls
        for reading in call.readings
    }
    chosen: dict[str, tuple[str, ...]] = {}
    for one in written:
        found = [pair for pair, both in known.items() if one in (both, pair[1])]
        if not found:
            words = known.values() if "=" in one else {id_ for _, id_ in known}
            raise unknown("unknown-reading", "--reading", Text("条件の解釈", "a reading"), one, sorted(words))
        for programme, reading in found:
            chosen[programme] = (*chosen.get(programme, ()), reading)
    return chosen


def _files(arguments: Namespace, plan: dict[str, Any], verdicts: Callable[[], dict[str, Any]]) -> None:
    """The files asked for; each format is imported only then."""
    from meguri.cli.output import save

    lang = arguments.lang
    if arguments.pdf is not None:
        from meguri.documents import pdf

        save("--pdf", arguments.pdf, lambda: pdf.plan(plan, verdicts(), lang))
    if arguments.xlsx is not None:
        from meguri.documents import workbook

        save("--xlsx", arguments.xlsx, lambda: workbook.plan(plan, verdicts(), lang))
    if arguments.ics is not None:
        from meguri.documents import calendar

        save("--ics", arguments.ics, lambda: calendar.deadlines(plan, lang))
