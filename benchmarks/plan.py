"""The plan: the best allocation of forty cost cells to programmes, exact and proven."""

from __future__ import annotations

import statistics
from typing import Any

from section import OWN, Section, Table, Target, call, spread

COUNT = 20
CASES = (("6", "1"), ("6", "0.5"), ("6", "0"), ("8", "1"), ("10", "1"))  # programmes, share of pairs that combine
MEDIAN_MS, WORST_MS = 1_000, 5_000


def measure() -> Section:
    """CPU time of Meguri; HiGHS in floating point, without proof and without the search for fewest programmes, beside it."""
    found = {case: call(OWN, "meguri_plan.py", str(COUNT), *case) for case in CASES}
    first = found[CASES[0]]
    median, worst = statistics.median(first["ms"]), max(first["ms"])
    return Section(
        title="Plan: forty cost cells over five years",
        about=(
            f"{COUNT} drawn instances per row, CPU milliseconds each: median, lowest and highest in brackets. Each plan carries a "
            "proof in exact fractions that no permitted set of programmes does better; checking it is part of the time."
        ),
        tables=[
            Table(
                ("Programmes", "Pairs that may combine", "Meguri, ms", "Sets proven", "HiGHS, one set, unproven, ms"),
                [_row(case, of) for case, of in found.items()],
            )
        ],
        targets=[
            Target(f"six programmes: median ≤ {MEDIAN_MS} ms", f"{median:.0f} ms", median <= MEDIAN_MS),
            Target(f"six programmes: worst ≤ {WORST_MS} ms, proven optimal", f"{worst:.0f} ms", worst <= WORST_MS),
        ],
        notes=[
            f"Largest difference between the exact optimum and HiGHS over all compared instances: {_apart(found):.6f} yen.",
            "HiGHS solves both goals once for all programmes together, which is the whole question only if all may combine; "
            "it does not look for the fewest programmes and proves nothing to the yen.",
        ],
    )


def _row(case: tuple[str, str], of: dict[str, Any]) -> list[str]:
    beside = spread(of["floating_ms"]) if of["floating_ms"] else "–"
    return [case[0], f"{float(case[1]):.0%}", spread(of["ms"]), spread(of["sets"], 0), beside]


def _apart(found: dict[tuple[str, str], dict[str, Any]]) -> float:
    return max(float(of["apart"]) for of in found.values())
