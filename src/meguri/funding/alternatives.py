"""What stands beside the plan (計画の周辺): a decision that comes too late, other readings, programmes that were left out.

Each is the plan's own question asked again with one thing changed; every amount comes from the same exact arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from meguri.eligibility.assessment import Assessment, eligibility
from meguri.eligibility.cost import pays_work
from meguri.funding.allocation import Problem
from meguri.funding.cash import Cash
from meguri.funding.contender import Choice, Contender, LeftOut, Reason, contenders
from meguri.funding.optimum import best
from meguri.funding.question import problem_of
from meguri.funding.scenario import Ground, Scenario, late
from meguri.profiles.profile import Profile
from meguri.profiles.work import Work
from meguri.register.register import Register
from meguri.rulebook.call import Reading
from meguri.rulebook.file_format import CallState
from meguri.vocabulary.money import Yen


@dataclass(frozen=True, slots=True)
class Asked:
    """The question of the plan, so that it can be asked again."""

    profile: Profile
    assessment: Assessment
    choice: Choice
    cash: Cash  # without any subsidy
    settlement: int  # quarters after the fiscal year in which a subsidy arrives where the call does not say

    def again(self, inside: Sequence[Contender]) -> Problem:
        """The same question for these programmes."""
        return problem_of(self.profile, inside, self.cash.net, self.cash.opening, self.settlement)

    def most(self, inside: Sequence[Contender]) -> Yen:
        """The subsidy of the best plan of these programmes."""
        return best(self.again(inside)).subsidy


@dataclass(frozen=True, slots=True)
class ReadOtherwise:
    """ほかの読み方での計画: the plan under one reading that is not in force."""

    contender: Contender  # as it is read then
    reading: Reading
    subsidy: Yen
    peak_need: Yen


@dataclass(frozen=True, slots=True)
class Uncovered:
    """計画の事業が対象にしない最大の費用."""

    work: Work
    direct: Yen
    otherwise: ReadOtherwise | None  # the reading under which a programme of the plan would pay for it


def missed_year(asked: Asked, register: Register | None, chosen: Scenario) -> Iterator[Scenario]:
    """最初の年度に間に合わない場合: what the calls of the year after would pay, where the plan's first rests on no open call."""
    paid = [year for year in chosen.years if year.lines]
    if not paid or all(line.contender.verdict.call_state is CallState.OPEN for line in paid[0].lines):
        return
    first = paid[0].year
    judged = eligibility(asked.profile, asked.assessment.rulebook, register, first.plus(1).first_day)
    inside, _ = contenders(judged.verdicts, asked.choice)
    yield late(Ground(asked.profile, inside, asked.again(inside), asked.cash), first)


def read_otherwise(asked: Asked, inside: Sequence[Contender], chosen: Scenario) -> Iterator[ReadOtherwise]:
    """What the plan comes to, the readings of its programmes changed one at a time."""
    for contender in inside:
        if contender.id in chosen.programmes:
            for reading, other in _read_otherwise(contender):
                found = best(asked.again([other if one is contender else one for one in inside]))
                need = asked.cash.with_receipts(found.receipts()).peak_need
                yield ReadOtherwise(other, reading, found.subsidy, need)


def _read_otherwise(contender: Contender) -> Iterator[tuple[Reading, Contender]]:
    """The programme under each reading that is not in force."""
    call = contender.verdict.call
    points = {reading.id: reading.point for reading in call.readings}
    for reading in call.readings:
        if reading.id not in contender.readings:
            ids = (*(id_ for id_ in contender.readings if points[id_] != reading.point), reading.id)
            yield reading, replace(contender, terms=call.under(ids), readings=ids)


def largest_uncovered(asked: Asked, chosen: Scenario, otherwise: Sequence[ReadOtherwise]) -> Uncovered | None:
    """The work that costs most of those no programme of the plan pays for; None where there is none, or no plan."""
    paid = {work for year in chosen.years for line in year.lines for work in line.work}
    rest = [work for work in asked.profile.work or () if work.id not in paid and work.costs]
    if not paid or not rest:
        return None
    work = max(rest, key=_direct)
    by = [one for one in otherwise if pays_work(one.contender.terms, work)]
    return Uncovered(work, _direct(work), max(by, key=lambda one: one.subsidy, default=None))


def _direct(work: Work) -> Yen:
    return sum(cost for items in work.costs.values() for cost in items.values())


def beaten(asked: Asked, inside: Sequence[Contender], chosen: Scenario) -> Iterator[LeftOut]:
    """Programmes that could have been used, but another pays more; what each adds holds only if they may be combined."""
    joined = asked.again(inside).joined()
    for contender in inside:
        if contender.id not in chosen.programmes:
            together = best(joined, frozenset({*chosen.programmes, contender.id})).subsidy
            yield LeftOut(
                contender.verdict, Reason.ANOTHER_IS_BETTER, contender.verdict.potential, together - chosen.subsidy
            )


def with_added(asked: Asked, outside: Sequence[LeftOut], chosen: Scenario) -> tuple[LeftOut, ...]:
    """Programmes taken as not adopted, with what the plan would gain if they were."""
    found = []
    for one in outside:
        if one.reason is Reason.NOT_ADOPTED:
            adopted = (asked.choice.adopted or frozenset()) | {one.verdict.programme.id}
            inside, _ = contenders(asked.assessment.verdicts, replace(asked.choice, adopted=adopted))
            one = replace(one, added=asked.most(inside) - chosen.subsidy)
        found.append(one)
    return tuple(found)
