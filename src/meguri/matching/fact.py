"""One fact looked for (照合する事実): a field of the register with the values that would answer it.

A fact is read twice, with the same meaning: over all sites at once (`Directory`), and over one site's claims, to show them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from meguri.profiles.claim import Claim
from meguri.register.coded_words import CLIENTS_INFERRED, no_statement
from meguri.register.codes import Licence
from meguri.register.schema import KINDS
from meguri.register.site_fields import SITE
from meguri.register.value_type import CodeType, DayType, first_day
from meguri.vocabulary.citation import INFERRED, Status
from meguri.vocabulary.country import country_text
from meguri.vocabulary.text import Text

NO, CONSULT = "no", "consult"  # unit of a claim that says the site does not do it (×), or only after consultation (△)

OF_PLACES = ("country", "file_region")  # fields whose values are countries
UNSTATED = frozenset({Licence.MANUFACTURING.value})

# Everything a claim in evidence may be about: sites, and the products and events that speak of them.
_FIELDS = {**KINDS["event"].fields, **KINDS["product"].fields, **SITE}

_UNITS = {
    "L": Text(" L", " L"),
    "patients/year": Text("人/年", " patients a year"),
    "doses/year": Text("回分/年", " doses a year"),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """照合する事実. Exactly one of `values`, `least` and `before` is set; none of them = anything stated."""

    field: str
    values: tuple[str, ...] = ()  # any of these codes
    least: int | None = None  # a number at least this, in one of `units`
    before: date | None = None  # a date not after this
    units: tuple[str, ...] = ()

    @property
    def text(self) -> Text:
        """What is looked for, in words."""
        return _text(self)

    @property
    def asked(self) -> tuple[str, ...]:
        """The values one asks for; "category not stated" answers, but nobody is asked for it."""
        return tuple(value for value in self.values if value not in UNSTATED) or self.values

    def found_in(self, claim: Claim) -> bool:
        """Whether the claim says so."""
        if claim.field != self.field or (self.values and claim.value not in self.values):
            return False
        if claim.unit in (NO, CONSULT):
            return False
        if self.least is not None:
            stated = number_in(claim)
            return stated is not None and stated >= self.least and (not self.units or claim.unit in self.units)
        if self.before is not None:
            day = day_in(claim)
            return day is not None and day <= self.before
        return True

    def denied_in(self, claim: Claim) -> bool:
        """Whether the claim says the contrary: an explicit no, or a date that is too late."""
        if claim.field != self.field:
            return False
        if self.before is not None and claim.unit != NO:
            day = day_in(claim)
            return day is not None and day > self.before
        return claim.unit == NO and (not self.values or claim.value in self.values)


@lru_cache(maxsize=4096)
def _text(fact: Fact) -> Text:
    label = field_text(fact.field)
    if fact.values:
        words = [value_text(fact.field, value) for value in fact.asked]
        ja, en = "または".join(w.ja for w in words), " or ".join(w.en for w in words)
        return Text(f"{label.ja}「{ja}」", f"{label.en}: {en}")
    if fact.least is not None:
        unit = _UNITS.get(fact.units[0] if fact.units else "L" if fact.field == "scale_l" else "", Text("", ""))
        return Text(f"{label.ja} {fact.least:,}{unit.ja}以上", f"{label.en} of at least {fact.least:,}{unit.en}")
    if fact.before is not None:
        return Text(f"{label.ja} {fact.before}まで", f"{label.en} by {fact.before}")
    return label


def words_by_field(claims: Iterable[Claim]) -> Mapping[str, Iterable[Text]]:
    """What claims say, by field, each value once; one that only an inference gives says so."""
    said: dict[str, dict[Text, bool]] = {}
    for claim in claims:
        words = _said(claim)
        inferred = claim.citation.status == Status.INFERENCE and not no_statement(claim)
        values = said.setdefault(claim.field, {})
        values[words] = values.get(words, True) and inferred
    return {
        field: tuple(words + INFERRED if inferred else words for words, inferred in values.items())
        for field, values in said.items()
    }


def _said(claim: Claim) -> Text:
    if no_statement(claim):
        return CLIENTS_INFERRED
    return value_text(claim.field, claim.value) if claim.text is None else claim.words


def claims_in_words(claims: Iterable[Claim]) -> Text:
    """What claims say, those of one field together, each value once."""
    said = words_by_field(claims)
    ja = [f"{field_text(f).ja}（{'、'.join(w.ja for w in words)}）" for f, words in said.items()]
    en = [f"{field_text(f).en} ({', '.join(w.en for w in words)})" for f, words in said.items()]
    return Text("、".join(ja), "; ".join(en))


def number_in(claim: Claim) -> float | None:
    """The number a claim states."""
    try:
        return float(claim.value)
    except ValueError:
        return None


def day_in(claim: Claim) -> date | None:
    """The first day a claim's date can mean."""
    try:
        return first_day(claim.value)
    except ValueError:
        return None


@cache
def field_text(field: str) -> Text:
    """The label of a field."""
    return _FIELDS[field].label if field in _FIELDS else Text(field, field)


@cache
def value_text(field: str, value: str) -> Text:
    """The label of a value."""
    if field in OF_PLACES:
        return country_text(value)
    kind = _FIELDS[field].type if field in _FIELDS else None
    if isinstance(kind, CodeType) and value in kind.known:
        return kind.codes(value).text
    return Text(value, value)


def dated(field: str) -> bool:
    """Whether the field holds a date."""
    return field in SITE and isinstance(SITE[field].type, DayType)
