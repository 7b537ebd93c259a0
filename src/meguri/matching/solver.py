"""The mixed-integer solver HiGHS (求解器), set so that the same question gives the same answer, and so that it keeps silent.

Matching events and portfolios ask it; both check what it proposes in exact numbers.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import highspy

REPRODUCIBLE = {
    "output_flag": False,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.0,
    "random_seed": 0,
    "threads": 1,
}


def solver(**options: bool | int | float) -> highspy.Highs:
    """A solver without a model; `options` replace the usual ones, for example `time_limit`."""
    import highspy

    with _silence():
        made = highspy.Highs()  # type: ignore[no-untyped-call]
    for name, value in {**REPRODUCIBLE, **options}.items():
        made.setOptionValue(name, value)
    return made


@contextmanager
def _silence() -> Iterator[None]:
    """HiGHS greets on standard output when its first solver of a process is made, whatever its options say."""
    if sys.stdout is not None:
        sys.stdout.flush()
    try:
        kept = os.dup(1)
    except OSError:  # no standard output to keep clean
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        _flush()
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def _flush() -> None:
    """What C has buffered goes where standard output points now."""
    import ctypes

    ctypes.CDLL(None).fflush(None)
