"""Faults of arguments (引数の誤り), in the same form as those of files."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from meguri.vocabulary.errors import NO_HINT, Fault, InputFaults
from meguri.vocabulary.text import Text

SHOWN = 12  # known words listed in one message


def suggestion(word: str, known: Iterable[str]) -> Text:
    """The nearest known word, if any is near."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.4)
    return Text(f"'{near[0]}' ではありませんか", f"did you mean '{near[0]}'?") if near else NO_HINT


def unknown(code: str, option: str, what: Text, word: str, known: Iterable[str]) -> InputFaults:
    """A word that nobody knows."""
    words = list(known)
    listed = " | ".join(words[:SHOWN]) + (" | …" if len(words) > SHOWN else "")
    expected = Text(f"{what.ja}（{listed}）", f"{what.en} ({listed})")
    return InputFaults([Fault(code, option, expected, f"'{word}'", suggestion(word, words))])


def refused(code: str, option: str, expected: Text, got: str, hint: Text = NO_HINT) -> InputFaults:
    """Anything else that an argument has wrong."""
    return InputFaults([Fault(code, option, expected, got, hint)])
