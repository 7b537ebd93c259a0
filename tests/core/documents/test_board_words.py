"""The first sheet's sentences (1枚目の文): which support, what a late decision leaves, and why a later start may show more."""

import pytest
from answers import answered, fixed_plan

from meguri.documents.board_words import before_decision, notes, scenario_name, spent_already, to_watch
from meguri.documents.plan_words import scenario
from meguri.vocabulary.text import Lang


def test_a_plan_that_counts_on_this_fiscal_year_says_what_a_decision_in_the_next_would_leave() -> None:
    plan, _ = answered("aav-phase1")
    late = {**plan["scenarios"][1], "id": "late", "subsidy": 12_345_000, "peak_need": 678_901_000}
    for one in plan["years"][0]["lines"]:
        one["call"]["status"] = "closed"
    plan["scenarios"].append(late)
    (words,) = before_decision(plan, Lang.JA)
    assert "12,345,000円" in words
    assert "678,901,000円" in words
    assert "未確認" in words
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
    assert to_watch(plan, lang)


@pytest.mark.parametrize(("more", "said"), [(1_000, True), (0, False), (50_000_000, False)])
def test_a_later_start_that_shows_more_by_fractions_alone_says_so(more: int, said: bool) -> None:
    plan = fixed_plan()
    late = {**plan["scenarios"][1], "id": "late", "subsidy": plan["totals"]["subsidy"] + more, "note": None}
    plan["scenarios"].append(late)
    assert any("端数" in words for words in notes(plan, [late], Lang.JA)) is said
