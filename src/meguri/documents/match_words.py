"""Words of a shortlist (候補リストの言葉): what a site is known to do, its score, and which site takes which step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from meguri.documents.figures import Answer, said
from meguri.matching.fact import field_text
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
    words = []
    if "steps" in gates:
        steps = gates["steps"]
        done, asked = len(steps["settled"]), len(steps["settled"]) + len(steps["open"])
        shared = COMPANY_TOO.in_(lang) if steps["of_company"] else ""
        words.append(Text(f"工程 {done}/{asked} 確認", f"Steps {done}/{asked} confirmed").in_(lang) + shared)
    product = gates.get("class", {"settled": [], "open": [], "of_company": []})
    of_company = [each["text"] for each in product["of_company"]]
    between = "：" if lang is Lang.JA else " – "
    for text in product["settled"]:
        state = OF_COMPANY if text in of_company else SHOWN
        words.append(f"{said(text, lang)}{between}{state.in_(lang)}")
    words += [f"{said(text, lang)}{between}{NOT_SHOWN.in_(lang)}" for text in product["open"]]
    return words


def company_wide(one: Answer) -> dict[str, bool]:
    """The fields of which some settled value is said of the company alone, and whether a source of one shows a date."""
    found: dict[str, bool] = {}
    for each in (each for gate in one["gates"] if gate["id"] in OF_THE_PRODUCT for each in gate["of_company"]):
        found[each["field"]] = found.get(each["field"], False) or each["dated"]
    return found


def company_wide_words(found: Mapping[str, bool], lang: Lang) -> str:
    """製品区分・ベクター（日付のない出典だけによる）."""
    words = [f"{field_text(field).in_(lang)}{'' if dated else UNDATED.in_(lang)}" for field, dated in found.items()]
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
