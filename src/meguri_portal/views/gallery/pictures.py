"""Pictures (図): every chart with invented figures, and the table that stands beside it."""

from __future__ import annotations

from datetime import date

from meguri.vocabulary.text import Lang, Text
from meguri_portal.charts.axis import MILLION
from meguri_portal.charts.balance_lines import Series, balance_lines
from meguri_portal.charts.calendar_rows import Event, calendar_rows
from meguri_portal.charts.market_lines import BILLION, Drawn, Level, market_lines
from meguri_portal.charts.pairs import Pair, pairs
from meguri_portal.charts.share_bars import share_bars
from meguri_portal.charts.stacked_bars import Part, Row, stacked_bars
from meguri_portal.language import current, said
from meguri_portal.selectors.plan_pictures import OWN, OWN_SERIES, Payer
from meguri_portal.templatetags.figures import day, fiscal_year
from meguri_portal.views.gallery.piece import Group, Piece, Sample, Table

YEARS = (2027, 2028, 2029)
SUBSIDY, SHARE = (60, 75, 30), (40, 35, 50)  # million yen
QUARTERS = tuple(f"FY{year}Q{quarter}" for year in YEARS for quarter in range(1, 5))
WITHOUT = (250, 210, 170, 130, 95, 60, 25, -10, -45, -80, -115, -150)  # million yen
WITH = (250, 210, 170, 130, 155, 120, 85, 50, 90, 55, 20, 5)
OPENS, CLOSES, DECIDED = date(2027, 4, 5), date(2027, 5, 31), date(2027, 9, 1)
SIZES = {"A": (2, 3, 5), "B": (4, 5, 9)}  # billion US dollars
PUBLISHER = Text("架空の発行元", "Fictional publisher")
FIRST, LAST = 2024, 2030
PROGRAMME = Text("架空の事業", "Fictional programme")
FUNDS = (Text("架空キャピタル", "Fictional Capital"), Text("架空ベンチャーズ", "Fictional Ventures"))
COMPANIES = (
    Text("架空細胞", "Fictional Cells"),
    Text("架空遺伝子", "Fictional Genes"),
    Text("架空核酸", "Fictional RNA"),
)
AREAS = ((Text("日本（架空）", "Japan (fict.)"), 1200, False), (Text("海外（架空）", "Abroad (fict.)"), 800, False))
UNKNOWN_AREA = (Text("不明", "not known"), 500, True)


def _piece(name: str, title: Text, use: Text, *samples: Sample) -> Piece:
    return Piece(f"components/{name}.html", title, use, samples)


def group() -> Group:
    """Every picture."""
    return Group(
        "pictures",
        Text("図", "Pictures"),
        (_range(), _stacked(), _balance(), _calendar(), _pairs(), _markets(), _shares()),
    )


def _range() -> Piece:
    scores = ((Text("根拠が多い", "much evidence"), 0.62, 0.7), (Text("根拠が少ない", "little evidence"), 0.1, 0.8))
    heads = (Text("項目", "Item"), Text("下限（点）", "Low (points)"), Text("上限（点）", "High (points)"))
    return _piece(
        "range_bar",
        Text("幅の棒", "Range bar"),
        Text(
            "点の幅。濃い部分は根拠のある点、薄い部分は分からない分。数字を必ず横に書く。",
            "The range of a score: dark is evidenced, light is open. The figures always stand beside it.",
        ),
        *(
            Sample(
                {"score": {"low": low, "high": high}},
                state,
                Table(
                    Text("点（架空）", "Score (fictional)"),
                    heads,
                    ((said(state), f"{low * 100:.0f}", f"{high * 100:.0f}"),),
                ),
            )
            for state, low, high in scores
        ),
    )


def _stacked() -> Piece:
    yen = [[amount * MILLION for amount in row] for row in (SUBSIDY, SHARE)]
    payers = [
        Payer(1, "A", PROGRAMME, tuple(yen[0]), sum(yen[0])),
        Payer(OWN_SERIES, "B", OWN, tuple(yen[1]), sum(yen[1])),
    ]
    rows = [
        Row(fiscal_year(year), tuple(Part(one.series, one.letter, one.by_year[i]) for one in payers))
        for i, year in enumerate(YEARS)
    ]
    table = Table(
        Text("負担（架空、百万円）", "Who pays (fictional, JPY million)"),
        (Text("年度", "Year"), PROGRAMME, OWN),
        tuple((str(year), str(SUBSIDY[i]), str(SHARE[i])) for i, year in enumerate(YEARS)),
    )
    return _piece(
        "stacked_bars",
        Text("積み上げ棒", "Stacked bars"),
        Text("年度ごとの負担の内訳。色のほかに記号を付ける。", "Who pays in each year; a letter besides the colour."),
        Sample({"chart": stacked_bars(rows), "payers": payers}, table=table),
    )


