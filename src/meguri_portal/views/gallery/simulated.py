"""Pictures of the simulation (シミュレーションの図): ranges, fans, inputs by grade, dots; every figure invented."""

from __future__ import annotations

from meguri.simulation.grade import Grade
from meguri.simulation.limits import ILLUSTRATIVE
from meguri.vocabulary.text import Text
from meguri_portal.charts.dots import dots
from meguri_portal.charts.fan import fan
from meguri_portal.charts.ranges import Row, ranges
from meguri_portal.charts.tornado import Carried, tornado
from meguri_portal.language import said
from meguri_portal.selectors.officer.unknowns import Carrier
from meguri_portal.views.gallery.piece import Group, Piece, Sample, Table

YEARS = (2030, 2031, 2032, 2033, 2034)
LEVELS = ((4, 6, 7, 9, 12), (4, 6, 8, 10, 13), (5, 7, 9, 11, 14), (5, 7, 10, 12, 16), (5, 8, 10, 13, 17))
BESIDE = (7, 7, 8, 8, 8)
DUE, TARGET = 2033, 20
EFFECTS = (
    (Text("架空の手段A", "Fictional lever A"), 0.5, 1.5, 3.0),
    (Text("架空の手段B", "Fictional lever B"), -0.4, 0.1, 0.6),
)
COUNTS = (41, 44, 47, 49, 51, 52, 54, 55, 56, 58, 59, 60, 62, 63, 65, 67, 69, 72, 75, 80)
REACH = 62
INPUTS = (
    (Text("架空の入力（推測）", "Fictional input, a guess"), Grade.G, 0.4, 0.3, 0.5),
    (Text("架空の入力（孫引き）", "Fictional input, second-hand"), Grade.C, 0.2, 0.15, 0.25),
    (Text("架空の入力（業界調査）", "Fictional input, a trade survey"), Grade.B, 0.1, 0.05, 0.15),
    (Text("架空の入力（公的）", "Fictional input, official"), Grade.A, 0.05, 0.02, 0.08),
)
SETTLE = Text("架空の協会の記録があれば決まる（架空の協会）", "records of the fictional association (which has them)")
SOURCE = {
    "source": "架空の出典",
    "place": "",
    "status": "inference",
    "dated": None,
    "read_on": "2026-11-23",
    "note": "",
}
POINTS = Text("ポイント", "points")


def group() -> Group:
    """Every part that only simulated pages have."""
    return Group(
        "simulated",
        Text("シミュレーション", "Simulation"),
        (_notice(), _grade(), _ranges(), _fan(), _tornado(), _dots()),
    )


def _piece(name: str, title: Text, use: Text, *samples: Sample) -> Piece:
    return Piece(f"components/{name}.html", title, use, samples)


def _notice() -> Piece:
    return _piece(
        "illustrative",
        Text("例示のことわり", "Illustrative"),
        Text(
            "計算だけの数字がある頁の、見出しのすぐ下に置く。",
            "Right below the heading of a page with calculated figures.",
        ),
        Sample({"notice": ILLUSTRATIVE}),
    )


def _grade() -> Piece:
    return _piece(
        "grade",
        Text("根拠の等級", "Grade of evidence"),
        Text("文字・言葉・色の三つで示す。", "Letter, words and colour."),
        *(Sample({"grade": grade}) for grade in Grade),
    )


def _ranges() -> Piece:
    rows = [Row(said(name), f"{low:+g} – {high:+g}", low, high, middle) for name, low, middle, high in EFFECTS]
    title = Text("手段の効果（架空）", "Effect of levers (fictional)")
    table = Table(
        title,
        (Text("手段", "Lever"), Text("5%", "5 %"), Text("中央", "Median"), Text("95%", "95 %")),
        tuple((said(name), f"{low:+g}", f"{middle:+g}", f"{high:+g}") for name, low, middle, high in EFFECTS),
    )
    words = {
        "title": said(title),
        "unit": said(POINTS),
        "met": "",
        "middle": said(Text("印は中央値。", "The mark is the median.")),
    }
    return _piece(
        "ranges",
        Text("範囲の棒", "Ranges"),
        Text("下限から上限まで。一つの数では示さない。", "From low to high; never a single number."),
        Sample({"chart": ranges(rows), "id": "ranges", **words}, table=table),
    )


def _fan() -> Piece:
    title = Text("年度ごとの幅（架空）", "Range by fiscal year (fictional)")
    table = Table(
        title,
        (Text("年度", "FY"), *(Text(f"{share}%", f"{share} %") for share in (5, 25, 50, 75, 95))),
        tuple((str(year), *(str(value) for value in row)) for year, row in zip(YEARS, LEVELS, strict=True)),
    )
    words = {
        "title": said(title),
        "unit": "%",
        "target": f"{TARGET} %",
        "beside": said(Text("破線は比べる政策の中央値。", "Dashed: the median to compare with.")),
    }
    chart = fan(YEARS, LEVELS, DUE, TARGET, BESIDE)
    return _piece(
        "fan",
        Text("扇形図", "Fan"),
        Text(
            "年度ごとの5〜95%と25〜75%。目標と目標の年度を添える。",
            "5–95 % and 25–75 % by year, with target and its year.",
        ),
        Sample({"chart": chart, "id": "fan", **words}, table=table),
    )


def _tornado() -> Piece:
    bars = tornado([Carried(grade, total, low, high) for _, grade, total, low, high in INPUTS])
    rows = [
        Carrier(
            str(place),
            text.document(),
            0.0,
            1.0,
            {"ja": "割合", "en": "share"},
            grade,
            SOURCE,
            f"{total} ({low}–{high})",
            SETTLE.document() if grade is Grade.G else None,
            bar,
        )
        for place, ((text, grade, total, low, high), bar) in enumerate(zip(INPUTS, bars, strict=True))
    ]
    caption = said(Text("答えの広がりを決めている入力（架空）", "Inputs that carry the spread (fictional)"))
    return _piece(
        "tornado",
        Text("感度の棒", "Tornado"),
        Text(
            "大きい順。等級を色と文字で示し、何があれば決まるかを横に書く。",
            "Largest first, grade by colour and letter; beside each what would settle it.",
        ),
        Sample({"rows": rows, "caption": caption, "id": "carriers"}),
    )


def _dots() -> Piece:
    chart = dots(COUNTS, REACH)
    title = Text("架空の件数の目標", "A fictional target")
    table = Table(
        title,
        (Text("目標", "Target"), Text("届く点", "Dots that reach it")),
        ((str(REACH), f"{chart.reached} / {len(COUNTS)}"),),
    )
    return _piece(
        "dots",
        Text("確からしさの点", "Dots of chance"),
        Text("件数の目標に届く見込みを、20個の点で。", "The chance of reaching a count, in twenty dots."),
        Sample({"chart": chart, "id": "dots", "title": said(title), "target": REACH}, table=table),
    )
