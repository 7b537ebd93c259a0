"""The workbook (資金計画の Excel): its formulas come to the plan's own amounts, and no text becomes a formula."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from answers import ON, WITH_WORK, answered, fixed_plan
from formulas import Recomputed
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from meguri.documents import workbook
from meguri.documents.spreadsheet import TRIGGERS, neutral
from meguri.funding.answer import document
from meguri.funding.contender import Choice
from meguri.funding.plan import plan as plan_of
from meguri.profiles.profile import Profile, parse_profile
from meguri.rulebook.loader import load as load_rulebook
from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.text import Lang
from meguri.vocabulary.work import CostItem

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


WITH_VC = """
schema: meguri/seed/1
fictional: true
name: {ja: 架空・試験用, en: Fictional, for a test}
applicant: {kind: venture, listed: false, base_in_japan: true, size: small, foreign_parent: false}
product: {class: gt_exvivo, delivery_technology: false, candidate_fixed: true}
stage: nonclin
partners:
  vc: [{name: 架空VC, certified: true, lead: true, invests: 500_000_000, tranches: {2027-03-31: 500_000_000}}]
overhead: 3/10
work:
  - {id: tox, activity: nonclinical_study, costs: {2026: {outsourcing: 240_000_000}}}
  - {id: make, activity: gmp_manufacture, from: 2027-05-01, costs: {2027: {outsourcing: 440_000_000}}}
  - {id: trial, activity: phase1, costs: {2027: {outsourcing: 250_000_000}, 2028: {outsourcing: 585_000_000, training: 7}}}
