"""A large run of array agents, kept in a folder: `pool` or `dask`, to its end or until `stop_after` chunks are done.

Prints processor seconds of all its processes, the largest memory of a worker, chunks made, and the digest once whole.
"""

from __future__ import annotations

import contextlib
import resource
import sys
import time
from datetime import date
from pathlib import Path

from engines.timing import report
from meguri.register.loader import load as load_register
from meguri.rulebook.loader import load as load_rulebook
from meguri.simulation.arms import ALL
from meguri.simulation.parameter_file import load
from meguri.simulation.policy_file import arm
from meguri.simulation.runs.executor import Dask, Executor, Here, Processes
from meguri.simulation.runs.manifest import manifest
from meguri.simulation.runs.store import Store, finish
from meguri.simulation.runs.task import Arm, Engine, Run
from meguri.simulation.series import Options
from meguri.simulation.start_state import span, world

ON = date(2026, 11, 23)
SEED, WORKERS = 1, 2


class Stopped(Exception):  # noqa: N818 - it is meant
    """The run was stopped half-way, as asked."""


def store_in(folder: Path, replicas: int) -> Store:
    """The run of one arm: the current policy."""
    assumptions, rulebook = load(), load_rulebook()
    options = Options(span(assumptions), next(iter(assumptions.scenarios)))
    current = arm("current", assumptions, rulebook, ON)
    start = world(assumptions, load_register(), rulebook, ON)
    run = Run(start, assumptions.parameters, (Arm(ALL, current, options),), Engine.AGENTS, SEED, replicas)
    return Store(folder, manifest(run, ON))


def go_on(store: Store, executor: Executor, stop_after: int) -> int:
    """Runs what is missing; chunks that were made now."""
    before = len(store.missing())

    def progress(done: int, total: int) -> None:
        if stop_after and done - (total - before) >= stop_after:
            raise Stopped

    with contextlib.suppress(Stopped):
        finish(store, executor, progress)
    return before - len(store.missing())


def main() -> None:
    """`replicas.py FOLDER REPLICAS here|pool|dask STOP_AFTER`."""
    folder, replicas, where, stop_after = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    store, started = store_in(folder, replicas), time.perf_counter()
    if where == "dask":
        from distributed import Client, LocalCluster

        with (
            LocalCluster(n_workers=WORKERS, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster,
            Client(cluster) as client,
        ):
            made = go_on(store, Dask(client), stop_after)
    else:
        made = go_on(store, Here() if where == "here" else Processes(WORKERS), stop_after)
    own, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    report(
        made=made,
        cpu_s=sum(one.ru_utime + one.ru_stime for one in (own, workers)),
        wall_s=time.perf_counter() - started,
        worker_mb=workers.ru_maxrss / 1024,
        own_mb=own.ru_maxrss / 1024,
        digest=None if store.missing() else store.digest(),
    )


if __name__ == "__main__":
    main()
