"""The command line: how long a person waits, from a cold process, and how much memory it takes."""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

from section import HERE, Section, Table, Target, spread

ROUNDS = 15
EXAMPLE = str(HERE.parent / "examples" / "car-t-autologous.yaml")
ON = ("--as-of", "2026-11-23")
COMMANDS = {
    "bare python": ("-c", ""),
    "meguri --help": ("-m", "meguri.cli.main", "--help"),
    "meguri eligibility": ("-m", "meguri.cli.main", "eligibility", EXAMPLE, *ON),
    "meguri match": ("-m", "meguri.cli.main", "match", EXAMPLE, *ON),
    "meguri plan": ("-m", "meguri.cli.main", "plan", EXAMPLE, *ON, "--assume-calls"),
    "meguri plan --pdf --xlsx --ics": (
        "-m",
        "meguri.cli.main",
        "plan",
        EXAMPLE,
        *ON,
        "--assume-calls",
        "--pdf",
        os.devnull,
        "--xlsx",
        os.devnull,
        "--ics",
        os.devnull,
    ),
    "meguri answer": ("-m", "meguri.cli.main", "answer", EXAMPLE, *ON),
}
HELP_MS, PLAN_MS, MOST_MB = 150, 1_500, 250


@dataclass(frozen=True, slots=True)
class Run:
    """One process: milliseconds on the wall and of the processor, largest memory in MB."""

    wall: float
    cpu: float
    memory: float


def measure() -> Section:
    """Each command in a process of its own, in turn, round after round."""
    found: dict[str, list[Run]] = {name: [] for name in COMMANDS}
    for _ in range(ROUNDS):
        for name, arguments in COMMANDS.items():
            found[name].append(_run(arguments))
    help_ms = statistics.median(run.wall for run in found["meguri --help"])
    plan_ms = statistics.median(run.wall for run in found["meguri plan"])
    most = max(run.memory for runs in found.values() for run in runs)
    return Section(
        title="Command line: cold start",
        about=(
            f"{ROUNDS} rounds, every command in a new process: median, lowest and highest in brackets. Modules are "
            "byte-compiled; files are in the system's cache."
        ),
        tables=[Table(("Command", "Wall, ms", "CPU, ms", "Peak memory, MB"), [_row(*one) for one in found.items()])],
        targets=[
            Target(f"meguri --help ≤ {HELP_MS} ms", f"{help_ms:.0f} ms", help_ms <= HELP_MS),
            Target(f"meguri plan on an example, cold ≤ {PLAN_MS} ms", f"{plan_ms:.0f} ms", plan_ms <= PLAN_MS),
            Target(f"peak memory ≤ {MOST_MB} MB", f"{most:.0f} MB", most <= MOST_MB),
        ],
    )


def _row(name: str, runs: Sequence[Run]) -> list[str]:
    wall, cpu, memory = ([getattr(run, part) for run in runs] for part in ("wall", "cpu", "memory"))
    return [name, spread(wall, 0), spread(cpu, 0), spread(memory, 0)]


def _run(arguments: Sequence[str]) -> Run:
    """A process from start to end.

    Raises:
        RuntimeError: it failed.
    """
    started = time.perf_counter()
    process = os.posix_spawn(
        sys.executable,
        [sys.executable, *arguments],
        dict(os.environ),
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, used = os.wait4(process, 0)
    wall = time.perf_counter() - started
    if os.waitstatus_to_exitcode(status):
        raise RuntimeError(f"{' '.join(arguments)} failed")
    return Run(wall * 1000, (used.ru_utime + used.ru_stime) * 1000, used.ru_maxrss / 1024)
