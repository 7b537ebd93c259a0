"""The plan on a terminal (資金計画の画面): `meguri/plan/1`, the month the money ends first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from meguri.documents.board_words import before_decision, beside_the_figures, notes, scenario_name, to_watch
from meguri.documents.eligibility import stamp
from meguri.documents.figures import (
    YEN_UNIT,
    Answer,
    day,
    exact,
    name_of,
    quarter,
    runs_out,
    said,
    span,
    yen,
)
from meguri.documents.page import Page
from meguri.documents.plan_words import (
    ASSUMPTIONS,
    CASH,
    DEADLINES,
    ENDS,
    LEFT_OUT,
    LINES,
    SCENARIOS,
    TITLE,
    VC_MATCHED,
    WARNINGS,
    WOULD_ASSUME,
    YEARS,
    answer_first,
    call_mark,
    chosen_site,
    compared,
    deadline_words,
    lacks_a_call,
    need_name,
    work_of,
    would_add,
)
from meguri.documents.sources import HEADING, Sources
from meguri.documents.table import Column, Table, table
from meguri.vocabulary.text import Lang, Text


def page(plan: Answer, lang: Lang, columns: int) -> str:
    """The whole screen."""
    shown = Page(lang, columns)
    shown.title(f"{TITLE.in_(lang)} — {name_of(plan['profile'], lang)}", fictional=plan["profile"]["fictional"])
    shown.say(stamp(plan, lang))
    if plan.get("cdmo"):
        shown.say(chosen_site(plan, lang))
    shown.gap()
    overview(shown, plan)
    sources = Sources(lang)
    _lines(shown, plan, sources)
    if plan["years"]:
        shown.heading(f"{CASH.in_(lang)} ({YEN_UNIT.in_(lang)})")
        shown.show(cash(plan, lang))
    _lists(shown, plan, sources)
    shown.heading(HEADING.in_(lang))
    for line in sources.lines():
        shown.say(line)
    return shown.done()


def overview(page: Page, plan: Answer) -> None:
    """What a CFO looks for first: when the money ends, the scenarios, the years."""
    for sentence in (
        *answer_first(plan, page.lang),
        *before_decision(plan, page.lang),
        *beside_the_figures(plan, page.lang),
    ):
        page.say(sentence)
    if not plan["totals"]["subsidy"] and lacks_a_call(plan):
        page.say(WOULD_ASSUME)
    if not plan["years"]:
        return
    page.heading(f"{SCENARIOS.in_(page.lang)} ({YEN_UNIT.in_(page.lang)})")
    page.show(scenarios(plan, page.lang))
    for words in notes(plan, compared(plan), page.lang):
        page.say(words, 0, "- ")
    page.heading(f"{YEARS.in_(page.lang)} ({YEN_UNIT.in_(page.lang)})")
    page.show(years(plan, page.lang))


FIGURES = ("subsidy", "vc", "own", "peak_need")
NO_MEAN = "—"


def told(scenario: Answer) -> tuple[str, ...]:
    """The figures of a scenario; of an expectation only the subsidy, for a mean has neither a balance nor a month."""
    return FIGURES[:1] if scenario["id"] == "expected" else FIGURES


def figures(plan: Answer) -> tuple[str, ...]:
    """The figures of every scenario; certified VC money only where some matches a subsidy."""
    return tuple(name for name in FIGURES if name != "vc" or any(one["vc"] for one in compared(plan)))


def _columns(lang: Lang, first: Text, *numbers: Text) -> tuple[Column, ...]:
    return (Column(first.in_(lang)), *(Column(number.in_(lang), number=True) for number in numbers))


def scenarios(plan: Answer, lang: Lang, listed: Sequence[Answer] | None = None) -> Table:
    """With and without each programme.

    Args:
        listed: these scenarios; None = all that differ.
    """
    numbers = (
        Text("補助金", "Subsidy"),
        *([VC_MATCHED] if "vc" in figures(plan) else []),
        Text("自己負担", "Own share"),
        need_name(plan),
    )
    head = _columns(lang, Text("場合", "Case"), *numbers, *((ENDS,) if plan["kind"] == "runway" else ()))
    rows = (
        (
            scenario_name(plan, one, lang),
            *(yen(one[name], lang) if name in told(one) else NO_MEAN for name in figures(plan)),
            *(
                (runs_out(one["runs_out"], lang) if told(one) == FIGURES else NO_MEAN,)
                if plan["kind"] == "runway"
                else ()
            ),
        )
        for one in (compared(plan) if listed is None else listed)
    )
    return table(head, rows)


def years(plan: Answer, lang: Lang) -> Table:
    """Cost = subsidy + VC + own, year by year and in all."""
    head = _columns(
        lang,
        Text("年度", "Fiscal year"),
        Text("総費用", "Cost"),
        Text("直接経費", "Direct"),
        Text("間接経費", "Overhead"),
        Text("補助金", "Subsidy"),
        VC_MATCHED,
        Text("自己負担", "Own share"),
    )
    names = ("cost", "direct", "overhead", "subsidy", "vc", "own")
    rows = [(said(year["label"], lang), *(yen(year[name], lang) for name in names)) for year in plan["years"]]
    sums = {name: sum(year[name] for year in plan["years"]) for name in names}
    rows.append((Text("合計", "Total").in_(lang), *(yen(sums[name], lang) for name in names)))
    return table(head, rows)


def cash(plan: Answer, lang: Lang) -> Table:
    """Quarter by quarter."""
    head = _columns(
        lang,
        Text("四半期", "Quarter"),
        Text("入金", "In"),
        Text("出金", "Out"),
        Text("期末残高", "Balance at the end"),
    )
    rows = (
        (
            quarter(row["quarter"], lang),
            yen(row["in"], lang),
            yen(row["out"], lang),
            yen(row["balance"], lang),
        )
        for row in plan["cash"]
    )
    return table(head, rows)


def _lines(page: Page, plan: Answer, sources: Sources) -> None:
    """The arithmetic of every line, as an officer would redo it."""
    lang = page.lang
    if not any(year["lines"] for year in plan["years"]):
        return
    page.heading(LINES.in_(lang))
    for year in plan["years"]:
        for line in year["lines"]:
            mark = call_mark(line, lang)
            assumed = f" [{mark}]" if mark else ""
            where = (
                f"{said(year['label'], lang)} {said(line['name'], lang)} — {said(line['call']['name'], lang)}{assumed}"
            )
            page.say(f"{where} {sources.mark(line['citation'])}")
            page.say(work_of(line, lang), 1)
            page.show(steps(line, lang), 1)
            page.gap()


def steps(line: Answer, lang: Lang) -> Table:
    """The steps from direct cost to subsidy."""
    head = (Column(Text("計算の段階", "Step").in_(lang)), Column(YEN_UNIT.in_(lang), number=True))
    rows = [(said(step["text"], lang), exact(step["value"], lang)) for step in line["steps"]]
    if line["vc"]:
        rows.append(
            (Text("認定VCの出資から充てる額", "Carried by certified VC money").in_(lang), yen(line["vc"], lang))
        )
    return table(head, rows)


def _lists(page: Page, plan: Answer, sources: Sources) -> None:
    lang = page.lang
    if plan["left_out"]:
        page.heading(LEFT_OUT.in_(lang))
        page.points(left_out(plan["left_out"], lang))
    for heading, name in ((ASSUMPTIONS, "assumptions"), (WARNINGS, "warnings")):
        if plan[name]:
            page.heading(heading.in_(lang))
            page.points(f"{said(one['text'], lang)} {sources.mark(one['citation'])}" for one in plan[name])
    if plan["deadlines"]:
        page.heading(DEADLINES.in_(lang))
        dates(page, plan, sources)


def dates(page: Page, plan: Answer, sources: Sources) -> None:
    """Every date, earliest first."""
    for one in plan["deadlines"]:
        words = f"{deadline_words(one, page.lang)} {sources.mark(one['citation'])}"
        page.say(words, 0, f"{day(one['on'], page.lang)}  ")
    page.points(to_watch(plan, page.lang))


def left_out(listed: Iterable[Answer], lang: Lang) -> list[str]:
    """What is not in the plan, why, what it would pay alone and add; what pays nothing is named together by its reason."""
    between = "、" if lang is Lang.JA else "; "
    words: list[str] = []
    nothing: dict[str, list[str]] = {}
    for one in listed:
        reason, name = said(one["reason"]["text"], lang), said(one["name"], lang)
        if one["alone"]["max"] == 0:
            nothing.setdefault(reason, []).append(name)
            continue
        amount = span(one["alone"], lang)
        if amount[0].isdigit():
            amount = Text(f"{amount}円", f"JPY {amount}").in_(lang)
        alone = Text(f"単独の補助額 {amount}", f"alone {amount}").in_(lang)
        adds = would_add(one, lang)
        words.append(f"{name}: {reason} — {alone}{f'{between}{adds}' if adds else ''}")
    return words + [f"{reason}: {between.join(names)}" for reason, names in nothing.items()]