def _balance() -> Piece:
    lines = [Series(letter, tuple(n * MILLION for n in row)) for letter, row in (("A", WITHOUT), ("B", WITH))]
    table = Table(
        Text("年度末の残高（架空、百万円）", "Cash at the end of the year (fictional, JPY million)"),
        (Text("年度", "Year"), Text("A 補助なし", "A no subsidy"), Text("B この計画", "B this plan")),
        tuple((str(year), str(WITHOUT[i * 4 + 3]), str(WITH[i * 4 + 3])) for i, year in enumerate(YEARS)),
    )
    return _piece(
        "balance_lines",
        Text("残高の線", "Balance lines"),
        Text(
            "資金の残高を補助なしとこの計画で比べる。マイナスになる最初の四半期に丸。",
            "Cash with no subsidy and in the plan; a dot where it first falls below zero.",
        ),
        Sample({"chart": balance_lines(QUARTERS, lines)}, table=table),
    )


def _calendar() -> Piece:
    decided = Text("架空の採択発表", "Fictional decision")
    events = [Event(said(PROGRAMME), (OPENS, CLOSES), (OPENS, CLOSES)), Event(said(decided), (DECIDED,))]
    table = Table(
        Text("日程（架空）", "Dates (fictional)"),
        (Text("こと", "What"), Text("はじめ", "From"), Text("終わり", "To")),
        ((said(PROGRAMME), day(OPENS), day(CLOSES)), (said(decided), day(DECIDED), "–")),
        words=True,
    )
    return _piece(
        "calendar_rows",
        Text("日程の行", "Calendar rows"),
        Text("公募の期間は帯、期日は丸。", "Open calls as bars, dates as dots."),
        Sample({"chart": calendar_rows(events, date(2026, 11, 23))}, table=table),
    )


def _pairs() -> Piece:
    listed = [(FUNDS[0], COMPANIES[0], "1"), (FUNDS[0], COMPANIES[1], "2"), (FUNDS[1], COMPANIES[2], "2")]
    chart = pairs([Pair(said(fund), said(company), mark) for fund, company, mark in listed])
    table = Table(
        Text("出資（架空）", "Investments (fictional)"),
        (Text("認定VC", "Certified VC"), Text("採択企業", "Company"), Text("回", "Round")),
        tuple((said(fund), said(company), mark) for fund, company, mark in listed),
        words=True,
    )
    return _piece(
        "pairs",
        Text("対応の線", "Pairs"),
        Text("だれがだれに出資しているか。", "Who invests in whom."),
        Sample({"chart": chart, "name": "sample", "title": said(table.caption)}, table=table),
    )


def _markets() -> Piece:
    years = (FIRST, FIRST + 2, LAST)
    listed = [
        Drawn(
            letter, said(PUBLISHER), tuple(Level(y, n * BILLION, y != LAST) for y, n in zip(years, sizes, strict=True))
        )
        for letter, sizes in SIZES.items()
    ]
    table = Table(
        Text("市場の大きさ（架空、億ドル）", "Market (fictional, USD billion)"),
        (Text("年", "Year"), *(Text(letter, letter) for letter in SIZES)),
        tuple(
            (str(year), *(str(sizes[i] * (10 if current() is Lang.JA else 1)) for sizes in SIZES.values()))
            for i, year in enumerate(years)
        ),
    )
    return _piece(
        "market_lines",
        Text("市場統計の線", "Market lines"),
        Text(
            "発行元ごとに一本。違う発行元の値はつながない。", "One line per publisher; values of two are never joined."
        ),
        Sample({"chart": market_lines(listed, FIRST, LAST)}, table=table),
    )


def _shares() -> Piece:
    parts = [(said(text), area, unknown) for text, area, unknown in (*AREAS, UNKNOWN_AREA)]
    title = Text("面積の割合（架空）", "Shares of area (fictional)")
    table = Table(
        Text("面積（架空、m²）", "Area (fictional, m²)"),
        (Text("国", "Country"), Text("面積", "Area")),
        tuple((text, f"{area:,}") for text, area, _ in parts),
    )
    return _piece(
        "share_bars",
        Text("割合の棒", "Share bars"),
        Text("全体に占める割合。分からない分も一本にする。", "Shares of a whole; what is not known is a bar too."),
        Sample({"chart": share_bars(parts), "id": "shares", "title": said(title)}, table=table),
    )
