"""Faults of a page in plain sentences (直し方の一文): what was typed stays, and one faulty field hides no verdict."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client

from meguri_portal.services.draft import Draft
from meguri_portal.services.examples import examples
from meguri_portal.services.typed.day import Edge, day
from meguri_portal.services.valid import valid_profile

pytestmark = pytest.mark.django_db
SEED = '{"schema":"meguri/seed/1"}'
INVESTOR = '{"schema":"meguri/investor/1"}'
RAW = re.compile(r"必要なもの|Expected:|Found:|partners\.|\[0\]")
VC = {"q.partners.vc.1.invests": "3億", "q.partners.vc.1.tranches.0.on": "2027-04-01"}
ADDRESS = {"ja": "/profile/questions/", "en": "/en/profile/questions/"}


def posted(client: Client, lang: str, page: str, fields: dict[str, str], draft: str = SEED) -> Any:
    return client.post(ADDRESS[lang], {"profile": draft, "page": page, "go": "next", **fields})


def errors(page: Any) -> str:
    """The words of the error summary."""
    text = unescape(page.content.decode())
    found = re.search(r'class="error-summary".*?</div>', text, re.DOTALL)
    assert found is not None
    said = " ".join(re.sub(r"<[^>]+>", " ", found[0]).split())
    assert not RAW.search(said), said
    return said


@pytest.mark.parametrize(
    ("page", "field", "typed", "ja", "en"),
    [
        ("scale", "q.needs.scale.litres", "-3", "0以上の数を書いてください", "not negative"),
        ("scale", "q.needs.scale.litres", "1.5", "切り上げた整数（2）", "round it up to 2"),
        ("scale", "q.needs.scale.doses", "many", "数字で書いてください", "Write a number"),
        ("cash", "q.finance.cash", "1.5", "1円より細かい額", "whole yen"),
        ("cash", "q.finance.cash", "たくさん", "金額として読めません", "not an amount"),
        ("cash", "q.finance.cash_on", "31 Feb 2027", "2月31日はありません", "There is no 31 February"),
        ("cash", "q.finance.cash_on", "2027-02-29", "2027年2月29日はありません", "There is no 29 February 2027"),
        ("cash", "q.finance.cash_on", "2027-13-01", "13月はありません", "no month 13"),
        ("cash", "q.finance.cash_on", "2027年1月", "2027年1月のいつですか", "Which day of January 2027"),
        ("overhead", "q.overhead", "150%", "0%から100%まで", "from 0% to 100%"),
        ("overhead", "q.overhead", "30", "「30%」と％を付けて", "write 30% with its sign"),
        ("name", "q.applicant.corporate_number", "12345", "13桁です。入力は5桁", "13 digits; there are 5"),
        ("name", "q.applicant.corporate_number", "1234567890123", "検査用数字が合いません", "first digit does not fit"),
        ("where", "q.needs.site_in.other", "NARNIA", "「NARNIA」という国は分かりません", "“NARNIA” is no country"),
        ("therapy", "q.product.class", "unobtainium", "選択肢から選んでください", "Choose one of them"),
    ],
)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_fault_is_one_plain_sentence(
    client: Client, lang: str, page: str, field: str, typed: str, ja: str, en: str
) -> None:
    answer = posted(client, lang, page, {field: typed})
    assert answer.status_code == 422
    assert {"ja": ja, "en": en}[lang] in errors(answer)
    assert page == "therapy" or f'value="{typed}"' in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "alone", "meant"),
    [
        ("2026年11月末", None, date(2026, 11, 30)),
        ("2028年2月末日", None, date(2028, 2, 29)),
        ("end of Nov 2026", None, date(2026, 11, 30)),
        ("令和9年1月", Edge.FIRST, date(2027, 1, 1)),
        ("Jan 2027", Edge.FIRST, date(2027, 1, 1)),
        ("2027-02", Edge.LAST, date(2027, 2, 28)),
        ("Jan 2027", None, None),
        ("2027-01-00", Edge.FIRST, None),
        ("31 Feb 2027", Edge.FIRST, None),
        ("2027", Edge.FIRST, None),
    ],
)
def test_the_end_of_a_month_is_a_day_and_a_month_alone_only_where_the_question_says_which(
    typed: str, alone: Edge | None, meant: date | None
) -> None:
    assert day(typed, alone) == meant


@pytest.mark.parametrize(("lang", "shown"), [("ja", "2027年1月1日"), ("en", "1 Jan 2027")])
def test_the_day_that_was_understood_stands_on_the_check_page(client: Client, lang: str, shown: str) -> None:
    fields = {"profile": SEED, "page": "use", "go": "check", "q.needs.start_by": "Jan 2027"}
    assert shown in client.post(ADDRESS[lang], fields).content.decode()


@pytest.mark.parametrize(
    ("lang", "shown"), [("ja", "期間：2027年4月1日〜2028年3月31日"), ("en", "Period: 1 Apr 2027 to 31 Mar 2028")]
)
def test_the_period_of_work_stands_on_the_check_page(client: Client, lang: str, shown: str) -> None:
    dates = {
        "profile": SEED,
        "page": "work",
        "unit": "yen",
        "years": "2027",
        "w.0.from": "2027-04",
        "w.0.to": "2028-03",
    }
    page = client.post(ADDRESS[lang].replace("questions", "work"), {**dates, "go": "check"})
    assert shown in page.content.decode()


@pytest.mark.parametrize(
    ("page", "ja", "en"),
    [
        ("overhead", "分からなければ空欄のまま", "Leave it blank if you don't know"),
        ("where", "分からなければ空欄のまま", "Leave it blank if you don't know"),
        ("company", "「わからない」か空欄のまま", "Choose “I don't know”"),
        ("vc", "「わからない」か空欄のまま", "Choose “I don't know”"),
    ],
)
def test_a_page_offers_only_the_way_out_it_has(client: Client, page: str, ja: str, en: str) -> None:
    for lang, said in (("ja", ja), ("en", en)):
        shown = client.post(ADDRESS[lang], {"profile": SEED, "go": f"to:{page}"})
        assert said in unescape(shown.content.decode())


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_tranches_above_the_investment_are_caught_on_their_page(client: Client, lang: str) -> None:
    over = {**VC, "q.partners.vc.1.tranches.0.amount": "3.5億"}
    said = {
        "ja": "払込みの合計350,000,000円が出資額300,000,000円を超えています",
        "en": "The tranches add up to 350,000,000 yen, more than the investment of 300,000,000 yen",
    }[lang]
    page = posted(client, lang, "vc", over)
    assert page.status_code == 422
    assert said in errors(page)
    assert 'href="#q-partners-vc-1-tranches"' in page.content.decode()
    alone = {"q.invests": "3億", "q.tranches.0.on": "2027-04-01", "q.tranches.0.amount": "3.5億"}
    assert said in errors(posted(client, lang, "money", alone, INVESTOR))
    assert posted(client, lang, "vc", {**VC, "q.partners.vc.1.tranches.0.amount": "3億"}).status_code == 200


@pytest.mark.parametrize(("lang", "said"), [("ja", "印を外すか"), ("en", "Untick the box")])
def test_no_investor_and_an_investor_at_once_is_flagged(client: Client, lang: str, said: str) -> None:
    both = {"q.partners.vc": "none", "q.partners.vc.0.name": "甲"}
    page = posted(client, lang, "vc", both)
    assert page.status_code == 422
    assert said in errors(page)
    assert (
        posted(client, lang, "vc", {"q.partners.vc": "none", "q.partners.vc.0.certified": "unknown"}).status_code == 200
    )


@pytest.mark.parametrize(("lang", "said"), [("ja", "より前です"), ("en", "before it starts")])
def test_what_ends_before_it_starts_is_caught_on_its_page(client: Client, lang: str, said: str) -> None:
    dates = {"q.certification.from": "2027-04-01", "q.certification.to": "2026-04"}
    assert said in errors(posted(client, lang, "certified", dates, INVESTOR))
    work = {"profile": SEED, "page": "work", "unit": "yen", "years": "2027", "w.0.from": "2027-04", "w.0.to": "2026-04"}
    assert said in errors(client.post(ADDRESS[lang].replace("questions", "work"), work))


def faulty() -> dict[str, Any]:
    """An example with one faulty place in each of three answers."""
    values: dict[str, Any] = json.loads(examples()["car-t-autologous"].draft.json)
    values["partners"]["vc"] = [{"name": "甲", "invests": 300, "tranches": {"2027-04-01": 350}}]
    values["finance"]["cash"] = "たくさん"
    values["needs"]["steps"] = ["vector", "nonsense"]
    return values


def test_one_faulty_field_leaves_the_verdicts_of_the_rest(client: Client) -> None:
    profile = valid_profile(Draft(faulty()))
    assert profile.vc is not None
    assert (profile.vc[0].name, profile.vc[0].invests, profile.vc[0].tranches) == ("甲", 300, {})
    assert [step.value for step in profile.answers["needs.steps"]] == ["vector"]
    assert profile.finance.cash is None
    page = client.post("/profile/check/", {"profile": json.dumps(faulty())})
    assert "事業の判定が出ています" in page.content.decode()
    errors(page)


@pytest.mark.parametrize(
    "values",
    [
        {"a.b": 1, "stage": "nonclin"},
        {"stage": "nonclin", "work": [{"id": "a"}, {"id": "a"}, 5, None]},
        {"stage": "nonclin", "applicant": {"kind": ["x"]}, "": {"": 1}},
    ],
)
def test_whatever_is_wrong_the_answers_that_are_right_count(values: dict[str, Any]) -> None:
    assert valid_profile(Draft({"schema": "meguri/seed/1", **values})).answers["stage"].value == "nonclin"
