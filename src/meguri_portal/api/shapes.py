"""The documents of the API as types (答えの形): what can be relied on. Documents may carry more; docs say what each key means.

Answers are written by the library; these types describe them in the OpenAPI document, and tests hold both together.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Status = Literal["yes", "no", "conditional", "unknown"]
Truth = Literal["yes", "no", "unknown"]


class Shape(BaseModel):
    """A mapping with at least these keys."""

    model_config = ConfigDict(extra="allow")


class Words(Shape):
    """文言 in both languages."""

    ja: str
    en: str


class Citation(Shape):
    """出典."""

    source: str
    place: str
    status: str
    dated: str | None
    read_on: str
    note: str
    note_text: Words | None


class FaultShape(Shape):
    """誤り: where, expected, got, what to do next."""

    code: str
    path: str
    expected: Words
    got: str
    hint: Words
    line: int | None
    file: str


class Refusal(Shape):
    """`meguri/faults/1`."""

    faults: list[FaultShape]


class Version(Shape):
    """規則集の版."""

    version: str
    hash: str


class Range(Shape):
    """Whole yen; `max` null = no bound known."""

    min: int
    max: int | None


class Clause(Shape):
    """要件."""

    id: str
    status: Truth
    text: Words
    citation: list[Citation]
    fix: str | None


_ASSUMED = Field(
    description="true where no source seen announces a call for the day asked about: this is the latest one known, whose "
    "terms are taken for later years; `status` says whether the programme still runs. It says nothing of whether its "
    "terms are known; see `terms_seen`"
)
_TERMS_SEEN = Field(
    description="false where no source seen states the terms of this very call; then those of the call in `terms_from` "
    "are assumed, and where `terms_from` is null no terms of any call are known"
)


class NamedCall(Shape):
    """公募 by its name."""

    id: str
    name: Words


class Call(NamedCall):
    """公募."""

    status: str
    assumed: Annotated[bool, _ASSUMED]
    terms_seen: Annotated[bool, _TERMS_SEEN]


class Note(Shape):
    """留意事項, 仮定, 注意."""

    id: str
    text: Words
    citation: Any


class Verdict(Shape):
    """判定 of one programme."""

    id: str
    name: Words
    status: Status
    clauses: list[Clause]
    notes: list[Note]
    ask: list[str]
    change: list[list[dict[str, Any]]]
    amount: Range
    potential: Range
    readings: list[dict[str, Any]]
    call: Call


class Eligibility(Shape):
    """`meguri/eligibility/1`."""

    as_of: str
    rulebook: Version
    programmes: list[Verdict]
    ask: list[str]


class Score(Shape):
    """From what is evidenced to what is possible."""

    low: float
    high: float


class Gate(Shape):
    """関門."""

    id: str
    text: Words
    status: Literal["pass", "fail", "unknown"]
    evidence: list[dict[str, Any]]


class Criterion(Shape):
    """評価項目."""

    id: str
    text: Words
    weight: float
    score: Score
    evidence: list[dict[str, Any]]


class Candidate(Shape):
    """候補の拠点."""

    site: str
    organisation: str
    name: Words
    band: Literal["evidenced", "mostly-unknown"]
    ask_first: bool
    gates: list[Gate]
    score: Score
    criteria: list[Criterion]
    p_first: float | None
    p_top3: float | None
    lacking: list[dict[str, Any]]
    opens: list[dict[str, Any]]


class Match(Shape):
    """`meguri/match/1`."""

    as_of: str
    weights: dict[str, Any]
    draws: int
    seed: int
    counts: dict[str, int]
    candidates: list[Candidate]
    combinations: list[dict[str, Any]]
    one_gate_short: list[dict[str, Any]]
    excluded: list[dict[str, Any]]


class Line(Shape):
    """計画の一行, whole yen."""

    programme: str
    name: Words
    direct: int
    indirect: int
    eligible: int
    subsidy: int
    vc: int
    steps: list[dict[str, Any]]


class Year(Shape):
    """年度. cost = subsidy + vc + own, whole yen."""

    fiscal_year: int
    cost: int
    lines: list[Line]
    subsidy: int
    vc: int
    own: int


class Totals(Shape):
    """合計, whole yen."""

    cost: int
    subsidy: int
    vc: int
    own: int


class Plan(Shape):
    """`meguri/plan/1`."""

    as_of: str
    rulebook: Version
    years: list[Year]
    totals: Totals
    cash: list[dict[str, Any]]
    runs_out: dict[str, Any] | None
    scenarios: list[dict[str, Any]]
    left_out: list[dict[str, Any]]
    assumptions: list[Note]
    warnings: list[Note]
    deadlines: list[dict[str, Any]]


class Column(Shape):
    """一括判定の一列, one entry per profile."""

    status: list[Status]
    min: list[int]
    max: list[int | None]


class Batch(Shape):
    """`meguri/batch/1`."""

    as_of: str
    profiles: list[str]
    programmes: dict[str, Column]
