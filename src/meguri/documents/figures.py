"""Figures as people read them (数字・日付の書き方): yen, ranges, rates, fiscal years, quarters, days with their weekday."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from meguri.documents.notice import NOT_KNOWN, UNNAMED
from meguri.vocabulary.fiscal_year import START_MONTH, FiscalYear, Quarter
from meguri.vocabulary.text import Lang, Text

WEEKDAYS = ("月火水木金土日", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
TO = Text("〜", "–")
NO_BOUND = Text("上限不明", "no bound known")
OKU = 100_000_000  # 億: the unit that large amounts are spoken in
YEN_UNIT = Text("円", "JPY")

SMALL = 100  # below this a value with a fraction is a share, not yen

Answer = Mapping[str, Any]  # an answer document, or a part of one


def said(text: Answer | None, lang: Lang) -> str:
    """The wording of a `{ja, en}` text."""
    return "" if text is None else str(text[lang.value])


def name_of(profile: Answer, lang: Lang) -> str:
    """What the profile is called."""
    return said(profile["name"], lang) or UNNAMED.in_(lang)


def yen(amount: int | None, lang: Lang) -> str:
    """1,234; a negative amount with △ in Japanese, as government tables write it."""
    if amount is None:
        return NOT_KNOWN.in_(lang)
    return f"{amount:,}" if amount >= 0 else f"{'△' if lang is Lang.JA else '-'}{-amount:,}"


def with_unit(amount: int | None, lang: Lang) -> str:
    """1,234円 / JPY 1,234."""
    if amount is None:
        return NOT_KNOWN.in_(lang)
    return f"{yen(amount, lang)}円" if lang is Lang.JA else f"JPY {yen(amount, lang)}"


def in_both_units(amount: int | None, lang: Lang) -> str:
    """100,000,000円（1億円） / JPY 100,000,000 (100 million): a round amount also in the unit people speak of."""
    written, spoken = with_unit(amount, lang), spoken_of(amount or 0, lang)
    if not spoken:
        return written
    return f"{written}（{spoken}）" if lang is Lang.JA else f"{written} ({spoken})"


def spoken_of(amount: int, lang: Lang) -> str:
    """3,500億円 / 350 billion; empty for an amount that is not round in this unit."""
    if amount < OKU or amount % OKU:
        return ""
    if lang is Lang.JA:
        return f"{amount // OKU:,}億円"
    billions, rest = divmod(amount // OKU, 10)
    if not billions:
        return f"{rest}00 million"
    return f"{billions:,}.{rest} billion" if rest else f"{billions:,} billion"


def span(amount: Answer, lang: Lang) -> str:
    """A range of yen; one number where its ends agree."""
    low, high = amount["min"], amount["max"]
    if low == high:
        return yen(low, lang)
    if high is None:
        return NOT_KNOWN.in_(lang) if low == 0 else f"{yen(low, lang)}{TO.in_(lang)}（{NO_BOUND.in_(lang)}）"
    return f"{yen(low, lang)}{TO.in_(lang)}{yen(high, lang)}"


def exact(value: int | str, lang: Lang) -> str:
    """A step of the arithmetic: a share as it is, yen with the fraction that rounding still has to cut off."""
    fraction = Fraction(value)
    whole, rest = divmod(fraction.numerator, fraction.denominator)
    if fraction.denominator == 1:
        return yen(whole, lang)
    if fraction < SMALL:
        return str(fraction)
    part = f"{rest}/{fraction.denominator}"
    return f"{yen(whole, lang)}円と{part}" if lang is Lang.JA else f"{yen(whole, lang)} and {part}"


def percent(share: float | str) -> str:
    """23.4 %."""
    return f"{float(Fraction(share)) * 100:.1f} %"


def day(written: str | None, lang: Lang) -> str:
    """2026年12月7日（月） / Mon 7 Dec 2026; a month or a (fiscal) year alone where no more is known."""
    if written is None:
        return NOT_KNOWN.in_(lang)
    if written.startswith("FY"):
        return fiscal_year(int(written[2:]), lang)
    if len(written) < len("2026-12-07"):
        return month(written, lang)
    on = date.fromisoformat(written[:10])
    ja, en = WEEKDAYS
    if lang is Lang.JA:
        return f"{on.year}年{on.month}月{on.day}日（{ja[on.weekday()]}）"
    return f"{en[on.weekday()]} {on.day} {MONTHS[on.month - 1]} {on.year}"


def plain_day(written: str, lang: Lang) -> str:
    """2026年12月7日 / 7 Dec 2026, without the day of the week, within a sentence."""
    on = date.fromisoformat(written)
    return f"{on.year}年{on.month}月{on.day}日" if lang is Lang.JA else f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def month(written: str, lang: Lang) -> str:
    """2028年2月 / Feb 2028."""
    year, _, number = written.partition("-")
    if not number:
        return f"{year}年" if lang is Lang.JA else year
    return f"{year}年{int(number)}月" if lang is Lang.JA else f"{MONTHS[int(number) - 1]} {year}"


def fiscal_year(start: int, lang: Lang) -> str:
    """令和9年度（2027） / FY2027."""
    return FiscalYear(start).text.ja if lang is Lang.JA else f"FY{start}"


def quarter_of(written: str) -> Quarter:
    """The quarter written `FY2027Q4`."""
    return Quarter(FiscalYear(int(written[2:6])), int(written[7:]))


def quarter(written: str, lang: Lang) -> str:
    """2027年度 第4四半期（2028年1〜3月） / FY2027 Q4 (Jan–Mar 2028)."""
    of = quarter_of(written)
    first, last = of.first_day, of.last_day
    if lang is Lang.JA:
        return f"{of.year.start}年度 第{of.number}四半期（{first.year}年{first.month}〜{last.month}月）"
    return f"FY{of.year.start} Q{of.number} ({MONTHS[first.month - 1]}–{MONTHS[last.month - 1]} {first.year})"


def runs_out(when: Answer | None, lang: Lang) -> str:
    """The months in which the cash runs out, or that it lasts."""
    if when is None:
        return Text("計画期間内は尽きない", "lasts through the plan").in_(lang)
    return months(when["quarter"], lang)


def months(written: str, lang: Lang) -> str:
    """The months of a quarter, 2029年1〜3月 / Jan–Mar 2029; cash is worked out by quarter, no finer."""
    first, last = quarter_of(written).first_day, quarter_of(written).last_day
    if lang is Lang.JA:
        return f"{first.year}年{first.month}〜{last.month}月"
    return f"{MONTHS[first.month - 1]}–{MONTHS[last.month - 1]} {first.year}"


def first_month(start: int) -> str:
    """The first month of a fiscal year, `2027-04`."""
    return f"{start}-{START_MONTH:02}"
