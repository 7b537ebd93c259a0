"""Words of the public pages (公開頁の言葉): states of calls, countries, amounts in large units."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from django import template

from meguri.documents.figures import in_both_units, spoken_of, with_unit
from meguri.documents.verdicts import call_state, sentence
from meguri.kpis.indicator import Fit
from meguri.profiles.claim import Claim
from meguri.rulebook.programme import Budget
from meguri.vocabulary.citation import Status
from meguri.vocabulary.country import COUNTRIES
from meguri.vocabulary.errors import Fault
from meguri.vocabulary.text import Lang, Text
from meguri_portal.language import current, said
from meguri_portal.packs import register as the_register
from meguri_portal.selectors import indicators
from meguri_portal.selectors.families import FAMILIES
from meguri_portal.selectors.resting import budget_name

register = template.Library()
MEANINGS = {
    Status.PRIMARY: Text(
        "省庁・機関・会社の頁、法令の文を見た", "a page of a ministry, agency or company, or the law itself"
    ),
    Status.NEWS: Text("報道・業界紙を見た", "press or trade press"),
    Status.AGGREGATOR: Text("手がかり。誤りがありうる", "a lead; may be wrong"),
    Status.DECK: Text("もとの説明資料だけに書かれている", "stands only in the METI deck that Meguri follows"),
    Status.INFERENCE: Text(
        "出典のある事実からの推論・計算。根拠を添える", "reasoned or computed from sourced facts, with the reasoning"
    ),
    Status.SELF_DECLARED: Text("本人が述べた", "stated by the company itself"),
    Status.ASSOCIATION_SURVEY: Text("業界団体の調査で得た", "from a survey of the industry association"),
}
FITS = {Fit.FITS: Text("はい", "yes"), Fit.NARROWER: Text("狭い", "narrower"), Fit.OTHER_FIELD: Text("いいえ", "no")}
OKU = 100_000_000
MILLION = 1_000_000
BILLION = 1_000_000_000


@register.filter
def state_words(call: Mapping[str, Any]) -> str:
    """Whether one can apply now."""
    return sentence(call_state(call, current()))


@register.filter
def country(code: str) -> str:
    """日本 / Japan."""
    return said(COUNTRIES.get(code, Text(code, code)))


@register.filter
def in_unit(amount: int | None) -> str:
    """1,234円 / JPY 1,234."""
    return with_unit(amount, current())


@register.filter
def in_units(amount: int | None) -> str:
    """100,000,000円（1億円） / JPY 100,000,000 (100 million)."""
    return in_both_units(amount, current())


@register.filter
def spoken(amount: int) -> str:
    """1億円 / JPY 100 million; empty for an amount that is not round."""
    words = spoken_of(amount, current())
    return words if not words or current() is Lang.JA else f"JPY {words}"


@register.filter
def large(amount: int, currency: str = "JPY") -> str:
    """An amount of money in the large unit that its readers use: 37.1億ドル / USD 3.71 billion."""
    if current() is Lang.EN:
        return f"{currency} {amount / BILLION:,.4g} billion"
    unit = {"JPY": "円", "USD": "ドル"}.get(currency, currency)
    return f"{amount / OKU:,.4g}億{unit}" if amount < OKU * 10_000 else f"{amount / OKU:,.0f}億{unit}"


@register.filter
def large_range(span: Mapping[str, int], currency: str = "JPY") -> str:
    """A range in the large unit, which is said once: 25.6億〜156億ドル / USD 2.56–15.6 billion."""
    low, high = large(span["low"], currency), large(span["high"], currency)
    if low == high:
        return low
    if current() is Lang.EN:
        return f"{low.removesuffix(' billion')}–{high.removeprefix(f'{currency} ')}"
    return f"{low[: low.index('億') + 1]}〜{high}"


@register.filter
def fit_words(fit: str) -> str:
    """Whether a series is of the market that the target means."""
    return said(FITS[Fit(fit)])


@register.filter
def oku(amount: int) -> str:
    """Hundreds of millions in Japanese, billions in English; the unit stands in the header."""
    return f"{amount / OKU:,.1f}" if current() is Lang.JA else f"{amount / BILLION:,.2f}"


@register.filter
def rate(share: Any) -> str:
    """A share of 1 in percent."""
    return f"{float(Fraction(share)) * 100:g} %"


@register.filter
def one_decimal(share: float) -> str:
    """A share of 1 in percent with one decimal; the unit stands in the header."""
    return f"{share * 100:.1f}"


@register.filter
def family(id_: str) -> str:
    """The family of a programme's id."""
    return id_.split("/")[0]


