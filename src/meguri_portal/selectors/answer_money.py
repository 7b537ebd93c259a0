"""The money of an answer in figures (資金の見通し): scenarios to compare, what to raise, and what it all stands on."""

from __future__ import annotations

from typing import Any

from meguri.vocabulary.fiscal_year import FiscalYear
from meguri_portal.selectors import plan_pictures

Document = dict[str, Any]
EXPECTED = "expected"  # a mean of cases: it has neither a balance nor a month
ALONE = "only:"


def scenario_view(plan: Document) -> Document:
    """Scenarios by id, those compared in the table, those that need less cash than the plan, and the board's line."""
    found = [_scenario(plan, one) for one in plan["scenarios"]]
    by_id = {one["id"]: one for one in found}
    default = by_id.get("default", by_id["none"])
    same = f"{ALONE}{default['programmes'][0]}" if len(default["programmes"]) == 1 else None
    compared = [one for one in found if one["id"] not in (EXPECTED, same)]
    if same in by_id:
        default["also"] = by_id[same]["text"]
    return {
        "by_id": by_id,
        "compared": compared,
        "better": [one for one in compared if one["id"].startswith(ALONE) and one["peak_need"] < default["peak_need"]],
        "any_vc": any(one["vc"] for one in compared),
        "board": _board(plan, default) if default["cash"] else None,
    }


def _scenario(plan: Document, one: Document) -> Document:
    spent = sum(row["out"] for row in one["cash"])
    return {
        **one,
        "receipt": plan_pictures.first_receipt(plan, one),
        "share": percent_of(one["peak_need"], spent),
        "last": one["cash"][-1]["balance"] if one["cash"] else None,
        "also": None,
    }


def _board(plan: Document, default: Document) -> Document:
    """What the first sheet says of its ground: opening cash, everything paid out, the quarters, bids above a ceiling."""
    first, last = default["cash"][0], default["cash"][-1]
    year = FiscalYear.of(plan_pictures.day_of(plan)).start
    funded = {each["fiscal_year"] for each in plan["years"] if each["lines"]}
    return {
        "opening": first["balance"] - first["in"] + first["out"],
        "out": sum(row["out"] for row in default["cash"]),
        "first": first["quarter"],
        "last": last["quarter"],
        "own_share": percent_of(default["own"], default["cost"]),
        "this_year": year if year in funded else None,
        "above": [one for one in plan["warnings"] if one["id"].startswith("over-ceiling-")],
    }


def percent_of(part: int, whole: int) -> int | None:
    """A part in whole per cent, rounded half up; None where there is nothing to divide."""
    return (200 * part + whole) // (2 * whole) if whole > 0 else None
