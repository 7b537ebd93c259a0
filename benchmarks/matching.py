"""Matching: a seed against ten thousand fictional sites, and the draws that say how firm the order is."""

from __future__ import annotations

import statistics

from section import OWN, Section, Table, Target, call, spread

SITES = 10_000
ROUNDS = 5
SHORTLIST_MS = 20
DRAWS_MS = 60


def measure() -> Section:
    """CPU time of Meguri alone: no peer answers the same question."""
    done = [call(OWN, "meguri_matching.py", str(SITES)) for _ in range(ROUNDS)]
    labels = {
        "shortlist": f"gates and scores of {SITES:,} sites, first 20 explained",
        "columns": f"columns of {SITES:,} sites (once per register and day)",
        "draws_30": "10,000 draws, 30 sites, every score uncertain",
        "draws_100": "10,000 draws, 100 sites, every score uncertain",
        "whole_100": "100 sites: everything explained, draws, combinations",
    }
    rows = [[label, spread([one[key] for one in done])] for key, label in labels.items()]
    return Section(
        title="Matching: one seed and many sites",
        about=(
            "CPU milliseconds of one process on fictional sites, a quarter silent, the others stating 30, 60 and 90 % of what they "
            "could; ten sites of each band are explained. Median of the rounds, lowest and highest round in brackets."
        ),
        tables=[Table(("Work", "CPU ms"), rows)],
        targets=[
            _target(
                f"gates, score and explanation of the top 20 among {SITES:,} ≤ {SHORTLIST_MS} ms", done, "shortlist"
            ),
            _target(f"SMAA 10,000 draws × 30 uncertain sites ≤ {DRAWS_MS} ms", done, "draws_30", DRAWS_MS),
        ],
        notes=["The columns are built once and kept; a portal builds them when the register or the day changes."],
    )


def _target(text: str, done: list[dict[str, float]], key: str, most: int = SHORTLIST_MS) -> Target:
    taken = statistics.median(one[key] for one in done)
    return Target(text, f"{taken:.1f} ms", taken <= most)
