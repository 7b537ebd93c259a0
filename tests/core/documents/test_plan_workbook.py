"""The workbook (資金計画の Excel): its formulas come to the plan's own amounts, and no text becomes a formula."""

from io import BytesIO

import pytest
from answers import WITH_WORK, answered, fixed_plan
from formulas import Recomputed
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from meguri.documents import workbook
from meguri.documents.spreadsheet import TRIGGERS, neutral
from meguri.vocabulary.text import Lang

EMPTY = {"as_of": "2026-11-23", "programmes": [], "ask": []}


@pytest.mark.parametrize("number", [pytest.param(None, id="exact"), pytest.param(float, id="as a spreadsheet")])
@pytest.mark.parametrize("example", [*WITH_WORK, "fixed"])
def test_the_formulas_recompute_every_line_year_and_total(example: str, number: type[float] | None) -> None:
    plan, verdicts = (fixed_plan(), EMPTY) if example == "fixed" else answered(example)
    book = load_workbook(BytesIO(workbook.plan(plan, verdicts, Lang.EN)))
    found = Recomputed(book, number) if number else Recomputed(book)
    lines = [line for year in plan["years"] for line in year["lines"]]
    for row, line in enumerate(lines, 2):
        assert found.value("Plan", f"P{row}") == line["subsidy"]
        assert found.value("Plan", f"E{row}") == line["direct"]
        assert found.value("Plan", f"Q{row}") == line["vc"]
    top = len(lines) + 4
    for row, year in enumerate(plan["years"], top):
        values = [found.value("Plan", f"{letter}{row}") for letter in "BCDEFG"]
        assert values == [year[name] for name in ("direct", "overhead", "cost", "subsidy", "vc", "own")]
    total = top + len(plan["years"])
    assert [found.value("Plan", f"{letter}{total}") for letter in "DEFG"] == [
        plan["totals"][name] for name in ("cost", "subsidy", "vc", "own")
    ]


@pytest.mark.parametrize("example", WITH_WORK)
def test_the_cash_sheet_adds_up_to_the_plans_balances(example: str) -> None:
    plan, verdicts = answered(example)
    found = Recomputed(load_workbook(BytesIO(workbook.plan(plan, verdicts, Lang.EN))))
    rows = range(3, len(plan["cash"]) + 3)
    assert [found.value("Cash", f"F{row}") for row in rows] == [row["balance"] for row in plan["cash"]]
    assert [found.value("Cash", f"D{row}") for row in rows] == [row["out_work"] for row in plan["cash"]]


def test_a_changed_cost_and_a_changed_subsidy_move_the_balance() -> None:
    plan, verdicts = answered("car-t-autologous")
    book = load_workbook(BytesIO(workbook.plan(plan, verdicts, Lang.EN)))
    last = len(plan["cash"]) + 2
    before = Recomputed(book).value("Cash", f"F{last}")
    top = 4 + len([line for year in plan["years"] for line in year["lines"]])
    book["Plan"][f"H{top}"].value += 10_000_003  # direct cost of the first year; overhead is in the running costs
    assert Recomputed(book).value("Cash", f"F{last}") == before - 10_000_003
    saved = book["Plan"]["S2"].value - 30_000_000
    book["Plan"]["S2"].value = 30_000_000
    less = plan["years"][0]["subsidy"] - 26_000_000
    assert Recomputed(book).value("Cash", f"F{last}") == before - 10_000_003 + saved - less


def test_a_cost_above_the_ceiling_is_claimed_only_as_far_as_it_is_paid() -> None:
    plan, verdicts = answered("car-t-autologous")
    book = load_workbook(BytesIO(workbook.plan(plan, verdicts, Lang.EN)))
    book["Plan"]["S2"].value += 500_000_000
    after, top = Recomputed(book), 4 + len([line for year in plan["years"] for line in year["lines"]])
    assert after.value("Plan", f"B{top}") == plan["years"][0]["direct"] + 500_000_000
    assert after.value("Plan", "P2") == plan["years"][0]["lines"][0]["subsidy"]


