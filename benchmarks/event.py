"""Matching events: the plan and its proof, and the plan after a cancellation."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import Any

from section import OWN, Section, Table, Target, call, spread

EVENTS = 10
FIRST_MS, SHARE, PROVEN_S, BETTER = 200, 0.97, 30, 1.25

Found = Sequence[dict[str, Any]]


def measure() -> Section:
    """CPU time; ten drawn events of each kind."""
    usual = call(OWN, "meguri_event.py", str(EVENTS))["events"]
    halves = call(OWN, "meguri_event.py", str(EVENTS), "half-days")["events"]
    return Section(
        title="Matching events: 120 ventures, 30 CDMOs, 16 slots",
        about=(
            f"{EVENTS} drawn events: ten requests a venture, both sides score them from 1 to 100, one or two tables, at most five "
            "meetings a venture, ventures there in 80 % and CDMOs in 90 % of the slots. In the second column every venture comes "
            "for the morning, the afternoon or the day. CPU milliseconds of one process; median, lowest and highest."
        ),
        tables=[_events(usual, halves)],
        targets=_targets(usual),
        notes=[
            "The bound comes from dual prices in whole numbers, so it holds whatever the solver rounds; “proven” means that the "
            "plan is worth exactly the bound, in whole hundredths of a point.",
            "Requests “first come” arrive by lot; real early requests are not random, so the comparison is an upper view.",
        ],
    )


def _events(usual: Found, halves: Found) -> Table:
    def row(label: str, key: str, digits: int = 1, times: float = 1) -> list[str]:
        return [label, *(spread([one[key] * times for one in found], digits) for found in (usual, halves))]

    def count(label: str, key: str) -> list[str]:
        return [label, *(f"{sum(bool(one[key]) for one in found)} of {len(found)}" for found in (usual, halves))]

    rows = [
        row("first plan and first bound, ms", "first_ms"),
        row("first plan, % of the best bound", "first_share", 2, 100),
        row("plan with proof or gap, ms", "plan_ms", 0),
        count("proven", "proven"),
        row("gap shown, %", "gap", 3, 100),
        row("meetings", "meetings", 0),
        row("sum over first come, first served", "over_first_come", 2),
        row("stable matching, % of the best sum", "stable_share", 1, 100),
        row("pairs that block: stable matching", "stable_blocking", 0),
        row("pairs that block: best sum", "blocking", 0),
        row("healed after a CDMO cancels, ms", "heal_ms", 0),
        row("meetings that lose their slot though they could go on", "heal_disturbed", 0),
        count("healed, proven to disturb the fewest", "heal_fewest"),
        row("healed, % of a plan made afresh", "heal_share", 2, 100),
    ]
    return Table(("Event", "usual", "half days"), rows)


def _targets(usual: Found) -> list[Target]:
    first, share = max(one["first_ms"] for one in usual), min(one["first_share"] for one in usual)
    proven = statistics.median(one["plan_ms"] if one["proven"] else float("inf") for one in usual) / 1e3
    better = min(one["over_first_come"] for one in usual)
    return [
        Target(
            f"first plan in ≤ {FIRST_MS} ms at ≥ {SHARE:.0%} of the best bound",
            f"{first:.0f} ms, {share:.2%} (worst of {len(usual)})",
            first <= FIRST_MS and share >= SHARE,
        ),
        Target(f"proven in ≤ {PROVEN_S} s (median)", f"{proven:.3f} s", proven <= PROVEN_S),
        Target(f"≥ {BETTER:g} × first come, first served", f"{better:.2f} × (worst)", better >= BETTER),
    ]
