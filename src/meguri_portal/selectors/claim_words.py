"""Values of the register in words (登録簿の値の表し方): names for ids, money with its unit, dates as people write them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from meguri.documents.figures import day, with_unit
from meguri.documents.records import name_of, records
from meguri.profiles.claim import Claim
from meguri.register.register import Register
from meguri.register.schema import KINDS
from meguri.register.value_type import COUNTRY, PROGRAMME, YEAR_AMOUNT, DayType, Reference
from meguri.vocabulary.country import COUNTRIES
from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.text import Lang, Text
from meguri_portal.selectors.families import programme_name
from meguri_portal.selectors.register.record import worded

LARGEST_ROUND = 100  # a larger number in the id of a round is its year


def words_of(register: Register, kind: str, claim: Claim) -> Text:
    """One value as a reader of either language reads it."""
    field = KINDS[kind].fields[claim.field]
    if isinstance(field.type, Reference):
        return record_name(register, field.type.kind, claim.value)
    if isinstance(field.type, DayType):
        return _both(lambda lang: day(claim.value, lang))
    if field.type is PROGRAMME:
        return programme_name(claim.value)
    if field.type is COUNTRY:
        return COUNTRIES.get(claim.value, Text(claim.value, claim.value))
    if field.type is YEAR_AMOUNT:
        year, _, amount = claim.value.partition("=")
        paid = money(int(amount), claim.unit)
        return Text(f"{year}年：{paid.ja}", f"{year}: {paid.en}")
    if field.name == "fiscal_year":
        return FiscalYear(int(claim.value)).text
    return _measured(claim) or worded(field, claim).text


def _measured(claim: Claim) -> Text | None:
    """Money and percentages; None where the value is neither."""
    if claim.unit == "percent":
        words = claim.words
        return Text(f"{words.ja} %", f"{words.en} %")
    if claim.unit in ("JPY", "USD") and claim.value.isdigit():
        return money(int(claim.value), claim.unit)
    return None


def money(amount: int, currency: str) -> Text:
    """An amount with its currency."""
    if currency == "JPY":
        return _both(lambda lang: with_unit(amount, lang))
    return Text(f"{amount:,}{ {'USD': '米ドル'}.get(currency, currency) }", f"{currency} {amount:,}")


def record_name(register: Register, kind: str, id_: str) -> Text:
    """What a record is called; a round, a budget and a row of the facility table by what they are of."""
    record = records(register, kind)[id_]
    match kind:
        case "round":
            return _round(record)
        case "budget":
            name, year = programme_name(record.programme), FiscalYear(record.fiscal_year).text
            return Text(f"{name.ja} {year.ja}", f"{name.en}, {year.en}")
        case "facility":
            company, country = register.organisations[record.company].name, COUNTRIES.get(record.country)
            return Text(f"{company.ja}・{country.ja}", f"{company.en}, {country.en}") if country else company
        case "event":
            return _event(register, record)
        case "entry":
            return register.organisations[record.company].name
    return name_of(register, id_, record)


def _round(record: Any) -> Text:
    name, number = programme_name(record.programme), int(record.id.split("/")[-1])
    if number < LARGEST_ROUND:
        return Text(f"{name.ja} 第{number}回", f"{name.en}, round {number}")
    return Text(f"{name.ja} {number}年", f"{name.en}, {number}")


def _event(register: Register, record: Any) -> Text:
    who = register.organisations.get(record.organisation or "")
    kind = record.type.text
    return Text(f"{who.name.ja}・{kind.ja}", f"{who.name.en}: {kind.en}") if who else kind


def _both(write: Callable[[Lang], str]) -> Text:
    return Text(write(Lang.JA), write(Lang.EN))
