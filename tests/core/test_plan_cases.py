"""The plans worked by hand (手計算の計画) in `tests/cases/` against what Meguri plans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from worked import Case, cases, profile_of

from meguri.funding.answer import document
from meguri.funding.contender import Choice
from meguri.funding.plan import plan
from meguri.rulebook.loader import load

Pair = tuple[str, object, object]  # what, by hand, got


def _planned() -> list[Any]:
    return [
        pytest.param(case, given, id=f"{stem} {number}: {case['sentence']['en']}")
        for stem, case in cases()
        for number, given in enumerate(case.get("plan", ()), 1)
    ]


def _totals(by_hand: Case, got: Case) -> Iterator[Pair]:
    known = {**got, "own_and_vc": got["own"] + got["vc"]}
    for name, value in by_hand.get("totals", {}).items():
        yield f"total {name}", value, known[name]


def _years(by_hand: Case, got: Case) -> Iterator[Pair]:
    years = {str(year["fiscal_year"]): year for year in got["years"]}
    for fiscal_year, expected in by_hand.get("years", {}).items():
        year = years[fiscal_year]
        paid: Counter[str] = Counter()
        for line in year["lines"]:
            paid[line["programme"]] += line["subsidy"]
        known = {**year, "own_and_vc": year["own"] + year["vc"], "subsidy": {k: v for k, v in paid.items() if v}}
        for name in ("cost", "own", "own_and_vc", "subsidy"):
            if name in expected:
                yield f"{fiscal_year} {name}", expected[name], known[name]
        for line, worked in zip(year["lines"], expected.get("lines", ()), strict=False):
            shown = {name: line[name] for name in worked if name != "work"}
            yield f"{fiscal_year} line", worked, {**shown, "work": " ".join(line["work"])}


def _cash(by_hand: Case, got: Case, where: str = "") -> Iterator[Pair]:
    if "runs_out" in by_hand:
        yield f"{where} runs_out", by_hand["runs_out"], (got["runs_out"] or {}).get("quarter")
    if "peak_need" in by_hand:
        yield f"{where} peak_need", by_hand["peak_need"], got["peak_need"]
    balances = {row["quarter"]: row["balance"] for row in got["cash"]}
    for quarter, balance in by_hand.get("balance", {}).items():
        yield f"{where} balance {quarter}", balance, balances.get(quarter)


def _scenarios(by_hand: Case, got: Case) -> Iterator[Pair]:
    known = {scenario["id"]: scenario for scenario in got["scenarios"]}
    for id_, expected in by_hand.get("scenarios", {}).items():
        subsidy, found = expected["subsidy"], known[id_]["subsidy"]
        if isinstance(subsidy, dict):
            yield f"{id_} subsidy from {subsidy}", True, subsidy["min"] <= found <= subsidy["max"]
        else:
            yield f"{id_} subsidy", subsidy, found
        yield from _cash(expected, known[id_], id_)


@pytest.mark.parametrize(("case", "by_hand"), _planned())
def test_the_plan_agrees_with_that_worked_by_hand(case: Case, by_hand: Case) -> None:
    choice = Choice(assume_calls=by_hand["given"]["assume_calls"])
    got = document(plan(profile_of(case), load(), None, date.fromisoformat(case["as_of"]), choice))
    left_out = {one["programme"] for one in got["left_out"]}
    pairs = [*_totals(by_hand, got["totals"]), *_years(by_hand, got), *_cash(by_hand, got), *_scenarios(by_hand, got)]
    warned = {warning["id"] for warning in got["warnings"]}
    pairs += [(f"warning {id_}", True, id_ in warned) for id_ in by_hand.get("warnings", ())]
    pairs += [(f"left out {id_}", True, id_ in left_out) for id_ in by_hand.get("left_out", ())]
    assert not [f"{what}: by hand {hand}, got {found}" for what, hand, found in pairs if hand != found]
    assert all(year["cost"] == year["subsidy"] + year["vc"] + year["own"] for year in got["years"])
