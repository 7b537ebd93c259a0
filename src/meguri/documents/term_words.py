"""Terms of a call in words (公募条件の言葉): a label for each, and its value as a person reads it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any

from meguri.documents.figures import TO, day, fiscal_year, with_unit
from meguri.documents.question import YES_NO
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
    "decided_on": Text("採択・交付決定", "Decision"),
    "payment": Text("支払", "Payment"),
    "places": Text("採択予定件数", "Places"),
    "vc_minimum": Text("認定VC出資の下限", "Minimum certified VC investment"),
    "vc_minimum_by": Text("下限を満たす者", "Who has to reach the minimum"),
    "vc_multiple": Text("補助は認定VC出資の何倍まで", "Subsidy at most this many times the VC money"),
    "over_ceiling": Text("上限を超えた応募", "Above the ceiling"),
    "combines_with": Text("併用できる事業", "Combines with"),
    "excludes": Text("併用できない事業", "Excludes"),
    "carry_over": Text("繰越し", "Carry-over"),
    "domestic_cdmo": Text("国内拠点のあるCDMOとの連携が必要", "Needs a CDMO with a site in Japan"),
    "candidate_fixed": Text("最終開発候補の決定が必要（非臨床）", "Needs a fixed final candidate (non-clinical work)"),
    "unlisted": Text("非上場であること", "Has to be unlisted"),
    "base_in_japan": Text("国内の技術開発拠点が必要", "Needs a development base in Japan"),
    "selection_rate": Text("公表された採択率", "Published selection rate"),
}
MONEY = ("vc_minimum", "rounding")
MOST_MEMBERS = 8


def label(term: str) -> Text:
    """What a term is called."""
    return LABELS.get(term, Text(term, term))


def text(term: str, value: Any) -> Text:
    """The value of a term in both languages."""
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
            return with_unit(value, lang) if term in MONEY else f"{value:,}"
        case Fraction() | str():
            return str(value)
        case Mapping():
            return _joined((f"{_said(term, k, lang)} {_said(term, v, lang)}" for k, v in value.items()), lang)
    return _many(term, value, lang)


def _many(term: str, values: Iterable[Any], lang: Lang) -> str:
    if isinstance(values, frozenset):
        ordered = sorted(values, key=lambda word: (word.place() if isinstance(word, Code) else 0, str(word)))
        return _joined((_said(term, value, lang) for value in ordered), lang)
    parts = [_said(term, value, lang) for value in values]
    return TO.in_(lang).join(parts) if term in ("years", "places") else _joined(parts, lang)


def _joined(parts: Iterable[str], lang: Lang) -> str:
    return ("・" if lang is Lang.JA else ", ").join(parts)


def _ceiling(ceiling: Ceiling, lang: Lang) -> str:
    per, of, indirect, kind = (
        part.text.in_(lang) for part in (ceiling.per, ceiling.of, ceiling.indirect, ceiling.kind)
    )
    amount = with_unit(ceiling.amount, lang)
    return (
        f"{per}{amount}（{of}、{indirect}、{kind}）"
        if lang is Lang.JA
        else f"{amount} {per} ({of}; {indirect}; {kind})"
    )


def _payment(payment: PaymentTerm, lang: Lang) -> str:
    method, after = payment.method.text.in_(lang), payment.quarters_after
    quarters = counted(after, "quarter", "quarters")
    return Text(f"{method}（年度終了の{after}四半期後）", f"{method}, {quarters} after the fiscal year").in_(lang)
