"""What is asked of an answer beside the profile (答えの条件): day, weights, assumed calls, readings, the chosen site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from meguri.funding.contender import Choice
from meguri.matching.scales import Weights

OWN = "own"  # weights typed by the visitor
DEFAULT = "default"
TOPS = (5, 10, 30)  # sites shown of each band
MOST_COMPARED = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """答えの条件. The defaults are what a first visit shows."""

    on: date
    weights: str = DEFAULT  # a preset, or `own`
    own_weights: Mapping[str, int] = field(default_factory=dict)  # criterion → any whole number from 0
    assume_calls: bool = True
    adopted: frozenset[str] | None = None  # programme ids; None = all
    readings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # programme id → reading ids
    site: str | None = None  # as if it had been chosen
    compare: tuple[str, ...] = ()
    top: int = TOPS[0]
    typed: bool = False  # weights of one's own because one was changed in the table

    @property
    def choice(self) -> Choice:
        """For the plan."""
        return Choice(self.adopted, self.readings, self.assume_calls)


def whole_weights(weights: Weights) -> dict[str, int]:
    """Weights as whole numbers, as the table offers them to be changed."""
    return {id_: round(value) for id_, value in weights.values.items()}
