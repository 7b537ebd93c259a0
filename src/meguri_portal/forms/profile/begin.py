"""The first question (最初の質問): who is asking. One choice decides the kind of profile and the kind of applicant."""

from __future__ import annotations

from meguri.profiles.profile import ProfileKind
from meguri.vocabulary.party import ApplicantKind
from meguri.vocabulary.text import Text
from meguri_portal.services.draft import Draft, blank

FIELD = "begin"
CHOICES = (  # value, words, and what the programmes make of it
    (
        "venture",
        Text("創薬ベンチャー", "Drug-discovery venture"),
        Text(
            "創薬ベンチャーエコシステム強化事業が求めるのは、非上場で、技術開発拠点を日本に持つ民間企業です。",
            "The venture fund asks for an unlisted private company with a technical development base in Japan.",
        ),
    ),
    (
        "academia",
        Text("大学・研究機関（創薬シーズ）", "University or research institute with a therapy seed"),
        Text(
            "会社をまだ設立していない研究はこちら。エコシステム強化事業は創薬ベンチャーが対象のため「要件を満たさない」となります。",
            "For research without a company yet. The venture fund is for drug ventures and will show “requirements not met”.",
        ),
    ),
    (
        "company",
        Text("企業（創薬シーズ・創薬ベンチャー以外）", "Other company with a therapy seed"),
        Text(
            "上場企業や、国内に開発拠点のない企業など。エコシステム強化事業は「要件を満たさない」となります。",
            "For example a listed company, or one without a development base in Japan. "
            "The venture fund will show “requirements not met”.",
        ),
    ),
    (
        "cdmo",
        Text("CDMO・企業（受託製造の設備整備）", "CDMO or company that builds contract-manufacturing capacity"),
        Text("CDMOの設備整備の補助を試算します。", "Estimates the subsidy for CDMO facilities."),
    ),
    (
        "vc",
        Text("ベンチャーキャピタル（出資）", "Venture capital firm that invests"),
        Text(
            "認定の要件と、出資で引き出せる補助の上限を試算します。",
            "Checks the conditions of certification, and the subsidy that an investment unlocks.",
        ),
    ),
    (
        "unknown",
        Text("わからない・ほかの立場で試したい", "I don't know, or I am only trying it"),
        Text(
            "立場は「不明」として、創薬シーズの質問に進みます。",
            "Goes on with a therapy seed, the applicant not known.",
        ),
    ),
)
_PROJECTS = {"cdmo": ProfileKind.CDMO_PROJECT, "vc": ProfileKind.INVESTOR}


def begun(chosen: str) -> Draft | None:
    """The draft of one choice; None where it is none of them."""
    if all(chosen != value for value, *_ in CHOICES):
        return None
    kind = _PROJECTS.get(chosen, ProfileKind.SEED)
    draft = blank(kind)
    if chosen in set(ApplicantKind) and kind is not ProfileKind.CDMO_PROJECT:
        return draft.with_answer("applicant.kind", chosen)
    return draft.without("applicant.kind") if kind is ProfileKind.SEED else draft
