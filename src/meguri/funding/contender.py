"""Programmes that may enter a plan (計画に入れる事業), and why the others are left out.

A plan takes subsidies with a known rate whose requirements are met. A closed call enters only if calls are assumed. A
parent programme is never a line: its money is applied for through the programmes it funds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from meguri.eligibility.award import Award
from meguri.eligibility.verdict import Standing, Verdict
from meguri.rulebook.file_format import CallState
from meguri.rulebook.terms import Terms
from meguri.vocabulary.code import Code
from meguri.vocabulary.money import Yen
from meguri.vocabulary.text import Text
from meguri.vocabulary.work import Support


class Reason(Code):
    """計画に入れない理由."""

    NOT_MET = "not-met", "要件を満たさない", "requirements are not met"
    UNDECIDED = "undecided", "要件を満たすか未確定", "it is not settled that the requirements are met"
    PARENT = "parent", "親事業のため、応募は各枠に行う", "a parent programme; apply to its tracks"
    COMMISSION = "commission", "委託事業のため計画に入れない", "commissioned work is not planned as a subsidy"
    NO_RATE = "no-rate", "補助率が分からない", "the rate is not known"
    CERTIFICATION = "certification", "認定であり、支払はない", "a certification pays nothing"
    NO_CALL = "no-call", "公募中のものを確認できない", "no open call was found"
    ENDED = "ended", "事業が終了している", "the programme is over"
    NO_COST = "no-cost", "対象となる費用がない", "no cost that it pays for"
    NOT_ADOPTED = "not-adopted", "採択されない場合として除いた", "taken as not adopted"
    ANOTHER_IS_BETTER = (
        "another-is-better",
        "他の事業の方が補助額が大きい（併用の可否は未確認）",
        "another programme pays more (combining them is not known to be allowed)",
    )


@dataclass(frozen=True, slots=True)
class Contender:
    """計画に入れられる事業, under the readings that were chosen."""

    verdict: Verdict
    terms: Terms
    readings: tuple[str, ...]  # ids, one per open point

    @property
    def id(self) -> str:
        return self.verdict.programme.id


@dataclass(frozen=True, slots=True)
class LeftOut:
    """計画に入れない事業, with what it would pay alone and what it would add to the plan."""

    verdict: Verdict
    reason: Reason
    alone: Award  # if its requirements were met and no other programme paid
    added: Yen | None = None  # the plan with it, less the plan; None = cannot be computed

    @property
    def text(self) -> Text:
        return self.reason.text


@dataclass(frozen=True, slots=True)
class Choice:
    """What the person asked of the plan."""

    adopted: frozenset[str] | None = None  # programme ids taken as adopted; None = all
    readings: Mapping[str, tuple[str, ...]] | None = None  # programme id → reading ids
    assume_calls: bool = False


def contenders(verdicts: Sequence[Verdict], choice: Choice) -> tuple[tuple[Contender, ...], tuple[LeftOut, ...]]:
    """Those that may enter the plan, and those left out, each in the order of the rulebook."""
    inside: list[Contender] = []
    outside: list[LeftOut] = []
    for verdict in verdicts:
        reason = _reason(verdict, choice)
        if reason is None:
            chosen = (choice.readings or {}).get(verdict.programme.id, ())
            inside.append(Contender(verdict, verdict.call.under(chosen), _in_force(verdict, chosen)))
        else:
            outside.append(LeftOut(verdict, reason, verdict.potential))
    return tuple(inside), tuple(outside)


def _in_force(verdict: Verdict, chosen: Sequence[str]) -> tuple[str, ...]:
    """The reading of each open point: the chosen one, else the default."""
    picked = {reading.point: reading.id for reading in verdict.call.readings if reading.default}
    picked |= {reading.point: reading.id for reading in verdict.call.readings if reading.id in chosen}
    return tuple(picked.values())


def _reason(verdict: Verdict, choice: Choice) -> Reason | None:
    if verdict.status is Standing.NO:
        return Reason.NOT_MET
    if verdict.programme.funded_through:
        return Reason.PARENT
    terms = verdict.call.terms
    if terms.support is Support.CERTIFICATION:
        return Reason.CERTIFICATION
    if verdict.call_state is CallState.ENDED:
        return Reason.ENDED
    if terms.support is Support.COMMISSION:
        return Reason.COMMISSION
    if terms.rate is None and terms.rate_by_size is None:
        return Reason.NO_RATE
    if verdict.status is not Standing.YES:
        return Reason.UNDECIDED
    if verdict.award.total.high == 0:
        return Reason.NO_COST
    if not choice.assume_calls and not _announced(verdict):
        return Reason.NO_CALL
    if choice.adopted is not None and verdict.programme.id not in choice.adopted:
        return Reason.NOT_ADOPTED
    return None


def _announced(verdict: Verdict) -> bool:
    """Whether one can apply, or will be able to on a day that is known."""
    terms = verdict.call.own_terms
    return verdict.call_state is CallState.OPEN or (
        verdict.call_state is CallState.FORECAST and terms.opens is not None
    )
