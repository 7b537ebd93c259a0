"""One organisation or site as its page shows it (機関・拠点の頁): every value with its source, under headings.

Values of one field that rest on the same words of the same source stand together. What nobody knows is listed apart, with
the question it answers; it is never shown as a lack.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from meguri.profiles.claim import Claim, Standing, Use
from meguri.register.coded_words import coded_words
from meguri.register.field import LICENCES, Field
from meguri.register.site_fields import AREA, EVIDENCE, IDENTITY, OFFER, PLACE, SITE, SURROUNDINGS
from meguri.register.unit_words import is_unit, unit_words
from meguri.vocabulary.citation import Citation
from meguri.vocabulary.country import COUNTRIES
from meguri.vocabulary.text import Text

JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
FOREIGN = ("contact_url", "contract_work", "overseas_clients", "language", "file_region")
SHOWN_FIRST = ("licence", "licence_granted", "licence_expires", "licence_authority", "inspection")
SUPPORT = ("support_received",)
_OFFER = tuple(name for name in OFFER if name not in FOREIGN)
_RECORD = tuple(name for name in EVIDENCE if name not in SHOWN_FIRST)
_REST = tuple(name for name in SURROUNDINGS if name not in SUPPORT)
HEADINGS: tuple[tuple[str, Text, tuple[str, ...]], ...] = (
    ("contact", Text("連絡先と受託", "Contact and contract work"), FOREIGN),
    ("inspections", Text("許可・査察", "Licences and inspections"), SHOWN_FIRST),
    ("offer", Text("つくれるもの・できること", "What can be made and done"), _OFFER),
    ("record", Text("実績", "Track record"), _RECORD),
    ("place", Text("場所と面積", "Place and area"), (*PLACE, *AREA)),
    ("company", Text("名称・会社", "Names and company"), tuple(n for n in IDENTITY if n != "contact_url")),
    (
        "support",
        Text("受けた支援（事実として。順位には使いません）", "Support received (a fact, never a score)"),
        SUPPORT,
    ),
    ("more", Text("その他の公表情報", "Other public information"), _REST),
)
ASKED = (*FOREIGN, *SHOWN_FIRST, *_OFFER, *_RECORD, "prefecture", "site_status", "opened", "area_clean_m2", "staff")
MATCHED = frozenset((*OFFER, *EVIDENCE))  # where a fact around the offer might be taken for an offer


@dataclass(frozen=True, slots=True)
class Worded:
    """A value in words; `lang` where it is not in the language of the page."""

    text: Text
    lang: str  # "" = either; "ja" | "en" = the value is written in it alone
    link: bool = False
    written: Text | None = None  # as the register has it, where a text may be a translation


@dataclass(frozen=True, slots=True)
class Said:
    """One or more values that rest on the same source."""

    values: tuple[Worded, ...]
    citation: Citation
    standing: str  # stands | disputed | superseded
    context: bool  # a fact around the offer; matching never reads it


@dataclass(frozen=True, slots=True)
class Known:
    """A field with what is said of it."""

    field: Field
    said: tuple[Said, ...]
    old: tuple[Said, ...]  # superseded, kept for the record


@dataclass(frozen=True, slots=True)
class Section:
    """見出しとその項目."""

    id: str
    title: Text
    known: tuple[Known, ...]


def sections(claims: Iterable[Claim]) -> tuple[Section, ...]:
    """The claims under their headings; headings without any are left out."""
    by_field: dict[str, list[Claim]] = {}
    for claim in claims:
        by_field.setdefault(claim.field, []).append(claim)
    made = []
    for id_, title, names in HEADINGS:
        known = tuple(known_of(SITE[name], by_field[name]) for name in names if name in by_field)
        if known:
            made.append(Section(id_, title, known))
    return tuple(made)


def known_of(field: Field, claims: Iterable[Claim]) -> Known:
    """One field."""
    said = tuple(_grouped(field, claims))
    old = Standing.SUPERSEDED.value
    return Known(field, tuple(s for s in said if s.standing != old), tuple(s for s in said if s.standing == old))


def _grouped(field: Field, claims: Iterable[Claim]) -> Iterator[Said]:
    grouped: dict[tuple[Citation, Standing, Use], list[Worded]] = {}
    for claim in claims:
        key = (claim.citation, claim.standing, claim.use)
        grouped.setdefault(key, []).append(worded(field, claim))
    for (citation, standing, use), values in grouped.items():
        yield Said(tuple(values), citation, standing.value, use == Use.CONTEXT and field.name in MATCHED)


def worded(field: Field, claim: Claim) -> Worded:
    """A value in both languages as far as it is coded; with its unit."""
    unit = _unit(claim.unit)
    if coded := coded_words(field, claim):
        return Worded(_with(coded, unit), "")
    if field.name in ("country", "file_region"):
        return Worded(COUNTRIES.get(claim.value, Text(claim.value, claim.value)), "")
    value = f"{int(claim.value):,}" if claim.value.isdigit() and is_unit(claim.unit) else claim.value
    if claim.text:
        own = written_in(claim.value) if claim.text.ja == claim.text.en else ""
        return Worded(_with(claim.text, unit), own, written=_with(Text(claim.value, claim.value), unit))
    link = claim.value.startswith(("https://", "http://"))
    return Worded(_with(Text(value, value), unit), written_in(claim.value), link)


def written_in(value: str) -> str:
    """The language a free text is written in; empty where it is neither (numbers, dates, addresses)."""
    if JAPANESE.search(value):
        return "ja"
    return "en" if re.search(r"[A-Za-z]{3}", value) and not value.startswith("http") else ""


def _unit(unit: str) -> Text:
    text = unit_words(unit)
    return Text(f"（{text.ja}）", f"({text.en})") if unit in LICENCES else text


def _with(text: Text, unit: Text) -> Text:
    return Text(f"{text.ja} {unit.ja}".strip(), f"{text.en} {unit.en}".strip())


def unknown(claims: Iterable[Claim]) -> tuple[Field, ...]:
    """What matching and visitors ask and no claim answers."""
    answered = {claim.field for claim in claims if claim.standing != Standing.SUPERSEDED}
    return tuple(SITE[name] for name in dict.fromkeys(ASKED) if name not in answered)
