"""Fields of questions (記入欄): real questions with fictional answers, blank, filled and faulty."""

from __future__ import annotations

from dataclasses import replace

from meguri.profiles.profile import ProfileKind
from meguri.vocabulary.errors import Fault
from meguri.vocabulary.text import Text
from meguri_portal.clock import today
from meguri_portal.forms.profile.field import Field, named
from meguri_portal.forms.profile.fields import Fields
from meguri_portal.selectors.profile.pages import question_at
from meguri_portal.services.entry import BY_SITE, UNKNOWN, YES, Typed, read
from meguri_portal.views.gallery.piece import Group, Piece, Sample

SEED, INVESTOR = ProfileKind.SEED, ProfileKind.INVESTOR
FILLED, FAULTY = Text("記入済み", "filled in"), Text("誤りあり", "with an error")
SITE = Text("架空細胞加工株式会社 架空第一工場", "Fictional Cell Works, Inc., Fictional Site One")


def _answered(path: str, kind: ProfileKind = SEED, **typed: str) -> tuple[Field, list[Fault]]:
    """The field of a question with what is typed in it; the part of its name below the question stands after `at_`."""
    name, faults = f"q.{path}", list[Fault]()
    question = question_at(kind, path)
    said = Typed({name + key.removeprefix("at").replace("_", "."): [text] for key, text in typed.items()})
    read(question.shape, name, said, faults)
    return Fields(said, faults, today()).of(question), faults


def _sample(path: str, state: Text, kind: ProfileKind = SEED, **typed: str) -> Sample:
    return Sample({"field": _answered(path, kind, **typed)[0]}, state)


def _piece(name: str, title: Text, use: Text, *samples: Sample) -> Piece:
    return Piece(f"components/fields/{name}.html", title, use, samples)


def group() -> Group:
    """Every kind of field, what stands at their head, and what says that something is wrong."""
    return Group("fields", Text("記入欄と誤り", "Fields and errors"), (*_fields(), *_parts(), *_files()))


def _fields() -> tuple[Piece, ...]:
    return (
        _piece(
            "text",
            Text("一行の欄", "One line"),
            Text(
                "金額・日付・割合・名前。漢数字の単位や全角でも書ける。",
                "Amounts, days, shares, names, typed as people type.",
            ),
            _sample("finance.cash", FILLED, at="80,000,000"),
            _sample("finance.cash", FAULTY, at="8,000x"),
        ),
        _piece(
            "radio",
            Text("一つ選ぶ", "One of a few"),
            Text("選択肢が12まで。「わからない」が必ずある。", "Up to 12 choices; “I don't know” is always one."),
            _sample("applicant.listed", FILLED, at=YES),
            _sample("applicant.size", FAULTY, at="huge"),
        ),
        _piece(
            "select",
            Text("一覧から選ぶ", "One of many"),
            Text("選択肢が13以上。", "13 choices or more."),
            _sample("product.cell_type", FILLED, at="cart"),
        ),
        _piece(
            "checks",
            Text("いくつでも選ぶ", "Any number"),
            Text("空欄は「わからない」と同じ。", "None ticked means not known."),
            _sample("needs.platform", FILLED, at="closed"),
        ),
        _piece(
            "countries",
            Text("国", "Countries"),
            Text("よくある国は印で、ほかは名前か2文字で。", "The usual ones to tick, others by name or code."),
            _sample("needs.site_in", FILLED, at="JP"),
            _sample("needs.site_in", FAULTY, at_other="zzz"),
        ),
        _piece(
            "names",
            Text("二つの言語の名前", "A name in two languages"),
            Text("どちらか一方でもよい。", "Either is enough."),
            _sample("name", FILLED, at_ja="架空の計画", at_en="Fictional plan"),
        ),
        _piece(
            "years",
            Text("年度ごとの額", "An amount a year"),
            Text("五つの年度まで先に出ている。", "Five fiscal years stand ready."),
            _sample("finance.burn", FAULTY, at_2027="60,000,000", at_2028="zzz"),
        ),
        _piece(
            "pairs",
            Text("日付と額の組", "Days with amounts"),
            Text("一行が一回の払込み。空の行は数えない。", "A row is one tranche; empty rows are left out."),
            _sample(
                "tranches", FAULTY, INVESTOR, at_0_on="2027-04-01", at_0_amount="100,000,000", at_1_on="2027-04-31"
            ),
        ),
        _piece(
            "rows",
            Text("行の集まり", "A list of rows"),
            Text("いくつあるか決まらないもの。", "For things of which there may be any number."),
            _sample("finance.other_income", FILLED, at_0_on="2027-06-30", at_0_amount="50,000,000", at_0_public="no"),
        ),
        _piece(
            "partners",
            Text("連携先CDMO", "CDMO partners"),
            Text(
                "合意の有無だけでも、登録簿の拠点でも書ける。", "Whether there is one, or which sites of the register."
            ),
            Sample({"field": _partner()}, FILLED),
        ),
    )


