"""The register as loaded (登録簿): everything by id, and the look-ups other folders need."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from meguri.profiles.claim import Claim
from meguri.profiles.organisation import Organisation, Site
from meguri.register.records import (
    Budget,
    Certification,
    Entry,
    Event,
    Facility,
    Market,
    Product,
    Project,
    Round,
)


@dataclass(frozen=True, slots=True)
class Register:
    """登録簿."""

    organisations: Mapping[str, Organisation]
    sites: Mapping[str, Site]
    projects: Mapping[str, Project]
    rounds: Mapping[str, Round]
    entries: Mapping[str, Entry]
    certifications: Mapping[str, Certification]
    products: Mapping[str, Product]
    facilities: Mapping[str, Facility]
    markets: Mapping[str, Market]
    budgets: Mapping[str, Budget]
    events: Mapping[str, Event]
    claims: tuple[Claim, ...]  # every value of the pack, in its order
    vc_names: Mapping[str, str]  # folded spelling → certification id

    def site(self, site_id: str) -> Site | None:
        """The site, or None where the register has no such id."""
        return self.sites.get(site_id)

    def organisation_of(self, site_id: str) -> Organisation | None:
        """The organisation that a site belongs to."""
        found = self.sites.get(site_id)
        return None if found is None else self.organisations.get(found.organisation)

    def country(self, subject: str) -> str | None:
        """The country of a site, or of an organisation's seat; None = not known."""
        found = self.sites.get(subject)
        if found is not None:
            return found.country
        organisation = self.organisations.get(subject)
        return None if organisation is None else country_of(organisation.claims)

    def find_vc(self, name: str, on: date) -> Certification | None:
        """The certification of the VC so named, unless it was certified only after `on`.

        Whether it was in force on that day says `Certification.valid_on`: often no source settles it.
        """
        found = self.certifications.get(self.vc_names.get(folded(name), ""))
        return None if found is None or found.valid_on(on) is False else found


def country_of(claims: tuple[Claim, ...]) -> str | None:
    """The country stated, or Japan where a prefecture is."""
    for name in ("country", "prefecture"):
        for claim in claims:
            if claim.field == name:
                return claim.value if name == "country" else "JP"
    return None


_FORMS = ("株式会社", "合同会社", "有限会社", "co.,ltd", "inc", "llc", "srl", "ltd")


def folded(name: str) -> str:
    """A name without width, case, blanks, points and legal form, for comparing spellings."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    plain = "".join(c for c in plain if not c.isspace() and c not in "・.,-‐–()")
    for form in _FORMS:
        form = "".join(c for c in form if c not in ".,")
        plain = plain.removeprefix(form).removesuffix(form)
    return plain
