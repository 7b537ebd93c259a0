"""Who runs the chunks (実行の場所): this process, a pool of processes, or a Dask cluster. The numbers do not depend on it."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Protocol

from meguri.simulation.runs.task import Task
from meguri.vocabulary.errors import MeguriError

RETRIES = 3  # times a chunk is given out again after its worker died
Work = Callable[[Task], bytes]


class LostChunksError(MeguriError):
    """A chunk was lost with its worker more often than `RETRIES`; what was finished is kept."""


class Executor(Protocol):
    """Runs chunks in any order."""

    def map(self, work: Work, tasks: Sequence[Task]) -> Iterator[tuple[Task, bytes]]:
        """Each chunk with its result, as they are finished. Raises LostChunksError."""


class Here:
    """この処理の中で."""

    def map(self, work: Work, tasks: Sequence[Task]) -> Iterator[tuple[Task, bytes]]:
        """One after another."""
        for task in tasks:
            yield task, work(task)


class Processes:
    """この計算機の複数の処理で, the default."""

    def __init__(self, workers: int | None = None):
        self.workers = workers or os.cpu_count() or 1

    def map(self, work: Work, tasks: Sequence[Task]) -> Iterator[tuple[Task, bytes]]:
        """A pool; after a worker died a new pool takes what is left."""
        left = {task.number: task for task in tasks}
        for _ in range(RETRIES + 1):
            try:
                for task, result in self._pool(work, list(left.values())):
                    del left[task.number]
                    yield task, result
            except BrokenProcessPool:
                continue
            return
        raise LostChunksError(_lost(left))

    def _pool(self, work: Work, tasks: Sequence[Task]) -> Iterator[tuple[Task, bytes]]:
        with ProcessPoolExecutor(self.workers, mp_context=multiprocessing.get_context("spawn")) as pool:
            waiting = iter(tasks)
            running: dict[Future[bytes], Task] = {}
            while True:  # a few more than workers at a time, so that memory stays flat
                for task in waiting:
                    running[pool.submit(work, task)] = task
                    if len(running) > self.workers:
                        break
                if not running:
                    return
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    yield running.pop(future), future.result()


class Dask:
    """Daskのクラスタで (the optional extra `cluster`). Workers that die are replaced by the cluster; so are their chunks."""

    def __init__(self, client: Any):
        self.client = client

    def map(self, work: Work, tasks: Sequence[Task]) -> Iterator[tuple[Task, bytes]]:
        """Every chunk is a future of the cluster."""
        from distributed import as_completed

        by_key = {}
        futures = []
        for task in tasks:
            future = self.client.submit(work, task, retries=RETRIES, pure=False)
            by_key[future.key] = task
            futures.append(future)
        for future in as_completed(futures):  # type: ignore[no-untyped-call]
            if future.status != "finished":
                raise LostChunksError(_lost({by_key[future.key].number: by_key[future.key]}))
            result = future.result()
            future.release()
            yield by_key[future.key], result


def _lost(left: dict[int, Task]) -> str:
    numbers = ", ".join(map(str, sorted(left)))
    return (
        f"ワーカーが繰り返し停止しました（残り: {numbers}）。終わった分は保存されています。同じコマンドで再開できます / "
        f"workers kept dying (chunks left: {numbers}). What was finished is kept: the same command goes on"
    )
