"""What a person looks for first (最初の二分): the right question, the site that opens a programme, what money unlocks."""

from datetime import date

import pytest
from openpyxl import Workbook

from meguri.documents import answer, match
from meguri.documents.plan_sheet import plan_sheet
from meguri.documents.question import wording
from meguri.documents.register import list_page
from meguri.documents.sources import Sources
from meguri.documents.verdicts import call_name
from meguri.funding.unlock import unlocks
from meguri.register.loader import load as load_register
from meguri.rulebook.loader import load
from meguri.vocabulary.text import Lang

ON = date(2026, 11, 23)
NAME = {"ja": "ある事業", "en": "a programme"}


def test_a_path_that_several_kinds_of_file_share_is_asked_in_the_words_of_the_seed() -> None:
    assert wording("applicant.kind", Lang.JA) == "申請者はどれに当たりますか"


def test_a_verdict_that_stays_is_not_shown_as_a_change() -> None:
    stays = {"name": NAME, "before": "unknown", "after": "unknown"}
    assert "→" not in match.opening(stays, Lang.JA)
    assert "要件は満たせる" in match.opening(stays, Lang.JA)
    assert "-> requirements expected" in match.opening({**stays, "after": "yes"}, Lang.EN)


def test_a_programme_that_has_ended_is_not_assumed_to_be_called_again() -> None:
    call = {"name": NAME, "status": "ended", "assumed": True, "closes": None}
    assert call_name(call, Lang.JA) == "ある事業（事業終了）"
    assert "assumed" in call_name({**call, "status": "closed"}, Lang.EN)


@pytest.mark.parametrize("lang", list(Lang))
def test_an_investor_reads_what_the_money_unlocks_before_any_verdict(lang: Lang) -> None:
    unlock = unlocks(load(), ON, 500_000_000, {date(2027, 6, 30): 500_000_000}).document()
    whole = {
        "profile": {"name": NAME, "fictional": True, "kind": "meguri/investor/1"},
        "eligibility": {
            "as_of": "2026-11-23",
            "rulebook": {"version": "1", "hash": "0" * 64},
            "programmes": [],
            "ask": [],
        },
        "match": None,
        "plan": None,
        "unlock": unlock,
    }
    page = answer.page(whole, "vc.yaml", lang, 100)
    assert page.index("1,000,000,000") < page.index("1,500,000,000") < page.index("2. ")
    assert "meguri match" not in page
    assert "[1] " in page


def test_the_list_of_sites_says_in_words_whether_contract_work_is_taken() -> None:
    from meguri.documents.records import listing

    listed = listing(load_register(), "site")
    page = list_page(listed, Lang.JA, 110)
    row = next(line for line in page.splitlines() if line.startswith("takara-bio/cgcp-1"))
    assert "受託あり" in row
    assert "own_products" not in page


def test_a_sheet_says_that_there_is_no_ceiling_where_the_formula_needs_a_number() -> None:
    line = {
        "programme": "p",
        "name": NAME,
        "call": {"name": NAME, "assumed": False, "status": "open"},
        "work_text": NAME,
        "entered": 3,
        "steps": [],
        "rate": "2/3",
        "ceiling": None,
        "direct": 3,
        "subsidy": 2,
        "indirect": 0,
        "eligible": 3,
        "indirect_at_most": "0",
        "rounding": 1,
        "vc": 0,
        "receipt": "FY2028Q1",
        "project": {"ceilings": {}, "vc_multiple": None, "certified_vc": 0},
        "citation": [],
    }
    cost = {"fiscal_year": 2027, "work": "w", "text": NAME, "direct": 3, "claimable": {"p": 3}, "overhead_paid": None}
    sums = {"direct": 3, "overhead": 0, "cost": 3, "subsidy": 2, "vc": 0, "own": 1}
    year = {"label": NAME, "fiscal_year": 2027, "lines": [line], **sums}
    book = Workbook()
    plan_sheet(
        book,
        {"years": [year], "overhead_share": "0", "costs": [{**cost, "quarters": ["FY2027Q1"]}]},
        Sources(Lang.JA),
        Lang.JA,
    )
    cell = book.worksheets[-1].cell(2, 6)
    assert cell.value == "なし"


def test_what_is_not_known_is_never_said_to_be_ruled_out() -> None:
    from meguri.documents.eligibility import CHANGE, FIXED, _changes
    from meguri.documents.page import Page

    part = {"fact": "stage", "path": "stage", "from": "basic", "to": "phase1", "allowed": ["phase1"], "fixed": True}
    pages = {}
    for ruled_out in (True, False):
        page = Page(Lang.JA)
        _changes(page, [[part]], ruled_out=ruled_out)
        pages[ruled_out] = "\n".join(page.lines)
    assert FIXED.ja in pages[True]
    assert FIXED.ja not in pages[False]
    assert CHANGE.ja in pages[False]
