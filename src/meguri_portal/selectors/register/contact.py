"""Where to ask (連絡先): the address the register has, and whether it is a page to ask at or only the company's site."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from meguri.profiles.claim import Claim, Standing
from meguri.profiles.organisation import Organisation, Site
from meguri.vocabulary.citation import Citation
from meguri_portal.selectors.register.facets import GONE, state_of


@dataclass(frozen=True, slots=True)
class Contact:
    """連絡先."""

    url: str
    desk: bool  # a page of its own; the top page of a site is no business contact
    citation: Citation


def contact_of(site: Site | None, organisation: Organisation) -> Contact | None:
    """The site's own first; a page to ask at before a top page. None = the register has no address.

    A site that was sold or closed has none of its former owner's.
    """
    whole = () if site and state_of(site) in GONE else organisation.claims
    claims = [*(site.claims if site else ()), *whole]
    known = [_contact(c) for c in claims if c.field == "contact_url" and c.standing != Standing.SUPERSEDED]
    return next((one for one in known if one.desk), known[0] if known else None)


def _contact(claim: Claim) -> Contact:
    parts = urlsplit(claim.value)
    return Contact(claim.value, bool(parts.path.strip("/") or parts.query), claim.citation)
