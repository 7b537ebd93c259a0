"""Runs a command as a person would and gives back what was seen (コマンドの実行)."""

from __future__ import annotations

import contextlib
import io
from dataclasses import dataclass
from pathlib import Path

from meguri.cli.main import run

ROOT = Path(__file__).parents[3]
EXAMPLES = ROOT / "examples"
CAR_T = str(EXAMPLES / "car-t-autologous.yaml")
ON = ("--as-of", "2026-11-23")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a command left behind."""

    status: int
    out: str
    err: str


def meguri(*arguments: str) -> Seen:
    """`meguri arguments…`."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = run(list(arguments))
        except SystemExit as ended:  # --help
            status = int(ended.code or 0)
    return Seen(status, out.getvalue(), err.getvalue())
