"""`meguri kpis` (政策目標の進み具合)."""

from __future__ import annotations

from argparse import Namespace

from meguri.cli.parser import Parser, common
from meguri.vocabulary.text import Text


def configure(parser: Parser) -> None:
    """Arguments."""
    common(parser, profile=False)
    programme = Text("この支援事業だけ（カンマ区切り）", "only these programmes")
    definition = Text("数え方または市場統計の id（繰返し可）", "a definition, or a market series (may be repeated)")
    events = Text("出来事のファイル（公表情報の代わり）", "a file of events, instead of the public record")
    parser.option("--programme", programme, metavar="ID")
    parser.option("--definition", definition, action="append", default=[], metavar="ID")
    parser.option("--events", events, metavar="F")


def run(arguments: Namespace) -> int:
    """Progress towards the targets, as far as is publicly known."""
    from pathlib import Path

    from meguri.cli import output, packs, stages
    from meguri.documents import kpis as pages
    from meguri.kpis.asked import asked_of
    from meguri.outcomes.event_file import read_events
    from meguri.outcomes.public_events import from_register

    on, register = packs.as_of(arguments), packs.register(arguments.register)
    programmes = [part.strip() for part in (arguments.programme or "").split(",") if part.strip()]
    asked = asked_of(programmes, arguments.definition)
    told = read_events(Path(arguments.events)) if arguments.events else from_register(register)
    answer = stages.indicators(told, register, on, asked)
    return output.write(arguments, answer, lambda lang, columns: pages.page(answer, lang, columns))
