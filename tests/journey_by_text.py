"""The journey by page text only (頁の言葉だけで進む道のり): the words a person looks for, and the walk to a verdict and a plan.

Whoever walks it, over the test client or in a browser, with a mouse or with the keyboard alone, finds every question, choice and
button by its words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

FIRST_VERDICT, PLAN = 8, 25  # questions answered at most
MOST_PAGES = 12
WORDS: dict[str, dict[str, Any]] = {
    "ja": {
        "home": "/",
        "begin": ("1問目", "創薬ベンチャー", "はじめる"),
        "on": "次へ",
        "verdict": "製品区分は合うが、応募できる者が未確認：",
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
        "check": ("入力を確認する", "入力の確認", "試算結果を見る"),
        "plan": "資金計画",
    },
    "en": {
        "home": "/en/",
        "begin": ("Question 1", "Drug-discovery venture", "Begin"),
        "on": "Continue",
        "verdict": "Product fits; who may apply is not known",
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
            "As of which date": "1 April 2027",
            "FY2027": "60,000,000",
        },
        "check": ("Check your answers", "Check your answers", "See your results"),
        "plan": "Plan",
    },
}


class Traveller(Protocol):
    """歩く人: sees headings, questions and text; answers and presses by words."""

    answered: list[str]

    @property
    def heading(self) -> str: ...

    @property
    def text(self) -> str: ...

    @property
    def questions(self) -> list[str]: ...

    def choose(self, question: str, answer: str) -> None: ...

    def type(self, label: str, words: str) -> None: ...

    def press(self, label: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Walked:
    """歩いた結果: how many questions were answered when the first verdict was there, and when the plan was."""

    verdict_at: int
    plan_at: int
    questions: tuple[str, ...]


def walk(person: Traveller, words: dict[str, Any]) -> Walked:
    """From the first screen, already open, to the plan."""
    person.choose(words["begin"][0], words["begin"][1])
    person.press(words["begin"][2])
    verdict_at = None
    for _ in range(MOST_PAGES):
        if verdict_at is None and words["verdict"] in person.text:
            verdict_at = len(person.answered)
        asked = len(person.answered)
        answer_page(person, words)
        if len(person.answered) == asked:
            break
        person.press(words["on"])
    assert verdict_at is not None, person.answered
    person.press(words["check"][0])
    assert words["check"][1] in person.heading
    person.press(words["check"][2])
    assert words["plan"] in person.text
    return Walked(verdict_at, len(person.answered), tuple(person.answered))


def answer_page(person: Traveller, words: dict[str, Any]) -> None:
    """Answers what the person knows of the questions on the page."""
    heading, activity, said, cost = words["work"]
    if heading in person.heading:
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
