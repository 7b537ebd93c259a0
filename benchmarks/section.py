"""What a benchmark hands over (測定結果): a section of docs/reference/benchmarks.md, and the way rounds are run.

A benchmark is a module of this folder with `measure() -> Section`; `run.py` finds it by that. Engines run in processes of
their own, in turn, round after round, so that a noisy moment hits all of them; what counts is the median.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PEERS = HERE.parent / ".bench" / "bin" / "python"  # the peers' own environment
OWN = Path(sys.executable)
PICTURE = HERE.parent / "docs" / "reference" / "benchmarks-cost.svg"


@dataclass(frozen=True, slots=True)
class Target:
    """目標: a figure of the issue, and whether it was reached."""

    text: str
    measured: str
    held: bool | None  # None = could not be measured
    aim: bool = False  # the better figure that was aimed at was reached too

    def row(self) -> list[str]:
        """As a line of a table."""
        state = (
            "not measured" if self.held is None else "aim reached" if self.aim else "held" if self.held else "MISSED"
        )
        return [self.text, self.measured, state]


@dataclass(frozen=True, slots=True)
class Table:
    """One table of figures."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]

    def markdown(self) -> str:
        """As Markdown."""
        lines = [self.head, ["---"] * len(self.head), *self.rows]
        return "\n".join("| " + " | ".join(line) + " |" for line in lines)


@dataclass(frozen=True, slots=True)
class Section:
    """One benchmark: what was done, the figures, the targets, what to read with care."""

    title: str
    about: str
    tables: Sequence[Table]
    targets: Sequence[Target] = ()
    notes: Sequence[str] = field(default_factory=tuple)
    picture: str = ""  # what it shows; the file has the name of PICTURE

    def markdown(self) -> str:
        """As Markdown."""
        parts = [f"## {self.title}", self.about, *(table.markdown() for table in self.tables)]
        if self.picture:
            parts.append(f"![{self.picture}]({PICTURE.name})")
        if self.targets:
            parts.append(Table(("Target", "Measured", "Result"), [target.row() for target in self.targets]).markdown())
        if self.notes:
            parts.append("\n".join(f"- {note}" for note in self.notes))
        return "\n\n".join(parts)


def call(python: Path, script: str, *args: str) -> dict[str, Any]:
    """The JSON that an engine prints, run in a process of its own on one thread."""
    environment = {**os.environ, "PYTHONPATH": str(HERE), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(
        [str(python), str(HERE / "engines" / script), *args], capture_output=True, text=True, env=environment
    )
    if done.returncode:
        raise RuntimeError(f"{script}: {done.stderr.strip().splitlines()[-1]}")
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def rounds(engines: Mapping[str, tuple[Path, str]], count: int, *args: str) -> list[dict[str, dict[str, Any]]]:
    """`count` rounds in which each engine runs once, in turn."""
    return [{name: call(python, script, *args) for name, (python, script) in engines.items()} for _ in range(count)]


def spread(values: Sequence[float], digits: int = 1) -> str:
    """Median, and the lowest and highest round in brackets."""
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f}–{max(values):.{digits}f})"
