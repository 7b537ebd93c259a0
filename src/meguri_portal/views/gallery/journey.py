"""Parts of the journey (記入の道のり): first question, actions, verdicts so far, contents."""

from __future__ import annotations

from typing import Any

from meguri.vocabulary.text import Text
from meguri_portal.forms.profile.begin import CHOICES, FIELD
from meguri_portal.forms.profile.summary import contents
from meguri_portal.language import said
from meguri_portal.selectors.profile.pages import page_named
from meguri_portal.selectors.profile.progress import Progress, extent
from meguri_portal.selectors.register.counted import Counted
from meguri_portal.services.draft import Draft
from meguri_portal.services.examples import examples
from meguri_portal.views.gallery.piece import Group, Piece, Sample
from meguri_portal.views.profile.turn import standing_of

DRAFT = Draft(
    {
        "schema": "meguri/seed/1",
        "fictional": True,
        "applicant": {"kind": "venture", "size": "small", "listed": False, "base_in_japan": True},
        "product": {"class": "gt_exvivo", "candidate_fixed": True},
        "stage": "nonclin",
    },
    ("applicant.foreign_parent",),
)
CHIPS = (
    ("yes", Text("要件は満たす見込み", "Requirements expected to be met")),
    ("conditional", Text("条件付き", "Met on conditions")),
    ("unknown", Text("情報不足", "Not enough known")),
    ("no", Text("対象外の見込み", "Not eligible")),
    ("pass", Text("必須条件：満たす", "Must-have: met")),
    ("fail", Text("必須条件：満たさない", "Must-have: not met")),
)

_COUNTED = {"extent": extent(DRAFT.kind), "answered": 9, "unknown": 2, "open": 26}
UNSEEN = Text("見えるものはない", "nothing to see")
COUNTED = Counted(5, 4, 2, 1, 3, 1, 2, 2, 1, 1, 1, 3, 1)  # of a fictional register


def _piece(name: str, title: Text, use: Text, *samples: Sample, frame: str = "{}") -> Piece:
    return Piece(f"components/{name}.html", title, use, samples, frame)


def group() -> Group:
    """What stands around the questions."""
    standing = standing_of(DRAFT)
    return Group("journey", Text("記入の道のり", "The journey"), (*_states(standing), *_steps(), *_carried()))


def _states(standing: dict[str, Any] | None) -> tuple[Piece, ...]:
    lines = [line for part in ("possible", "open") for line in (standing or {}).get(part, ()) if line["needed"]]
    return (
        _piece(
            "chip",
            Text("札", "Chip"),
            Text(
                "判定・必須条件の状態。言葉が意味を持ち、色は添えるだけ。不明は色を付けず点線。",
                "The state of a verdict or must-have condition. Words carry it, colour only helps; what is not known is dashed and uncoloured.",
            ),
            *(Sample({"status": status, "words": said(words)}) for status, words in CHIPS),
        ),
        _piece(
            "standing",
            Text("いまの判定", "Verdicts so far"),
            Text(
                "質問の横に置く。答えを選ぶそばから変わり、一文だけが読み上げられる。",
                "Beside the questions. It follows each answer, and only its first sentence is read out.",
            ),
            Sample({"standing": standing, "draft": DRAFT}, Text("架空の記述書", "a fictional profile")),
            Sample({"standing": None, "draft": DRAFT}, Text("記述書に誤り", "a faulty profile")),
        ),
        _piece(
            "verdict_head",
            Text("判定の見出し", "Head of a verdict"),
            Text(
                "公募の状態を灰色で先に、判定をその次に。",
                "The state of the call first, in grey; then whether conditions are met.",
            ),
            *(Sample({"verdict": line["verdict"]}) for line in lines[:1]),
        ),
        _piece(
            "standing_line",
            Text("判定の一行", "One verdict"),
            Text("事業・見出し・まだ要る答え。", "Programme, headline, answers still needed."),
            *(Sample({"line": line, "draft": DRAFT}) for line in lines[:1]),
            frame='<ul class="plain standing">{}</ul>',
        ),
        _piece(
            "ask_next",
            Text("次に答える質問", "A question to answer next"),
            Text("答えの画面で、記入へ戻る道。", "The way from an answer back to a question."),
            Sample({"path": "finance.cash"}),
        ),
        _piece(
            "fictional",
            Text("架空の印", "The mark of fiction"),
            Text("架空の記述書を示すすべての頁の頭に。", "At the head of every page that shows an invented profile."),
            Sample({"fictional": True}),
        ),
    )


