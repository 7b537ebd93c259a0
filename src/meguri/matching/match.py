"""What matching answers (照合結果): plain data, explained; `answer` writes it as JSON, `documents` for people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from meguri.matching.fact import Fact
from meguri.matching.scales import Weights
from meguri.profiles.claim import Claim
from meguri.profiles.organisation import Organisation, Site
from meguri.vocabulary.code import Code
from meguri.vocabulary.process import Step
from meguri.vocabulary.text import Text


class GateStatus(Code):
    """関門の判定."""

    PASS = "pass", "適合（根拠あり）", "met, with evidence"
    FAIL = "fail", "不適合（根拠あり）", "not met, with evidence"
    UNKNOWN = "unknown", "未確認", "not known"


class Band(Code):
    """根拠の厚さ."""

    EVIDENCED = "evidenced", "根拠あり", "evidenced"
    MOSTLY_UNKNOWN = "mostly-unknown", "照会で確かめる", "to confirm by asking"


class Lacking(Code):
    """「根拠あり」に届かない理由."""

    CLASS = "class", "製品区分を扱う根拠がない", "no evidence for the product class"
    STATE = "state", "稼働していない（建設中・休止など）", "not in operation (under construction, idle or the like)"
    WEIGHT = "weight", "根拠がある項目の重みが半分に届かない", "evidence for less than half of the weight"


@dataclass(frozen=True, slots=True)
class Score:
    """評価の幅, from 0 to 1: what is evidenced, and what it could be."""

    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Asked:
    """照会すべきこと: what no evidence settles, before it is put in sentences."""

    about: str  # "gate/steps", "criterion/slot"
    facts: tuple[Fact, ...]
    records: tuple[str, ...] = ()  # what only a track record shows


@dataclass(frozen=True, slots=True)
class Question:
    """確認事項: sentences ready to send."""

    about: str  # "gate/steps", "criterion/slot"
    parts: tuple[Text, ...]  # one for each field asked

    @property
    def text(self) -> Text:
        """All of it."""
        return Text("".join(part.ja for part in self.parts), " ".join(part.en for part in self.parts))


@dataclass(frozen=True, slots=True)
class OfCompany:
    """会社全体について言われた値: settled by claims of the organisation alone, so credited to each of its sites alike."""

    field: str
    text: Text
    dated: bool  # one of the sources shows a date


@dataclass(frozen=True, slots=True)
class GateResult:
    """関門の結果."""

    id: str
    text: Text
    status: GateStatus
    evidence: tuple[Claim, ...]
    settled: tuple[Text, ...]  # what evidence settles
    open: tuple[Text, ...]  # what no evidence settles
    asked: Asked | None  # where it is not settled
    of_company: tuple[OfCompany, ...] = ()  # of what is settled, what no claim says of the site itself
    leads: tuple[Text, ...] = ()  # of what is open, what an inference points to


@dataclass(frozen=True, slots=True)
class Missing:
    """未確認の項目, and what evidence of it would add to the score."""

    text: Text
    worth: Fraction  # of the whole score, 0 to 1


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """評価項目の結果."""

    id: str
    text: Text
    weight: Fraction  # of 100
    score: Score
    claim: Text  # what is known, in one sentence
    evidence: tuple[Claim, ...]
    missing: tuple[Missing, ...]
    asked: Asked | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """候補拠点: no gate failed."""

    site: str
    organisation: str
    name: Text
    band: Band
    ask_first: bool  # whether it takes contract work at all is not known
    gates: tuple[GateResult, ...]
    score: Score
    criteria: tuple[CriterionResult, ...]
    p_first: float | None  # share of draws in which it is first; None outside the evidenced band
    p_top3: float | None
    ask: tuple[Question, ...]
    rests_on: Fraction  # share of the weight that rests on evidence
    lacking: tuple[Lacking, ...]  # why it is not in the evidenced band; empty there
    support: tuple[Claim, ...]  # public support received: shown, never scored


@dataclass(frozen=True, slots=True)
class Excluded:
    """候補外: at least one gate failed, on evidence."""

    site: str
    organisation: str
    name: Text
    failed: tuple[GateResult, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """分担: one site of a combination and the steps it takes."""

    site: str
    organisation: str
    name: Text
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Handover:
    """引渡し between two sites."""

    from_site: str
    to_site: str
    text: Text


@dataclass(frozen=True, slots=True)
class Combination:
    """組合せ: the fewest sites that together cover the steps."""

    parts: tuple[Part, ...]
    handovers: tuple[Handover, ...]
    inferred: tuple[Step, ...]  # steps that rest on an inference, to be confirmed
    not_covered: tuple[Step, ...]  # steps nobody's evidence covers
    caution: Text | None = None  # why it is listed after the others


@dataclass(frozen=True, slots=True)
class Shift:
    """順位が変わる最小の重み変更: moving `points` of weight from one criterion to another puts `site` ahead of the first."""

    site: str
    from_criterion: str
    to_criterion: str
    points: Fraction  # of 100


@dataclass(frozen=True, slots=True)
class Counts:
    """件数. Candidates may be explained only in part (`top`); these count all."""

    sites: int
    evidenced: int
    mostly_unknown: int
    excluded: int


@dataclass(frozen=True, slots=True)
class Match:
    """照合結果."""

    as_of: date
    weights: Weights
    draws: int
    seed: int
    candidates: tuple[Candidate, ...]  # the evidenced band by what is evidenced, then the other band
    combinations: tuple[Combination, ...]
    steps_without_evidence: tuple[Step, ...]  # needed steps that no open site is known to do for such a product
    steps_on_inference: tuple[Step, ...]  # those of them that at least an inference points to
    steps_of_others: Mapping[Step, tuple[Site, ...]]  # those of them that open sites do, not known for such a product
    shown_nowhere: tuple[Text, ...]  # class, cells and vectors for which no candidate has evidence
    one_gate_short: tuple[Excluded, ...]
    excluded: tuple[Excluded, ...]
    shift: Shift | None
    ask: tuple[str, ...]  # questions the seed left open, best first
    counts: Counts
    scales_version: str
    organisations: Mapping[str, Organisation]  # of the register, by id
