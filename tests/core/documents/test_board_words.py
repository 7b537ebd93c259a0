"""The first sheet's sentences (1枚目の文): which support, what a late decision leaves, and why a later start may show more."""

import pytest
from answers import answered, fixed_plan

from meguri.documents.board_words import (
    before_decision,
    beside_the_figures,
    if_decided_later,
    next_calls,
    notes,
    read_otherwise,
    scenario_name,
    spent_already,
    to_watch,
)
from meguri.documents.plan_words import scenario
from meguri.rulebook.loader import load as load_rulebook
from meguri.vocabulary.text import Lang


def test_a_plan_without_an_open_call_says_what_a_decision_a_fiscal_year_later_would_leave() -> None:
    plan, _ = answered("aav-phase1")
    late = scenario(plan, "late")
    assert late is not None
    first = next(year["fiscal_year"] for year in plan["years"] if year["lines"])
    (words,) = before_decision(plan, Lang.JA)
    assert all(f"{late[of]:,}円" in words for of in ("subsidy", "peak_need"))
    assert "未確認" in words
    assert str(first + 1) in if_decided_later(plan, Lang.JA)
    plan["scenarios"].remove(late)
    assert not list(before_decision(plan, Lang.JA))


def test_only_quarters_before_the_cash_and_only_costs_of_the_plan_count_as_spent() -> None:
    plan = fixed_plan()
    assert spent_already(plan, 2027) == 0
    plan["cash"] = plan["cash"][2:]
    assert spent_already(plan, 2027) == (92_300_000 + 35_000_000) // 2
    assert spent_already(plan, 2028) == 0


@pytest.mark.parametrize("lang", [*Lang])
def test_the_plan_is_named_with_the_support_it_uses(lang: Lang) -> None:
    plan, _ = answered("car-t-autologous")
    default = scenario(plan, "default")
    assert default is not None
    for year in plan["years"]:
        for line in year["lines"]:
            assert line["name"][lang.value] in scenario_name(plan, default, lang)
    (watch, *_) = to_watch(plan, lang)
    for one in next_calls(plan):
        assert one["name"][lang.value] in watch
        assert one["page"] or one["name"]["ja"] in watch  # what has no page is to be searched for by its name


def test_the_files_name_the_page_of_the_next_call_where_one_is_known() -> None:
    plan = fixed_plan()
    for line in (line for year in plan["years"] for line in year["lines"]):
        line["call"]["official_page"] = "https://example.org/en/call"
    assert "https://example.org/en/call（英語の頁）" in to_watch(plan, Lang.JA)[0]


@pytest.mark.parametrize("lang", [*Lang])
def test_the_first_sheet_tells_costs_before_the_decision_in_the_words_of_the_rulebook(lang: Lang) -> None:
    plan, _ = answered("aav-phase1")
    assert scenario(plan, "late")
    (told,) = before_decision(plan, lang)
    assert told.startswith(load_rulebook().remarks["cost-before-decision"].text.in_(lang))


@pytest.mark.parametrize(("more", "said"), [(1_000, True), (0, False), (50_000_000, False)])
def test_a_later_start_that_shows_more_by_fractions_alone_says_so(more: int, said: bool) -> None:
    plan = fixed_plan()
    late = {**plan["scenarios"][1], "id": "late", "subsidy": plan["totals"]["subsidy"] + more, "note": None}
    plan["scenarios"].append(late)
    assert any("端数" in words for words in notes(plan, [late], Lang.JA)) is said


@pytest.mark.parametrize("lang", [*Lang])
def test_a_reading_other_than_the_default_is_named_on_the_first_sheet_and_beside_the_amount_of_the_verdict(
    lang: Lang,
) -> None:
    plan, _ = answered("car-t-autologous")
    lines = [line for year in plan["years"] for line in year["lines"]]
    programme = lines[0]["programme"]
    assert not read_otherwise(plan, programme, lang)
    reading = next(one for line in lines for one in line["reading_text"] if line["programme"] == programme)
    reading["default"] = False
    amount = sum(line["subsidy"] for line in lines if line["programme"] == programme)
    assert f"{amount:,}" in read_otherwise(plan, programme, lang)
    assert reading["text"][lang.value] in read_otherwise(plan, programme, lang)
    assert any(reading["text"][lang.value] in line for line in beside_the_figures(plan, lang))
