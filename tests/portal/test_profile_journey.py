"""The journey by page text only (頁の文字だけで進む): a first verdict within 8 questions, a plan within 25, in both languages."""

from typing import Any

import pytest
from django.test import Client
from journey import Person

pytestmark = pytest.mark.django_db
FIRST_VERDICT, PLAN = 8, 25
WORDS: dict[str, dict[str, Any]] = {
    "ja": {
        "home": "/",
        "begin": ("1問目", "創薬ベンチャー", "はじめる"),
        "on": "次へ",
        "verdict": "要件は満たす見込み",
        "answers": {
            "製品の種類": "ex vivo遺伝子治療（遺伝子改変細胞）",
            "開発段階": "非臨床",
            "疾患領域": "がん",
            "上場": "いいえ",
            "国内に技術開発拠点": "はい",
            "海外法人": "いいえ",
            "企業規模": "中小企業",
            "最終開発候補品": "はい",
            "薬物送達技術の開発": "いいえ",
            "CDMOは決まっていますか": "国内に製造拠点のあるCDMOと合意済み（名前は書かない）",
        },
        "work": ("実施内容と年度別・費目別の費用", "実施内容", "製造プロセス開発", "外注費 2027年度"),
        "money": {
            "間接経費率": "３割",
            "手元資金はいくら": "３億円",
            "いつ時点": "令和9年4月1日",
            "令和9年度": "6,000万",
        },
        "check": ("入力を確認する", "入力の確認", "答えを見る"),
        "plan": "資金計画",
    },
    "en": {
        "home": "/en/",
        "begin": ("Question 1", "Drug-discovery venture", "Begin"),
        "on": "Continue",
        "verdict": "Requirements expected to be met",
        "answers": {
            "What class of product": "ex vivo gene therapy",
            "What stage": "non-clinical",
            "disease field": "cancer",
            "listed": "No",
            "technical development base": "Yes",
            "foreign corporation": "No",
            "What size": "small or medium enterprise",
            "candidate fixed": "Yes",
            "development of a delivery technology": "No",
            "Has a CDMO been chosen": "Agreed with a CDMO with a site in Japan (unnamed)",
        },
        "work": ("Work, and its cost", "Activity", "process development", "outsourcing, FY2027"),
        "money": {
            "Overhead as a share": "30%",
            "How much cash": "300 million",
            "On which day": "1 April 2027",
            "FY2027": "60,000,000",
        },
        "check": ("Check your answers", "Check your answers", "See the answer"),
        "plan": "Plan",
    },
}


def answer_page(person: Person, words: dict[str, Any]) -> None:
    """Answers what the person knows of the questions on the page."""
    heading, activity, said, cost = words["work"]
    if heading in person.screen.heading:
        person.choose(activity, said)
        person.type(cost, "8000万")
        return
    for question in person.questions:
        for known, answer in words["answers"].items():
            if known in question:
                person.choose(question, answer)
        for known, typed in words["money"].items():
            if known in question:
                person.type(question, typed)


@pytest.mark.parametrize("lang", WORDS)
def test_a_person_gets_a_verdict_within_8_questions_and_a_plan_within_25(client: Client, lang: str) -> None:
    words = WORDS[lang]
    person = Person(client, words["home"])
    person.choose(words["begin"][0], words["begin"][1])
    person.press(words["begin"][2])
    verdict_at = None
    pages = []
    for _ in range(12):
        if verdict_at is None and words["verdict"] in person.screen.text:
            verdict_at = len(person.answered)
        pages.append(person.screen.heading)
        asked = len(person.answered)
        answer_page(person, words)
        if len(person.answered) == asked:
            break
        person.press(words["on"])
    assert verdict_at is not None, pages
    assert verdict_at <= FIRST_VERDICT, pages
    assert len(person.answered) <= PLAN, person.answered
    person.press(words["check"][0])
    assert words["check"][1] in person.screen.heading
    person.press(words["check"][2])
    assert words["plan"] in person.screen.text
    assert "first-sheet" in person.screen.html
