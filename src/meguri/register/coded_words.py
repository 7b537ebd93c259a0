"""Coded values in words (コードの値の表し方): what a source states reads otherwise than what is only inferred from it."""

from __future__ import annotations

from meguri.profiles.claim import Claim
from meguri.register.codes import OverseasClients
from meguri.register.field import Field
from meguri.register.value_type import CodeType
from meguri.vocabulary.citation import Status
from meguri.vocabulary.text import Text

CLIENTS_INFERRED = Text("海外顧客への対応は推定（表明なし）", "clients from abroad: inferred, not stated")


def no_statement(claim: Claim) -> bool:
    """Whether its code names a statement that nobody made: clients from abroad, where they are inferred."""
    inferred = claim.citation.status == Status.INFERENCE
    return inferred and claim.field == "overseas_clients" and claim.value != OverseasClients.NO


def coded_words(field: Field, claim: Claim) -> Text | None:
    """The words of a coded value; None where the value is no code."""
    if not isinstance(field.type, CodeType) or claim.value not in field.type.known:
        return None
    return CLIENTS_INFERRED if no_statement(claim) else field.type.codes(claim.value).text
