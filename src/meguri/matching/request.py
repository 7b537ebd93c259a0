"""The request for information (情報提供依頼) to one chosen site: plain data that `documents` renders in both languages.

It carries what the site must know to answer and nothing that names the seed: no name, no applicant, no disease, no money.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from meguri.matching.fact import field_text, words_by_field
from meguri.matching.match import Candidate, Question
from meguri.matching.need import Need, need_of
from meguri.profiles.claim import Claim
from meguri.profiles.profile import Profile
from meguri.vocabulary.citation import Status
from meguri.vocabulary.code import Code
from meguri.vocabulary.country import country_text
from meguri.vocabulary.text import Text

CLOSING = Text(
    "公開情報に基づく照会です。記載の内容に誤りがあれば、あわせてご指摘ください。",
    "This request rests on public information. Please correct anything that is wrong.",
)


KIND_OF_EVENT = "type"  # says how something became public, not what the site does


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the summary: what, and the answer."""

    label: Text
    value: Text


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its questions."""

    heading: Text
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class InformationRequest:
    """情報提供依頼."""

    as_of: date
    site: str
    organisation: str
    addressee: Text
    title: Text
    opening: Text
    summary: tuple[Line, ...]  # the seed, without anything confidential
    known: tuple[Line, ...]  # what Meguri shows of the site, for it to correct
    sections: tuple[Section, ...]
    closing: Text


def information_request(profile: Profile, candidate: Candidate, as_of: date) -> InformationRequest:
    """The request for one candidate of a match of this profile."""
    need = need_of(profile)
    gates = tuple(q for q in candidate.ask if q.about.startswith("gate/"))
    criteria = tuple(q for q in candidate.ask if q.about.startswith("criterion/"))
    sections = (
        Section(Text("1. まず確認したいこと", "1. What we need to know first"), gates),
        Section(Text("2. 実績・体制・条件", "2. Record, organisation and terms"), criteria),
    )
    return InformationRequest(
        as_of,
        candidate.site,
        candidate.organisation,
        candidate.name,
        Text("受託製造に関する情報提供のお願い", "Request for information on contract manufacturing"),
        Text(
            f"{candidate.name.ja} ご担当者様\n下記の製品の製造委託を検討しており、対応の可否と条件についてお伺いします。",
            f"To {candidate.name.en}\nWe are considering contract manufacture of the product below and would like to know "
            "whether and on what terms you could take it on.",
        ),
        tuple(_summary(need)),
        tuple(_known(_stated(candidate))),
        tuple(section for section in sections if section.questions),
        CLOSING,
    )


def _stated(candidate: Candidate) -> Iterable[Claim]:
    """Every public statement that met a condition or earned a point, and so spared a question; no inference of ours."""
    shown = [*(gate.evidence for gate in candidate.gates), *(each.evidence for each in candidate.criteria)]
    for claims in shown:
        for claim in claims:
            if claim.value != candidate.site and claim.citation.status != Status.INFERENCE:
                yield claim


def _known(claims: Iterable[Claim]) -> Iterable[Line]:
    """What is publicly known of the site, a line for each kind of fact."""
    for field, words in words_by_field(claim for claim in claims if claim.field != KIND_OF_EVENT).items():
        listed = tuple(words)
        yield Line(field_text(field), Text("、".join(w.ja for w in listed), "; ".join(w.en for w in listed)))


def _summary(need: Need) -> Iterable[Line]:
    """The seed in general terms. Dates are given to the month."""
    words = (
        (Text("製品区分", "Product class"), need.product_class),
        (Text("細胞の由来", "Cell source"), need.source),
        (Text("細胞種", "Cell type"), need.cell_type),
        (Text("ベクター", "Vector"), need.vectors),
        (Text("開発段階", "Stage"), need.stage),
        (Text("委託したい工程", "Steps"), need.steps),
        (Text("委託したいサービス", "Services"), need.services),
        (Text("品質試験", "Tests"), need.tests),
        (Text("用途", "Material for"), need.material),
        (Text("開発経路", "Route"), need.route),
        (Text("製造方式", "Platform"), need.platforms),
    )
    for label, value in words:
        if value is not None and value != ():
            yield Line(label, _joined(value if isinstance(value, tuple) else (value,)))
    yield from _amounts(need)


def _amounts(need: Need) -> Iterable[Line]:
    if need.patients is not None:
        yield Line(Text("年間の患者数", "Patients a year"), Text(f"{need.patients:,}人", f"{need.patients:,}"))
    if need.litres is not None:
        yield Line(Text("培養規模", "Culture scale"), Text(f"{need.litres:,} L", f"{need.litres:,} L"))
    if need.doses is not None:
        yield Line(Text("年間の製造数", "Doses a year"), Text(f"{need.doses:,}回分", f"{need.doses:,}"))
    for label, places in (
        (Text("製造する国・地域", "Country of manufacture"), need.site_in),
        (Text("申請予定の国・地域", "Region of filing"), need.file_in),
    ):
        if places:
            names = [country_text(place) for place in places]
            yield Line(label, Text("、".join(n.ja for n in names), ", ".join(n.en for n in names)))
    if need.start_by is not None:
        day = need.start_by
        yield Line(Text("開始希望時期", "Start by"), Text(f"{day.year}年{day.month}月", f"{day:%B %Y}"))


def _joined(codes: Iterable[Code]) -> Text:
    listed = tuple(codes)
    return Text("、".join(c.text.ja for c in listed), ", ".join(c.text.en for c in listed))