finance: {cash: 600_000_000, cash_on: 2026-10-31, burn: {}}
""".replace("en: Fictional, for a test", "en: Fictional")
IN_BURN = "burn: {2026: 150_000_000, 2027: 150_000_000, 2028: 150_000_000}"


def planned(profile: Profile) -> dict[str, Any]:
    return document(plan_of(profile, load_rulebook(), None, ON, Choice(assume_calls=True)))


def dearer(profile: Profile, work: str, year: int, by: int) -> Profile:
    """The profile with one cost changed."""
    assert profile.work is not None
    changed = []
    for one in profile.work:
        costs = {y: dict(items) for y, items in one.costs.items()}
        if one.id == work:
            costs[FiscalYear(year)][CostItem.OUTSOURCING] += by
        changed.append(replace(one, costs=costs))
    return replace(profile, work=tuple(changed))


@pytest.mark.parametrize("number", [pytest.param(None, id="exact"), pytest.param(float, id="as a spreadsheet")])
@pytest.mark.parametrize("burn", ["burn: {}", IN_BURN], ids=["overhead paid beside", "overhead in running costs"])
@pytest.mark.parametrize(
    ("work", "year", "by"),
    [
        ("tox", 2026, 100_000_000),  # partly spent before the cash; the VC money then bounds the last year
        ("tox", 2026, -239_999_999),
        ("make", 2027, 60_000_001),  # no programme of the plan pays for it
        ("trial", 2027, 500_000_000),
        ("trial", 2028, 99_999_999),
    ],
)
def test_a_changed_cost_gives_what_the_plan_made_anew_gives(
    work: str, year: int, by: int, burn: str, number: type[float] | None
) -> None:
    profile = parse_profile(WITH_VC.replace("burn: {}", burn))
    before, after = planned(profile), planned(dearer(profile, work, year, by))
    book = load_workbook(BytesIO(workbook.plan(before, EMPTY, Lang.EN)))
    row = next(n for n, one in enumerate(before["costs"], 2) if (one["work"], one["fiscal_year"]) == (work, year))
    book["Costs"][f"{'D' if work == 'make' else 'C'}{row}"].value += by
    found = Recomputed(book, number) if number else Recomputed(book)
    lines = [line for one in after["years"] for line in one["lines"]]
    shown = [[found.value("Plan", f"{letter}{n}") for letter in "EPQ"] for n in range(2, len(lines) + 2)]
    assert shown == [[line[name] for name in ("direct", "subsidy", "vc")] for line in lines]
    balances = [found.value("Cash", f"F{n}") for n in range(3, len(after["cash"]) + 3)]
    shared = 0 if burn == IN_BURN else len(before["costs"])  # overhead is shared over works to the yen
    assert all(abs(a - b["balance"]) <= shared for a, b in zip(balances, after["cash"], strict=True))
    assert balances[-1] == after["cash"][-1]["balance"]


def test_less_certified_vc_money_carries_less_subsidy() -> None:
    before = planned(parse_profile(WITH_VC))
    after = planned(parse_profile(WITH_VC.replace("500_000_000, tranches: {2027-03-31: 500_000_000}", "300_000_000")))
    book = load_workbook(BytesIO(workbook.plan(before, EMPTY, Lang.EN)))
    bounds = next(cell.row for cell in book["Plan"]["A"] if cell.value == "Bounds of a project") + 1
    assert book["Plan"][f"B{bounds}"].value == 500_000_000
    book["Plan"][f"B{bounds}"].value = 300_000_000
    total = len(before["years"]) * 2 + 4
    assert [Recomputed(book).value("Plan", f"{letter}{total}") for letter in "DEFG"] == [
        after["totals"][name] for name in ("cost", "subsidy", "vc", "own")
    ]


@pytest.mark.parametrize("share", ["2/10", "45/100", "0"])
@pytest.mark.parametrize("burn", ["burn: {}", IN_BURN], ids=["overhead paid beside", "overhead in running costs"])
def test_a_changed_overhead_share_gives_what_the_plan_made_anew_gives(share: str, burn: str) -> None:
    """Above what the call counts only the cost goes up."""
    text = WITH_VC.replace("burn: {}", burn)
    before, after = (planned(parse_profile(text.replace("3/10", one))) for one in ("3/10", share))
    book = load_workbook(BytesIO(workbook.plan(before, EMPTY, Lang.EN)))
    row = next(cell.row for cell in book["Plan"]["A"] if str(cell.value).startswith("Overhead share"))
    part, _, whole = share.partition("/")
    book["Plan"][f"B{row}"].value, book["Plan"][f"C{row}"].value = int(part), int(whole or 1)
    found, total = Recomputed(book), row - 2
    assert [found.value("Plan", f"{letter}{total}") for letter in "DEFG"] == [
        after["totals"][name] for name in ("cost", "subsidy", "vc", "own")
    ]
    assert found.value("Cash", f"F{len(after['cash']) + 2}") == after["cash"][-1]["balance"]


@pytest.mark.parametrize("example", WITH_WORK)
def test_of_the_costs_a_programme_may_claim_only_those_one_claims_may_be_changed(example: str) -> None:
    plan, verdicts = answered(example)
    sheet = load_workbook(BytesIO(workbook.plan(plan, verdicts, Lang.EN)))["Costs"]
    for row, one in enumerate(plan["costs"], 2):
        assert (sheet[f"C{row}"].fill.fill_type is not None) is any(one["claimable"].values())


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


@pytest.mark.parametrize("example", WITH_WORK)
def test_the_summary_has_matched_vc_only_where_a_case_matches_some(example: str) -> None:
    plan, verdicts = answered(example)
    sheet = load_workbook(BytesIO(workbook.plan(plan, verdicts, Lang.JA)))["概要"]
    heads = {cell.value for row in sheet.iter_rows(min_col=2) for cell in row}
    assert ("認定VCの充当" in heads) is any(one["vc"] for one in plan["scenarios"])


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
    book["Costs"]["C2"].value = 30_000_000
    row = 4 + len([line for year in plan["years"] for line in year["lines"]])
    assert Recomputed(book).value("Plan", "P2") == 26_000_000
    assert Recomputed(book).value("Plan", f"E{row}") == 26_000_000


@pytest.mark.parametrize("lang", [*Lang])
def test_the_workbook_has_its_sheets(lang: Lang) -> None:
    plan, verdicts = answered("car-t-autologous")
    book = load_workbook(BytesIO(workbook.plan(plan, verdicts, lang)))
    names = (
        ("概要", "計画", "費用", "資金繰り", "前提", "判定", "出典")
        if lang is Lang.JA
        else ("Summary", "Plan", "Costs", "Cash", "Assumptions", "Verdicts", "Sources")
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
