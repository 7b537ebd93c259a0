"""100,000 replicas of array agents: stopped a third of the way, resumed, and repeated on a Dask cluster; the digest is the same."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from section import OWN, Section, Table, Target, call

REPLICAS = int(os.environ.get("MEGURI_BENCH_REPLICAS", "100000"))
CHUNK = 1_000
SMALLER = max(REPLICAS // 10, 2 * CHUNK)
CPU_MINUTES = 15


def measure() -> Section:
    """Every part once: a part takes minutes, and the digests are exact."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        small = _run(base / "small", SMALLER, "pool", 0)
        first = _run(base / "pool", REPLICAS, "pool", max(1, REPLICAS // CHUNK // 3))
        rest = _run(base / "pool", REPLICAS, "pool", 0)
        dask = _run(base / "dask", REPLICAS, "dask", 0)
    rows = [
        _row(f"{SMALLER:,} replicas, pool", small),
        _row(f"{REPLICAS:,} replicas, pool, stopped after a third", first),
        _row("the same command again", rest),
        _row(f"{REPLICAS:,} replicas, Dask on this machine", dask),
    ]
    cpu = (first["cpu_s"] + rest["cpu_s"]) / 60
    grown = max(first["worker_mb"], rest["worker_mb"]) / small["worker_mb"]
    targets = [
        Target(
            f"{REPLICAS:,} replicas ≤ {CPU_MINUTES} CPU-minutes",
            f"{cpu:.1f} CPU-minutes",
            cpu <= CPU_MINUTES * REPLICAS / 100_000,
        ),
        Target("memory of a worker flat", f"{grown:.2f} × that of a tenth of the replicas", grown <= 1.25),
        Target("stopped and resumed = Dask, to the bit", rest["digest"][:16], rest["digest"] == dask["digest"]),
    ]
    return Section(
        "Simulation: a large run stopped, resumed and repeated",
        f"One arm (the current policy) of array agents, quarterly to the last year, {CHUNK:,} replicas a chunk, two workers. "
        "Processor time of all processes.",
        [Table(("Run", "Chunks made", "CPU, s", "Wall, s", "Largest worker, MB", "Digest"), rows)],
        targets,
    )


def _run(folder: Path, replicas: int, where: str, stop_after: int) -> dict[str, Any]:
    return call(OWN, "replicas.py", str(folder), str(replicas), where, str(stop_after))


def _row(name: str, found: dict[str, Any]) -> list[str]:
    digest = found["digest"][:16] if found["digest"] else "–"
    numbers = (found["cpu_s"], found["wall_s"], found["worker_mb"])
    return [name, str(found["made"]), *(f"{number:.0f}" for number in numbers), digest]
