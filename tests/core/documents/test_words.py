"""Figures, questions and sources in words (数字・質問・出典の言葉)."""

import pytest
from answers import fixed_plan

from meguri.documents import figures, question, sources, term_words, verdicts
from meguri.documents.plan import left_out
from meguri.documents.plan import page as plan_page
from meguri.documents.plan_words import answer_first, call_mark
from meguri.vocabulary.text import Lang

CITATION = {
    "source": "公募要領",
    "place": "3.1",
    "status": "inference",
    "dated": "2025-07",
    "read_on": "2026-11-23",
    "note": "理由",
}


def test_days_show_their_weekday() -> None:
    assert figures.day("2026-12-07", Lang.JA) == "2026年12月7日（月）"
    assert figures.day("2026-12-07", Lang.EN) == "Mon 7 Dec 2026"
    assert figures.day("2025-07", Lang.JA) == "2025年7月"
    assert figures.day("2025", Lang.EN) == "2025"
    assert figures.day(None, Lang.JA) == "不明"


def test_fiscal_years_and_quarters_show_their_months() -> None:
    assert figures.fiscal_year(2025, Lang.JA) == "令和7年度（2025）"
    assert figures.quarter("FY2027Q4", Lang.JA) == "2027年度 第4四半期（2028年1〜3月）"
    assert figures.quarter("FY2027Q4", Lang.EN) == "FY2027 Q4 (Jan–Mar 2028)"


def test_yen_are_grouped_and_negative_ones_marked() -> None:
    assert figures.yen(79_993_000, Lang.JA) == "79,993,000"
    assert figures.yen(-1, Lang.JA) == "△1"
    assert figures.yen(-1, Lang.EN) == "-1"


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ({"min": 0, "max": 0}, "0"),
        ({"min": 0, "max": None}, "不明"),
        ({"min": 5, "max": None}, "5〜（上限不明）"),
        ({"min": 0, "max": 1000}, "0〜1,000"),
        ({"min": 7, "max": 7}, "7"),
    ],
)
def test_a_range_never_hides_what_is_not_known(amount: dict[str, int | None], shown: str) -> None:
    assert figures.span(amount, Lang.JA) == shown


def test_exact_steps_keep_their_fraction() -> None:
    assert figures.exact("239980000/3", Lang.JA) == "79,993,333円と1/3"
    assert figures.exact("2/3", Lang.JA) == "2/3"
    assert figures.exact(5_000, Lang.JA) == "5,000"


def test_a_source_is_numbered_once_and_says_how_it_was_inferred() -> None:
    listed = sources.Sources(Lang.JA)
    assert listed.mark(CITATION) == "[1:推定]"
    assert listed.mark([CITATION, {**CITATION, "place": "4", "status": "primary"}]) == "[1:推定][2]"
    assert listed.mark(None) == ""
    assert listed.lines()[0] == "[1] 公募要領 3.1（推定、2025年7月付、2026年11月23日（月）確認） 推定の根拠: 理由"


def test_a_change_is_said_in_the_words_of_the_question() -> None:
    one = {"fact": "stage", "path": "stage", "from": None, "to": "nonclin", "allowed": ["nonclin", "phase1"]}
    assert question.change(one, Lang.EN).endswith("not known -> non-clinical (or phase 1)")


def test_every_status_has_a_mark_and_a_headline_with_the_call() -> None:
    call = {"status": "open", "opens": "2026-11-01", "closes": "2026-12-07", "places": None}
    for status in verdicts.MARKS:
        words = {"ja": verdicts.standing(status, Lang.JA), "en": verdicts.standing(status, Lang.EN)}
        headline = verdicts.headline({"headline": words, "call": call}, Lang.JA)
        assert headline == f"{words['ja']}・公募中（2026年12月7日（月）締切）"
    assert verdicts.places({"places": {"min": 0, "max": 4}}, Lang.JA) == "最大4件"


def test_every_term_has_a_label_in_both_languages() -> None:
    from dataclasses import fields

    from meguri.rulebook.terms import Terms

    assert {field.name for field in fields(Terms)} - {"cited"} == set(term_words.LABELS)


def test_a_plan_without_running_costs_speaks_of_a_bridge() -> None:
    plan = fixed_plan() | {"kind": "bridge"}
    said = " ".join(answer_first(plan, Lang.JA))
    assert "つなぎ資金" in said
    assert "尽き" not in said


def test_a_bridge_never_says_that_the_money_lasts() -> None:
    """Without the running costs of the company nobody knows."""
    page = plan_page(fixed_plan() | {"kind": "bridge"}, Lang.JA, 110)
    assert "計画期間内は尽きない" not in page
    assert "計画期間内は尽きない" in plan_page(fixed_plan(), Lang.JA, 110)


def test_a_line_on_a_forecast_call_is_marked() -> None:
    line = {"call": {"assumed": False, "status": "forecast"}}
    assert call_mark(line, Lang.JA) == "見込みの公募による仮定"
    assert call_mark({"call": {"assumed": False, "status": "open"}}, Lang.JA) is None


def test_what_adds_nothing_is_named_together_by_its_reason() -> None:
    reason = {"id": "not-met", "text": {"ja": "要件を満たさない", "en": "not met"}}
    names = ({"ja": "甲", "en": "A"}, {"ja": "乙", "en": "B"})
    listed = [{"name": name, "reason": reason, "alone": {"min": 0, "max": 0}, "would_add": None} for name in names]
    assert left_out(listed, Lang.JA) == ["要件を満たさない: 甲、乙"]


def test_only_a_web_address_becomes_a_link() -> None:
    assert sources.url_of({"source": "https://example.org/a"}) == "https://example.org/a"
    assert sources.url_of({"source": "javascript:alert(1)"}) is None
    assert sources.url_of(CITATION) is None
