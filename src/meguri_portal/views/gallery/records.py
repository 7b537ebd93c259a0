"""Parts of the register (登録簿の部品): values with their sources, of an invented company."""

from __future__ import annotations

from datetime import date
from typing import Any

from meguri.register.site_fields import SITE
from meguri.vocabulary.citation import Citation, Status
from meguri.vocabulary.text import Text
from meguri_portal.language import said
from meguri_portal.selectors.register.contact import Contact
from meguri_portal.selectors.register.effect import with_effects
from meguri_portal.selectors.register.line import Fact, Facts, Line
from meguri_portal.selectors.register.record import Known, Said, Section, Worded
from meguri_portal.selectors.sources import SourceEntry
from meguri_portal.views.gallery.piece import Group, Piece, Sample

READ_ON = date(2026, 11, 23)
CITED = Citation("架空の会社案内", "3", Status.PRIMARY, "2026-04", READ_ON)
REASONING = Text("架空の工程図から", "from a fictional diagram")
GUESSED = Citation("架空の会社案内", "5", Status.INFERENCE, None, READ_ON, REASONING.ja, REASONING)
COMPANY = Text("架空細胞加工株式会社", "Fictional Cell Works, Inc.")
DOCUMENT = Text("架空の会社案内", "fictional brochure")
FACT = Fact(Text("製品区分", "product class"), Text("細胞加工製品", "cell-processed product"))
MARK = {
    "address": "#",
    "url": "",
    "place": "3",
    "note": "",
    "inferred": False,
}


def _piece(name: str, title: Text, use: Text, *samples: Sample, frame: str = "{}") -> Piece:
    return Piece(f"components/{name}.html", title, use, samples, frame)


def _said(ja: str, en: str, citation: Citation, standing: str = "stands", context: bool = False) -> Said:
    return Said((Worded(Text(ja, en), ""),), citation, standing, context)


def group() -> Group:
    """Citations, then the pages of the register from head to foot."""
    return Group("register", Text("登録簿と出典", "Register and sources"), (*_sources(), *_page(), *_lists()))


def _sources() -> tuple[Piece, ...]:
    mark = {
        **MARK,
        "name": said(DOCUMENT),
        "short": said(DOCUMENT),
        "kind": said(Status.PRIMARY.text),
        "dates": "2026-04",
    }
    inferred = said(Status.INFERENCE.text)
    weak = {**mark, "kind": inferred, "weak": inferred, "inferred": True, "note": said(REASONING)}
    strong = {**mark, "weak": ""}
    return (
        _piece(
            "citation",
            Text("出典の印", "Citation"),
            Text("値のすぐあとに。弱い出典はその種類を言う。", "Right after a value. A weak source says its kind."),
            Sample({"citations": [strong], "full": False, "bare": False}, Text("印", "mark")),
            Sample({"citations": [weak], "full": False, "bare": False}, Text("弱い出典", "weak source")),
            Sample({"citations": [strong], "full": False, "bare": True}, Text("表の中", "in a table")),
            Sample({"citations": [strong, weak], "full": True, "bare": False}, Text("くわしく", "in full")),
        ),
        _piece(
            "register_source",
            Text("出典の文", "A source in words"),
            Text("登録簿の値の下に。種類・場所・日付。", "Below a value of the register: kind, place, dates."),
            Sample({"citation": CITED}),
            Sample({"citation": GUESSED}, Text("推定", "inference")),
        ),
    )


