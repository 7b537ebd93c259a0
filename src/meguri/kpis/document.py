"""The answer `meguri/kpis/1` (成果指標の文書), as documented in docs/reference/kpis.md."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from meguri.kpis.counting import Weighed
from meguri.kpis.indicator import Baseline, Deadline, Indicator, Start
from meguri.kpis.market import Needed
from meguri.kpis.progress import Kpi, Kpis
from meguri.kpis.share import CURRENCY, NOT_A_MARKET_SHARE, YEAR_NOTE, Areas, ShareTarget
from meguri.register.records import Facility
from meguri.vocabulary.text import Text

SCHEMA = "meguri/kpis/1"
NOTICE = Text(
    "非公式の集計です。公表情報で確認できたものだけを数えており、実績の全体ではありません。見通しや確率は示しません。",
    "Unofficial count. Only what could be confirmed from public sources is counted; it is not the whole record. No forecast or probability is given.",
)
Document = dict[str, object]


def document(kpis: Kpis) -> Document:
    """As it stands in a JSON answer."""
    asked = kpis.asked
    return {
        "schema": SCHEMA,
        "notice": NOTICE.document(),
        "as_of": kpis.as_of.isoformat(),
        "fictional": kpis.fictional,
        "programmes": list(asked.programmes),
        "definition": asked.definition.value if asked.definition else None,
        "series": asked.series,
        "kpis": [_kpi(kpi, kpis.as_of) for kpi in kpis.kpis],
    }


def _kpi(kpi: Kpi, as_of: date) -> Document:
    indicator = kpi.indicator
    return {
        **_defined(indicator, as_of),
        "status": kpi.status.value,
        "status_text": kpi.status.text.document(),
        "actual": {
            "value": kpi.value,
            "counted": _weighed(kpi.tally.counted),
            "undecided": _weighed(kpi.tally.undecided),
            "left_out": _weighed(kpi.tally.left_out),
        },
        "periods": [
            {"fiscal_year": period.fiscal_year.start, "value": period.value, "cumulative": period.cumulative}
            for period in kpi.periods
        ],
        "not_in_a_period": kpi.not_in_a_period,
        "not_known": [text.document() for text in kpi.not_known],
        "share": _share(kpi.share, indicator) if kpi.share else None,
    }


def _defined(indicator: Indicator, as_of: date) -> Document:
    """What the sources say of the indicator; null = they do not say."""
    target = indicator.target
    return {
        "id": indicator.id,
        "programmes": list(indicator.programmes),
        "name": indicator.name.document(),
        "unit": indicator.unit.document(),
        "counts": indicator.rule.of.value,
        "counts_as": indicator.counts_as.document(),
        "baseline": _baseline(indicator.baseline),
        "target": {"at_least": number(target.value), "citation": target.citation.document()},
        "deadline": _deadline(indicator.deadline, as_of),
        "counted_from": _start(indicator.counted_from),
    }


def number(value: Fraction) -> int | str:
    """A whole number as such, else the exact fraction, for example "1/5"."""
    return int(value) if value.denominator == 1 else str(value)


def _baseline(baseline: Baseline | None) -> Document | None:
    if baseline is None:
        return None
    return {
        "value": baseline.value,
        "fiscal_year": baseline.fiscal_year.start,
        "citation": baseline.citation.document(),
    }


def _deadline(deadline: Deadline | None, as_of: date) -> Document | None:
    if deadline is None:
        return None
    return {
        "fiscal_year" if deadline.fiscal else "calendar_year": deadline.year,
        "text": deadline.text.document(),
        "last_day": deadline.last_day.isoformat(),
        "passed": as_of > deadline.last_day,
        "citation": deadline.citation.document(),
    }


def _start(start: Start | None) -> Document | None:
    if start is None:
        return None
    return {"fiscal_year": start.fiscal_year.start, "citation": start.citation.document()}


def _weighed(weighed: Iterable[Weighed]) -> list[Document]:
    return [
        {
            "id": one.id,
            "on": one.on.written or None,
            "precision": one.on.precision.value,
            "value": one.value,
            "why": [text.document() for text in one.why],
            "citation": one.citation.document(),
        }
        for one in weighed
    ]


def _share(share: ShareTarget, indicator: Indicator) -> Document:
    return {
        "actual": None,
        "target": number(share.share),
        "year": share.year,
        "year_note": YEAR_NOTE.document(),
        "definitions": [_areas(areas, indicator) for areas in share.areas],
        "series": [_series(one) for one in share.needed],
        "revenue_needed": share.span and {"currency": CURRENCY, **share.span.document()},
        "facilities": [_facility(facility) for facility in share.facilities],
        "left_out": list(share.left_out),
    }


def _facility(facility: Facility) -> Document:
    citation = next(claim.citation for claim in facility.claims if claim.field == "area_m2")
    return {
        "id": facility.id,
        "company": facility.company,
        "owner": facility.owner or facility.company,
        "country": facility.country,
        "area_m2": facility.area_m2,
        "citation": citation.document(),
    }


def _areas(areas: Areas, indicator: Indicator) -> Document:
    owners = [
        {"organisation": name, "country": owner.country, "citation": owner.citation.document()}
        for name, owner in indicator.owners.items()
    ]
    return {
        "id": areas.definition.value,
        "text": areas.definition.text.document(),
        "actual": None,
        "facility_area_m2": {"by_country": areas.by_country, "not_known": areas.not_known, "listed": areas.listed},
        "facility_area_note": NOT_A_MARKET_SHARE.document(),
        "owners": owners if areas.by_owner else None,
    }


def _series(one: Needed) -> Document:
    market, base = one.market, one.base
    low, high = market.growth or (None, None)
    return {
        "id": market.id,
        "name": market.name.document(),
        "publisher": market.publisher.ja,
        "publisher_text": market.publisher.document(),
        "scope": market.scope.value,
        "fit": one.fit.value,
        "fit_text": one.fit.text.document(),
        "method": one.method.value,
        "method_text": one.method.text.document(),
        "levels": [
            {
                "year": level.year,
                "amount": level.amount,
                "currency": level.currency,
                "citation": level.claim.citation.document(),
            }
            for level in market.levels
        ],
        "growth": None if low is None or high is None else {"low": str(low), "high": str(high)},
        "base_year": base.year if base else None,
        "currency": base.currency if base else None,
        "market": one.size and one.size.document(),
        "revenue_needed": one.revenue and one.revenue.document(),
    }
