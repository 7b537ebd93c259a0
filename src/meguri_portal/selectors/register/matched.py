"""Which value of a listed row the words of a search were found in (一致した値), so that a hit can be understood."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from meguri.profiles.claim import Claim
from meguri.register.site_fields import SITE
from meguri.vocabulary.text import Lang, Text
from meguri_portal import packs
from meguri_portal.language import current
from meguri_portal.selectors.register.facets import all_claims
from meguri_portal.selectors.register.record import worded
from meguri_portal.selectors.register.search_row import claims_of_site, notes_of, words_of
from meguri_portal.spelling import stands_in, stored

_LONGEST, _BEFORE = 120, 40  # characters shown; of them before the word
_REMARK = Text("出典の注記", "remark on the source")
Match = tuple[Text, Text]  # the label of a field and the value in words
_Entry = tuple[str, Text, Text]  # stored words, label, value


def matched(version: str, subject: str, sought: Iterable[tuple[str, ...]]) -> tuple[Match, ...]:
    """One value for each word; none for a word that stands in a name as the line shows it in the language of the page.

    Args:
        version: of the register (`packs.register_version`).
        sought: the words, each with the spellings that count as the same (`spelling.alternatives`).
    """
    found = dict[Match, None]()
    shown = _shown(version, subject, current().value)
    for alike in sought:
        if any(stands_in(word, shown) for word in alike):
            continue
        hits = (entry for entry in _entries(version, subject) if any(stands_in(word, entry[0]) for word in alike))
        if hit := next(hits, None):
            _, label, text = hit
            found[label, _shown_as(text, alike)] = None
    return tuple(found)


@lru_cache(maxsize=2048)
def _shown(version: str, subject: str, lang: str) -> str:
    """The names that the line shows."""
    register = packs.register()
    site = register.sites.get(subject)
    organisation = register.organisations[site.organisation if site else subject]
    return "\n".join(stored(one.name.in_(lang)) for one in (site, organisation) if one)


@lru_cache(maxsize=1024)
def _entries(version: str, subject: str) -> tuple[_Entry, ...]:
    """Values first, then the remarks on their sources."""
    register = packs.register()
    site = register.sites.get(subject)
    organisation = register.organisations[site.organisation if site else subject]
    claims = all_claims(organisation) if site is None else claims_of_site(site, organisation)
    return (*_values(claims), *_remarks(claims))


def _values(claims: Iterable[Claim]) -> Iterable[_Entry]:
    for claim in claims:
        if words := words_of(claim):
            yield _entry(words, SITE[claim.field].label, worded(SITE[claim.field], claim).text)


def _remarks(claims: Iterable[Claim]) -> Iterable[_Entry]:
    for claim in claims:
        if words := notes_of(claim):
            label, note = SITE[claim.field].label, Text(words[0], words[0])
            text = claim.citation.note_text or note
            yield _entry(words, Text(f"{label.ja}・{_REMARK.ja}", f"{label.en}, {_REMARK.en}"), text)


def _entry(words: tuple[str, ...], label: Text, text: Text) -> _Entry:
    return "\n".join(map(stored, words)), label, text


@lru_cache(maxsize=4096)  # rows share their values
def _shown_as(text: Text, alike: tuple[str, ...]) -> Text:
    """The value around the word; beside it the other language where the word stands only there."""
    parts = {lang: _around(text.in_(lang), alike) for lang in Lang}
    has = {lang: any(stands_in(word, stored(text.in_(lang))) for word in alike) for lang in Lang}
    if has[Lang.JA] == has[Lang.EN]:
        return Text(parts[Lang.JA], parts[Lang.EN])
    both = {lang: f"{parts[lang]} = {parts[other]}" for lang, other in ((Lang.JA, Lang.EN), (Lang.EN, Lang.JA))}
    return Text(*(parts[lang] if has[lang] else both[lang] for lang in (Lang.JA, Lang.EN)))


def _around(value: str, alike: tuple[str, ...]) -> str:
    """The value; of a long one the part in which a word stands, as far as the spelling shows it."""
    if len(value) <= _LONGEST:
        return value
    places = [place for word in alike if (place := value.casefold().find(word)) >= 0]
    start = max(0, min(places, default=0) - _BEFORE)
    end = start + _LONGEST
    return f"{'…' * (start > 0)}{value[start:end]}{'…' * (end < len(value))}"
