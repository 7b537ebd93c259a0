"""The shortlist on a terminal (候補リストの画面): `meguri/match/1`, both bands beside each other, and what to ask."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from meguri.documents.figures import Answer, day, name_of, percent, said
from meguri.documents.match_words import (
    FULL,
    combination_title,
    held,
    part_steps,
    site_words,
    step_words,
    steps_of_others,
    steps_shown_by_none,
)
from meguri.documents.page import Page
from meguri.documents.question import BECOMES, asked_line
from meguri.documents.sources import HEADING, Sources
from meguri.documents.table import Column, Table, table
from meguri.documents.verdicts import standing
from meguri.vocabulary.text import Lang, Text

TITLE = Text("製造拠点の候補", "Manufacturing sites")
BANDS = {
    "evidenced": Text(
        "根拠のある候補（この製品区分を作れることと、評価の重みの半分以上に公開の根拠がある）",
        "Evidenced (public evidence for this class of product and for at least half of the weighted criteria)",
    ),
    "mostly-unknown": Text(
        "照会で確かめる候補（製品区分の根拠がないか、根拠のある項目の重みが半分未満。劣るという意味ではありません）",
        "To confirm by asking (no evidence for this class of product, or for less than half of the weight; not worse)",
    ),
}
UNCOVERED = Text(
    "この製品について直接の根拠がある拠点のない工程", "Steps that no site is known to do for such a product"
)
SUPPORT = Text("受けた公的支援（評価には使いません）", "Public support received (never scored)")
EXCLUDED = Text(
    "必須条件を二つ以上満たさない拠点（根拠の誤りは訂正できます）",
    "Fails two or more must-have conditions (evidence can be corrected)",
)
IN_FULL = Text("全文", "In full")
OPENS = Text("拠点を選ぶとCDMOの要件を満たせる事業", "Programmes whose CDMO condition is met once you choose a site")
SHORT = Text("必須条件を一つだけ満たさない拠点", "Fails one must-have condition")
ASK = Text("照会する質問", "Questions to send")
GATES = {"pass": ("○", "[ok]"), "fail": ("×", "[no]"), "unknown": ("？", "[?]")}
AS_OF = Text("基準日", "As of")
SCALES = Text("評価尺度の版", "version of the scales")
ASK_FIRST = Text("受託の有無から確認", "ask first whether it takes contract work")
MEANING = Text(
    "必須条件の○は根拠あり、？は未確認。点数は0〜100で、左は確認できた点、右は未確認の項目がすべて満たされた場合。「1位」は、重みと未確認の点を変えた試行のうち1位になった割合。",
    "Must-have conditions are met on evidence, or open. Scores run from 0 to 100: left what is proven, right if all that is open were met. First: share of "
    "draws of weights and scores in which the site comes first.",
)
MOST_QUESTIONS = 3
MOST_MISSING = 5
NOT_EVIDENCED = Text("「根拠のある候補」に入らない理由", "Why it is not among the evidenced sites")
NOWHERE = Text("どの候補拠点にも公開の根拠がないもの", "What no candidate has public evidence for")
MISSING = Text("根拠が加われば増える点（大きい順）", "What evidence would add, largest first")


def page(answer: Answer, profile: Answer, lang: Lang, columns: int) -> str:
    """The whole screen."""
    shown = Page(lang, columns)
    shown.title(f"{TITLE.in_(lang)} — {name_of(profile, lang)}", fictional=profile["fictional"])
    shown.say(f"{AS_OF.in_(lang)}: {day(answer['as_of'], lang)}  {SCALES.in_(lang)}: {answer['scales']}")
    shown.say(counts(answer, lang))
    shown.say(MEANING)
    if answer["shown_nowhere"]:
        nowhere = (said(text, lang) for text in answer["shown_nowhere"])
        shown.field(NOWHERE, ("、" if lang is Lang.JA else "; ").join(nowhere))
    for band, heading in BANDS.items():
        listed = [one for one in answer["candidates"] if one["band"] == band]
        if listed:
            shown.heading(heading.in_(lang))
            shown.show(candidates(listed, lang))
    openings(shown, answer)
    shift = _shift(answer, lang)
    if shift:
        shown.gap()
        shown.say(shift)
    combined(shown, answer)
    sources = Sources(lang)
    for one in answer["candidates"]:
        _detail(shown, one, sources)
    _short(shown, answer, sources)
    if answer["ask"]:
        shown.heading(Text("答えると照合が進む質問", "Answering these sharpens the match").in_(lang))
        shown.points(asked_line(path, lang) for path in answer["ask"])
    shown.heading(HEADING.in_(lang))
    for line in sources.lines():
        shown.say(line)
    return shown.done()


def counts(answer: Answer, lang: Lang) -> str:
    """How many sites stand how, under which weights."""
    found = answer["counts"]
    weights = said(answer["weights"]["name"], lang)
    return Text(
        f"{found['sites']}拠点のうち、根拠のある候補 {found['evidenced']}・照会で確かめる候補 {found['mostly-unknown']}・"
        f"必須条件を満たさない {found['excluded']}。重み: {weights}。",
        f"{found['sites']} sites: {found['evidenced']} evidenced, {found['mostly-unknown']} to confirm by asking, "
        f"{found['excluded']} fail a must-have condition. Weights: {weights}.",
    ).in_(lang)


def site_name(one: Answer, lang: Lang) -> str:
    """Organisation, site and id."""
    return f"{site_words(one, lang)} [{one['site']}]"


def candidates(listed: Iterable[Answer], lang: Lang) -> Table:
    """One line per site."""
    listed = list(listed)
    drawn = any(one["p_first"] is not None for one in listed)
    head = [
        Column(Text("拠点", "Site").in_(lang)),
        Column(Text("必須条件", "Must-have").in_(lang), keep=True),
        Column(Text("評価", "Score").in_(lang), number=True),
        Column(Text("まず聞くこと", "Ask first").in_(lang)),
    ]
    if drawn:
        head.insert(3, Column(Text("1位", "first").in_(lang), number=True))
    rows = []
    for one in listed:
        row = [site_name(one, lang), gates(one, lang), score(one["score"]), _first(one, lang)]
        if drawn:
            row.insert(3, percent(one["p_first"]) if one["p_first"] is not None else "")
        rows.append(row)
    return table(head, rows)


def gates(one: Answer, lang: Lang) -> str:
    """How many gates are met and how many are open: `○5 ？4`."""
    met = sum(gate["status"] == "pass" for gate in one["gates"])
    unknown = sum(gate["status"] == "unknown" for gate in one["gates"])
    return f"○{met} ？{unknown}" if lang is Lang.JA else f"{met} met, {unknown} open"


def score(of: Answer) -> str:
    """42–71."""
    return f"{of['low'] * FULL:.0f}–{of['high'] * FULL:.0f}"


def _first(one: Answer, lang: Lang) -> str:
    if one["ask_first"]:
        return ASK_FIRST.in_(lang)
    return said(one["ask"][0]["text"], lang) if one["ask"] else ""


def combined(page: Page, answer: Answer, most: int | None = None) -> None:
    """Which sites together cover the steps, and the hand-over between them."""
    lang = page.lang
    if answer["combinations"]:
        page.heading(combination_title(answer["combinations"][0], lang))
    for number, one in enumerate(answer["combinations"][:most], 1):
        parts = (
            f"{site_name(part, lang)}: {part_steps(part['steps'], one['inferred'], lang)}" for part in one["sites"]
        )
        page.say(" ＋ ".join(parts) if lang is Lang.JA else " + ".join(parts), 0, f"{number}. ")
        page.points((said(each["text"], lang) for each in one["handovers"]), 2)
        if one["not_covered"]:
            page.field(
                Text("根拠も推定もない工程", "neither evidence nor inference"), step_words(one["not_covered"], lang), 2
            )
        if one["caution"]:
            page.say(said(one["caution"], lang), 1)
    if answer["steps_without_evidence"]:
        page.field(UNCOVERED, steps_shown_by_none(answer, lang))
        page.points(steps_of_others(answer, lang), 2)


def _detail(page: Page, one: Answer, sources: Sources) -> None:
    lang = page.lang
    between = "、" if lang is Lang.JA else "; "
    page.heading(site_name(one, lang))
    page.say(("・" if lang is Lang.JA else "; ").join(held(one, lang)), 1)
    if one["lacking"]:
        page.field(NOT_EVIDENCED, between.join(said(each["text"], lang) for each in one["lacking"]), 1)
    for each in one.get("opens", ()):
        page.say(opening(each, lang), 1)
    for gate in one["gates"]:
        opened = between.join(said(each, lang) for each in gate["open"])
        more = f" — {opened}" if opened else ""
        mark = GATES[gate["status"]][lang is not Lang.JA]
        page.say(f"{said(gate['text'], lang)}{more} {_claims(gate, sources)}", 1, f"{mark} ")
    page.show(_criteria(one, sources, lang), 1)
    missing = sorted((m for c in one["criteria"] for m in c["missing"]), key=lambda m: -float(m["worth"]))
    if missing:
        worth = (f"{said(m['text'], lang)} +{m['worth'] * FULL:.1f}" for m in missing[:MOST_MISSING])
        page.field(MISSING, between.join(worth), 1)
    if one["support_received"]:
        listed = (f"{said(c['text'], page.lang)} {sources.mark(c['citation'])}" for c in one["support_received"])
        page.field(SUPPORT, between.join(listed), 1)
    if one["ask"]:
        page.say(ASK, 1)
        page.points((said(question["text"], lang) for question in one["ask"][:MOST_QUESTIONS]), 2)
        page.field(IN_FULL, f"meguri inquiry PROFILE --site {one['site']}", 2)


def _criteria(one: Answer, sources: Sources, lang: Lang) -> Table:
    head = (
        Column(Text("評価項目", "Criterion").in_(lang)),
        Column(Text("重み", "Weight").in_(lang), number=True),
        Column(Text("評価", "Score").in_(lang), number=True),
        Column(Text("分かっていること", "What is known").in_(lang)),
    )
    rows = (
        (
            said(c["text"], lang),
            f"{c['weight']:g}",
            score(c["score"]),
            f"{said(c['claim'], lang)} {_claims(c, sources)}",
        )
        for c in one["criteria"]
    )
    return table(head, rows)


def opening(each: Answer, lang: Lang) -> str:
    """Which programme choosing this site settles."""
    name_ = said(each["name"], lang)
    return Text(
        f"この拠点を選ぶと {name_}: {_settled(each, lang)}", f"Choosing this site: {name_}: {_settled(each, lang)}"
    ).in_(lang)


def _settled(each: Answer, lang: Lang) -> str:
    """The verdict before and after; where it stays, that one condition less is open."""
    before, after = standing(each["before"], lang), standing(each["after"], lang)
    if each["before"] == each["after"]:
        return Text(
            f"CDMOの要件は満たせる（ほかの要件のため、判定は変わらず「{after}」）",
            f"the CDMO condition can be met, but other conditions keep the verdict at “{after}”",
        ).in_(lang)
    return f"{before} {BECOMES.in_(lang)} {after}"


def openings(page: Page, answer: Answer) -> None:
    """Which programmes a choice among the listed sites settles, and by which sites."""
    by_programme: dict[str, tuple[Answer, list[str]]] = {}
    for one in answer["candidates"]:
        for each in one.get("opens", ()):
            by_programme.setdefault(each["programme"], (each, []))[1].append(site_name(one, page.lang))
    if by_programme:
        page.heading(OPENS.in_(page.lang))
    for each, sites in by_programme.values():
        page.say(f"{said(each['name'], page.lang)}: {_settled(each, page.lang)}", 0, "- ")
        page.say(("、" if page.lang is Lang.JA else "; ").join(sites), 1)


def _claims(part: Answer, sources: Sources) -> str:
    return sources.mark([claim["citation"] for claim in part["evidence"]])


def _short(page: Page, answer: Answer, sources: Sources) -> None:
    """Sites outside, each with the conditions that fail, and where to correct them."""
    short = {one["site"] for one in answer["one_gate_short"]}
    others = [one for one in answer["excluded"] if one["site"] not in short]
    for heading, listed in ((SHORT, answer["one_gate_short"]), (EXCLUDED, others)):
        if listed:
            page.heading(heading.in_(page.lang))
        for one in listed:
            failed = (f"{said(gate['text'], page.lang)} {_claims(gate, sources)}" for gate in one["gates"])
            page.say(f"{site_name(one, page.lang)}: {'; '.join(failed)}", 0, "- ")


def _shift(answer: Answer, lang: Lang) -> str | None:
    """How much of the weights has to move before another site comes first."""
    shift = answer["smallest_shift"]
    if shift is None:
        return None
    texts = {c["id"]: said(c["text"], lang) for one in answer["candidates"] for c in one["criteria"]}
    names = {one["site"]: site_name(one, lang) for one in answer["candidates"]}
    from_, to = (texts.get(shift[end], shift[end]) for end in ("from", "to"))
    site = names.get(shift["site"], shift["site"])
    points = ceil(shift["points"] * 10) / 10  # rounded up: less would not be enough
    return Text(
        f"重みを「{from_}」から「{to}」へ{points:g}点移すと、{site}が1位になります。",
        f"Moving {points:g} points of weight from '{from_}' to '{to}' puts {site} first.",
    ).in_(lang)
