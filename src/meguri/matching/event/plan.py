"""The plan of an event (面談の日程): meetings with slot and table, what both sides said, and how good the plan is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from meguri.matching.event.alternatives import blocking, first_come, stable
from meguri.matching.event.arrangement import SECONDS, Arrangement, arrange, first_arrangement
from meguri.matching.event.cancellation import Cancellation
from meguri.matching.event.event import Event
from meguri.matching.event.problem import Problem, problem_of
from meguri.vocabulary.code import Code


class Method(Code):
    """決め方."""

    BEST = "best", "相互点の合計が最大", "the highest sum of mutual scores"
    STABLE = (
        "stable",
        "安定な組合せ（受入保留方式、ベンチャーから希望）",
        "stable matching (deferred acceptance, ventures propose)",
    )
    HEALED = (
        "healed",
        "取消し後の調整（ほかの面談はできるだけ動かさない）",
        "mended after a cancellation (other meetings move as little as possible)",
    )


@dataclass(frozen=True, slots=True, order=True)
class Meeting:
    """面談."""

    slot: str
    cdmo: str
    table: int  # from 1
    venture: str


@dataclass(frozen=True, slots=True)
class Yardstick:
    """先着順の場合."""

    meetings: int
    worth: int


@dataclass(frozen=True, slots=True)
class Plan:
    """面談の日程. Worths are hundredths of a point."""

    event: Event
    method: Method
    meetings: tuple[Meeting, ...]  # by slot, CDMO and table
    worth: int
    bound: int  # no plan is worth more
    blocking: int  # pairs that would both rather meet each other, slots left aside
    first_come: Yardstick
    revision: int = 0  # how often the plan was changed
    dropped: tuple[Cancellation, ...] = ()  # all that were ever taken in
    called_off: tuple[Meeting, ...] = ()  # stood in an earlier revision and do not now

    @property
    def proven(self) -> bool:
        return self.worth == self.bound

    @property
    def gone(self) -> frozenset[str]:
        """取り消した参加者: those that cancelled and are left in no slot."""
        named = {one.party for one in self.dropped}
        slots = [slot.id for slot in self.event.slots]
        return frozenset(one.id for one in self.event.parties if one.id in named and not any(map(one.tables_in, slots)))


def plan(event: Event, method: Method = Method.BEST, seconds: float = SECONDS) -> Plan:
    """The plan of an event; the same for the same file in any order, unless the solver ran out of `seconds`."""
    problem = problem_of(event)
    if method is Method.BEST:
        return planned(event, problem, arrange(problem, seconds), method)
    placed = stable(event, problem).placed
    bound = max(first_arrangement(problem).bound, problem.worth(placed))
    return planned(event, problem, Arrangement(placed, problem.worth(placed), bound), method)


def planned(
    event: Event,
    problem: Problem,
    found: Arrangement,
    method: Method,
    before: Iterable[Meeting] = (),
) -> Plan:
    """An arrangement with tables; meetings that were there `before` keep theirs where they can."""
    served = first_come(event, problem)
    return Plan(
        event,
        method,
        _seated(event, problem, found.placed, before),
        found.worth,
        found.bound,
        blocking(event, problem, found.placed),
        Yardstick(len(served), problem.worth(served)),
    )


def _seated(
    event: Event, problem: Problem, placed: Mapping[int, int], before: Iterable[Meeting]
) -> tuple[Meeting, ...]:
    """Tables of a CDMO in a slot: those that were given stay, the others from the first free one."""
    had = {(one.slot, one.cdmo, one.venture): one.table for one in before}
    at = defaultdict[tuple[int, int], list[int]](list)
    for i, slot in sorted(placed.items()):
        at[slot, problem.pairs[i].cdmo].append(problem.pairs[i].venture)
    meetings = []
    for (slot, cdmo), ventures in at.items():
        where, host = event.slots[slot].id, event.cdmos[cdmo].id
        free = list(range(1, problem.tables[cdmo][slot] + 1))
        kept = {}
        for v in ventures:
            table = had.get((where, host, event.ventures[v].id))
            if table in free:
                free.remove(table)
                kept[v] = table
        meetings += [Meeting(where, host, kept.get(v) or free.pop(0), event.ventures[v].id) for v in ventures]
    order = {slot.id: place for place, slot in enumerate(event.slots)}
    return tuple(sorted(meetings, key=lambda one: (order[one.slot], one)))


def placed_of(event: Event, problem: Problem, meetings: Iterable[Meeting]) -> dict[int, int]:
    """The meetings as pair → slot; those that are no pair of the problem any more are left out."""
    slots = {slot.id: s for s, slot in enumerate(event.slots)}
    pair_of = {(event.ventures[pair.venture].id, event.cdmos[pair.cdmo].id): i for i, pair in enumerate(problem.pairs)}
    found = ((pair_of.get((one.venture, one.cdmo)), slots[one.slot]) for one in meetings)
    return {i: slot for i, slot in found if i is not None}
