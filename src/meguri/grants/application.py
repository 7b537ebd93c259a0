"""Applications under review (審査中の応募) and the written rule by which they are selected."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from meguri.vocabulary.code import Code
from meguri.vocabulary.money import Yen
from meguri.vocabulary.text import Text


class AtBudget(Code):
    """予算に収まらない応募に当たったとき."""

    STOP = "stop", "そこで選定を終える", "selection ends there"
    SKIP = "skip", "飛ばして、収まる次の応募に進む", "it is passed over for the next one that fits"


@dataclass(frozen=True, slots=True)
class Application:
    """応募."""

    id: str
    company: str
    score: Fraction  # points of the review, higher is better
    amount: Yen  # subsidy asked for over the whole project


@dataclass(frozen=True, slots=True)
class Rule:
    """採択の規則, written before the scores are known."""

    budget: Yen
    threshold: Fraction  # points below which nothing is selected
    value_above: Fraction  # points from which a score counts as worth: what the exact optimum adds up
    places: int | None  # at most this many; None = no limit
    one_per_company: bool
    at_budget: AtBudget

    def value(self, application: Application) -> Fraction:
        """What selecting it adds."""
        return application.score - self.value_above


@dataclass(frozen=True, slots=True)
class Round:
    """一回の選定: what is selected from, and by which rule."""

    name: Text | None
    rule: Rule
    applications: tuple[Application, ...]  # by score from the top, then the smaller amount, then id
    fictional: bool = False


def in_order(applications: tuple[Application, ...]) -> tuple[Application, ...]:
    """得点順: by score from the top; equal scores by the smaller amount, then by id. The order of a file plays no part."""
    return tuple(sorted(applications, key=lambda one: (-one.score, one.amount, one.id)))