@register.filter
def last_part(id_: str) -> str:
    """The last part of an id: the number of a round."""
    return id_.split("/")[-1]


@register.filter
def joined(words: Iterable[str]) -> str:
    """3・6 / 3, 6."""
    return said(Text("・", ", ")).join(words)


@register.filter
def unlock_field(name: str) -> str:
    """What a field of the investment form is called."""
    number = name[-1]
    if name.startswith("on"):
        return said(Text(f"払込み{number}の日付", f"date of tranche {number}"))
    if name.startswith("paid"):
        return said(Text(f"払込み{number}の金額", f"amount of tranche {number}"))
    return said(Text("出資額", "investment"))


@register.filter
def budget_words(budget: Budget) -> str:
    """What a budget is for, with its year."""
    return said(budget_name(budget))


@register.filter
def whole(written: str) -> str:
    """A whole number with separators."""
    return f"{int(written):,}"


@register.filter
def family_name(id_: str) -> str:
    """What a part of the deck is called here."""
    return said(FAMILIES[id_])


@register.filter
def organisation_name(id_: str) -> str:
    """The name of an organisation of the register."""
    found = the_register().organisations.get(id_)
    return said(found.name) if found else id_


@register.filter
def target_words(kpi: Mapping[str, Any]) -> str:
    """The target of an indicator: 20 % or more."""
    value = Fraction(kpi["target"]["at_least"])
    unit = said(kpi["unit"])
    if value < 1:
        return said(Text(f"{rate(value)}以上", f"{rate(value)} or more"))
    return said(Text(f"{int(value):,}{unit}以上", f"{int(value):,} {unit} or more"))


@register.filter
def by_source(kpi: dict[str, Any]) -> tuple[indicators.FromSource, ...]:
    """What is counted of an indicator, by source."""
    return indicators.by_source(kpi)


@register.filter
def event_words(id_: str) -> str:
    """What happened, where and to what, as far as the register says."""
    register_ = the_register()
    if id_ in register_.entries:
        entry = register_.entries[id_]
        return f"{organisation_name(entry.company)} ({last_part(entry.round)})"
    found = register_.events.get(id_)
    if found is None:
        return organisation_name(id_)
    product = register_.products.get(found.product or "")
    who = [organisation_name(found.organisation)] if found.organisation else []
    what = [said(product.name)] if product else []
    return said(Text("・", ", ")).join([*who, *what, said(found.type.text)])


@register.filter
def event_content(id_: str) -> tuple[Claim, ...]:
    """What the source says of an event."""
    found = the_register().events.get(id_)
    return tuple(claim for claim in found.claims if claim.field == "content") if found else ()


@register.filter
def points(weight: Any) -> str:
    """A weight of 100 with one decimal at most."""
    return f"{float(weight):.3g}"


@register.filter
def status_meaning(label: Text) -> str:
    """What a kind of source means."""
    return said(next(MEANINGS[status] for status in Status if status.text == label))


@register.filter
def citations_of(things: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The citations of some parts of a document."""
    return [thing["citation"] for thing in things]


@register.filter
def fault_at(faults: Iterable[Fault], name: str) -> Fault | None:
    """What is wrong with this field."""
    return next((fault for fault in faults if fault.path == name), None)


@register.filter
def fault_of(faults: Iterable[Fault], number: int) -> Fault | None:
    """What is wrong with a tranche."""
    return fault_at(faults, f"on{number}") or fault_at(faults, f"paid{number}")
