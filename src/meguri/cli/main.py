"""The command `meguri` (入口): reads the arguments, runs one command, explains every fault, never shows a traceback.

Exit status 0; 1 for a fault of Meguri's own; 2 for bad input, with every fault on standard error and nothing on standard
output.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from importlib import import_module

from meguri.cli.parser import DESCRIPTIONS, Parser, language
from meguri.vocabulary.text import Lang, Text

FAILED, BAD_INPUT, INTERRUPTED = 1, 2, 130
ABOUT = Text(
    "めぐり — 創薬シーズの記述書から、支援事業の判定・製造拠点の候補・資金計画を作ります（非公式の試算）。",
    "Meguri: from one description of a therapy seed to programmes, manufacturing sites and a funding plan "
    "(unofficial estimate).",
)


def run(arguments: list[str] | None = None) -> int:
    """Runs the command; the exit status."""
    words = sys.argv[1:] if arguments is None else arguments
    lang = language(words)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = _run(words, lang)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _run(words: list[str], lang: Lang) -> int:
    from meguri.vocabulary.errors import InputFaults, MeguriError

    try:
        chosen = _parser(lang, words).parse_args(words)
        return _command(chosen, lang)
    except InputFaults as error:
        said = "\n".join(fault.in_(lang) for fault in error.faults)
    except MeguriError as error:
        said = str(error)
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except Exception as error:
        return _own_fault(error, lang)
    print(said, file=sys.stderr)
    return BAD_INPUT


def _command(chosen: Namespace, lang: Lang) -> int:
    chosen.lang = lang
    status: int = chosen.run(chosen)
    return status


def _parser(lang: Lang, words: list[str]) -> Parser:
    """The grammar: all commands by name, but only the one that is asked for in full."""
    Parser.lang = lang
    parser = Parser(prog="meguri", description=ABOUT.in_(lang))
    commands = parser.add_subparsers(
        title=Text("コマンド", "commands").in_(lang), metavar="COMMAND", dest="command", parser_class=Parser
    )
    asked = {word for word in words if word in DESCRIPTIONS}
    for name, text in DESCRIPTIONS.items():
        command = commands.add_parser(name, help=text.in_(lang), description=text.in_(lang))
        if name in asked:
            module = import_module(f"meguri.cli.{name}")
            module.configure(command)
            command.set_defaults(run=module.run)
    parser.set_defaults(run=lambda _: _help(parser))
    return parser


def _help(parser: Parser) -> int:
    parser.print_help()
    return 0


def _own_fault(error: Exception, lang: Lang) -> int:
    """A fault of Meguri itself: where it happened, and what to do."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_globals.get('__name__', '')}:{trace.tb_lineno}" if trace else ""
    said = Text(
        "Meguri の内部で誤りが起きました。入力ファイルを添えて報告してください",
        "Something went wrong inside Meguri. Please report it with the input",
    )
    print(f"{said.in_(lang)}: {type(error).__name__}: {error} ({where})", file=sys.stderr)
    return FAILED


if __name__ == "__main__":
    sys.exit(run())
