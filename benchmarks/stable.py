"""Stable matching with places, against the `matching` package."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import Any

from section import OWN, PEERS, Section, Table, Target, call, spread

SHORT = {"popular": "a few are popular", "uniform": "all alike"}  # of places: 16 a house
KINDS = {**SHORT, "roomy": "all alike, 24 places"}
RESIDENTS, MANY = 10_000, 100_000
ROUNDS = 3
RATIO, MANY_S = 500, 2

Found = Sequence[dict[str, Any]]


def measure() -> Section:
    """CPU time; the same residents for both engines."""
    ours = {kind: _rounds(RESIDENTS, kind) for kind in KINDS}
    peer = {kind: [call(PEERS, "matching_package.py", str(RESIDENTS), kind) for _ in range(ROUNDS)] for kind in KINDS}
    many = {kind: _rounds(MANY, kind) for kind in KINDS}
    rows = [row for kind in KINDS for row in _rows(kind, ours[kind], peer[kind], many[kind])]
    blocking = sum(one["blocking"] for found in (*ours.values(), *many.values()) for one in found)
    return Section(
        title="Stable matching: residents with lists of ten, houses of 16 places",
        about=(
            "One house for twenty residents, so a fifth of them find no place. Either all houses are wished for alike, or the "
            "k-th as 1/k, as a few CDMOs are known to everybody; and once with more places than residents. CPU milliseconds of "
            "one process; median, lowest and highest."
        ),
        tables=[Table(("Houses", "Engine", "CPU ms", "blocking pairs"), rows)],
        targets=[
            *(_held(kind, ours[kind], peer[kind]) for kind in SHORT),
            *(_many(kind, many[kind]) for kind in KINDS),
            Target("no blocking pair", f"{blocking}", blocking == 0),
        ],
        notes=[
            "The `matching` package needs its recursion limit raised from 2,000 residents on; building its players is part of its "
            "time, as building ranks is part of Meguri's. Both give the same matching.",
            "The target does not say how the houses are wished for; it is tried both ways, with the 16 places of the research. In "
            "Meguri the houses ask first, which is quick while places are short, as they are at CDMOs, and lists are of tens. With "
            f"more places than residents it is {_ratio(ours['roomy'], peer['roomy']):.0f} × the package, 2 to 3 times slower than "
            "if the residents asked; and 14 times slower for 1,000 on either side who all list each other.",
        ],
    )


def _rounds(count: int, kind: str) -> list[dict[str, Any]]:
    return [call(OWN, "meguri_stable.py", str(count), kind) for _ in range(ROUNDS)]


def _rows(kind: str, ours: Found, peer: Found, many: Found) -> list[list[str]]:
    same = ours[0]["answer"] == peer[0]["answer"]
    return [
        [KINDS[kind], f"Meguri, {RESIDENTS:,}", spread([one["ms"] for one in ours]), str(ours[0]["blocking"])],
        [
            KINDS[kind],
            f"`matching`, {RESIDENTS:,}",
            spread([one["ms"] for one in peer], 0),
            "the same matching" if same else "ANOTHER MATCHING",
        ],
        [KINDS[kind], f"Meguri, {MANY:,}", spread([one["ms"] for one in many], 0), str(many[0]["blocking"])],
    ]


def _ratio(ours: Found, peer: Found) -> float:
    return statistics.median(p["ms"] / o["ms"] for p, o in zip(peer, ours, strict=True))


def _held(kind: str, ours: Found, peer: Found) -> Target:
    ratio = _ratio(ours, peer)
    text = f"≥ {RATIO} × `matching` at {RESIDENTS:,} residents, {KINDS[kind]}"
    return Target(text, f"{ratio:.0f} ×", ratio >= RATIO)


def _many(kind: str, many: Found) -> Target:
    taken = statistics.median(one["ms"] for one in many) / 1e3
    return Target(f"{MANY:,} residents in ≤ {MANY_S} s, {KINDS[kind]}", f"{taken:.2f} s", taken <= MANY_S)
