"""The command line's grammar in both languages (コマンドの文法): faults as everywhere else, with the nearest known word."""

from __future__ import annotations

import argparse
import re
from typing import NoReturn

from meguri.vocabulary.text import Lang, Text

DESCRIPTIONS = {
    "eligibility": Text("支援事業ごとに要件を満たすかを判定する", "verdict for every support programme"),
    "match": Text("製造拠点の候補を理由とともに示す", "an explained shortlist of manufacturing sites"),
    "plan": Text("年度別の資金計画と資金繰りを作る", "the funding plan, and cash by quarter"),
    "answer": Text("判定・候補・計画を一度に示す", "verdicts, shortlist and plan at once"),
    "batch": Text("多数の記述書を一括で判定する", "verdicts for many profiles, in columns"),
    "inquiry": Text("拠点への情報提供依頼を作る", "a request for information to one site"),
    "rulebook": Text("支援事業の条件を見る・点検する・比べる", "show, check and compare the programmes' terms"),
    "register": Text("公開情報の登録簿を見る・点検する・取り込む", "show, check and import the public register"),
    "kpis": Text("政策目標の進み具合を示す", "progress towards the programmes' targets"),
    "simulate": Text(
        "政策手段の上限・差・分からないことを調べる（例示）",
        "ceilings, differences and unknowns of policy levers (illustrative)",
    ),
    "portfolio": Text("応募を予算の中で選定する案を作る", "a draft selection of applications under a budget"),
    "event": Text("マッチングイベントの日程を作る・直す", "plan a matching event, and mend it after a cancellation"),
    "schema": Text("記述書の JSON Schema を出力する", "the JSON Schema of a profile"),
}
HELP = Text("この説明を表示する", "show this help")
LANGUAGE = Text("表示言語 ja | en（既定 ja）", "language ja | en (default ja)")


class Parser(argparse.ArgumentParser):
    """A parser that speaks `lang` and raises its faults."""

    lang: Lang = Lang.JA

    def __init__(self, *args: object, **options: object):
        options |= {"add_help": False, "allow_abbrev": False}
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self._positionals.title = Text("引数", "arguments").in_(self.lang)
        self._optionals.title = Text("オプション", "options").in_(self.lang)
        self.add_argument("-h", "--help", action="help", help=HELP.in_(self.lang))
        self.option("--lang", LANGUAGE, choices=[*Lang], default=argparse.SUPPRESS)

    def option(self, name: str, text: Text, **how: object) -> None:
        """An option or argument with its explanation."""
        self.add_argument(name, help=text.in_(self.lang).replace("%", "%%"), **how)  # type: ignore[arg-type]

    def error(self, message: str) -> NoReturn:
        """Raises InputFaults."""
        from meguri.vocabulary.errors import Fault, InputFaults

        expected, got, hint = _explained(message, self)
        raise InputFaults([Fault("arguments", self.prog, expected, got, hint)])


def common(parser: Parser, *, profile: bool = True) -> None:
    """The options that every command takes."""
    if profile:
        parser.option(
            "profile", Text("記述書（YAML か JSON、- は標準入力）", "profile (YAML or JSON; - is standard input)")
        )
    parser.option("--json", Text("JSON 文書を1件出力する", "write one JSON document"), action="store_true")
    parser.option(
        "--as-of", Text("基準日（既定は今日、日本時間）", "day of the answer (default today in Japan)"), metavar="DATE"
    )
    packs(parser)


def packs(parser: Parser) -> None:
    """Other packs than those that ship with Meguri."""
    parser.option("--rulebook", Text("別の規則集のフォルダ", "folder of another rulebook"), metavar="FOLDER")
    parser.option("--register", Text("別の登録簿のフォルダ", "folder of another register"), metavar="FOLDER")


def language(arguments: list[str]) -> Lang:
    """The language asked for, before anything else is read."""
    for i, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            value = value or (arguments[i + 1] if i + 1 < len(arguments) else "")
            return Lang.EN if value == Lang.EN else Lang.JA
    return Lang.JA


def _explained(message: str, parser: argparse.ArgumentParser) -> tuple[Text, str, Text]:
    """What argparse complains about: expected, got, hint."""
    from meguri.cli.faults import suggestion

    none = Text("", "")
    missing = re.search(r"required: (.*)", message)
    if missing:
        return Text(f"引数 {missing[1]}", f"the argument {missing[1]}"), "nothing", _see(parser)
    unknown = re.search(r"unrecognized arguments: (\S+)", message)
    if unknown:
        known = _options(parser)
        hint = suggestion(unknown[1].partition("=")[0], known)
        return Text("知られている引数", "known arguments"), f"'{unknown[1]}'", hint if hint.ja else _see(parser)
    choice = re.search(r"invalid choice: '(.*?)' \(choose from (.*)\)", message)
    if choice:
        known = [word.strip("' ") for word in choice[2].split(",")]
        listed = " | ".join(known)
        return Text(f"次のいずれか: {listed}", f"one of: {listed}"), f"'{choice[1]}'", suggestion(choice[1], known)
    needs = re.search(r"argument (\S+): expected", message)
    if needs:
        return Text(f"{needs[1]} の値", f"a value for {needs[1]}"), "nothing", none
    return Text("正しい引数", "valid arguments"), message, _see(parser)


def _options(parser: argparse.ArgumentParser) -> list[str]:
    """Every option of a command and of its parts."""
    words = [word for action in parser._actions for word in action.option_strings]
    parts = [action.choices for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return words + [word for choices in parts for part in choices.values() for word in _options(part)]


def _see(parser: argparse.ArgumentParser) -> Text:
    return Text(f"{parser.prog} --help で使い方を表示します", f"see {parser.prog} --help")