def _partner() -> Field:
    """The field with a fictional site in it."""
    field, _ = _answered("partners.cdmo", at=BY_SITE, at_0_site="fictional/one", at_0_contract="loi")
    return replace(field, rows=tuple(replace(row, text=SITE) if row.value else row for row in field.rows))


def _parts() -> tuple[Piece, ...]:
    field, faults = _answered("applicant.corporate_number", at="1234567890123")
    return (
        Piece(
            "components/field.html",
            Text("欄の選び分け", "The right field"),
            Text(
                "質問の型から上の欄のどれかを描く。頁はこれだけを呼ぶ。",
                "Draws one of the above from the shape of a question; pages call only this.",
            ),
            (_sample("product.candidate_fixed", Text("わからない", "not known"), at=UNKNOWN),),
        ),
        Piece(
            "components/field_head.html",
            Text("欄の頭", "Head of a field"),
            Text(
                "なぜ聞くか、書き方、誤り。見出しのすぐ下に置く。",
                "Why it is asked, how to write it, what is wrong; just below the label.",
            ),
            (Sample({"field": field}, FAULTY),),
        ),
        Piece(
            "components/fault_line.html",
            Text("誤りの一文", "One error"),
            Text("何が合わないか、どう書けばよいかを一文で。", "One sentence: what is wrong, and what to write."),
            (Sample({"fault": faults[0]}),),
        ),
        Piece(
            "components/fields/summary.html",
            Text("誤りのまとめ（記入欄）", "Error summary of a form"),
            Text(
                "戻ってきた頁の最初に置き、欄へ飛べる。焦点はここに移る。",
                "First on a page that came back; leads to the fields and takes the focus.",
            ),
            (Sample({"faults": named([field], faults)}),),
        ),
        Piece(
            "components/fault_list.html",
            Text("誤りのまとめ（ファイル・記述書）", "Error list of a file or profile"),
            Text(
                "欄のない誤りに。場所の書き方は命令行と同じ。",
                "For errors without a field; places are written as on the command line.",
            ),
            (Sample({"faults": [replace(fault, path=fault.path.removeprefix("q.")) for fault in faults]}),),
        ),
    )


def _files() -> tuple[Piece, ...]:
    whole = Text("整数", "a whole number")
    faults = (
        Fault("type", "slots[0].minutes", whole, "'x'", line=3),
        Fault("range", "cdmos[1].tables", whole, "'-1'", line=9),
    )
    return (
        Piece(
            "components/hand_in.html",
            Text("ファイルを読み込む欄", "Handing in a file"),
            Text(
                "ファイルか、その内容。直すところがあれば、内容がここに残る。",
                "A file, or its text. Where something is wrong, the text stays here to be corrected.",
            ),
            (Sample({"here": "/", "box": "event", "written": "slots:\n  - {minutes: x}"}, FILLED),),
        ),
        Piece(
            "components/file_faults.html",
            Text("ファイルの誤り", "Errors of a file"),
            Text(
                "行と場所を添えて、全部を一度に。欄の上に置く。",
                "All at once, each with line and place; above the field.",
            ),
            (Sample({"faults": faults}),),
        ),
    )