def _page() -> tuple[Piece, ...]:
    stands = _said("受託する", "takes contract work", CITED)
    disputed = _said("1,200 ㎡", "1,200 m²", GUESSED, "disputed")
    old = _said("900 ㎡", "900 m²", CITED, "superseded")
    section = Section(
        "sample",
        Text("つくれるもの・できること", "What can be made and done"),
        (Known(SITE["contract_work"], (stands,), ()), Known(SITE["area_m2"], (disputed,), (old,))),
    )
    return (
        _piece(
            "register_head",
            Text("機関の頁の頭", "Head of a company's page"),
            Text(
                "会社が確認したか、訂正の方法、食い違いの有無。",
                "Whether the company confirmed it, how to correct it, what is disputed.",
            ),
            Sample({"page": _head(None, disputed=False)}, Text("確認前", "not confirmed")),
            Sample({"page": _head(READ_ON, disputed=True)}, Text("回答済み・食い違いあり", "answered, with a dispute")),
        ),
        _piece(
            "register_section",
            Text("見出しと項目", "A heading with its values"),
            Text("分かっている項目だけを並べ、以前の値はたたむ。", "Only what is known; earlier values are folded."),
            Sample({"section": section, "level": 3}),
        ),
        _piece(
            "register_said",
            Text("値と出典", "A value with its source"),
            Text("訂正確認中・参考の値は、その旨を言葉で示す。", "Disputed values and context say so in words."),
            Sample({"said": stands}, Text("値", "a value")),
            Sample({"said": disputed}, Text("訂正確認中", "disputed")),
            Sample({"said": _said("自社製品", "own product", CITED, context=True)}, Text("参考", "context")),
        ),
        _piece(
            "register_unknown",
            Text("分からないこと", "What is not known"),
            Text(
                "色を付けずにたたみ、項目ごとの影響を書く。「できない」とは書かない。",
                "Folded and uncoloured, with what each missing value costs; never shown as “no”.",
            ),
            Sample({"unknown": with_effects((SITE["vector"], SITE["slot"])), "organisation": {"id": "fictional"}}),
        ),
    )


def _head(confirmed: date | None, disputed: bool) -> dict[str, Any]:
    organisation = {"id": "fictional"}
    return {
        "organisation": organisation,
        "confirmed_at": confirmed,
        "surveyed": False,
        "disputed": disputed,
        "read_on": READ_ON,
    }


def _lists() -> tuple[Piece, ...]:
    made = Facts(
        (FACT,), (Fact(None, Text("受託あり", "takes contract work")),), (), 5, ("cell_type", "vector", "step")
    )
    abroad, contact = (
        Facts((), (), (), 2, ("overseas_clients", "inspection")),
        Contact("https://example.com/", False, CITED),
    )
    name, state = Text("架空第一工場", "Fictional Site One"), Text("稼働中", "operating")
    line = Line("one", name, "fictional", COMPANY, None, state, None, 0, made, abroad, contact, 12)
    middle = {"pages": 3, "query": {"page": 2}, "previous_address": "page=1", "next_address": "page=3"}
    return (
        _piece(
            "register_line",
            Text("一覧の一行", "A line of the list"),
            Text("どの拠点も同じ形。札や順位は付けない。", "The same for every site; no badges and no ranks."),
            Sample({"line": line, "base": "/", "abroad": False}),
            Sample({"line": line, "base": "/", "abroad": True}, Text("海外の相手向け", "for a partner from abroad")),
            frame='<ul class="register-list"><li>{}</li></ul>',
        ),
        _piece(
            "register_fact",
            Text("分かっている項目", "What is known"),
            Text("拠点の値のあとに、会社全体の値。", "Values of the site, then those of the company as a whole."),
            Sample({"facts": made}),
            frame='<dl class="facts">{}</dl>',
        ),
        _piece(
            "register_contact",
            Text("連絡先", "Contact"),
            Text("会社のサイトの先頭は窓口とは呼ばない。", "The top page of a website is no business contact."),
            Sample(
                {"contact": Contact("https://example.com/ask", True, CITED), "short": False}, Text("窓口", "contact")
            ),
            Sample({"contact": contact, "short": False}, Text("サイトのみ", "website only")),
            Sample({"contact": None, "short": False}, Text("なし", "none")),
        ),
        _piece(
            "source_line",
            Text("出典一覧の一行", "A line of the list of sources"),
            Text("資料の名前・種類・その資料に基づく値の数。", "Name, kind, and how many values rest on it."),
            Sample({"one": SourceEntry("fictional", "架空の会社案内", DOCUMENT, None, (Status.PRIMARY,), (), (), "")}),
            frame='<table class="dense"><tbody>{}</tbody></table>',
        ),
        _piece(
            "pages",
            Text("頁送り", "Pages of a list"),
            Text("一覧が50件を超えるとき。", "Where a list is longer than 50."),
            Sample({"found": middle}),
        ),
    )
