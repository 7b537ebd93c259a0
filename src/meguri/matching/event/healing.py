"""The plan after a cancellation (取消し後の調整): as few promised meetings as possible lose their slot.

The rule, in this order, among plans that give up at most `keep_within` of the best value that is still possible (or of the
share of it that the plan before had, where that was further below):
1. as few as possible of the meetings for which both are still there lose their slot or are dropped;
2. as few as possible of the former meetings are dropped;
3. the sum of mutual scores is the highest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from meguri.matching.event.arrangement import SECONDS, Arrangement, arrange, columns_of, packing_of
from meguri.matching.event.cancellation import Cancellation, without
from meguri.matching.event.changes import Changed, compared, followed
from meguri.matching.event.event import Event
from meguri.matching.event.plan import Meeting, Method, Plan, placed_of, planned
from meguri.matching.event.problem import Problem, keeps, problem_of
from meguri.matching.packing import Packing, Solved, solved


@dataclass(frozen=True, slots=True)
class Healed(Changed):
    """調整後の日程."""

    dropped: tuple[Cancellation, ...]
    given_up: frozenset[tuple[str, str]]  # could have gone on where they were, and were dropped for the sum
    for_the_sum: bool  # with everything left where it can stay, the plan would be worth less than `floor`
    best: int  # worth of the best plan that ignores what was promised
    floor: int  # what the plan had to be worth at least
    fewest: bool  # proven that no plan of that worth disturbs or drops fewer

    @property
    def disturbed(self) -> int:
        """続けられたのに続かない面談: for which both are still there, moved or dropped."""
        event = self.plan.event
        former = (*self.lost, *(one.before for one in self.moved))
        return sum(could_go_on(one, event) for one in former)


def could_go_on(one: Meeting, event: Event) -> bool:
    """Whether both are there in the slot of a former meeting."""
    return all(event.party(id_).tables_in(one.slot) for id_ in (one.venture, one.cdmo))


@dataclass(frozen=True, slots=True)
class _Mended:
    placed: dict[int, int]
    fewest: bool


def heal(plan: Plan, dropped: Sequence[Cancellation], seconds: float = SECONDS) -> Healed:
    """The plan that is left when these drop out, mended by the rule."""
    event = without(plan.event, dropped)
    problem = problem_of(event)
    before = placed_of(event, problem, plan.meetings)
    staying = _staying(problem, before)
    best = arrange(problem, seconds)
    floor = _floor(plan, best.worth, seconds)
    mended = _in_place(problem, before, staying, seconds)
    for_the_sum = problem.worth(mended.placed) < floor
    if for_the_sum:
        mended = _moved(problem, before, best.placed, floor, seconds)
    if not keeps(problem, mended.placed) or problem.worth(mended.placed) < floor:
        raise RuntimeError("the mended plan breaks a limit of the event")
    found = Arrangement(mended.placed, problem.worth(mended.placed), best.bound)
    after = followed(plan, planned(event, problem, found, Method.HEALED, plan.meetings), dropped)
    given_up = [problem.pairs[i] for i in staying if i not in mended.placed]
    pairs = frozenset((event.ventures[pair.venture].id, event.cdmos[pair.cdmo].id) for pair in given_up)
    changed = compared(plan, after)
    parts = (changed.plan, changed.kept, changed.moved, changed.lost, changed.new)
    return Healed(*parts, tuple(dropped), pairs, for_the_sum, best.worth, floor, mended.fewest)


def _floor(plan: Plan, best: int, seconds: float) -> int:
    """The least that the mended plan may be worth.

    A plan that was further below the best of its time than `keep_within` need not catch up: it keeps within that much of
    the same share of the best that is still possible. Otherwise one slot less would undo half a stable matching.
    """
    within, then = plan.event.rule.keep_within, arrange(problem_of(plan.event), seconds).worth
    if then - plan.worth > then * within:
        best = best * plan.worth // then
    return best - int(best * within)


def _staying(problem: Problem, before: Mapping[int, int]) -> dict[int, int]:
    """The meetings that can go on at their slot, but for those that now contend for too few tables."""
    at = defaultdict[tuple[int, int], list[int]](list)
    for i, slot in before.items():
        if slot in problem.common(problem.pairs[i]):
            at[problem.pairs[i].cdmo, slot].append(i)
    return {i: slot for (c, slot), pairs in at.items() if len(pairs) <= problem.tables[c][slot] for i in pairs}


def _in_place(problem: Problem, before: Mapping[int, int], staying: Mapping[int, int], seconds: float) -> _Mended:
    """Nothing that can stay moves; the rest is planned anew, former meetings before all others."""
    open_ = [i for i in range(len(problem.pairs)) if i not in staying]
    rest = _rest(problem, staying, open_)
    former = {j: before[i] for j, i in enumerate(open_) if i in before}
    if any(slot in rest.common(rest.pairs[j]) for j, slot in former.items()):  # contend for a table
        mended = _moved(rest, former, {}, 0, seconds)
    else:
        first = 1 + sum(pair.worth for pair in rest.pairs)  # no number of other meetings outweighs a former one
        pairs = (replace(pair, worth=pair.worth + first * (j in former)) for j, pair in enumerate(rest.pairs))
        found = arrange(replace(rest, pairs=tuple(pairs)), seconds)
        mended = _Mended(found.placed, found.proven)
    return _Mended({**staying, **{open_[j]: slot for j, slot in mended.placed.items()}}, mended.fewest)


def _rest(problem: Problem, staying: Mapping[int, int], open_: Sequence[int]) -> Problem:
    """What is left of the event when these meetings have their places."""
    free, tables = list(problem.free), [list(each) for each in problem.tables]
    most_v, most_c = list(problem.most_of_venture), list(problem.most_of_cdmo)
    for i, slot in staying.items():
        pair = problem.pairs[i]
        free[pair.venture] &= ~(1 << slot)
        tables[pair.cdmo][slot] -= 1
        most_v[pair.venture] -= 1
        most_c[pair.cdmo] -= 1
    return Problem(
        problem.slots,
        tuple(problem.pairs[i] for i in open_),
        tuple(free),
        tuple(map(tuple, tables)),
        tuple(min(most, mask.bit_count()) for most, mask in zip(most_v, free, strict=True)),
        tuple(min(most, sum(each)) for most, each in zip(most_c, tables, strict=True)),
    )


def _moved(
    problem: Problem, before: Mapping[int, int], start: Mapping[int, int], floor: int, seconds: float
) -> _Mended:
    """By HiGHS, among plans worth at least `floor`: first the fewest that lose their slot or are dropped, then the most worth.

    Args:
        start: a plan worth that much.
    """
    columns = columns_of(problem)
    packing = packing_of(problem, columns)
    heavy = len(before) + 1  # a meeting that stays outweighs any number that is only not dropped
    kept = [(heavy if before[i] == slot else 0) + 1 if i in before else 0 for i, slot in columns]
    given = [j for j, (i, slot) in enumerate(columns) if start.get(i) == slot]
    worth = (packing.worths, floor, sum(packing.worths))
    fewest = solved(Packing(kept, packing.rows, packing.limits), given, seconds, [worth])
    if fewest.chosen is None:
        return _Mended(dict(start), False)
    reached = sum(kept[j] for j in fewest.chosen)
    most = solved(packing, fewest.chosen, seconds, [(kept, reached, sum(kept))])
    chosen = _allowed(most, fewest.chosen, packing.worths)
    return _Mended(dict(columns[j] for j in chosen), fewest.bound == reached)


def _allowed(most: Solved, fewest: Sequence[int], worths: Sequence[int]) -> Sequence[int]:
    if most.chosen is None:
        return fewest
    return max(most.chosen, fewest, key=lambda chosen: sum(worths[j] for j in chosen))
