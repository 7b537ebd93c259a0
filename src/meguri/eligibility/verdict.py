"""Verdicts (判定): for each programme yes, conditional, unknown or no, clause by clause, with amounts and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from meguri.eligibility.award import NOT_KNOWN, NOTHING, Award, award
from meguri.eligibility.cost import cost_years, eligible_direct
from meguri.eligibility.facts import facts_of
from meguri.eligibility.paths import asked_once, expressible
from meguri.eligibility.period import Years, covered
from meguri.profiles.profile import Profile
from meguri.register.register import Register
from meguri.rulebook import fields
from meguri.rulebook.amount import multiplier
from meguri.rulebook.call import Call, Reading
from meguri.rulebook.file_format import CallState
from meguri.rulebook.programme import Programme
from meguri.rulebook.terms import Terms
from meguri.rules.ask import questions
from meguri.rules.change import ChangeSet, changes
from meguri.rules.explain import Truth, bounds, judged
from meguri.rules.expression import Clause
from meguri.rules.field import Facts, Span, Value
from meguri.vocabulary.code import Code
from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.money import Yen
from meguri.vocabulary.work import Support


class Standing(Code):
    """判定."""

    YES = "yes", "要件は満たす見込み", "requirements expected to be met"
    CONDITIONAL = "conditional", "条件付きで要件を満たす見込み", "met on conditions"
    UNKNOWN = "unknown", "判定には情報が不足", "not enough is known"
    NO = "no", "要件を満たさない", "requirements not met"


@dataclass(frozen=True, slots=True)
class ReadingAward:
    """解釈ごとの補助額."""

    reading: Reading
    award: Award


@dataclass(frozen=True, slots=True)
class Verdict:
    """判定 of one programme on one day."""

    profile: Profile
    programme: Programme
    call: Call
    call_state: CallState
    status: Standing
    clauses: tuple[tuple[Clause, Truth], ...]
    award: Award  # under the default readings
    potential: Award  # the same if every undecided clause were met
    readings: tuple[ReadingAward, ...]
    years: tuple[FiscalYear, ...]  # covered fiscal years
    facts: Facts
    ask: tuple[str, ...]  # paths of the profile, best first
    change: tuple[ChangeSet, ...]
    project_at_most: Yen | None  # certified VC money carries a project up to this much; None = the whole of it


def assess(profile: Profile, programme: Programme, register: Register | None, as_of: date) -> Verdict:
    """The verdict on one programme."""
    call = programme.call(as_of)
    facts = facts_of(profile, register, call.certified_on(as_of))
    years = covered(programme, call, as_of, cost_years(profile))
    terms = call.terms
    requirement = programme.requires(terms)
    found, answered = judged(requirement, facts)
    status = standing(found, answered)
    given, potential = awards(profile, terms, status, facts, years)
    return Verdict(
        profile,
        programme,
        call,
        call.state(as_of),
        status,
        tuple(answered),
        given,
        potential,
        tuple(_read(profile, programme, call, reading, facts, years) for reading in call.readings),
        years or (),
        facts,
        asked_once((q.field.path for q in questions({programme.id: requirement}, facts)), profile.kind),
        tuple(one for one in changes(requirement, facts) if expressible(one, profile.kind)),
        _project_at_most(profile, terms, facts, years),
    )


def standing(found: Truth, answered: Sequence[tuple[Clause, Truth]]) -> Standing:
    """No if a clause fails; yes if all hold; conditional if Meguri can help with all that is open; else unknown."""
    if found is not Truth.UNKNOWN:
        return Standing.YES if found is Truth.YES else Standing.NO
    undecided = [clause for clause, answer in answered if answer is Truth.UNKNOWN]
    return Standing.CONDITIONAL if all(clause.fix for clause in undecided) else Standing.UNKNOWN


def awards(profile: Profile, terms: Terms, status: Standing, facts: Facts, years: Years) -> tuple[Award, Award]:
    """The award, and the potential if every undecided clause were met."""
    if status is Standing.NO or terms.support is Support.CERTIFICATION:
        return NOTHING, NOTHING
    if years is None:
        return NOT_KNOWN, NOT_KNOWN
    direct = eligible_direct(profile, terms, years)
    potential = award(terms, _as_if_met(terms, facts), direct)
    return (potential if status is Standing.YES else potential.not_yet()), potential


def _as_if_met(terms: Terms, facts: Facts) -> Facts:
    """The facts if every undecided clause were met: VC money that is not known reaches at least the minimum."""
    invested: Value = facts.get(fields.CERTIFIED_INVEST.path, Span(0, None))
    if terms.vc_minimum is None or not isinstance(invested, Span):
        return facts
    return {**facts, fields.CERTIFIED_INVEST.path: Span(max(invested.low, terms.vc_minimum), invested.high)}


def _read(
    profile: Profile, programme: Programme, call: Call, reading: Reading, facts: Facts, years: Years
) -> ReadingAward:
    terms = call.under((reading.id,))
    status = standing(*judged(programme.requires(terms), facts))
    return ReadingAward(reading, awards(profile, terms, status, facts, years)[0])


def _project_at_most(profile: Profile, terms: Terms, facts: Facts, years: Years) -> Yen | None:
    invested = facts.get(fields.CERTIFIED_INVEST.path)
    if terms.vc_multiple is None or not isinstance(invested, int):
        return None
    direct = sum(span.low for span in eligible_direct(profile, terms, years or ()).values())
    carried = (terms.vc_multiple + 1) * invested
    return carried if direct * bounds(multiplier(terms), facts)[0] > carried else None
