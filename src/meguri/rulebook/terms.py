"""Terms of a call (公募の条件): everything a call document fixes, each value dated and cited. None = not known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from meguri.vocabulary.citation import Citation
from meguri.vocabulary.code import Code
from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.money import Yen
from meguri.vocabulary.party import ApplicantKind, Proof, Size
from meguri.vocabulary.product import DiseaseField, ProductClass, Stage
from meguri.vocabulary.work import Activity, CostItem, Support


class Per(Code):
    """上限額の期間."""

    YEAR = "year", "1年度当たり", "per fiscal year"
    PROJECT = "project", "1課題当たり", "per project"


class Base(Code):
    """何の上限か."""

    SUBSIDY = "subsidy", "補助金の額", "the subsidy"
    ELIGIBLE = "eligible", "補助対象経費の額", "the eligible cost"
    DIRECT = "direct", "直接経費の額", "the direct cost"


class Indirect(Code):
    """間接経費の扱い."""

    INSIDE = "inside", "間接経費を含む", "indirect cost inside"
    ON_TOP = "on-top", "間接経費は別枠", "indirect cost on top"
    NONE = "none", "間接経費なし", "no indirect cost"


class Firmness(Code):
    """上限の性格."""

    HARD = "hard", "上限", "hard ceiling"
    SOFT = "soft", "目安（超える提案も可）", "soft ceiling (proposals above it are allowed)"


class OverCeiling(Code):
    """上限を超えた応募の扱い."""

    REJECT = "reject", "審査対象外", "rejected unread"
    TRIM = "trim", "上限まで減額", "cut to the ceiling"


class Payment(Code):
    """支払方法."""

    SETTLEMENT = "settlement", "精算払", "settlement payment"
    ADVANCE = "advance", "概算払", "payment by rough estimate"


class Minimum(StrEnum):
    """Whose investment has to reach the VC minimum."""

    LEAD = "lead"
    SUM = "sum"


@dataclass(frozen=True, slots=True)
class Ceiling:
    """上限額."""

    amount: Yen
    per: Per
    of: Base
    indirect: Indirect
    kind: Firmness


@dataclass(frozen=True, slots=True)
class PaymentTerm:
    """When a fiscal year's subsidy arrives."""

    method: Payment
    quarters_after: int  # quarters after the end of the fiscal year; 0 = in its last quarter


@dataclass(frozen=True, slots=True)
class Terms:
    """公募の条件. Sets left None are not restricted by any source that was seen."""

    support: Support | None = None
    kinds: frozenset[ApplicantKind] | None = None
    classes: frozenset[ProductClass] | None = None
    stages: frozenset[Stage] | None = None
    fields: frozenset[DiseaseField] | None = None
    activities: frozenset[Activity] | None = None
    items: frozenset[CostItem] | None = None
    proofs: frozenset[Proof] | None = None
    rate: Fraction | None = None  # of eligible cost
    rate_by_size: Mapping[Size, Fraction] | None = None  # instead of `rate`
    ceilings: tuple[Ceiling, ...] | None = None
    indirect: Fraction | None = None  # claimable indirect cost, at most this share of direct cost
    rounding: Yen | None = None  # amounts are cut off to a multiple of this
    length: int | None = None  # fiscal years
    years: tuple[FiscalYear, FiscalYear] | None = None  # first and last fiscal year of a project
    until: date | None = None  # last day of a project at the latest
    opens: date | None = None
    closes: date | None = None  # last day on which an application is accepted (Asia/Tokyo)
    decided_on: date | None = None
    payment: PaymentTerm | None = None
    places: tuple[int, int] | None = None  # planned number of projects, at least and at most
    vc_minimum: Yen | None = None
    vc_minimum_by: Minimum | None = None
    vc_multiple: int | None = None  # subsidy at most this many times the certified VC money
    over_ceiling: OverCeiling | None = None
    combines_with: frozenset[str] | None = None  # programme ids known to be combinable
    excludes: frozenset[str] | None = None  # programme ids known not to be
    carry_over: bool | None = None
    domestic_cdmo: bool | None = None  # a CDMO with a site in Japan is required
    candidate_fixed: bool | None = None  # non-clinical work needs a fixed final candidate
    unlisted: bool | None = None  # the applicant may not be listed
    base_in_japan: bool | None = None  # a technical development base in Japan is required
    selection_rate: Fraction | None = None  # published share of applications selected
    cited: Mapping[str, Citation] = field(default_factory=dict)  # term → its source

    def citation(self, *names: str) -> tuple[Citation, ...]:
        """The sources of these terms, each once."""
        return tuple(dict.fromkeys(self.cited[name] for name in names if name in self.cited))
