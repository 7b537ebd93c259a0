"""The first question (最初の質問): who is asking. One choice decides the kind of profile and the kind of applicant."""

from __future__ import annotations

from meguri.profiles.profile import ProfileKind
from meguri.vocabulary.party import ApplicantKind
from meguri.vocabulary.text import Text
from meguri_portal.services.draft import Draft, blank

FIELD = "begin"
CHOICES = (
    ("venture", Text("創薬ベンチャー", "Drug-discovery venture")),
    ("academia", Text("大学・研究機関（創薬シーズ）", "University or research institute with a therapy seed")),
    ("company", Text("企業（創薬シーズ）", "Company with a therapy seed")),
    ("cdmo", Text("CDMO・企業（受託製造の設備整備）", "CDMO or company that builds contract-manufacturing capacity")),
    ("vc", Text("ベンチャーキャピタル（出資）", "Venture capital firm that invests")),
    ("unknown", Text("わからない・ほかの立場で試したい", "I don't know, or I am only trying it")),
)
_PROJECTS = {"cdmo": ProfileKind.CDMO_PROJECT, "vc": ProfileKind.INVESTOR}


def begun(chosen: str) -> Draft | None:
    """The draft of one choice; None where it is none of them."""
    if chosen not in dict(CHOICES):
        return None
    kind = _PROJECTS.get(chosen, ProfileKind.SEED)
    draft = blank(kind)
    if chosen in set(ApplicantKind) and kind is not ProfileKind.CDMO_PROJECT:
        return draft.with_answer("applicant.kind", chosen)
    return draft.without("applicant.kind") if kind is ProfileKind.SEED else draft
