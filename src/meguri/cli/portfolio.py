"""`meguri portfolio` (応募の選定)."""

from __future__ import annotations

from argparse import Namespace

from meguri.cli.parser import Parser
from meguri.vocabulary.text import Text


def configure(parser: Parser) -> None:
    """Arguments."""
    parser.option("file", Text("応募一覧（YAML か JSON）", "applications (YAML or JSON)"))
    what_if = Text(
        "基準点を超える分の合計が最大の組合せも、比較として示す",
        "also show the selection with the highest sum of points above the base, as a what-if",
    )
    parser.option("--what-if", what_if, action="store_true")
    parser.option("--json", Text("JSON 文書を1件出力する", "write one JSON document"), action="store_true")


def run(arguments: Namespace) -> int:
    """A draft of a selection under a budget."""
    from pathlib import Path

    from meguri.cli import output
    from meguri.documents import portfolio as pages
    from meguri.grants.answer import document
    from meguri.grants.optimum import optimum
    from meguri.grants.round_file import read_round
    from meguri.grants.score_order import by_score

    round_ = read_round(Path(arguments.file))
    answer = document(round_, by_score(round_), optimum(round_) if arguments.what_if else None)
    return output.write(arguments, answer, lambda lang, columns: pages.page(answer, lang, columns))
