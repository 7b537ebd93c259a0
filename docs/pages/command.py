"""The page of commands (コマンドの頁): every command and option, from the parsers themselves."""

from __future__ import annotations

from argparse import Action, _SubParsersAction
from collections.abc import Iterator
from importlib import import_module

from meguri.cli.parser import DESCRIPTIONS, Parser
from meguri.vocabulary.text import Lang

COMMON = {"-h", "--lang"}


def page() -> str:
    """Every command."""
    lines = [
        "# コマンド / Commands",
        "",
        "終了状態は、正常0、内部の誤り1、入力の誤り2。誤りはすべて標準エラーに出て、標準出力には何も出ません。",
        "Exit status 0; 1 for a fault of Meguri's own; 2 for bad input, with every fault on standard error and nothing on",
        "standard output. `--json` writes one document to standard output.",
        "",
        "どのコマンドにも `-h`（`--help`）と `--lang ja|en` があります。 / Every command takes `-h` and `--lang ja|en`.",
    ]
    for name, text in DESCRIPTIONS.items():
        lines += ["", f"## `meguri {name}`", "", f"{text.ja} / {text.en}", *_options(*_both(name))]
    return "\n".join(lines) + "\n"


def _both(name: str) -> tuple[Parser, Parser]:
    return _parser(name, Lang.JA), _parser(name, Lang.EN)


def _parser(name: str, lang: Lang) -> Parser:
    before, Parser.lang = Parser.lang, lang
    try:
        parser = Parser(prog=f"meguri {name}")
        import_module(f"meguri.cli.{name}").configure(parser)
    finally:
        Parser.lang = before
    return parser


def _options(ja: Parser, en: Parser) -> Iterator[str]:
    pairs = [(one, other) for one, other in zip(ja._actions, en._actions, strict=True) if _own(one)]
    plain = [pair for pair in pairs if not isinstance(pair[0], _SubParsersAction)]
    if plain:
        yield from ["", "| 引数 / argument | 日本語 | English |", "|---|---|---|"]
    yield from (f"| `{_written(one)}` | {_help(one)} | {_help(other)} |" for one, other in plain)
    for one, other in pairs:
        if isinstance(one, _SubParsersAction):
            for part, parser in one.choices.items():
                twin = other.choices[part]  # type: ignore[index]
                yield from ["", f"### `{parser.prog}`", "", f"{parser.description} / {twin.description}"]
                yield from _options(parser, twin)


def _own(action: Action) -> bool:
    return not COMMON & set(action.option_strings)


def _help(action: Action) -> str:
    return (action.help or "").replace("%%", "%").replace("|", "\\|")


def _written(action: Action) -> str:
    if not action.option_strings:
        return action.dest
    value = action.metavar or ("" if action.nargs == 0 else action.dest.upper())
    return f"{action.option_strings[0]} {value}".strip().replace("|", "\\|")
