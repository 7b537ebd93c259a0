"""`meguri event` (マッチングイベントのコマンド): plan, cancel from the plan, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from terminal import EXAMPLES, meguri

EVENT = str(EXAMPLES / "event-fictional.yaml")
BAD_INPUT = 2


def test_a_plan_is_mended_from_its_json_and_that_once_more(tmp_path: Path) -> None:
    first, then = tmp_path / "plan.json", tmp_path / "then.json"
    first.write_text(meguri("event", "plan", EVENT, "--json").out, "utf-8")
    then.write_text(meguri("event", "cancel", str(first), "--party", "kakuu-fill", "--json").out, "utf-8")
    answer = json.loads(meguri("event", "cancel", str(then), "--party", "kakuu-tokyo", "--slot", "a1", "--json").out)
    assert answer["revision"] == 2
    gone = [
        one
        for one in answer["meetings"]
        if one["cdmo"] == "kakuu-fill" or (one["cdmo"], one["slot"]) == ("kakuu-tokyo", "a1")
    ]
    assert gone == []
    straight = meguri("event", "cancel", EVENT, "--party", "kakuu-fill", "--json").out
    assert json.loads(straight) == json.loads(then.read_text("utf-8"))


def test_meetings_are_saved_for_everybody_and_for_one_party(tmp_path: Path) -> None:
    every, one = tmp_path / "all.ics", tmp_path / "one.ics"
    assert meguri("event", "plan", EVENT, "--ics", str(every)).status == 0
    assert meguri("event", "plan", EVENT, "--party", "kakuu-aav", "--ics", str(one)).status == 0
    assert every.read_bytes().count(b"BEGIN:VEVENT") > one.read_bytes().count(b"BEGIN:VEVENT") > 0


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("plan", "nowhere.yaml"), "unreadable"),
        (("plan", str(EXAMPLES / "aav-phase1.yaml")), "schema"),
        (("plan", EVENT, "--party", "kakuu-aaw"), "unknown-party"),
        (("plan", EVENT, "--seconds", "soon"), "range"),
        (("plan", EVENT, "--seconds", "-1"), "range"),
        (("plan", EVENT, "--seconds", "nan"), "range"),
        (("cancel", EVENT), "arguments"),
        (("cancel", EVENT, "--party", "nobody"), "unknown-party"),
        (("cancel", EVENT, "--party", "kakuu-aav", "--slot", "z9"), "unknown-slot"),
        (("cancel", EVENT, "--party", "kakuu-aav", "--table"), "table"),
        (("cancel", EVENT, "--party", "kakuu-aav", "--ics", "/nowhere/x.ics"), "unwritable"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_else(words: tuple[str, ...], code: str, lang: str) -> None:
    seen = meguri("event", *words, "--lang", lang)
    assert (seen.status, seen.out) == (BAD_INPUT, "")
    assert f"[{code}]" in seen.err
    assert "Traceback" not in seen.err
