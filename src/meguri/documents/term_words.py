"""Terms of a call in words (公募条件の言葉): a label for each, and its value as a person reads it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any

from meguri.documents.figures import TO, day, fiscal_year, in_both_units
from meguri.documents.question import YES_NO
from meguri.rulebook.clauses import names_all
from meguri.rulebook.terms import Ceiling, PaymentTerm
from meguri.vocabulary.code import Code
from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.text import Lang, Text, counted

LABELS = {
    "support": Text("支援の形", "Support"),
    "kinds": Text("申請者", "Applicants"),
    "classes": Text("製品", "Products"),
    "stages": Text("開発段階", "Stages"),
    "fields": Text("疾患領域", "Disease fields"),
    "activities": Text("実施内容", "Activities"),
    "items": Text("対象費目", "Cost items"),
    "proofs": Text("製造能力を示すもの", "Proof of manufacture"),
    "rate": Text("補助率", "Rate"),
    "rate_by_size": Text("企業規模別の補助率", "Rate by company size"),
    "ceilings": Text("上限額", "Ceilings"),
    "indirect": Text("間接経費（直接経費に対する上限）", "Indirect cost, at most this share of direct cost"),
    "rounding": Text("端数切捨ての単位", "Rounded down to"),
    "length": Text("期間（年度数）", "Length in fiscal years"),
    "years": Text("対象年度", "Fiscal years"),
    "until": Text("最長の終了日", "Ends at the latest"),
    "opens": Text("公募開始", "Opens"),
    "closes": Text("公募締切", "Closes"),
    "decided_on": Text("採択の公表", "Selections announced"),
    "payment": Text("支払", "Payment"),
    "places": Text("採択予定件数", "Places"),
    "vc_minimum": Text("認定VC出資の下限", "Minimum certified VC investment"),
    "vc_minimum_by": Text("下限を満たす者", "Who has to reach the minimum"),
    "vc_multiple": Text("補助の上限（認定VC出資との関係）", "Subsidy against certified VC money"),
    "over_ceiling": Text("上限を超えた応募", "Above the ceiling"),
    "combines_with": Text("併用できる事業", "Combines with"),
    "excludes": Text("併用できない事業", "Excludes"),
    "carry_over": Text("繰越し", "Carry-over"),
    "domestic_cdmo": Text("CDMOとの連携", "Work with a CDMO"),
    "candidate_fixed": Text("最終開発候補品", "Final development candidate"),
    "unlisted": Text("上場", "Listing"),
    "base_in_japan": Text("技術開発拠点", "Technical development base"),
    "selection_rate": Text("伝えられている採択率", "Reported selection rate"),
}
REQUIRED = {
    "domestic_cdmo": Text(
        "国内に製造拠点のあるCDMOとの連携が必要", "a CDMO with a manufacturing site in Japan is required"
    ),
    "candidate_fixed": Text("決まっていることが必要（非臨床の場合）", "has to be fixed (for non-clinical work)"),
    "unlisted": Text("非上場が必要", "has to be unlisted"),
    "base_in_japan": Text("国内の拠点が必要", "a base in Japan is required"),
}
NOT_REQUIRED = {
    "candidate_fixed": Text("決まっていなくても対象（非臨床の場合）", "need not be fixed (for non-clinical work)"),
}
MONEY = ("vc_minimum", "rounding")
UNRESTRICTED = Text("限定なし（挙げられた区分がその他まで及ぶ）", "no restriction (the list goes as far as “other”)")


def label(term: str) -> Text:
    """What a term is called."""
    return LABELS.get(term, Text(term, term))


def text(term: str, value: Any) -> Text:
    """The value of a term in both languages."""
    needed = REQUIRED if value is True else NOT_REQUIRED if value is False else {}
    if term in needed:
        return needed[term]
    return Text(_said(term, value, Lang.JA), _said(term, value, Lang.EN))


def _said(term: str, value: Any, lang: Lang) -> str:
    match value:
        case bool():
            return YES_NO[value].in_(lang)
        case Code():
            return value.text.in_(lang)
        case Enum():
            return str(value.value)
        case Ceiling():
            return _ceiling(value, lang)
        case PaymentTerm():
            return _payment(value, lang)
        case FiscalYear():
            return fiscal_year(value.start, lang)
        case date():
            return day(value.isoformat(), lang)
        case int():
            return _number(term, value, lang)
        case Fraction() | str():
            return str(value)
        case Mapping():
            return _joined((f"{_said(term, k, lang)} {_said(term, v, lang)}" for k, v in value.items()), lang)
    return _many(term, value, lang)


def _number(term: str, value: int, lang: Lang) -> str:
    if term == "vc_multiple":
        return Text(f"認定VC出資額の{value}倍", f"{value} times the certified VC money").in_(lang)
    return in_both_units(value, lang) if term in MONEY else f"{value:,}"


def _many(term: str, values: Iterable[Any], lang: Lang) -> str:
    if term == "places":
        low, high = values
        return _places(low, high, lang)
    if isinstance(values, frozenset):
        if names_all(values):
            return UNRESTRICTED.in_(lang)
        ordered = sorted(values, key=lambda word: (word.place() if isinstance(word, Code) else 0, str(word)))
        return _joined((_said(term, value, lang) for value in ordered), lang)
    parts = [_said(term, value, lang) for value in values]
    return TO.in_(lang).join(parts) if term == "years" else _joined(parts, lang)


def _joined(parts: Iterable[str], lang: Lang) -> str:
    return ("・" if lang is Lang.JA else ", ").join(parts)


def _places(low: int, high: int, lang: Lang) -> str:
    if not low:
        return Text(f"最大{high}件", f"up to {high}").in_(lang)
    return Text(f"{low}{TO.ja}{high}件", f"{low}{TO.en}{high}").in_(lang)


def _ceiling(ceiling: Ceiling, lang: Lang) -> str:
    per, of, indirect, kind = (
        part.text.in_(lang) for part in (ceiling.per, ceiling.of, ceiling.indirect, ceiling.kind)
    )
    amount = in_both_units(ceiling.amount, lang)
    return (
        f"{per}{amount}（{of}、{indirect}、{kind}）"
        if lang is Lang.JA
        else f"{amount} {per} ({of}; {indirect}; {kind})"
    )


def _payment(payment: PaymentTerm, lang: Lang) -> str:
    method, after = payment.method.text.in_(lang), payment.quarters_after
    quarters = counted(after, "quarter", "quarters")
    return Text(f"{method}（年度終了の{after}四半期後）", f"{method}, {quarters} after the fiscal year").in_(lang)