@pytest.mark.parametrize("example", WITH_WORK)
def test_the_summary_follows_the_plan_without_and_with_subsidy(example: str) -> None:
    plan, verdicts = answered(example)
    found = Recomputed(load_workbook(BytesIO(workbook.plan(plan, verdicts, Lang.EN))))
    rows = range(3, len(plan["cash"]) + 3)
    none = next(one for one in plan["scenarios"] if one["id"] == "none")
    balances = {row["quarter"]: row["balance"] for row in none["cash"]}
    shown = [found.value("Cash", f"G{row}") for row in rows]
    assert shown[: len(balances)] == list(balances.values())
    assert -min(0, *shown) == none["peak_need"]


@pytest.mark.parametrize("example", WITH_WORK)
def test_a_program_that_does_not_calculate_shows_the_same_figures(example: str) -> None:
    plan, verdicts = answered(example)
    written = workbook.plan(plan, verdicts, Lang.EN)
    found, shown = Recomputed(load_workbook(BytesIO(written))), load_workbook(BytesIO(written), data_only=True)
    formulas = [
        (sheet.title, cell.coordinate)
        for sheet in found.book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert formulas
    assert {place: shown[place[0]][place[1]].value for place in formulas} == {
        place: found.value(*place) for place in formulas
    }


def test_no_ceiling_is_said_in_words_and_no_id_is_shown() -> None:
    plan, verdicts = answered("car-t-autologous")
    book = load_workbook(BytesIO(workbook.plan(plan, verdicts, Lang.JA)))
    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert 10**15 not in cells
    assert book["計画"]["I2"].value == "なし"
    assert not [cell for cell in cells if isinstance(cell, str) and "industrialisation/" in cell]


def test_a_changed_input_changes_the_total() -> None:
    plan, verdicts = answered("car-t-autologous")
    book = load_workbook(BytesIO(workbook.plan(plan, verdicts, Lang.EN)))
    book["Plan"]["S2"].value = 30_000_000
    row = 4 + len([line for year in plan["years"] for line in year["lines"]])
    assert Recomputed(book).value("Plan", "P2") == 26_000_000
    assert Recomputed(book).value("Plan", f"E{row}") == 26_000_000


@pytest.mark.parametrize("lang", [*Lang])
def test_the_workbook_has_its_sheets(lang: Lang) -> None:
    plan, verdicts = answered("car-t-autologous")
    book = load_workbook(BytesIO(workbook.plan(plan, verdicts, lang)))
    names = (
        ("概要", "計画", "資金繰り", "前提", "判定", "出典")
        if lang is Lang.JA
        else ("Summary", "Plan", "Cash", "Assumptions", "Verdicts", "Sources")
    )
    assert tuple(book.sheetnames) == names


@pytest.mark.parametrize("name", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", " =1"])
def test_a_name_that_looks_like_a_formula_is_stored_as_text(name: str) -> None:
    plan = fixed_plan()
    plan["profile"]["name"] = {"ja": name, "en": name}
    plan["years"][0]["lines"][0]["work_text"] = {"ja": name, "en": name}
    book = load_workbook(BytesIO(workbook.plan(plan, EMPTY, Lang.JA)))
    cell = book["計画"]["D2"]
    assert cell.data_type == "s"
    assert str(cell.value).startswith("'")


@given(st.text())
def test_no_text_starts_like_a_formula(text: str) -> None:
    assert not neutral(text).startswith(TRIGGERS)


def test_the_same_plan_gives_the_same_bytes() -> None:
    plan, verdicts = answered("car-t-autologous")
    assert workbook.plan(plan, verdicts, Lang.JA) == workbook.plan(plan, verdicts, Lang.JA)
    book = load_workbook(BytesIO(workbook.plan(plan, verdicts, Lang.JA)))
    assert str(book.properties.modified).startswith("2026-11-23")
