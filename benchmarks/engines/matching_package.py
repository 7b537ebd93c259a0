"""The `matching` package, recursion limit raised and a thread with a stack to match; building its players is part of the time."""

from __future__ import annotations

import sys
import threading
import time
from hashlib import sha256
from pathlib import Path

from residents import residents
from timing import report, rows

sys.path.remove(str(Path(__file__).parents[1]))  # a benchmark there has the name of the package
from matching.games import HospitalResident

DEEPEST, STACK = 10**6, 512 << 20


def solve() -> None:
    """One run; the answer in the form of the other engine."""
    lists, orders, places = residents(rows())
    wishes = {f"r{r}": [f"h{h}" for h in listed] for r, listed in enumerate(lists)}
    takes = {f"h{h}": [f"r{r}" for r in order] for h, order in enumerate(orders)}
    start = time.process_time()
    solved = HospitalResident.create_from_dictionaries(
        wishes, takes, {f"h{h}": n for h, n in enumerate(places)}
    ).solve()
    taken = (time.process_time() - start) * 1e3
    found: list[list[int]] = [[] for _ in lists]
    for house, held in solved.items():
        for resident in held:
            found[int(str(resident)[1:])].append(int(str(house)[1:]))
    report(ms=taken, answer=sha256(repr(found).encode()).hexdigest())


sys.setrecursionlimit(DEEPEST)
threading.stack_size(STACK)
thread = threading.Thread(target=solve)
thread.start()
thread.join()
