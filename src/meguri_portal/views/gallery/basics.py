"""Foundations and plain blocks (土台と基本の部品): what the style sheet gives to every page."""

from __future__ import annotations

from meguri.vocabulary.text import Text
from meguri_portal.views.gallery.colours import DECORATION, PAIRS, hex_of, values
from meguri_portal.views.gallery.piece import Group, Piece, Sample

REM = 16  # CSS pixels
SIZES = (
    ("32", Text("頁の題（広い画面）", "title of a page, wide screen"), True),
    ("28", Text("頁の題（狭い画面）", "title of a page, narrow screen"), True),
    ("24", Text("主な数字", "key figures"), True),
    ("22", Text("大見出し", "heading"), True),
    ("18", Text("中見出し・質問・リード文", "sub-heading, question, lead"), True),
    ("16", Text("本文・小見出し", "text, small heading"), False),
    ("14", Text("補足・出典・表", "hint, source, table"), False),
)


def foundations() -> Group:
    """Type, colours, space."""
    sizes = [
        {"size": int(float(values()[f"--font-size-{name}"].removesuffix("rem")) * REM), "use": use, "bold": bold}
        for name, use, bold in SIZES
    ]
    spaces = [(f"--space-{n}", int(values()[f"--space-{n}"].removesuffix("px"))) for n in range(1, 9)]
    plain = [(name, hex_of(name), use) for name, use in DECORATION.items()]
    return Group(
        "foundations",
        Text("土台", "Foundations"),
        (
            Piece(
                "pages/gallery/_type.html",
                Text("文字の大きさ", "Type scale"),
                Text("大きさはこの段だけを使う。", "Only these sizes are used."),
                (Sample({"sizes": sizes}),),
            ),
            Piece(
                "pages/gallery/_colours.html",
                Text("色とコントラスト比", "Colours and contrast"),
                Text(
                    "文字は4.5以上、枠・線・印は3以上。色だけで意味を伝えない。",
                    "At least 4.5 for text, 3 for borders, lines and marks. Colour alone never carries meaning.",
                ),
                (Sample({"pairs": PAIRS, "plain": plain}),),
            ),
            Piece(
                "pages/gallery/_spacing.html",
                Text("間隔", "Spacing"),
                Text("余白はこの8段から選ぶ。", "All space is one of these eight steps."),
                (Sample({"spaces": spaces}),),
            ),
        ),
    )


def _block(template: str, ja: str, en: str, use_ja: str, use_en: str) -> Piece:
    return Piece(template, Text(ja, en), Text(use_ja, use_en))


def blocks() -> Group:
    """Buttons, banners, cards, lists, tables, print."""
    return Group(
        "blocks",
        Text("基本の部品", "Plain blocks"),
        (
            _block(
                "pages/gallery/_buttons.html",
                "ボタン",
                "Buttons",
                "主ボタンは一画面に一つ。並ぶ操作は副ボタン、文中の操作は文字のボタン。",
                "One main button per page; secondary for what stands beside it, text buttons inside sentences.",
            ),
            _block(
                "pages/gallery/_banners.html",
                "お知らせ",
                "Banners",
                "頁全体に関わることを一文で。種類は枠の色と言葉の両方で示す。",
                "One sentence that concerns the whole page. The kind shows in its words as well as its border.",
            ),
            _block(
                "pages/gallery/_cards.html",
                "囲みと主な数字",
                "Cards and key figures",
                "囲みは並べて比べるもの。主な数字は頁の答えになる数だけ。",
                "Cards for things side by side; key figures only for the numbers that answer the page.",
            ),
            _block(
                "pages/gallery/_lists.html",
                "項目の一覧・折りたたみ・頁の列",
                "Facts, folded parts, rows of pages",
                "名前と値の組は一覧に、すぐに要らないものは折りたたみに。",
                "Names with values as a list of facts; what is not needed at once is folded.",
            ),
            _block(
                "pages/gallery/_tables.html",
                "表",
                "Tables",
                "単位は見出しに書き、数字は右に揃える。広い表は枠の中で横に動かす。",
                "Units stand in the head, numbers to the right. A wide table scrolls inside its own frame.",
            ),
            _block(
                "pages/gallery/_focus.html",
                "焦点",
                "Focus",
                "キーボードで移った場所には、黒い枠と黄の縁を付ける。",
                "Where the keyboard stands there is a black frame with a yellow edge.",
            ),
            _block(
                "pages/gallery/_print.html",
                "印刷",
                "Print",
                "操作の部品は消え、文字は10ポイント、A4・余白12ミリ。図・表・囲みは頁をまたがない。",
                "Controls go, text is 10 points on A4 with margins of 12 mm; pictures, tables and cards stay whole.",
            ),
            Piece(
                "components/header.html",
                Text("頁の頭", "Header"),
                Text(
                    "どの頁でも同じ。この頁の一番上にある。記入中は、言語と行き先が記入を持って移る。",
                    "The same on every page; see the top of this one. While answers are being given, they travel along.",
                ),
                (),
            ),
            Piece(
                "components/footer.html",
                Text("頁の足", "Footer"),
                Text(
                    "どの頁でも同じ。この頁の一番下にある。非公式である旨を必ず示す。",
                    "The same on every page; see the end of this one. It always says that Meguri is unofficial.",
                ),
                (),
            ),
        ),
    )
