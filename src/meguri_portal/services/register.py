"""Filling the searchable rows (登録簿の読込): from the register in memory to the database, once per version of the pack.

The digest covers the pack, what curators applied, the synonyms and the code that makes the rows. Unchanged = nothing to do.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from django.db import transaction

from meguri.profiles.claim import Claim
from meguri.register.loader import PACK
from meguri.register.register import Register
from meguri_portal import clock, packs, spelling
from meguri_portal.models.register import CodedFact, Listing, ListingKind, LoadedPack
from meguri_portal.selectors.register import facets, search_row
from meguri_portal.selectors.register.facets import all_claims

NAME = "register"
_SHAPING = (facets, search_row, spelling)  # their files decide what a row holds
_BATCH = 500


def digest() -> str:
    """What the rows depend on, as one word."""
    found = sha256()
    files = [*sorted(PACK.glob("*.tsv")), *(Path(part.__file__ or "") for part in _SHAPING)]
    if packs.imported().exists():
        files.append(packs.imported())
    for path in files:
        found.update(path.name.encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def load() -> bool:
    """Fills the rows where they are not those of the present register. True where something was done.

    Mutates: Listing, CodedFact, LoadedPack, in one transaction.
    """
    now = digest()
    if LoadedPack.objects.filter(name=NAME, digest=now).exists():
        return False
    with transaction.atomic():
        _replace(packs.register())
        LoadedPack.objects.update_or_create(name=NAME, defaults={"digest": now, "loaded_at": clock.now()})
    return True


def _replace(register: Register) -> None:
    CodedFact.objects.all().delete()
    Listing.objects.all().delete()
    made = []
    for organisation in register.organisations.values():
        claims = all_claims(organisation)
        made.append(_listing(ListingKind.ORGANISATION, organisation.id, organisation.id, claims))
        for site in organisation.sites:
            claims = search_row.claims_of_site(site, organisation)
            made.append(_listing(ListingKind.SITE, site.id, organisation.id, claims))
    Listing.objects.bulk_create(made, batch_size=_BATCH)
    ids = dict(Listing.objects.values_list("subject", "pk"))
    CodedFact.objects.bulk_create(
        (
            CodedFact(listing_id=ids[subject], facet=facet, code=code)
            for subject, pairs in facets.of_all(register).items()
            for facet, code in sorted(pairs)
        ),
        batch_size=_BATCH,
    )


def _listing(kind: ListingKind, subject: str, organisation: str, claims: Sequence[Claim]) -> Listing:
    values, every = search_row.values_text(claims), search_row.text(claims)
    return Listing(kind=kind.value, subject=subject, organisation=organisation, value_text=values, search_text=every)
