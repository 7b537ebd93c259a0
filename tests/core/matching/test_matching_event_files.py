"""Files of matching events (イベントのファイル): read whole, every fault at once with its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from meguri.matching.event.answer import document
from meguri.matching.event.event_document import digest, event_document
from meguri.matching.event.event_file import event_from, read_event
from meguri.matching.event.plan import plan
from meguri.vocabulary.errors import InputFaults

EXAMPLE = Path(__file__).parents[3] / "examples" / "event-fictional.yaml"
FILE = """
schema: meguri/event/1
fictional: true
name: {ja: 架空の会, en: Fictional event}
rule: {at_most: 2, wishes: 3}
slots:
  - {id: s1, start: "2026-12-03T10:00", minutes: 25}
  - {id: s2, start: "2026-12-03T10:30", minutes: 25}
ventures:
  - {id: v1, name: 架空一, available: [s1, s2], ranking: [c1, c2]}
  - {id: v2, name: 架空二, scores: {c1: 80}}
cdmos:
  - {id: c1, name: 架空A, tables: 2, tables_at: {s2: 1}, scores: {v1: 90, v2: 70}}
  - {id: c2, name: 架空B, ranking: [v1], at_most: 1}
"""


def test_a_file_says_who_is_there_and_what_they_want() -> None:
    event = event_from(FILE)
    first, second = event.party("v1"), event.party("v2")
    assert (first.scores, first.at_most) == ({"c1": 100, "c2": 66}, 2)
    assert second.available == {"s1", "s2"}
    assert [event.party("c1").tables_in(slot) for slot in ("s1", "s2")] == [2, 1]
    assert [event.party("c2").tables_in("s1"), event.party("c2").at_most] == [1, 1]
    assert event.slots[0].end.isoformat() == "2026-12-03T10:25:00"


@pytest.mark.parametrize("text", [FILE, EXAMPLE.read_text("utf-8")], ids=["small", "example"])
def test_an_event_written_out_again_is_the_same_event(text: str) -> None:
    event = event_from(text)
    again = event_from(json.dumps(event_document(event)))
    assert again == event
    assert digest(again) == digest(event)


def test_the_example_is_planned_to_the_proven_best_and_says_why_not_to_somebody() -> None:
    found = plan(read_event(EXAMPLE))
    answer = document(found)
    assert found.proven
    assert found.worth > found.first_come.worth
    assert any(party["unmet"] for party in answer["parties"])
    assert {one["reason"] for party in answer["parties"] for one in party["unmet"]} <= set(answer["reasons"])


@pytest.mark.parametrize(
    ("broken", "by", "path", "code"),
    [
        ("ranking: [c1, c2]", "ranking: [c1, c9]", "ventures[0].ranking[1]", "unknown-party"),
        ("ranking: [c1, c2]", "ranking: [c1, v2]", "ventures[0].ranking[1]", "unknown-party"),
        ("ranking: [c1, c2]", "ranking: [c1, c1]", "ventures[0].ranking[1]", "party-twice"),
        ("scores: {c1: 80}", "scores: {c7: 80}", "ventures[1].scores.c7", "unknown-party"),
        ("scores: {c1: 80}", "scores: {c1: 101}", "ventures[1].scores.c1", "range"),
        ("scores: {c1: 80}", "scores: {c1: -1}", "ventures[1].scores.c1", "range"),
        ("scores: {c1: 80}", "scores: {c1: 80.5}", "ventures[1].scores.c1", "range"),
        ("scores: {c1: 80}", "scores: {c1: 80}, ranking: [c1]", "ventures[1]", "both"),
        ("id: v2", "id: v1", "ventures[1].id", "conflicting-id"),
        ("id: c2", "id: v1", "cdmos[1].id", "conflicting-id"),
        ("id: s2", "id: s1", "slots[1].id", "conflicting-id"),
        ("available: [s1, s2]", "available: [s1, s3]", "ventures[0].available[1]", "unknown-slot"),
        ("available: [s1, s2]", "available: [s1, s1]", "ventures[0].available[1]", "slot-twice"),
        ("tables_at: {s2: 1}", "tables_at: {s5: 1}", "cdmos[0].tables_at.s5", "unknown-slot"),
        ("tables_at: {s2: 1}", "tables_at: {s2: 3}", "cdmos[0].tables_at.s2", "range"),
        ("2026-12-03T10:30", "2026-12-03T10:20", "slots[1]", "crossed-times"),
        ("2026-12-03T10:30", "2026-12-03T10:00", "slots[1]", "crossed-times"),
        ("2026-12-03T10:30", "2026-13-03T10:30", "slots[1].start", "time"),
        ("2026-12-03T10:30", "10:30", "slots[1].start", "time"),
        ("minutes: 25}\n  - {id: s2", "minutes: 0}\n  - {id: s2", "slots[0].minutes", "range"),
        ("wishes: 3", "wishes: 1", "ventures[0]", "range"),
        ("at_most: 2, wishes: 3", "at_most: 2", "ventures[0]", "missing"),
        ("at_most: 2", "at_least: 2", "rule.at_least", "unknown-key"),
        ("name: 架空一, ", "", "ventures[0]", "missing"),
        ("meguri/event/1", "meguri/event/9", "", "schema"),
    ],
)
def test_a_fault_of_a_file_names_its_place(broken: str, by: str, path: str, code: str) -> None:
    assert broken in FILE
    with pytest.raises(InputFaults) as caught:
        event_from(FILE.replace(broken, by, 1))
    assert (path, code) in [(fault.path, fault.code) for fault in caught.value.faults]
    assert all(fault.line for fault in caught.value.faults)


def test_every_fault_of_a_file_is_told_at_once() -> None:
    text = FILE.replace("c1: 80", "c1: 300").replace("id: s2", "id: s1").replace("v2: 70", "v8: 70")
    with pytest.raises(InputFaults) as caught:
        event_from(text)
    assert {"range", "conflicting-id", "unknown-party", "unknown-slot"} <= {one.code for one in caught.value.faults}


@pytest.mark.parametrize("text", ["schema: meguri/event/1", "[]", "ventures: 3\nslots: {a: 1}\ncdmos: [1, {id: 2}]"])
def test_a_file_of_another_shape_is_refused_and_never_breaks_the_reader(text: str) -> None:
    with pytest.raises(InputFaults):
        event_from(text)


def test_nobody_and_nothing_is_an_event_without_meetings() -> None:
    found = plan(event_from("schema: meguri/event/1\nname: 架空\nslots: []\nventures: []\ncdmos: []\n"))
    assert document(found)["counts"]["meetings"] == 0
    assert found.proven
