"""Meguri: drawn rounds of applications, selected by score and by the exact optimum."""

from __future__ import annotations

import time
from fractions import Fraction
from random import Random

from timing import report, rows

from meguri.grants.application import Application, AtBudget, Round, Rule, in_order
from meguri.grants.optimum import optimum
from meguri.grants.passing import passing
from meguri.grants.score_order import by_score

ROUNDS = 10
TENTHS = 10  # of a point: reviewers' means have one decimal


def drawn(seed: int, count: int) -> Round:
    """Scores around the threshold, amounts from 30 million to 2,000 million yen in thousands, one company in five applies twice."""
    chance = Random(f"{seed} {count}")
    companies = [f"c{i}" for i in range(count * 5 // 6)]
    listed = tuple(
        Application(
            f"a{i}",
            companies[i] if i < len(companies) else chance.choice(companies),
            Fraction(min(100 * TENTHS, max(0, round(chance.gauss(70, 12) * TENTHS))), TENTHS),
            chance.randint(30_000, 2_000_000) * 1_000,
        )
        for i in range(count)
    )
    eligible = sum(one.amount for one in listed if one.score >= 60)
    rule = Rule(eligible * 3 // 10, Fraction(60), Fraction(55), None, True, AtBudget.SKIP)
    return Round(None, rule, in_order(listed))


def measured(round_: Round) -> dict[str, object]:
    """One round."""
    start = time.process_time()
    found = optimum(round_)
    best_ms = (time.process_time() - start) * 1e3
    start = time.process_time()
    usual = by_score(round_)
    passed = passing(round_, found.selected)
    return {
        "best_ms": best_ms,
        "usual_ms": (time.process_time() - start) * 1e3,
        "proven": found.proven,
        "usual_share": float(sum(map(round_.rule.value, usual.selected), Fraction(0)) / found.worth),
        "passed_over": len(passed.over) + len(passed.barred),
    }


report(rounds=[measured(drawn(seed, rows())) for seed in range(ROUNDS)])
