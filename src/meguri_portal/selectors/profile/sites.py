"""Sites of the register by name (拠点の名前さがし): the same spellings as the public search, without its facets."""

from __future__ import annotations

from functools import lru_cache

from meguri.profiles.organisation import HOME
from meguri.vocabulary.text import Text
from meguri_portal.packs import register, register_version
from meguri_portal.spelling import alternatives, stands_in, stored

MOST = 12  # sites shown


def site_label(site: str) -> Text:
    """Organisation and site; the id itself where the register has no such site."""
    found = register().sites.get(site)
    if found is None:
        return Text(site, site)
    owner = register().organisation_of(site)
    ja, en = found.name.ja, found.name.en
    if owner is not None and owner.name.ja not in ja:
        ja, en = f"{owner.name.ja} {ja}", f"{owner.name.en}, {en}"
    abroad = "" if found.country in (HOME, None) else f"［{found.country}］"
    return Text(ja + abroad, en + abroad)


def sites_named(words: str) -> list[tuple[str, Text]]:
    """Sites whose name, or whose organisation's name, holds every word; in the order of their ids."""
    wanted = alternatives(words)
    if not wanted:
        return []
    fits = (
        site
        for site, text in _texts(register_version())
        if all(any(stands_in(word, text) for word in alike) for alike in wanted)
    )
    return [(site, site_label(site)) for _, site in zip(range(MOST), fits, strict=False)]


@lru_cache(maxsize=1)
def _texts(version: str) -> tuple[tuple[str, str], ...]:
    labels = ((site, site_label(site)) for site in sorted(register().sites))
    return tuple((site, stored(f"{label.ja} {label.en} {site}")) for site, label in labels)
