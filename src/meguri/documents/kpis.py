"""Indicators on a terminal (成果指標の画面): `meguri/kpis/1`; what is on the public record, never a forecast."""

from __future__ import annotations

from fractions import Fraction

from meguri.documents.figures import TO, Answer, day, fiscal_year, said, yen
from meguri.documents.notice import NOT_KNOWN
from meguri.documents.page import Page
from meguri.documents.sources import HEADING, Sources
from meguri.documents.table import Column, Table, table
from meguri.vocabulary.text import Lang, Text

TITLE = Text("政策目標の進み具合", "Progress towards the targets")
TARGET = Text("目標", "Target")
BASELINE = Text("基準値", "Baseline")
DEADLINE = Text("期限", "Deadline")
COUNTS = Text("数え方", "What counts")
ACTUAL = Text("公表情報での実績", "On the public record")
UNDECIDED = Text("数えるか未確定", "Undecided")
NEEDED = Text("目標に要する売上", "Revenue needed")
FULL = 100
FICTIONAL_EVENTS = Text(
    "架空の出来事です。実在の企業・製品ではありません。", "Fictional events: no real company or product."
)
AT_LEAST = Text("以上", " or more")


def page(answer: Answer, lang: Lang, columns: int) -> str:
    """The whole screen."""
    shown = Page(lang, columns)
    shown.title(TITLE.in_(lang))
    if answer["fictional"]:
        shown.say(FICTIONAL_EVENTS)
    shown.say(day(answer["as_of"], lang))
    shown.say(said(answer["notice"], lang))
    shown.gap()
    shown.show(summary(answer, lang))
    sources = Sources(lang)
    for one in answer["kpis"]:
        _kpi(shown, one, sources)
    shown.heading(HEADING.in_(lang))
    for line in sources.lines():
        shown.say(line)
    return shown.done()


def summary(answer: Answer, lang: Lang) -> Table:
    """One line per indicator."""
    head = (
        Column(Text("指標", "Indicator").in_(lang)),
        Column(TARGET.in_(lang), number=True),
        Column(DEADLINE.in_(lang)),
        Column(ACTUAL.in_(lang), number=True),
        Column(Text("状態", "State").in_(lang)),
    )
    rows = (
        (
            said(one["name"], lang),
            _target(one, lang),
            said(one["deadline"]["text"], lang) if one["deadline"] else NOT_KNOWN.in_(lang),
            _number(one["actual"]["value"], lang),
            said(one["status_text"], lang),
        )
        for one in answer["kpis"]
    )
    return table(head, rows)


def _target(one: Answer, lang: Lang) -> str:
    value = Fraction(one["target"]["at_least"])
    shown = f"{float(value * FULL):g} %" if value < 1 else f"{yen(int(value), lang)} {said(one['unit'], lang)}"
    return f"{shown}{AT_LEAST.in_(lang)}"


def _number(value: int | None, lang: Lang) -> str:
    return NOT_KNOWN.in_(lang) if value is None else yen(value, lang)


def _kpi(page: Page, one: Answer, sources: Sources) -> None:
    lang = page.lang
    page.heading(f"{said(one['name'], lang)} [{one['id']}]")
    page.field(TARGET, f"{_target(one, lang)} {sources.mark(one['target']['citation'])}")
    if one["deadline"]:
        page.field(DEADLINE, f"{said(one['deadline']['text'], lang)} {sources.mark(one['deadline']['citation'])}")
    base = one["baseline"]
    if base:
        year = fiscal_year(base["fiscal_year"], lang)
        page.field(BASELINE, f"{base['value']} ({year}) {sources.mark(base['citation'])}")
    else:
        page.field(BASELINE, NOT_KNOWN.in_(lang))
    page.field(COUNTS, said(one["counts_as"], lang))
    page.field(ACTUAL, f"{_number(one['actual']['value'], lang)} — {said(one['status_text'], lang)}")
    _events(page, one["actual"], sources)
    periods = [f"{fiscal_year(p['fiscal_year'], lang)} {p['value']}" for p in one["periods"] if p["value"]]
    if periods:
        page.field(Text("年度別", "By fiscal year"), ", ".join(periods))
    page.points(said(text, lang) for text in one["not_known"])
    if one["share"]:
        _share(page, one["share"], sources)


def _events(page: Page, actual: Answer, sources: Sources) -> None:
    lang = page.lang
    for event in actual["counted"]:
        name = f"{said(event['name'], lang)} [{event['id']}]" if event.get("name") else event["id"]
        page.say(f"{name} {day(event['on'], lang)} {sources.mark(event['citation'])}", 1, "- ")
    for event in actual["undecided"]:
        why = "; ".join(said(text, lang) for text in event["why"])
        page.say(f"{event['id']}: {why} {sources.mark(event['citation'])}", 1, f"- {UNDECIDED.in_(lang)}: ")


def _share(page: Page, share: Answer, sources: Sources) -> None:
    lang = page.lang
    page.say(said(share["year_note"], lang))
    for one in share["definitions"]:
        areas = one["facility_area_m2"]
        shares = ", ".join(f"{country} {area:,}" for country, area in areas["by_country"].items())
        page.say(f"{said(one['text'], lang)}: {shares} m2", 1, "- ")
        page.say(said(one["facility_area_note"], lang), 2)
    head = (
        Column(Text("市場統計", "Market series").in_(lang)),
        Column(Text("適合", "Fit").in_(lang)),
        Column(f"{NEEDED.in_(lang)} ({share['year']})", number=True),
        Column("", keep=True),
    )
    rows = [
        (
            f"{said(one['name'], lang)} ({said(one['publisher_text'], lang)})",
            said(one["fit_text"], lang),
            _revenue(one["revenue_needed"], lang),
            f"{one['currency'] or ''} {sources.mark([level['citation'] for level in one['levels']])}".strip(),
        )
        for one in share["series"]
    ]
    page.show(table(head, rows), 1)


def _revenue(span: Answer | None, lang: Lang) -> str:
    if span is None:
        return NOT_KNOWN.in_(lang)
    low, high = span["low"], span["high"]
    return yen(low, lang) if low == high else f"{yen(low, lang)}{TO.in_(lang)}{yen(high, lang)}"
