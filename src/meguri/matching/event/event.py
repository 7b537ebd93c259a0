"""A matching event (マッチングイベント): slots, ventures, CDMOs, and what each side says of the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from hashlib import sha256

from meguri.vocabulary.code import Code
from meguri.vocabulary.text import Text

MOST_POINTS = 100  # a score runs from 0 (no meeting wanted) to this
KEEP_WITHIN = Fraction(1, 100)  # of the best value, given up so that meetings stay where they are


class Side(Code):
    """参加者の側."""

    VENTURE = "venture", "創薬ベンチャー", "venture"
    CDMO = "cdmo", "CDMO", "CDMO"


@dataclass(frozen=True, slots=True)
class Slot:
    """面談枠."""

    id: str
    start: datetime  # local time of Asia/Tokyo, without a zone
    minutes: int

    @property
    def end(self) -> datetime:
        return self.start + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Party:
    """参加者. A venture sits at one table at a time; a CDMO has `tables`, or fewer in some slots."""

    id: str
    side: Side
    name: Text
    available: frozenset[str]  # slots
    scores: Mapping[str, int]  # party of the other side → points; not listed = no meeting wanted
    ranking: tuple[str, ...] = ()  # as written, where the party ranked instead of scoring
    at_most: int | None = None  # meetings; None = as many as fit
    tables: int = 1
    tables_at: Mapping[str, int] | None = None  # slot → tables, where not `tables`

    def tables_in(self, slot: str) -> int:
        """卓数: meetings it can hold in a slot."""
        return (self.tables_at or {}).get(slot, self.tables) if slot in self.available else 0

    def place_of(self, other: str) -> int | None:
        """順位: how the other one stands among those this party listed; equal points share a place."""
        if other not in self.scores:
            return None
        return 1 + sum(points > self.scores[other] for points in self.scores.values())


@dataclass(frozen=True, slots=True)
class Rule:
    """書かれた規則, published before the wishes are known."""

    at_most: int | None = None  # meetings of a venture that says nothing else; None = as many as fit
    wishes: int | None = (
        None  # the longest ranking; the first place is worth 100 points, each further one 100/wishes less
    )
    keep_within: Fraction = KEEP_WITHIN
    seed: int = 0  # of the draw that decides between equals


@dataclass(frozen=True, slots=True)
class Event:
    """マッチングイベント. Slots by time; parties in the order of the draw, so the order of a file plays no part."""

    name: Text
    place: Text | None
    rule: Rule
    slots: tuple[Slot, ...]
    ventures: tuple[Party, ...]
    cdmos: tuple[Party, ...]
    fictional: bool = False

    @property
    def parties(self) -> tuple[Party, ...]:
        return self.ventures + self.cdmos

    def party(self, id_: str) -> Party:
        """The party of that id. Raises StopIteration where there is none."""
        return next(party for party in self.parties if party.id == id_)


def drawn(seed: int, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """抽選順: the order that decides between equals, from the published seed and the ids alone."""
    return tuple(sorted(parties, key=lambda party: lot(seed, party.side, party.id)))


def lot(seed: int, *words: str) -> bytes:
    """くじ: the lot of a party or a pair."""
    return sha256("\0".join((str(seed), *words)).encode()).digest()


def points_of(place: int, wishes: int) -> int:
    """順位点: the points of a place (1 = first) in a ranking; a short list is worth no more than a long one."""
    return MOST_POINTS * (wishes + 1 - place) // wishes
