"""Verdicts on a terminal (判定の画面): `meguri/eligibility/1` as a summary table and one part per programme."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from meguri.documents.figures import YEN_UNIT, Answer, day, fiscal_year, name_of, said, span
from meguri.documents.page import Page
from meguri.documents.question import asked_line, change, condition
from meguri.documents.sources import HEADING, Sources
from meguri.documents.table import Column, Table, table
from meguri.documents.verdict_groups import amount_words, counts, in_order, mark_of
from meguri.documents.verdicts import FIX, call_fields, call_state, clause_word, headline, mark
from meguri.eligibility.verdict import Standing
from meguri.vocabulary.text import Lang, Text

TITLE = Text("支援事業の判定", "Support programmes: verdicts")
CLAUSES = Text("要件", "Clauses")
NOTES = Text(
    "留意事項（審査や誓約で決まること。判定には使いません）",
    "Notes (decided by reviewers or pledges; never judged here)",
)
ASK = Text("次に答えるとよい質問", "Answer next")
CHANGE = Text("判定が変わる条件（最小の組）", "What would change this verdict (smallest sets)")
READINGS = Text("解釈による違い", "Readings")
AMOUNT = Text("補助額（円）", "Subsidy (JPY)")
IF_MET = Text("不明点をすべて満たした場合（円）", "If all that is open were met (JPY)")
FIXED = Text("この製品・会社では満たせません", "This product or company cannot meet it")
SAME = Text("金額が変わらない解釈", "Readings that give the same")
DEFAULT = Text("既定", "default")
FIRST = Text("まずこの質問に答えてください", "Answer this first")
MOST_ASKED = 5


def page(answer: Answer, profile: Answer, lang: Lang, columns: int, *, whole: bool = False) -> str:
    """The whole screen.

    Args:
        profile: `{"name": {ja, en}, "fictional": bool}`.
        whole: also the programmes that are a no are shown with all their clauses.
    """
    shown = Page(lang, columns)
    shown.title(f"{TITLE.in_(lang)} — {name_of(profile, lang)}", fictional=profile["fictional"])
    shown.say(stamp(answer, lang))
    shown.gap()
    shown.say(counts(answer, lang))
    shown.gap()
    shown.show(summary(answer["programmes"], lang))
    if answer["ask"]:
        shown.heading(ASK.in_(lang))
        shown.points(asked_line(path, lang) for path in answer["ask"][:MOST_ASKED])
    sources = Sources(lang)
    for verdict in in_order(answer["programmes"]):
        detail(shown, verdict, sources, whole=whole or verdict["status"] != "no")
    shown.heading(HEADING.in_(lang))
    for line in sources.lines():
        shown.say(line)
    return shown.done()


def stamp(answer: Answer, lang: Lang) -> str:
    """As of when, under which rulebook."""
    rulebook = answer["rulebook"]
    on, version, digest = day(answer["as_of"], lang), rulebook["version"], rulebook["hash"][:12]
    return (
        f"{on}現在・規則集 {version}（{digest}）" if lang is Lang.JA else f"As of {on}; rulebook {version} ({digest})"
    )


def summary(programmes: Iterable[Answer], lang: Lang) -> Table:
    """One line per programme."""
    head = (
        Column("", keep=True),
        Column(Text("事業", "Programme").in_(lang)),
        Column(Text("判定", "Verdict").in_(lang)),
        Column(Text("公募", "Call").in_(lang)),
        Column(AMOUNT.in_(lang), number=True),
    )
    rows = (
        (
            mark_of(verdict, lang),
            f"{said(verdict['name'], lang)} [{verdict['id']}]",
            said(verdict["headline"], lang),
            call_state(verdict["call"], lang),
            amount_words(verdict, lang),
        )
        for verdict in in_order(programmes)
    )
    return table(head, rows)


def detail(page: Page, verdict: Answer, sources: Sources, *, whole: bool) -> None:
    """One programme. What is a no shows the clauses that fail, unless the `whole` is asked for."""
    lang = page.lang
    page.heading(f"{said(verdict['name'], lang)} [{verdict['id']}]")
    page.say(headline(verdict, lang))
    if whole:
        for label, value in call_fields(verdict["call"], lang):
            page.field(label, value, 1)
        page.field(AMOUNT, by_year(verdict["amount"], lang), 1)
        if verdict["potential"] != verdict["amount"]:
            page.field(IF_MET, by_year(verdict["potential"], lang), 1)
        _readings(page, verdict)
    page.say(CLAUSES, 1)
    for clause in verdict["clauses"]:
        if whole or clause["status"] == "no":
            fix = f" — {FIX[clause['fix']].in_(lang)}" if clause["fix"] in FIX else ""
            words = f"{clause_word(clause, lang)}: {said(clause['text'], lang)}"
            page.say(f"{words}{fix} {sources.mark(clause['citation'])}", 2, f"{mark(clause['status'], lang)} ")
    _next(page, verdict)
    if whole and verdict["notes"]:
        page.say(NOTES, 1)
        page.points((f"{said(n['text'], lang)} {sources.mark(n['citation'])}" for n in verdict["notes"]), 2)


def by_year(amount: Answer, lang: Lang) -> str:
    """The sum, and each year where there are any."""
    if not amount["by_year"]:
        return span(amount, lang)
    years = (f"{fiscal_year(int(year), lang)} {span(one, lang)}" for year, one in amount["by_year"].items())
    inside = ("、" if lang is Lang.JA else "; ").join(years)
    return f"{span(amount, lang)}（{inside}）" if lang is Lang.JA else f"{span(amount, lang)} ({inside})"


def _readings(page: Page, verdict: Answer) -> None:
    """The readings that change the amount; the others by id."""
    lang = page.lang
    amounts: dict[str, list[Answer]] = {}
    for one in verdict["readings"]:
        amounts.setdefault(one["point"], []).append(one["amount"])
    differ = {point for point, found in amounts.items() if any(amount != found[0] for amount in found)}
    if differ:
        page.say(f"{READINGS.in_(lang)} ({YEN_UNIT.in_(lang)})", 1)
    for one in verdict["readings"]:
        if one["point"] in differ:
            default = f" [{DEFAULT.in_(lang)}]" if one["default"] else ""
            words = f"{said(one['question'], lang)}: {said(one['text'], lang)} [{one['id']}]{default}"
            page.say(f"{words}: {span(one['amount'], lang)}", 2, "- ")
    same = [one["id"] for one in verdict["readings"] if one["point"] not in differ and not one["default"]]
    if same:
        page.field(SAME, ", ".join(same), 1)


def _next(page: Page, verdict: Answer) -> None:
    lang = page.lang
    if verdict["ask"]:
        page.say(ASK, 1)
        page.points((asked_line(path, lang) for path in verdict["ask"][:MOST_ASKED]), 2)
    if verdict["change"]:
        _changes(page, verdict["change"], ruled_out=verdict["status"] == Standing.NO)


def _changes(page: Page, sets: Sequence[Sequence[Answer]], *, ruled_out: bool) -> None:
    """The smallest sets; where a fact that cannot be changed rules the programme out, only that."""
    lang = page.lang
    stuck = [part for part in sets[0] if part["fixed"] and part["from"] is not None]
    if stuck and ruled_out:
        page.say(FIXED, 1)
        page.points((condition(part, lang) for part in stuck), 2)
        return
    page.say(CHANGE, 1)
    for number, one in enumerate(sets, 1):
        page.say(("・" if lang is Lang.JA else "; ").join(change(part, lang) for part in one), 2, f"{number}. ")
