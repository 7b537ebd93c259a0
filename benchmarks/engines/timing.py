"""CPU time of one process, as every engine reports it."""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable

REPEATS = 3  # in one process; the median counts


def cpu_ms(work: Callable[[], object]) -> float:
    """Median CPU milliseconds of the process for `work`, after one run that is not counted."""
    work()
    times = []
    for _ in range(REPEATS):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1e3)
    return statistics.median(times)


def report(**values: object) -> None:
    """One JSON line on standard output."""
    print(json.dumps(values))


def rows() -> int:
    """How many cases: the first argument."""
    return int(sys.argv[1])
