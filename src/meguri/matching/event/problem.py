"""The event in numbers (数で書いた日程問題): pairs that both sides want, with their mutual score, and what limits them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isqrt

from meguri.matching.event.event import Event

HUNDREDTHS = 100  # a mutual score is counted in hundredths of a point


@dataclass(frozen=True, slots=True)
class Pair:
    """相互に希望する組."""

    venture: int  # place in the event
    cdmo: int
    worth: int  # mutual score in hundredths of a point


@dataclass(frozen=True, slots=True)
class Problem:
    """日程問題. Slots are bits of a mask, the earliest the lowest."""

    slots: int
    pairs: tuple[Pair, ...]
    free: tuple[int, ...]  # venture → slots in which it is there
    tables: tuple[tuple[int, ...], ...]  # CDMO → tables in each slot
    most_of_venture: tuple[int, ...]
    most_of_cdmo: tuple[int, ...]

    def common(self, pair: Pair) -> list[int]:
        """Slots in which both are there."""
        return [s for s, tables in enumerate(self.tables[pair.cdmo]) if tables and self.free[pair.venture] >> s & 1]

    def worth(self, pairs: Iterable[int]) -> int:
        """What meetings add up to."""
        return sum(self.pairs[i].worth for i in pairs)


def mutual(one: int, other: int) -> int:
    """相互点: the geometric mean of what both sides gave, in hundredths of a point, rounded down.

    A meeting that one side does not want (0 points) is worth nothing, however much the other wants it.
    """
    return isqrt(one * other * HUNDREDTHS * HUNDREDTHS)


def problem_of(event: Event) -> Problem:
    """The problem of an event. Pairs stand in the order of the draw."""
    cdmos = {cdmo.id: c for c, cdmo in enumerate(event.cdmos)}
    pairs = []
    for v, venture in enumerate(event.ventures):
        for c in sorted(cdmos[other] for other in venture.scores):
            worth = mutual(venture.scores[event.cdmos[c].id], event.cdmos[c].scores.get(venture.id, 0))
            if worth:
                pairs.append(Pair(v, c, worth))
    free = tuple(_mask(slot.id in venture.available for slot in event.slots) for venture in event.ventures)
    tables = tuple(tuple(cdmo.tables_in(slot.id) for slot in event.slots) for cdmo in event.cdmos)
    return Problem(
        len(event.slots),
        tuple(pairs),
        free,
        tables,
        tuple(_least(mask.bit_count(), venture.at_most) for mask, venture in zip(free, event.ventures, strict=True)),
        tuple(_least(sum(each), cdmo.at_most) for each, cdmo in zip(tables, event.cdmos, strict=True)),
    )


def points(worth: int) -> str:
    """A mutual score or a sum of them as written: 7071 → 70.71."""
    whole, part = divmod(worth, HUNDREDTHS)
    return f"{whole}.{part:02}"


def keeps(problem: Problem, placed: dict[int, int]) -> bool:
    """Whether these meetings (pair → slot) break nothing: the check of every plan, whoever proposed it."""
    at_venture = [(problem.pairs[i].venture, s) for i, s in placed.items()]
    at_cdmo = [(problem.pairs[i].cdmo, s) for i, s in placed.items()]
    return (
        all(s in problem.common(problem.pairs[i]) for i, s in placed.items())
        and len(set(at_venture)) == len(at_venture)
        and all(at_cdmo.count(cell) <= problem.tables[cell[0]][cell[1]] for cell in set(at_cdmo))
        and _within(problem.most_of_venture, [v for v, _ in at_venture])
        and _within(problem.most_of_cdmo, [c for c, _ in at_cdmo])
    )


def _within(most: Sequence[int], meetings: list[int]) -> bool:
    return all(meetings.count(party) <= most[party] for party in set(meetings))


def _mask(there: Iterable[bool]) -> int:
    return sum(1 << s for s, is_there in enumerate(there) if is_there)


def _least(room: int, at_most: int | None) -> int:
    return room if at_most is None else min(room, at_most)
