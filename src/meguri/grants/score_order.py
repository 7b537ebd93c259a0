"""Selection in the order of scores (得点順の採択), the default: from the top, by a written rule, with a reason for each."""

from __future__ import annotations

from dataclasses import dataclass

from meguri.grants.application import Application, AtBudget, Round
from meguri.vocabulary.code import Code
from meguri.vocabulary.money import Yen


class Reason(Code):
    """不採択の理由."""

    BELOW = "below-threshold", "採択の下限の点に届かない", "below the threshold"
    COMPANY = (
        "same-company",
        "同じ企業の、より上位の応募が採択された",
        "a higher application of the same company is selected",
    )
    PLACES = "places-taken", "採択予定件数に達した", "all places are taken"
    BUDGET = "over-budget", "残りの予算に収まらない", "does not fit what is left of the budget"
    ENDED = (
        "selection-ended",
        "上位の応募が予算に収まらず、選定を終えた",
        "selection ended at a higher one that did not fit",
    )


@dataclass(frozen=True, slots=True)
class Selection:
    """選定の結果. `reasons` names everyone who was not selected."""

    selected: tuple[Application, ...]
    reasons: dict[str, Reason]  # application id → why not

    @property
    def amount(self) -> Yen:
        return sum(one.amount for one in self.selected)


def by_score(round_: Round) -> Selection:
    """The selection by the rule, from the highest score down."""
    selected: list[Application] = []
    reasons: dict[str, Reason] = {}
    ended = False
    for one in round_.applications:
        reason = Reason.ENDED if ended and one.score >= round_.rule.threshold else _reason(one, selected, round_)
        if reason is None:
            selected.append(one)
            continue
        reasons[one.id] = reason
        ended = ended or (reason is Reason.BUDGET and round_.rule.at_budget is AtBudget.STOP)
    return Selection(tuple(selected), reasons)


def _reason(one: Application, selected: list[Application], round_: Round) -> Reason | None:
    rule = round_.rule
    if one.score < rule.threshold:
        return Reason.BELOW
    if rule.one_per_company and any(one.company == other.company for other in selected):
        return Reason.COMPANY
    if rule.places is not None and len(selected) >= rule.places:
        return Reason.PLACES
    if sum(other.amount for other in selected) + one.amount > rule.budget:
        return Reason.BUDGET
    return None
