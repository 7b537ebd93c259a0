"""Whom a selection passes over (より高い点なのに外れる応募), and whom the rule of one per company bars anyway."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from meguri.grants.application import Application, Round


@dataclass(frozen=True, slots=True)
class Passing:
    """外れる応募, all above the lowest score that is selected."""

    over: tuple[Application, ...]
    barred: tuple[Application, ...]  # an application of the same company that stands higher is selected


def passing(round_: Round, selected: Sequence[Application]) -> Passing:
    """Those that could be selected and score above the lowest that is."""
    rule, ids = round_.rule, {one.id for one in selected}
    lowest = min((one.score for one in selected), default=None)
    over, barred = list[Application](), list[Application]()
    companies = set[str]()
    for one in round_.applications:  # from the top
        if one.id in ids:
            companies.add(one.company)
        elif lowest is not None and one.score > lowest and one.amount <= rule.budget:
            (barred if rule.one_per_company and one.company in companies else over).append(one)
    return Passing(tuple(over), tuple(barred))
