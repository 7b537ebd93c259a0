"""The rulebook on a terminal (規則集の画面): list, one programme, check, differences."""

from __future__ import annotations

from meguri.documents.figures import Answer, day, fiscal_year, said, with_unit
from meguri.documents.page import Page
from meguri.documents.question import YES_NO, wording
from meguri.documents.sources import HEADING, Sources
from meguri.documents.table import Column, table
from meguri.documents.verdicts import call_name, call_state
from meguri.vocabulary.text import Lang, Text

TITLE = Text("支援事業の規則集", "The rulebook")
TERMS = Text("条件", "Terms")
READINGS = Text("解釈の余地", "Readings left open")
CLAUSES = Text("要件", "Clauses")
BUDGETS = Text("予算", "Budgets")
NOTES = Text("留意事項", "Notes")
DEFAULT = Text("既定", "default")
CLEAN = Text("指摘はありません。", "Nothing to mend.")
EQUAL = Text("違いはありません（全ての事例で同じと証明）。", "No difference: proven equal for every case.")


def list_page(answer: Answer, lang: Lang, columns: int) -> str:
    """Every programme."""
    shown = Page(lang, columns)
    shown.title(TITLE.in_(lang))
    rulebook = answer["rulebook"]
    shown.say(f"{rulebook['version']} ({rulebook['hash'][:12]})  {day(answer['as_of'], lang)}")
    shown.gap()
    head = (
        Column("id", keep=True),
        Column(Text("事業", "Programme").in_(lang)),
        Column(Text("公募", "Call").in_(lang)),
        Column(Text("終了", "Ends").in_(lang), keep=True),
    )
    rows = (
        (
            one["id"],
            said(one["name"], lang),
            call_state(one["call"], lang),
            fiscal_year(one["ends"], lang) if one["ends"] else "",
        )
        for one in answer["programmes"]
    )
    shown.show(table(head, rows))
    return shown.done()


def show_page(answer: Answer, lang: Lang, columns: int) -> str:
    """One programme with every call."""
    shown = Page(lang, columns)
    sources = Sources(lang)
    shown.title(f"{said(answer['name'], lang)} [{answer['id']}]")
    shown.say(said(answer["agency"], lang))
    if answer["purpose"]:
        shown.say(said(answer["purpose"], lang))
    if answer["ends"]:
        shown.field(
            Text("事業の終了", "Ends"), f"{fiscal_year(answer['ends'], lang)} {sources.mark(answer['ends_citation'])}"
        )
    if answer["contact"]:
        shown.field(Text("問合せ先", "Contact"), answer["contact"])
    if answer["budgets"]:
        shown.heading(BUDGETS.in_(lang))
        for one in answer["budgets"]:
            text = said(one["text"], lang)
            year = f"{fiscal_year(one['fiscal_year'], lang)} " if one["fiscal_year"] else ""
            told = year.split("（")[0].strip()
            words = f"{'' if told and text.startswith(told) else year}{text}: {with_unit(one['amount'], lang)} {sources.mark(one['citation'])}"
            shown.say(words, 0, "- ")
    for call in reversed(answer["calls"]):
        _call(shown, call, sources)
    if answer["notes"]:
        shown.heading(NOTES.in_(lang))
        shown.points(f"{said(n['text'], lang)} {sources.mark(n['citation'])}" for n in answer["notes"])
    shown.heading(HEADING.in_(lang))
    for line in sources.lines():
        shown.say(line)
    return shown.done()


def _call(page: Page, call: Answer, sources: Sources) -> None:
    lang = page.lang
    page.heading(f"{call_name({**call, 'assumed': False}, lang)} [{call['id']}]")
    if call["page"]:
        page.say(call["page"])
    page.say(TERMS)
    for one in call["terms"]:
        page.say(f"{said(one['text'], lang)} {sources.mark(one['citation'])}", 1, f"{said(one['label'], lang)}: ")
    if call["readings"]:
        page.say(READINGS)
    for one in call["readings"]:
        default = f" [{DEFAULT.in_(lang)}]" if one["default"] else ""
        words = f"{said(one['text'], lang)} [{one['id']}]{default} {sources.mark(one['citation'])}"
        page.say(words, 1, f"{said(one['question'], lang)}: ")
    page.say(CLAUSES)
    page.points((f"{said(c['text'], lang)} {sources.mark(c['citation'])}" for c in call["clauses"]), 1)


def check_page(answer: Answer, lang: Lang, columns: int) -> str:
    """What to mend, and what is worth knowing."""
    shown = Page(lang, columns)
    shown.title(Text("規則集の点検", "Check of the rulebook").in_(lang))
    number, version = answer["programmes"], answer["rulebook"]["version"]
    shown.say(Text(f"{number}事業・版 {version}", f"{number} programmes, version {version}"))
    if not answer["findings"]:
        shown.say(CLEAN)
    for one in answer["findings"]:
        mark = "× " if lang is Lang.JA else "[mend] "
        note = "・ " if lang is Lang.JA else "[note] "
        shown.say(
            f"{', '.join(one['rules'])}: {said(one['text'], lang)} [{one['kind']}]", 0, mark if one["fault"] else note
        )
    return shown.done()


def diff_page(answer: Answer, lang: Lang, columns: int) -> str:
    """What changed, and whom it changes anything for."""
    shown = Page(lang, columns)
    shown.title(Text("規則集の新旧比較", "What changed in the rulebook").in_(lang))
    old, new = (answer[name]["version"] for name in ("old", "new"))
    shown.say(f"{old} -> {new}")
    if not answer["calls"]:
        shown.say(EQUAL)
    for one in answer["calls"]:
        shown.heading(f"{one['programme']} / {one['call']}")
        if not (one["in_old"] and one["in_new"]):
            shown.say(Text("新しい公募", "new call") if one["in_new"] else Text("なくなった公募", "call removed"))
        for change in one["terms"]:
            shown.say(
                f"{said(change['from'], lang)} -> {said(change['to'], lang)}", 1, f"{said(change['label'], lang)}: "
            )
        _cases(shown, one)
    return shown.done()


def _cases(page: Page, one: Answer) -> None:
    lang = page.lang
    if one["proven"] and not one["cases"]:
        page.say(Text("判定と金額への影響はありません（証明済み）。", "No verdict or amount changes (proven)."), 1)
    for case in one["cases"]:
        facts = "; ".join(f"{wording(path, lang)} = {said(value, lang)}" for path, value in case["facts"].items())
        before, after = (_judged(case[name], lang) for name in ("before", "after"))
        page.say(f"{facts}: {before} -> {after}", 1, "- ")


def _judged(value: object, lang: Lang) -> str:
    return YES_NO[value].in_(lang) if isinstance(value, bool) else str(value)
