"""What a row of the register is found by (検索文字列): names, places, every value and every note, in both languages, folded."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from meguri.matching.fact import NO
from meguri.profiles.claim import Claim, Standing
from meguri.profiles.organisation import Organisation, Site
from meguri.register.coded_words import coded_words
from meguri.register.schema import KINDS
from meguri_portal.selectors.register.facets import holding
from meguri_portal.spelling import stored

_NOT_SEARCHED = frozenset(("corporate_number", "contact_url", "country"))
NAMES = ("name_ja", "name_en", "name_reading", "legal_name", "former_name", "alias")


def claims_of_site(site: Site, organisation: Organisation) -> tuple[Claim, ...]:
    """A site: its organisation's names, and all that holds for it."""
    names = (claim for claim in organisation.claims if claim.field in NAMES)
    return (*names, *holding(site, organisation))


def values_text(claims: Iterable[Claim]) -> str:
    """What the values say."""
    return _joined(chain.from_iterable(map(words_of, claims)))


def text(claims: Iterable[Claim]) -> str:
    """What the values and the remarks on their sources say."""
    return _joined(word for claim in claims for word in (*words_of(claim), *notes_of(claim)))


def words_of(claim: Claim) -> tuple[str, ...]:
    """What one claim is found by; nothing where it is not searched."""
    if claim.standing == Standing.SUPERSEDED or claim.unit == NO or claim.field in _NOT_SEARCHED:
        return ()
    if coded := coded_words(KINDS["site"].fields[claim.field], claim):
        return (coded.ja, coded.en, claim.value)
    return (claim.value, claim.words.ja, claim.words.en)


def notes_of(claim: Claim) -> tuple[str, ...]:
    """What the remark of its source adds; nothing where the claim is not searched, or is a name."""
    note = claim.citation.note_text
    if claim.field in NAMES or not words_of(claim) or not claim.citation.note:
        return ()
    return (claim.citation.note, note.ja, note.en) if note else (claim.citation.note,)


def _joined(words: Iterable[str]) -> str:
    """One line a value, so that no word is found across two of them."""
    return "\n".join(dict.fromkeys(line for word in words if (line := stored(word))))
