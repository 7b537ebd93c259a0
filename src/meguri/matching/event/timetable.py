"""Finding slots for chosen pairs (枠への割付): put each where it hurts least, and look for another place for who had to leave.

A pair that was moved away may not come back to the same slot for a while (tabu search on a partial timetable). The
chance is seeded: the same pairs always get the same slots.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from random import Random

from meguri.matching.event.problem import Problem

STEPS = 20_000  # until the best timetable found so far is taken
REST = 10  # steps for which a pair stays away from a slot it had to leave, and as many again by chance
LOUD = 1_000  # how much one displaced meeting weighs; a lot below one decides between equals


class Timetable:
    """時間割: who sits where, while it is being made."""

    def __init__(self, problem: Problem):
        self.problem = problem
        self.slot_of: dict[int, int] = {}
        self.at_venture: list[list[int | None]] = [[None] * problem.slots for _ in problem.free]
        self.at_cdmo: list[list[list[int]]] = [[[] for _ in range(problem.slots)] for _ in problem.tables]

    def put(self, i: int, slot: int) -> None:
        """A pair into a slot that has room for it."""
        pair = self.problem.pairs[i]
        self.slot_of[i] = slot
        self.at_venture[pair.venture][slot] = i
        self.at_cdmo[pair.cdmo][slot].append(i)

    def take(self, i: int) -> None:
        """A pair out of its slot."""
        pair, slot = self.problem.pairs[i], self.slot_of.pop(i)
        self.at_venture[pair.venture][slot] = None
        self.at_cdmo[pair.cdmo][slot].remove(i)

    def busy(self, i: int, slot: int) -> int | None:
        """The meeting that the venture has in the slot."""
        return self.at_venture[self.problem.pairs[i].venture][slot]

    def full(self, i: int, slot: int) -> bool:
        """Whether every table of the CDMO is taken in the slot."""
        cdmo = self.problem.pairs[i].cdmo
        return len(self.at_cdmo[cdmo][slot]) >= self.problem.tables[cdmo][slot]

    def room(self, i: int, slot: int) -> bool:
        """Whether the pair can sit down in the slot."""
        return self.busy(i, slot) is None and not self.full(i, slot)


def timetable(problem: Problem, chosen: Sequence[int], start: Mapping[int, int] | None = None) -> dict[int, int]:
    """Slots for the chosen pairs, for as much of their worth as was found; pair → slot.

    Args:
        chosen: pairs that keep the limits on meetings of every party.
        start: slots to begin from, as far as they fit.
    """
    chance, table = Random(0), Timetable(problem)
    common = {i: problem.common(problem.pairs[i]) for i in chosen}
    for i, slot in (start or {}).items():
        if i in common and slot in common[i] and table.room(i, slot):
            table.put(i, slot)
    waiting = [i for i in chosen if i not in table.slot_of and common[i]]
    best, missing = dict(table.slot_of), problem.worth(waiting)
    least = missing
    away: dict[tuple[int, int], int] = {}
    for step in range(STEPS):
        if not waiting:
            break
        i = waiting.pop(chance.randrange(len(waiting)))
        missing -= problem.pairs[i].worth
        slot = min(common[i], key=lambda s: _harm(table, i, s, away, step) + chance.random())
        for left in _displaced(table, i, slot, chance):
            table.take(left)
            waiting.append(left)
            missing += problem.pairs[left].worth
            away[left, slot] = step + REST + chance.randrange(REST)
        table.put(i, slot)
        if missing < least:
            best, least = dict(table.slot_of), missing
    return best


def _harm(table: Timetable, i: int, slot: int, away: Mapping[tuple[int, int], int], step: int) -> int:
    moved = (table.busy(i, slot) is not None) + table.full(i, slot)
    return LOUD * (moved + max(0, away.get((i, slot), 0) - step)) if moved else 0


def _displaced(table: Timetable, i: int, slot: int, chance: Random) -> list[int]:
    """The meetings that make room for the pair in the slot."""
    busy = table.busy(i, slot)
    there = table.at_cdmo[table.problem.pairs[i].cdmo][slot]
    left = [] if busy is None else [busy]
    return [*left, chance.choice(there)] if table.full(i, slot) else left


def filled(problem: Problem, placed: Mapping[int, int], order: Iterable[int]) -> dict[int, int]:
    """The meetings, and of the other pairs those that still fit, in the order given, each in its earliest free slot."""
    table = Timetable(problem)
    left = [list(problem.most_of_venture), list(problem.most_of_cdmo)]
    for i, slot in placed.items():
        table.put(i, slot)
        left[0][problem.pairs[i].venture] -= 1
        left[1][problem.pairs[i].cdmo] -= 1
    for i in order:
        pair = problem.pairs[i]
        if i in table.slot_of or not left[0][pair.venture] or not left[1][pair.cdmo]:
            continue
        for slot in (s for s in problem.common(pair) if table.room(i, s)):
            table.put(i, slot)
            left[0][pair.venture] -= 1
            left[1][pair.cdmo] -= 1
            break
    return table.slot_of


def by_worth(problem: Problem) -> list[int]:
    """Pairs by their mutual score from the top; equals in the order of the draw."""
    return sorted(range(len(problem.pairs)), key=lambda i: -problem.pairs[i].worth)
