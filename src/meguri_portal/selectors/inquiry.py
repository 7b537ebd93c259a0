"""The request for information to one site (情報提供依頼): `meguri/inquiry/1`, or why the site is no candidate."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from meguri.documents import inquiry
from meguri.documents.records import name_of
from meguri.matching.request import information_request
from meguri.matching.shortlist import match
from meguri.profiles.profile import Profile
from meguri.vocabulary.text import Text
from meguri_portal.packs import register
from meguri_portal.selectors.answer import Document
from meguri_portal.selectors.answers import directory


def request_to(site: str, profile: Profile, on: date) -> Document | tuple[Text, ...]:
    """The request, or the conditions that the site fails.

    Args:
        site: a site of the register.
    """
    found = match(profile, directory(on), as_of=on)
    candidate = next((one for one in found.candidates if one.site == site), None)
    if candidate is None:
        return tuple(gate.text for one in found.excluded if one.site == site for gate in one.failed)
    asked = replace(candidate, name=name_of(register(), site, register().sites[site]))
    return inquiry.document(information_request(profile, asked, on), fictional=profile.fictional)
