"""Words of a shortlist (候補リストの言葉): what a site is known to do, its score, and which site takes which step."""

from __future__ import annotations

from collections.abc import Iterable

from meguri.documents.figures import Answer, said
from meguri.matching.fact import field_text
from meguri.vocabulary.citation import Status
from meguri.vocabulary.process import Step
from meguri.vocabulary.text import Lang, Text

FULL = 100
SHOWN = Text("確認", "confirmed")
OF_COMPANY = Text("会社全体では確認", "confirmed of the company as a whole")
COMPANY_TOO = Text("（会社全体の情報を含む）", " (some of the company as a whole)")
NOT_SHOWN = Text("根拠なし", "no evidence")
UNDATED = Text("（日付のない出典だけによる）", " (from undated sources only)")
OF_THE_PRODUCT = ("steps", "class")  # the gates that speak of the product
INFERRED = Text("（推定）", " (inferred)")


def held(one: Answer, lang: Lang) -> list[str]:
    """What must be known before a score is read: how many steps, and class, cells and vector one by one."""
    gates = {gate["id"]: gate for gate in one["gates"]}
    wide = {each["field"] for each in company_wide(one)}
    words = []
    if "steps" in gates:
        steps = gates["steps"]
        done, asked = len(steps["settled"]), len(steps["settled"]) + len(steps["open"])
        shared = COMPANY_TOO.in_(lang) if "step" in wide else ""
        words.append(Text(f"工程 {done}/{asked} 確認", f"Steps {done}/{asked} confirmed").in_(lang) + shared)
    product = gates.get("class", {"settled": [], "open": []})
    between = "：" if lang is Lang.JA else " – "
    labels = tuple(field_text(field).in_(lang) for field in wide - {"step"})
    for text in product["settled"]:
        of = OF_COMPANY if said(text, lang).startswith(labels) else SHOWN
        words.append(f"{said(text, lang)}{between}{of.in_(lang)}")
    words += [f"{said(text, lang)}{between}{NOT_SHOWN.in_(lang)}" for text in product["open"]]
    return words


def company_wide(one: Answer) -> list[Answer]:
    """The fields of which some settled value rests on claims about the company only, each with its claims."""
    claims = [c for g in one["gates"] if g["id"] in OF_THE_PRODUCT for c in g["evidence"]]
    proven = [c for c in claims if c["citation"]["status"] != Status.INFERENCE]
    at_site = {(c["field"], c["value"]) for c in proven if c["subject"] == one["site"]}
    found: dict[str, list[Answer]] = {}
    for claim in proven:
        if (claim["field"], claim["value"]) not in at_site:
            found.setdefault(claim["field"], []).append(claim)
    return [{"field": field, "claims": listed} for field, listed in found.items()]


def company_wide_words(found: Iterable[Answer], lang: Lang) -> str:
    """製品区分・ベクター（日付のない出典だけによる）."""
    words = []
    for each in found:
        text = field_text(each["field"]).in_(lang)
        dated = any(c["citation"]["dated"] for c in each["claims"])
        words.append(text if dated else f"{text}{UNDATED.in_(lang)}")
    return ("・" if lang is Lang.JA else ", ").join(words)


def points(score: Answer, lang: Lang) -> str:
    """確認できた点 29点（すべて確認できれば最大100点）."""
    low, high = (round(score[end] * FULL) for end in ("low", "high"))
    if lang is Lang.EN:
        return f"{low} {'point' if low == 1 else 'points'} proven, up to {high}"
    return f"確認できた点 {low}点（すべて確認できれば最大{high}点）"


def combination_title(one: Answer, lang: Lang) -> str:
    """How much of the process such sets of sites cover."""
    covered = sum(len(part["steps"]) for part in one["sites"])
    needed = covered + len(one["not_covered"])
    if covered == needed and not one["inferred"]:
        return Text(f"全{needed}工程を分担できる組合せ", f"Sites that together cover all {needed} steps").in_(lang)
    return Text(
        f"工程の多くを分担できる組合せ（{needed}工程中{covered}工程に根拠または推定）",
        f"Sites that together cover many of the steps (evidence or inference for {covered} of {needed})",
    ).in_(lang)


def part_steps(codes: Iterable[str], inferred: Iterable[str], lang: Lang) -> str:
    """The steps a site takes; those that rest on an inference say so."""
    leads = set(inferred)
    words = (Step(code).text.in_(lang) + (INFERRED.in_(lang) if code in leads else "") for code in codes)
    return ("・" if lang is Lang.JA else ", ").join(words)
