"""Records of the register as JSON documents (登録簿の文書): every value with its source."""

from __future__ import annotations

from typing import Any

from meguri.profiles.claim import Claim
from meguri.profiles.organisation import Organisation, Site
from meguri.register.coded_words import coded_words
from meguri.register.register import Register
from meguri.register.schema import KINDS
from meguri.vocabulary.text import Text

Document = dict[str, Any]
PLURALS = {"entry": "entries", "facility": "facilities"}
LICENCE = "CC-BY-4.0"  # of the register, as SPDX names it
NAMES = ("name_ja", "name_en", "title", "listed_as", "company", "type")  # what a record is shown by


def records(register: Register, kind: str) -> dict[str, Any]:
    """All records of a kind by id."""
    found: dict[str, Any] = getattr(register, PLURALS.get(kind, f"{kind}s"))
    return dict(found)


def subjects(register: Register) -> dict[str, str]:
    """Every id with its kind."""
    return {id_: kind for kind in KINDS for id_ in records(register, kind)}


def name_of(register: Register, id_: str, record: Any) -> Text:
    """What a record is called."""
    name = getattr(record, "name", None)
    if isinstance(name, Text):
        owner = register.organisation_of(id_)
        return Text(f"{owner.name.ja} {name.ja}", f"{owner.name.en}, {name.en}") if owner else name
    claims = {claim.field: claim for claim in record.claims}
    said = next((claims[field] for field in NAMES if field in claims), None)
    if said is None:
        return Text(id_, id_)
    found = register.organisations.get(said.value)
    return found.name if found else said.words


def listing(register: Register, kind: str) -> Document:
    """`meguri/register/1`: all records of one kind in a line each."""
    return {
        "schema": "meguri/register/1",
        "kind": kind,
        "label": KINDS[kind].label.document(),
        "records": [
            {
                "id": id_,
                "name": name_of(register, id_, record).document(),
                "country": register.country(id_),
                "values": len(record.claims),
                "takes_contract_work": _contract_work(register, record),
            }
            for id_, record in records(register, kind).items()
        ],
    }


def _contract_work(register: Register, record: Any) -> str | None:
    """What stands of a site itself, or of its organisation as a whole; None = not known."""
    owner = register.organisations.get(getattr(record, "organisation", None) or "")
    for one in (record, owner):
        stands = one.standing("contract_work") if isinstance(one, Site | Organisation) else ()
        if stands:
            return stands[0].value
    return None


def document(register: Register, id_: str, kind: str) -> Document:
    """`meguri/record/1`: one record; a site with what is said of its organisation as a whole."""
    record = records(register, kind)[id_]
    owner = register.organisation_of(id_) if kind == "site" else None
    return {
        "schema": "meguri/record/1",
        "id": id_,
        "kind": kind,
        "name": name_of(register, id_, record).document(),
        "values": [value(claim, kind) for claim in record.claims],
        "organisation": [value(claim, "organisation") for claim in owner.claims] if owner else [],
    }


def whole(register: Register) -> Document:
    """`meguri/whole-register/1`: every record of every kind, with its values and sources."""
    return {
        "schema": "meguri/whole-register/1",
        "licence": LICENCE,
        "records": [
            {
                "id": id_,
                "kind": kind,
                "name": name_of(register, id_, record).document(),
                "values": [value(claim, kind) for claim in record.claims],
            }
            for kind in KINDS
            for id_, record in records(register, kind).items()
        ],
    }


def value(claim: Claim, kind: str) -> Document:
    """One value with its label and source."""
    field = KINDS[kind].fields[claim.field]
    words = coded_words(field, claim) or claim.words
    return {
        "field": claim.field,
        "label": field.label.document(),
        "value": claim.value,
        "text": words.document(),
        "unit": claim.unit,
        "use": claim.use.value,
        "standing": claim.standing.value,
        "citation": claim.citation.document(),
    }
