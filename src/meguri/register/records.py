"""What the register knows besides organisations and sites (公表情報): projects, rounds, entries, certifications, products,
facilities, markets, budgets, events. Each keeps its claims, so every figure leads to its source.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from meguri.profiles.claim import Claim
from meguri.register.codes import Approval, ApprovalState, BudgetBasis, EventType, Frame, MarketScope
from meguri.register.value_type import first_day
from meguri.vocabulary.product import ProductClass
from meguri.vocabulary.text import Text


@dataclass(frozen=True, slots=True)
class Project:
    """採択事業: one selected project; several companies may carry it out together."""

    id: str
    programme: str
    frame: Frame | None
    companies: tuple[str, ...]  # organisation ids
    sites: tuple[str, ...]  # site ids as far as published
    adopted_on: str
    ends_on: str | None
    title: Text | None
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Round:
    """公募回."""

    id: str
    programme: str
    opens_on: str | None
    closes_on: str | None
    adopted_on: str | None
    entries: int | None
    planned_max: int | None
    vc_min_ticket: int | None  # JPY
    scale_min: int | None  # JPY per project, indirect cost and VC money inside
    scale_max: int | None  # JPY per project, soft
    ends_by: str | None
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """採択 in a round; a company may have several."""

    id: str
    company: str  # organisation id
    round: str  # round id
    lead_vc: str | None  # organisation id of the certified VC that the list names
    title: Text | None
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Certification:
    """VC認定."""

    id: str
    company: str  # organisation id
    names: tuple[str, ...]  # every spelling seen
    valid_from: str | None
    valid_to: str | None
    claims: tuple[Claim, ...] = ()

    def valid_on(self, on: date) -> bool | None:
        """Whether it was in force on that day; None where no source settles it."""
        if self.valid_from and on < first_day(self.valid_from):
            return False
        if self.valid_from and self.valid_to and len(self.valid_to) == 10 and on <= date.fromisoformat(self.valid_to):
            return True
        return None


@dataclass(frozen=True, slots=True)
class Product:
    """承認製品."""

    id: str
    name: Text
    holder: str | None
    product_class: ProductClass | None
    approval: Approval
    approved_on: str | None
    state: ApprovalState | None  # None = the approval stands as far as known
    makers: tuple[str, ...]  # site ids
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Facility:
    """施設表の1行: floor area of a company in a country as one table printed it."""

    id: str
    company: str  # organisation id
    owner: str | None  # organisation id of the owner today, where it changed
    country: str
    area_m2: int | None  # None where the printed figure was replaced
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """市場規模 of one year."""

    year: int
    amount: int
    currency: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class Market:
    """市場統計: one named series; series of different publishers are never mixed."""

    id: str
    name: Text
    publisher: Text
    scope: MarketScope
    levels: tuple[Level, ...]
    growth: tuple[Fraction, Fraction] | None  # low and high, per year
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Budget:
    """予算."""

    id: str
    programme: str
    fiscal_year: int
    basis: BudgetBasis
    amount: int  # JPY
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """公表された出来事."""

    id: str
    type: EventType
    on: str | None
    fiscal_year: int | None
    organisation: str | None
    site: str | None
    product: str | None
    programme: str | None
    claims: tuple[Claim, ...] = ()
