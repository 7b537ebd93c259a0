"""A draft selection of applications (応募の選定の案): by the order of scores; the exact optimum only where it is asked for.

The applications travel in the form as they were written and are stored nowhere.
"""

from __future__ import annotations

from typing import Any

from meguri.grants.answer import document
from meguri.grants.application import Round
from meguri.grants.optimum import Optimum, optimum
from meguri.grants.round_file import round_from
from meguri.grants.score_order import by_score
from meguri.vocabulary.errors import Fault, InputFaults
from meguri.vocabulary.text import Text
from meguri_portal.services.draft import LONGEST
from meguri_portal.services.examples import FOLDER
from meguri_portal.services.solving import one_at_a_time

FIELD = "round"
MOST_APPLICATIONS = 5_000
SECONDS = 5.0  # of the solver
EXAMPLE = FOLDER / "portfolio-fictional.yaml"
ELSEWHERE = Text("これより多い応募はコマンドで選定できます", "more can be selected from the command line")

Document = dict[str, Any]


def example() -> str:
    """架空の例."""
    return EXAMPLE.read_text("utf-8")


def answer_to(text: bytes | str, file: str, *, what_if: bool) -> Document:
    """The selection.

    Raises:
        InputFaults: with every fault of the file, each with its line and path; too much for a page; no turn.
    """
    if len(text) > LONGEST:
        expected = Text(f"{LONGEST:,}字以下", f"at most {LONGEST:,} characters")
        raise InputFaults([Fault("too-big", "", expected, f"{len(text):,}", ELSEWHERE, file=file)])
    round_ = round_from(text, file)
    if len(round_.applications) > MOST_APPLICATIONS:
        expected = Text(f"{MOST_APPLICATIONS:,}件以下の応募", f"at most {MOST_APPLICATIONS:,} applications")
        raise InputFaults([Fault("too-big", "applications", expected, f"{len(round_.applications):,}", ELSEWHERE)])
    return document(round_, by_score(round_), _optimum(round_) if what_if else None)


def _optimum(round_: Round) -> Optimum:
    with one_at_a_time():
        return optimum(round_, SECONDS)
