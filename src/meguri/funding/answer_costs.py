"""The costs of a plan as the JSON document lists them (計画の費用): by work and fiscal year, and what bounds a project."""

from __future__ import annotations

from typing import Any

from meguri.funding.allocation import bounds_of
from meguri.funding.line import Line, vc_money, work_name
from meguri.funding.plan import Plan
from meguri.funding.question import cells_of, claimable
from meguri.funding.spending import work_years


def costs(plan: Plan) -> list[dict[str, Any]]:
    """Each work in each fiscal year: what it costs, what the programmes of the plan may claim of it, when it is paid."""
    cells, chosen = cells_of(plan.profile), plan.chosen.programmes
    paid = {one.id: claimable(one, plan.profile, cells) for one in plan.contenders if one.id in chosen}
    return [
        {
            "fiscal_year": one.year.start,
            "work": one.work.id,
            "text": work_name(one.work).document(),
            "direct": one.direct,
            "claimable": {
                id_: sum(cell.direct for cell in found if (cell.work, cell.year) == (one.work.id, one.year))
                for id_, found in paid.items()
            },
            "overhead_paid": None if one.year in plan.profile.finance.burn else one.overhead,
            "quarters": [str(quarter) for quarter in one.quarters],
        }
        for one in work_years(plan.profile)
    ]


def project_bounds(line: Line) -> dict[str, Any]:
    """What bounds all fiscal years of the line's programme together: ceilings by what they are of, and the VC multiple."""
    terms = line.contender.terms
    bounds = bounds_of(terms.ceilings or (), (), line.rate)
    amounts = {of: min(bound.amount for bound in bounds if bound.of is of) for of in {bound.of for bound in bounds}}
    return {
        "ceilings": {of.value: int(yen) if yen == int(yen) else str(yen) for of, yen in sorted(amounts.items())},
        "vc_multiple": terms.vc_multiple,
        "certified_vc": vc_money(line.contender),
    }
