"""The whole answer for one profile (まとめ): what a CFO and a CMC head look for in the first two minutes."""

from __future__ import annotations

from meguri.documents import eligibility, match, plan, unlock
from meguri.documents.figures import Answer, name_of, said
from meguri.documents.page import Page
from meguri.documents.plan_words import NO_WORK
from meguri.documents.question import asked_line
from meguri.documents.sources import HEADING, Sources
from meguri.documents.verdict_groups import counts
from meguri.profiles.profile import ProfileKind
from meguri.vocabulary.text import Lang, Text

TITLE = Text("試算結果", "Your results")
NOT_MET = Text("要件を満たさない事業（理由は meguri eligibility）", "Requirements not met (why: meguri eligibility)")
MORE = Text("詳しく", "More")
MOST_ASKED = 3
MOST_COMBINATIONS = 3


def page(answer: Answer, path: str, lang: Lang, columns: int) -> str:
    """The whole screen.

    Args:
        path: of the profile, for the commands that say more.
    """
    shown = Page(lang, columns)
    profile, verdicts = answer["profile"], answer["eligibility"]
    shown.title(f"{TITLE.in_(lang)} — {name_of(profile, lang)}", fictional=profile["fictional"])
    shown.say(eligibility.stamp(verdicts, lang))
    sources = Sources(lang)
    _money(shown, answer, sources)
    shown.heading(f"2. {Text('支援事業の判定', 'Support programmes').in_(lang)}", "=")
    shown.say(counts(verdicts, lang))
    shown.gap()
    possible = [one for one in verdicts["programmes"] if one["status"] != "no"]
    shown.show(eligibility.summary(possible, lang))
    others = [said(one["name"], lang) for one in verdicts["programmes"] if one["status"] == "no"]
    if others:
        shown.gap()
        shown.say(NOT_MET)
        shown.say(("、" if lang is Lang.JA else "; ").join(others), 1)
    if verdicts["ask"]:
        shown.gap()
        shown.say(eligibility.ASK)
        shown.points((asked_line(question, lang) for question in verdicts["ask"][:MOST_ASKED]), 1)
    if answer["match"]:
        _sites(shown, answer["match"])
    if sources.lines():
        shown.heading(HEADING.in_(lang))
    for line in sources.lines():
        shown.say(line)
    shown.heading(MORE.in_(lang))
    told = {"plan --assume-calls": answer["plan"], "eligibility": verdicts, "match": answer["match"]}
    shown.points(f"meguri {command} {path}" for command, part in told.items() if part)
    return shown.done()


def _money(page: Page, answer: Answer, sources: Sources) -> None:
    lang = page.lang
    if answer["profile"]["kind"] == ProfileKind.INVESTOR:
        page.heading(f"1. {unlock.TITLE.in_(lang)}", "=")
        unlock.section(page, answer["unlock"], sources)
        return
    page.heading(f"1. {Text('資金', 'Money').in_(lang)}", "=")
    if answer["plan"]:
        plan.overview(page, answer["plan"])
        page.gap()
        plan.dates(page, answer["plan"], sources)
    else:
        page.say(NO_WORK)


def _sites(page: Page, found: Answer) -> None:
    lang = page.lang
    page.heading(f"3. {match.TITLE.in_(lang)}", "=")
    page.say(match.counts(found, lang))
    for band, heading in match.BANDS.items():
        listed = [one for one in found["candidates"] if one["band"] == band]
        if listed:
            page.gap()
            page.say(heading)
            page.show(match.candidates(listed, lang))
    match.openings(page, found)
    match.combined(page, found, MOST_COMBINATIONS)
