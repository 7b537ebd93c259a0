"""From gathered rows to the types of `records` (記録の組立). The rows have been checked before."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from meguri.profiles.claim import Standing
from meguri.profiles.organisation import Organisation
from meguri.register.codes import Approval, ApprovalState, BudgetBasis, EventType, Frame, MarketScope
from meguri.register.record import Record
from meguri.register.records import (
    Budget,
    Certification,
    Entry,
    Event,
    Facility,
    Level,
    Market,
    Product,
    Project,
    Round,
)
from meguri.vocabulary.product import ProductClass
from meguri.vocabulary.text import Text

_NAMES = ("name_ja", "name_en", "legal_name", "former_name", "alias")


def project(record: Record) -> Project:
    frame = record.one("frame")
    return Project(
        record.id,
        programme=record.one("programme") or "",
        frame=Frame(frame) if frame else None,
        companies=record.all("company"),
        sites=record.all("site"),
        adopted_on=record.one("adopted_on") or "",
        ends_on=record.one("ends_on"),
        title=record.words("title"),
        claims=tuple(record.claims),
    )


def round_(record: Record) -> Round:
    return Round(
        record.id,
        programme=record.one("programme") or "",
        opens_on=record.one("opens_on"),
        closes_on=record.one("closes_on"),
        adopted_on=record.one("adopted_on"),
        entries=record.number("entries"),
        planned_max=record.number("planned_max"),
        vc_min_ticket=record.number("vc_min_ticket"),
        scale_min=record.number("scale_min"),
        scale_max=record.number("scale_max"),
        ends_by=record.one("ends_by"),
        claims=tuple(record.claims),
    )


def entry(record: Record) -> Entry:
    return Entry(
        record.id,
        company=record.one("company") or "",
        round=record.one("round") or "",
        lead_vc=record.one("lead_vc"),
        title=record.words("title"),
        claims=tuple(record.claims),
    )


def certification(record: Record, organisations: Mapping[str, Organisation]) -> Certification:
    company = record.one("company") or ""
    organisation = organisations.get(company)
    own = organisation.claims if organisation else ()
    known = [claim.value for name in _NAMES for claim in own if claim.field == name]
    return Certification(
        record.id,
        company=company,
        names=tuple(dict.fromkeys((*record.all("listed_as"), *known))),
        valid_from=record.one("valid_from"),
        valid_to=record.one("valid_to"),
        claims=tuple(record.claims),
    )


def product(record: Record) -> Product:
    cls, state = record.one("product_class"), record.one("state")
    return Product(
        record.id,
        name=record.name(),
        holder=record.one("holder"),
        product_class=ProductClass(cls) if cls else None,
        approval=Approval(record.one("approval") or ""),
        approved_on=record.one("approved_on"),
        state=ApprovalState(state) if state else None,
        makers=record.all("maker"),
        claims=tuple(record.claims),
    )


def facility(record: Record) -> Facility:
    return Facility(
        record.id,
        company=record.one("company") or "",
        owner=record.one("owner"),
        country=record.one("country") or "",
        area_m2=record.number("area_m2"),
        claims=tuple(record.claims),
    )


def market(record: Record) -> Market:
    low, high = record.one("growth_low"), record.one("growth_high")
    levels = []
    for claim in record.claims:
        if claim.field == "level" and claim.standing != Standing.SUPERSEDED:
            year, amount = claim.value.split("=")
            levels.append(Level(int(year), int(amount), claim.unit, claim))
    return Market(
        record.id,
        name=record.name(),
        publisher=record.words("publisher") or Text("", ""),
        scope=MarketScope(record.one("scope") or ""),
        levels=tuple(levels),
        growth=(Fraction(low) / 100, Fraction(high) / 100) if low and high else None,
        claims=tuple(record.claims),
    )


def budget(record: Record) -> Budget:
    return Budget(
        record.id,
        programme=record.one("programme") or "",
        fiscal_year=record.number("fiscal_year") or 0,
        basis=BudgetBasis(record.one("basis") or ""),
        amount=record.number("amount") or 0,
        claims=tuple(record.claims),
    )


def event(record: Record) -> Event:
    return Event(
        record.id,
        type=EventType(record.one("type") or ""),
        on=record.one("on"),
        fiscal_year=record.number("fiscal_year"),
        organisation=record.one("organisation"),
        site=record.one("site"),
        product=record.one("product"),
        programme=record.one("programme"),
        claims=tuple(record.claims),
    )
