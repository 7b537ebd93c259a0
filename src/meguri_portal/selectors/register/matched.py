"""Which value of a listed row the words of a search were found in (一致した値), so that a hit can be understood."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from meguri.profiles.claim import Claim
from meguri.register.site_fields import SITE
from meguri.vocabulary.text import Text
from meguri_portal import packs
from meguri_portal.selectors.register.facets import all_claims, holding
from meguri_portal.selectors.register.record import worded
from meguri_portal.selectors.register.search_row import words_of
from meguri_portal.spelling import folded

_SHOWN_ANYWAY = ("name_ja", "name_en")
_LONGEST = 120
Match = tuple[Text, Text]  # the label of a field and the value in words
_Entry = tuple[str, Text, Text, bool]  # folded words, label, value, whether the line shows it anyway


def matched(subject: str, sought: Iterable[tuple[str, ...]]) -> tuple[Match, ...]:
    """One value for each word; none for a word that stands in a name the line shows.

    Args:
        sought: the words, each with the spellings that count as the same (`spelling.alternatives`).
    """
    entries, found = _entries(packs.register_version(), subject), dict[Match, None]()
    for alike in sought:
        hits = [entry for entry in entries if any(word in entry[0] for word in alike)]
        if hits and not any(shown for *_, shown in hits):
            found[hits[0][1:3]] = None
    return tuple(found)


@lru_cache(maxsize=1024)
def _entries(version: str, subject: str) -> tuple[_Entry, ...]:
    register = packs.register()
    site = register.sites.get(subject)
    organisation = register.organisations[site.organisation if site else subject]
    if site is None:
        return tuple(_read(all_claims(organisation), {organisation.id}))
    names = [c for c in organisation.claims if c.field in ("name_ja", "name_en", "legal_name", "former_name", "alias")]
    return tuple(_read((*names, *holding(site, organisation)), {organisation.id, site.id}))


def _read(claims: Iterable[Claim], named: set[str]) -> Iterable[_Entry]:
    """`named`: the subjects whose names the line shows."""
    for claim in claims:
        if words := words_of(claim):
            field, text = SITE[claim.field], worded(SITE[claim.field], claim).text
            shown = Text(_short(text.ja), _short(text.en))
            anyway = claim.field in _SHOWN_ANYWAY and claim.subject in named
            yield "\n".join(map(folded, words)), field.label, shown, anyway


def _short(value: str) -> str:
    return value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…"
