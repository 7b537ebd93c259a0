"""Clauses that several programmes share (共通の要件), built from a call's terms with the source of each term."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from meguri.rulebook import fields
from meguri.rulebook.terms import Minimum, Terms
from meguri.rules.expression import Clause, Condition, Fix, any_of, is_, meets, one_of, quantity
from meguri.rules.field import Field
from meguri.vocabulary.code import Code
from meguri.vocabulary.product import Stage
from meguri.vocabulary.text import Text


def listed(words: Iterable[Code]) -> Text:
    """The labels of a set of codes, in the order of their list."""
    ordered = sorted(words, key=Code.place)
    return Text("・".join(word.text.ja for word in ordered), ", ".join(word.text.en for word in ordered))


def names_all(words: frozenset[Code]) -> bool:
    """Whether every word of the list is named: no restriction."""
    return bool(words) and words == frozenset(type(next(iter(words))))


@dataclass(frozen=True, slots=True)
class _Among:
    """A clause on a set of words that the call names; none where no source restricts it, or all words are named."""

    id: str
    term: str  # of `Terms`
    condition: Callable[..., Condition]
    field: Field
    text: Text  # before the list of words

    def __call__(self, terms: Terms) -> list[Clause]:
        words: frozenset[Code] | None = getattr(terms, self.term)
        if words is None or names_all(words):
            return []
        names = listed(words)
        text = Text(self.text.ja + names.ja, self.text.en + names.en)
        return [Clause(self.id, self.condition(self.field, *words), text, terms.citation(self.term))]


# 申請者・製品区分・開発段階・疾患領域・実施内容・証明: the sets a call names.
applicant = _Among(
    "applicant", "kinds", one_of, fields.KIND, Text("申請者が次のいずれか: ", "The applicant is one of: ")
)
product_class = _Among(
    "product-class", "classes", meets, fields.CLASSES, Text("製品が次のいずれか: ", "The product is one of: ")
)
stage = _Among("stage", "stages", one_of, fields.STAGE, Text("開発段階が次のいずれか: ", "The stage is one of: "))
disease_field = _Among(
    "disease-field", "fields", one_of, fields.DISEASE, Text("疾患領域が次のいずれか: ", "The disease field is one of: ")
)
activity = _Among(
    "activity",
    "activities",
    meets,
    fields.ACTIVITIES,
    Text("実施内容に次のいずれかを含む: ", "The work includes one of: "),
)
proof = _Among("proof", "proofs", meets, fields.PROOF, Text("次のいずれかを示せる: ", "Can show one of: "))


def domestic_cdmo(terms: Terms) -> list[Clause]:
    """国内に製造拠点のあるCDMOとの連携. Tested on the site, whoever owns the company."""
    if not terms.domestic_cdmo:
        return []
    text = Text("国内に製造拠点のあるCDMOと連携する", "Works with a CDMO that has a manufacturing site in Japan")
    return [Clause("domestic-cdmo", is_(fields.CDMO_IN_JAPAN), text, terms.citation("domestic_cdmo"), Fix.CDMO)]


def unlisted(terms: Terms) -> list[Clause]:
    """非上場."""
    if not terms.unlisted:
        return []
    text = Text("申請者が株式を上場していない", "The applicant is not listed")
    return [Clause("unlisted", ~is_(fields.LISTED), text, terms.citation("unlisted"))]


def base_in_japan(terms: Terms) -> list[Clause]:
    """国内の技術開発拠点."""
    if not terms.base_in_japan:
        return []
    text = Text("国内に技術開発拠点がある", "Has a technical development base in Japan")
    return [Clause("base-in-japan", is_(fields.BASE_IN_JAPAN), text, terms.citation("base_in_japan"))]


def candidate_fixed(terms: Terms) -> list[Clause]:
    """最終開発候補品: in the non-clinical stage the candidate has to be fixed."""
    if not terms.candidate_fixed:
        return []
    text = Text(
        "非臨床段階の場合、最終開発候補品が決まっている", "If non-clinical, the final development candidate is fixed"
    )
    settled = any_of(~one_of(fields.STAGE, Stage.BASIC, Stage.NONCLIN), is_(fields.CANDIDATE_FIXED))
    return [Clause("candidate-fixed", settled, text, terms.citation("candidate_fixed"))]


def certified_vc(terms: Terms) -> list[Clause]:
    """認定VCの出資: one certified VC leads, and the minimum is reached."""
    if terms.vc_multiple is None:
        return []
    text = Text("認定VCがリード投資家として出資する", "A certified VC invests as the lead investor")
    lead = Clause("certified-vc", is_(fields.CERTIFIED_LEAD), text, terms.citation("vc_multiple"), Fix.VC)
    if terms.vc_minimum is None:
        return [lead]
    by_lead = terms.vc_minimum_by is not Minimum.SUM
    ticket = quantity(fields.LEAD_INVESTS if by_lead else fields.CERTIFIED_INVEST)
    whose = (
        Text("リードの認定VC", "the certified lead VC")
        if by_lead
        else Text("認定VCの合計", "all certified VCs together")
    )
    wording = Text(
        f"{whose.ja}の出資額が{terms.vc_minimum:,}円以上",
        f"The investment of {whose.en} is at least JPY {terms.vc_minimum:,}",
    )
    minimum: Condition = ticket.at_least(terms.vc_minimum)
    return [lead, Clause("vc-minimum", minimum, wording, terms.citation("vc_minimum"), Fix.VC)]
