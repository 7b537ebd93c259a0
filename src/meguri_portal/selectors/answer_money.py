"""The money of an answer in figures (資金の見通し): scenarios to compare, what to raise, and what it all stands on."""

from __future__ import annotations

from typing import Any

from meguri.documents import board_words, plan_words
from meguri_portal.language import current
from meguri_portal.selectors import plan_pictures

Document = dict[str, Any]
EXPECTED = "expected"  # a mean of cases: it has neither a balance nor a month
ALONE = "only:"


def scenario_view(plan: Document) -> Document:
    """Scenarios by id, those compared in the table, those that need less cash than the plan, and the board's line."""
    found = [_scenario(plan, one) for one in plan["scenarios"]]
    by_id = {one["id"]: one for one in found}
    default = by_id.get("default", by_id["none"])
    differ = {one["id"] for one in plan_words.compared(plan)}
    compared = [one for one in found if one["id"] != EXPECTED and one["id"] in differ]
    default["also"] = board_words.used(plan, current())
    return {
        "by_id": by_id,
        "late": by_id.get("late"),
        "compared": compared,
        "better": [one for one in compared if one["id"].startswith(ALONE) and one["peak_need"] < default["peak_need"]],
        "notes": board_words.notes(plan, compared, current()),
        "need": plan_words.need_name(plan),
        "any_vc": any(one["vc"] for one in compared),
        "board": _board(plan, default) if default["cash"] else None,
    }


def _scenario(plan: Document, one: Document) -> Document:
    return {
        **one,
        "receipt": plan_pictures.first_receipt(plan, one),
        "share": plan_words.share_words(one["peak_need"], plan["ground"]["out"], plan_words.OF_SPENDING, current()),
        "last": one["cash"][-1]["balance"] if one["cash"] else None,
        "also": "",
    }


def _board(plan: Document, default: Document) -> Document:
    """What the first sheet says of its ground: sums that add up, the range of the readings, what all hangs on."""
    lang = current()
    return {
        "ground": board_words.beside_the_figures(plan, lang),
        "decision": list(board_words.before_decision(plan, lang)),
        "later": board_words.if_decided_later(plan, lang) if plan_words.scenario(plan, "late") else None,
        "next_call": board_words.NEXT_CALL,
        "next_calls": board_words.next_calls(plan),
        "search": board_words.SEARCH,
        "ask_first": board_words.ask_first(plan, lang),
        "own_share": plan_words.share_words(default["own"], default["cost"], plan_words.OF_COST, lang),
        "warnings": plan_words.first_warnings(plan),
        "why_empty": None if default["subsidy"] else plan_words.why_empty(plan, lang),
    }
