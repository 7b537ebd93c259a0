"""Why a request was not met (応じられなかった希望の理由), for both sides in the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass

from meguri.matching.event.event import Party, Side
from meguri.matching.event.plan import Method, Plan, placed_of
from meguri.matching.event.problem import Pair, Problem, problem_of
from meguri.vocabulary.code import Code


class Reason(Code):
    """面談にならなかった理由."""

    NOT_MUTUAL = (
        "not-mutual",
        "相手側が希望していない（点がないか0点）",
        "the other side does not ask for it (no points, or 0)",
    )
    CANCELLED = "cancelled", "相手側が取り消した", "the other side cancelled"
    NO_COMMON_SLOT = "no-common-slot", "共に出席できる枠がない", "no slot in which both are there"
    VENTURE_FULL = (
        "venture-full",
        "ベンチャーの面談が上限に達し、どれも相互点が同じかより高い",
        "the venture has its most meetings, all of the same or a higher mutual score",
    )
    CDMO_FULL = (
        "cdmo-full",
        "CDMOの面談が上限に達し、どれも相互点が同じかより高い",
        "the CDMO has its most meetings, all of the same or a higher mutual score",
    )
    SLOTS_TAKEN = (
        "slots-taken",
        "共に出席できる枠が、どれもほかの面談でふさがっている",
        "every slot in which both are there is taken by other meetings",
    )
    SUM = (
        "lower-sum",
        "より低い相互点の面談もあるが、入れ替えると全体の合計が下がる（または、より高い日程が見つかっていない）",
        "some meetings of the two have a lower mutual score, but with this one instead the whole adds up to less (or no "
        "better plan was found)",
    )
    STABLE = (
        "not-in-the-stable-matching",
        "安定な組合せでは、少なくとも一方がより望む相手と面談する",
        "in the stable matching at least one of the two meets others it wants more",
    )
    GIVEN_UP = (
        "given-up-for-the-sum",
        "取消し前にあった面談。全体の合計が規則の下限を下回らないように取りやめた",
        "it stood before the cancellation, and was given up so that the whole does not add up to less than the rule allows",
    )
    KEPT = (
        "others-stay",
        "取消し後の調整では、決まっていた面談を残すことが先、残りの合計を大きくすることが次で、この面談はそれに合わない",
        "after a cancellation the meetings that stood come first and the sum of the others second, and this one does not go "
        "with that",
    )


OTHERWISE = {Method.BEST: Reason.SUM, Method.STABLE: Reason.STABLE, Method.HEALED: Reason.KEPT}


@dataclass(frozen=True, slots=True)
class Unmet:
    """応じられなかった希望."""

    other: str
    reason: Reason
    worth: int  # mutual score, in hundredths; 0 where it is not mutual
    lowest: int | None  # the lowest mutual score among the meetings that took the place


def unmet(plan: Plan, given_up: Container[tuple[str, str]] = ()) -> dict[str, tuple[Unmet, ...]]:
    """Party → the wishes of its own that were not met, the most wanted first; none of a party that cancelled.

    Args:
        given_up: pairs (venture, CDMO) that a cancellation could have left where they were, and that were dropped for the sum.
    """
    event, problem = plan.event, problem_of(plan.event)
    account = _Account(plan, problem, given_up)
    pairs = {(event.ventures[p.venture].id, event.cdmos[p.cdmo].id): i for i, p in enumerate(problem.pairs)}
    return {
        party.id: () if party.id in account.gone else tuple(_of_party(party, pairs, account)) for party in event.parties
    }


def _of_party(party: Party, pairs: dict[tuple[str, str], int], account: _Account) -> Iterator[Unmet]:
    wanted = sorted(
        (other for other, said in party.scores.items() if said), key=lambda other: (-party.scores[other], other)
    )
    for other in wanted:
        i = pairs.get((party.id, other) if party.side is Side.VENTURE else (other, party.id))
        if i is None:
            yield Unmet(other, Reason.NOT_MUTUAL, 0, None)
        elif i not in account.placed:
            yield account.unmet(i, other)


class _Account:
    """What the plan gave to whom."""

    def __init__(self, plan: Plan, problem: Problem, given_up: Container[tuple[str, str]]):
        self.plan, self.problem, self.gone, self.given_up = plan, problem, plan.gone, given_up
        self.placed = placed_of(plan.event, problem, plan.meetings)
        self.of_venture = defaultdict[int, list[int]](list)
        self.of_cdmo = defaultdict[int, list[int]](list)
        for i in self.placed:
            self.of_venture[problem.pairs[i].venture].append(i)
            self.of_cdmo[problem.pairs[i].cdmo].append(i)

    def unmet(self, i: int, other: str) -> Unmet:
        """Why this pair does not meet: the first reason that holds."""
        pair, problem = self.problem.pairs[i], self.problem
        names = self.plan.event.ventures[pair.venture].id, self.plan.event.cdmos[pair.cdmo].id
        if not self.gone.isdisjoint(names):
            return Unmet(other, Reason.CANCELLED, pair.worth, None)
        if names in self.given_up:
            return Unmet(other, Reason.GIVEN_UP, pair.worth, None)
        if not problem.common(pair):
            return Unmet(other, Reason.NO_COMMON_SLOT, pair.worth, None)
        sides = (
            (Reason.VENTURE_FULL, self.of_venture[pair.venture], problem.most_of_venture[pair.venture]),
            (Reason.CDMO_FULL, self.of_cdmo[pair.cdmo], problem.most_of_cdmo[pair.cdmo]),
        )
        full: list[int] = []
        for reason, meetings, most in sides:
            worths = [problem.pairs[j].worth for j in meetings]
            if len(meetings) >= most and all(worth >= pair.worth for worth in worths):
                return Unmet(other, reason, pair.worth, min(worths, default=None))
            full += worths if len(meetings) >= most else []
        if not full and not self._open(pair):
            return Unmet(other, Reason.SLOTS_TAKEN, pair.worth, None)
        return Unmet(other, OTHERWISE[self.plan.method], pair.worth, min(full, default=None))

    def _open(self, pair: Pair) -> bool:
        """Whether a slot is free for both."""
        busy = {self.placed[i] for i in self.of_venture[pair.venture]}
        taken = [self.placed[i] for i in self.of_cdmo[pair.cdmo]]
        tables = self.problem.tables[pair.cdmo]
        return any(s not in busy and taken.count(s) < tables[s] for s in self.problem.common(pair))
