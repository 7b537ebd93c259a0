"""Words of a shortlist (候補リストの言葉): what a site is known to do, its score, and which site takes which step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from meguri.documents.figures import Answer, said
from meguri.matching.fact import field_text
from meguri.vocabulary.citation import INFERRED, ONLY_INFERRED
from meguri.vocabulary.process import Step
from meguri.vocabulary.text import Lang, Text

FULL = 100
SHOWN = Text("確認", "confirmed")
OF_COMPANY = Text("会社全体では確認", "confirmed of the company as a whole")
COMPANY_TOO = Text("（会社全体の情報を含む）", " (some of the company as a whole)")
NOT_SHOWN = Text("根拠なし", "no evidence")
INFERRED_ONLY = Text("推定のみ", "inferred only")
OF_OTHERS = Text(
    "{step}を行う拠点（この製品についてかは不明）：{sites}",
    "Not known whether for such a product: {step} at {sites}.",
)
NAMED = 3  # sites
UNDATED = Text("（日付のない出典だけによる）", " (from undated sources only)")
STATE = Text("拠点の状態：{}", "State of the site: {}")
OF_ALL = Text("会社全体についての情報による：{}", "Known of the company as a whole: {}")
SHOWN_OF = Text("（{}件中{}件を表示）", " ({1} of {0} shown)")
OF_THE_PRODUCT = ("steps", "class")  # the gates that speak of the product


def held(one: Answer, lang: Lang) -> list[str]:
    """What must be known before a score is read: how many steps, and class, cells and vector one by one."""
    gates = {gate["id"]: gate for gate in one["gates"]}
    words = []
    if "steps" in gates:
        steps = gates["steps"]
        done, asked = len(steps["settled"]), len(steps["settled"]) + len(steps["open"])
        shared = COMPANY_TOO.in_(lang) if steps["of_company"] else ""
        words.append(Text(f"工程 {done}/{asked} 確認", f"Steps {done}/{asked} confirmed").in_(lang) + shared)
    product = gates.get("class", {"settled": [], "open": [], "leads": [], "of_company": []})
    of_company = [each["text"] for each in product["of_company"]]
    between = "：" if lang is Lang.JA else " – "
    for text in product["settled"]:
        state = OF_COMPANY if text in of_company else SHOWN
        words.append(f"{said(text, lang)}{between}{state.in_(lang)}")
    return words + _unproven(product, lang)


def unproven(one: Answer, lang: Lang) -> list[str]:
    """Class, cells and vector that no public statement shows of a site."""
    return [words for gate in one["gates"] if gate["id"] == "class" for words in _unproven(gate, lang)]


def _unproven(gate: Answer, lang: Lang) -> list[str]:
    between = "：" if lang is Lang.JA else " – "
    states = ((text, INFERRED_ONLY if text in gate["leads"] else NOT_SHOWN) for text in gate["open"])
    return [f"{said(text, lang)}{between}{state.in_(lang)}" for text, state in states]


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


def steps_shown_by_none(found: Answer, lang: Lang) -> str:
    """細胞バンク、充填（推定のみ）: steps that no site is known to do for such a product."""
    leads = set(found["steps_on_inference"])
    marks = (ONLY_INFERRED.in_(lang) if code in leads else "" for code in found["steps_without_evidence"])
    names = (Step(code).text.in_(lang) for code in found["steps_without_evidence"])
    return _between(lang).join(name + mark for name, mark in zip(names, marks, strict=True))


def steps_of_others(found: Answer, lang: Lang) -> list[str]:
    """Of those, who does a step, though not known for such a product."""
    return [
        OF_OTHERS.in_(lang).format(step=Step(one["step"]).text.in_(lang), sites=_some(one["sites"], lang))
        for one in found["steps_of_others"]
    ]


def _some(sites: Sequence[Answer], lang: Lang) -> str:
    """The first names, and how many more."""
    words, more = _between(lang).join(site_words(one, lang) for one in sites[:NAMED]), len(sites) - NAMED
    if more <= 0:
        return words
    return words + Text(f"、ほか{more}拠点", f" and {more} more").in_(lang)


def site_words(one: Answer, lang: Lang) -> str:
    """Organisation and site."""
    owner = said(one["organisation_name"], lang) if one.get("organisation_name") else ""
    site = said(one["name"], lang)
    return f"{owner + ' ' if owner and owner not in site else ''}{site}"


def step_words(codes: Iterable[str], lang: Lang) -> str:
    """Steps in words; some have a dot of their own, so none stands between them."""
    return _between(lang).join(Step(code).text.in_(lang) for code in codes)


def _between(lang: Lang) -> str:
    return "、" if lang is Lang.JA else ", "


def beside_the_name(one: Answer, lang: Lang) -> list[str]:
    """What has to stand beside a site's name: that it does not operate yet, and what is known of its company alone."""
    between = "、" if lang is Lang.JA else "; "
    stated = between.join(said(text, lang) for text in one.get("state", ()))
    found = company_wide(one)
    words = [STATE.in_(lang).format(stated)] if stated else []
    return [*words, OF_ALL.in_(lang).format(company_wide_words(found, lang))] if found else words


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
    return _between(lang).join(words)

    return ("・" if lang is Lang.JA else ", ").join(words)


def shown_of(band: str, found: Answer, lang: Lang) -> str:
    """（6件中5件を表示）, where not all sites of a band are listed."""
    every, shown = found["counts"][band], sum(one["band"] == band for one in found["candidates"])
    return SHOWN_OF.in_(lang).format(every, shown) if every > shown else ""
