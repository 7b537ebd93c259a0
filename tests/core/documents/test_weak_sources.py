"""The notice about aggregators, and days, places and amounts as pages write them."""

from __future__ import annotations

from typing import Any

import pytest
from answers import ON

from meguri.documents import term_words, verdicts
from meguri.documents.figures import in_both_units
from meguri.documents.programme import document
from meguri.documents.weak_sources import NOTICE, weak_notice
from meguri.rulebook.loader import load
from meguri.vocabulary.product import DiseaseField
from meguri.vocabulary.text import Lang, Text

RULEBOOK = load()


def cited(*statuses: str) -> dict[str, Any]:
    return {"citation": [{"status": status} for status in statuses]}


def test_a_value_with_one_better_source_gives_no_notice() -> None:
    assert weak_notice([cited("aggregator", "news"), cited("deck"), cited()]) is None
    assert weak_notice([cited("news"), cited("aggregator", "aggregator")]) == NOTICE
    assert weak_notice([{"citation": {"status": "aggregator"}}]) == NOTICE
    assert weak_notice([{"citation": None}]) is None


def test_programmes_whose_terms_rest_on_aggregators_are_told_apart() -> None:
    told = set()
    for id_, programme in RULEBOOK.programmes.items():
        call = document(programme, ON)["calls"][-1]
        if weak_notice([*call["clauses"], *call["terms"]]):
            told.add(id_)
    assert {"venture-ecosystem/venture", "industrialisation/process-development"} <= told
    assert not told & {"regen-base/vectors", "next-generation/rna"}


@pytest.mark.parametrize(
    ("call", "ja", "en"),
    [
        (
            {"opens": None, "opens_by": "2025-07-30", "closes": "2025-08-22", "status": "closed"},
            "開始日不明（2025年7月30日には公募中）〜2025年8月22日",
            "open by 30 Jul 2025, closed 22 Aug 2025",
        ),
        ({"opens": None, "opens_by": None, "closes": None}, "不明", "not known"),
        (
            {"opens": "2024-08-20", "opens_by": None, "closes": "2024-09-20"},
            "2024年8月20日（火）〜2024年9月20日（金）",
            "Tue 20 Aug 2024 – Fri 20 Sep 2024",
        ),
    ],
)
def test_the_window_of_a_call(call: dict[str, Any], ja: str, en: str) -> None:
    assert (verdicts.window(call, Lang.JA), verdicts.window(call, Lang.EN)) == (ja, en)


def test_a_closed_call_without_a_day_says_that_the_day_is_not_confirmed() -> None:
    assert verdicts.state_text({"status": "closed", "closes": None}).ja == "締切済み（日付は未確認）"
    assert verdicts.state_text({"status": "closed", "closes": "2025-08-22"}).en == "closed"


def test_an_unconfirmed_forecast_is_not_told_as_a_plan() -> None:
    call = {"status": "forecast", "opens": None, "unconfirmed": True}
    assert "確認できず" in verdicts.call_state(call, Lang.JA)
    assert "予定" in verdicts.call_state({**call, "unconfirmed": False}, Lang.JA)


@pytest.mark.parametrize(
    ("amount", "ja", "en"),
    [
        (100_000_000, "100,000,000円（1億円）", "JPY 100,000,000 (100 million)"),
        (10_000_000_000, "10,000,000,000円（100億円）", "JPY 10,000,000,000 (10 billion)"),
        (38_300_000_000, "38,300,000,000円（383億円）", "JPY 38,300,000,000 (38.3 billion)"),
        (92_300_000, "92,300,000円", "JPY 92,300,000"),
        (1000, "1,000円", "JPY 1,000"),
        (None, "不明", "not known"),
    ],
)
def test_a_round_amount_stands_also_in_the_unit_people_speak_of(amount: int | None, ja: str, en: str) -> None:
    assert (in_both_units(amount, Lang.JA), in_both_units(amount, Lang.EN)) == (ja, en)


@pytest.mark.parametrize(
    ("term", "value", "words"),
    [
        ("unlisted", True, Text("非上場が必要", "has to be unlisted")),
        ("vc_multiple", 2, Text("認定VC出資額の2倍", "2 times the certified VC money")),
        ("places", (0, 25), Text("最大25件", "up to 25")),
        ("places", (2, 3), Text("2〜3件", "2–3")),
        ("fields", frozenset(DiseaseField), term_words.UNRESTRICTED),
    ],
)
def test_terms_read_as_an_officer_would_say_them(term: str, value: object, words: Text) -> None:
    assert term_words.text(term, value) == words