def _steps() -> tuple[Piece, ...]:
    return (
        _piece(
            "begin",
            Text("最初の質問", "The first question"),
            Text(
                "入口と「試算する」に。立場で質問の道筋が決まる。",
                "On the first page; who is asking decides what is asked.",
            ),
            Sample({"choices": CHOICES, "begin": FIELD}),
        ),
        _piece(
            "other_ways",
            Text("ほかのはじめ方", "Other ways to begin"),
            Text("ファイルから、または架空の例から。", "With a file, or with a fictional example."),
            Sample({"examples": list(examples().values())}),
        ),
        _piece(
            "for_whom",
            Text("どなたのためのものか", "Who it is for"),
            Text("最初の頁で、立場ごとの行き先を示す。", "On the first page: where each reader goes."),
            Sample({"counted": COUNTED}),
        ),
        _piece(
            "contents",
            Text("すべての項目", "All questions"),
            Text("どの頁からでも、書いた内容を持って移れる。", "From any page to any other; what is typed goes along."),
            Sample({"contents": contents(DRAFT), "page": page_named(DRAFT.kind, "company")}),
        ),
        _piece(
            "journey_progress",
            Text("進み具合", "How far"),
            Text(
                "質問の頁の頭に。なぜいまその頁かも言う。", "At the head of a page of questions, and why it comes now."
            ),
            Sample({"progress": Progress(3, extent(DRAFT.kind)), "settles": True, "technical": False}),
            Sample(
                {"progress": Progress(12, extent(DRAFT.kind)), "settles": False, "technical": True},
                Text("技術の質問", "technical"),
            ),
        ),
        _piece(
            "journey_actions",
            Text("進む・戻る", "On and back"),
            Text("質問の頁の終わりに。", "At the end of a page of questions."),
            Sample({"technical": False}),
            Sample({"technical": True}, Text("技術の質問", "technical questions")),
        ),
        _piece(
            "check_actions",
            Text("確認のあと", "After checking"),
            Text("答えへ進むか、ファイルに保存する。", "On to the answer, or to a file."),
            Sample(
                {"draft": DRAFT, "faults": (), **_COUNTED, "passed": 3, "more": True},
                Text("まだ聞くことがある", "more to ask"),
            ),
            Sample(
                {"draft": DRAFT, "faults": (), **_COUNTED, "passed": 0, "more": False},
                Text("すべて済み", "all done"),
            ),
        ),
    )


def _carried() -> tuple[Piece, ...]:
    return (
        _piece(
            "journey_fields",
            Text("運ばれる内容（道のり）", "What travels along the journey"),
            Text("見えない欄。下書き・通った頁・いまの頁。", "Hidden fields: the draft, the pages behind, this page."),
            Sample({"draft": DRAFT, "trail": "who", "ahead": "", "page": page_named(DRAFT.kind, "company")}, UNSEEN),
        ),
        _piece(
            "new_tab",
            Text("新しいタブの印", "Mark of a new tab"),
            Text(
                "記入中の頁の案内に付く。離れても記入は元のタブに残る。",
                "On the links of a page with answers: they stay in their tab.",
            ),
            Sample(),
        ),
        _piece(
            "draft_fields",
            Text("運ばれる内容（下書き）", "What travels: the draft"),
            Text("見えない欄。サーバーには何も残さない。", "Hidden fields, so that nothing is stored."),
            Sample({"draft": DRAFT}, UNSEEN),
        ),
    )
