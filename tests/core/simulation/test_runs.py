"""Runs of many replicas: the same numbers for every executor and every interruption, never a silent gap."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from meguri.register.loader import load as load_register
from meguri.rulebook.loader import load as load_rulebook
from meguri.simulation.arms import arms
from meguri.simulation.parameter_file import load
from meguri.simulation.policy_file import arm
from meguri.simulation.runs import store as stores
from meguri.simulation.runs import task as tasks
from meguri.simulation.runs.executor import Dask, Here, LostChunksError, Processes, Work
from meguri.simulation.runs.manifest import manifest
from meguri.simulation.runs.store import Store, StoreError, finish
from meguri.simulation.runs.task import Engine, Run, Task, digest_of, packed, unpacked, work
from meguri.simulation.series import Options
from meguri.simulation.start_state import span, world

ON = date(2026, 11, 23)
SMALL = 60  # replicas of a chunk in these tests


@cache
def run(engine: Engine = Engine.MEAN_FIELD, replicas: int = 150) -> Run:
    assumptions, rulebook, register = load(), load_rulebook(), load_register()
    options = Options(span(assumptions), next(iter(assumptions.scenarios)))
    current = arm("current", assumptions, rulebook, ON)
    start = world(assumptions, register, rulebook, ON)
    return Run(start, assumptions.parameters, arms(current, options)[:1], engine, 7, replicas)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chunks of a few replicas, in this process only."""
    monkeypatch.setattr(tasks, "BLOCK", SMALL)


def kept(folder: Path, asked: Run | None = None) -> Store:
    return Store(folder, manifest(asked or run(), ON))


class Stopping:
    """Runs some chunks and is then stopped, as by Ctrl+C."""

    def __init__(self, after: int):
        self.after = after

    def map(self, work: Work, tasks: Sequence[Task]) -> Iterator[tuple[Task, bytes]]:
        for number, task in enumerate(tasks):
            if number == self.after:
                raise KeyboardInterrupt
            yield task, work(task)


@pytest.mark.usefixtures("small")
def test_a_run_that_was_stopped_goes_on_and_gives_the_same_numbers(tmp_path: Path) -> None:
    whole, stopped = kept(tmp_path / "whole"), kept(tmp_path / "stopped")
    finish(whole, Here())
    with pytest.raises(KeyboardInterrupt):
        finish(stopped, Stopping(1))
    assert len(stopped.missing()) == whole.manifest.run.chunks - 1
    before = stopped.path(0).stat().st_mtime_ns
    told: list[tuple[int, int]] = []
    finish(stopped, Here(), lambda done, total: told.append((done, total)))
    assert told[0] == (1, 3)
    assert told[-1] == (3, 3)
    assert stopped.path(0).stat().st_mtime_ns == before  # what was finished is not done again
    assert stopped.digest() == whole.digest()


@pytest.mark.usefixtures("small")
def test_a_damaged_chunk_is_made_anew_and_half_a_file_never_counts(tmp_path: Path) -> None:
    store = kept(tmp_path)
    finish(store, Here())
    digest = store.digest()
    store.path(1).write_bytes(store.path(1).read_bytes()[:500])
    store.path(2).unlink()
    assert [task.number for task in store.missing()] == [1, 2]
    finish(store, Here())
    assert store.digest() == digest


@pytest.mark.usefixtures("small")
def test_the_last_chunk_holds_what_is_left(tmp_path: Path) -> None:
    store = kept(tmp_path)
    finish(store, Here())
    assert [len(part) for part in store.column("none/share-by-owner")] == [60, 60, 30]
    assert store.whole("none/share-by-owner").shape[0] == 150


def test_numbers_do_not_depend_on_the_size_of_the_arrays_they_are_worked_out_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for engine in Engine:
        asked = run(engine, 20)
        together = digest_of(unpacked(work(Task(asked, 0))))
        monkeypatch.setattr(tasks, "AT_ONCE", 7)
        assert digest_of(unpacked(work(Task(asked, 0)))) == together
        monkeypatch.undo()


def test_a_pool_of_processes_gives_the_same_numbers_to_the_bit(tmp_path: Path) -> None:
    asked = run(Engine.MEAN_FIELD, 2_200)
    here, pool = kept(tmp_path / "here", asked), kept(tmp_path / "pool", asked)
    finish(here, Here())
    finish(pool, Processes(2))
    assert pool.digest() == here.digest()


def test_a_cluster_gives_the_same_numbers_to_the_bit(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    asked = run(Engine.MEAN_FIELD, 2_200)
    here, cluster = kept(tmp_path / "here", asked), kept(tmp_path / "cluster", asked)
    finish(here, Here())
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as local,
        distributed.Client(local) as client,
    ):
        finish(cluster, Dask(client))
    assert cluster.digest() == here.digest()


def dying_once(task: Task) -> bytes:
    """The first worker that gets the second chunk is killed."""
    mark = Path(os.environ["MEGURI_TEST_MARK"])
    if task.number == 1 and not mark.exists():
        mark.write_text("dead")
        os.kill(os.getpid(), signal.SIGKILL)
    return work(task)


def always_dying(task: Task) -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


def test_a_killed_worker_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEGURI_TEST_MARK", str(tmp_path / "mark"))
    monkeypatch.setattr(stores, "work", dying_once)
    asked = run(Engine.MEAN_FIELD, 2_200)
    store = kept(tmp_path / "pool", asked)
    finish(store, Processes(2))
    assert (tmp_path / "mark").exists()
    monkeypatch.undo()
    here = kept(tmp_path / "here", asked)
    finish(here, Here())
    assert store.digest() == here.digest()


def test_workers_that_keep_dying_are_said_so_and_what_is_done_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stores, "work", always_dying)
    with pytest.raises(LostChunksError, match="0"):
        finish(kept(tmp_path, run(Engine.MEAN_FIELD, 10)), Processes(1))


def test_a_folder_of_another_run_is_not_mixed_with_this_one(tmp_path: Path) -> None:
    store = kept(tmp_path, run(Engine.MEAN_FIELD, 10))
    store.prepare()
    path = store.folder / "manifest.json"
    path.write_text(path.read_text("utf-8").replace(store.manifest.id, "0" * 64))
    with pytest.raises(StoreError):
        finish(store, Here())
    path.write_text("{")
    with pytest.raises(StoreError):
        finish(store, Here())


def test_everything_that_changes_the_numbers_changes_the_name_of_the_run() -> None:
    asked = run(Engine.MEAN_FIELD, 10)
    other = replace(asked.arms[0], options=replace(asked.arms[0].options, frozen=True))
    changed = (
        replace(asked, seed=8),
        replace(asked, replicas=11),
        replace(asked, engine=Engine.AGENTS),
        replace(asked, arms=(other,)),
        replace(asked, world=replace(asked.world, price=asked.world.price * 2)),
    )
    names = {manifest(one, ON).id for one in (asked, *changed)}
    assert len(names) == 1 + len(changed)
    assert manifest(asked, ON).id == manifest(replace(asked), ON).id


def test_arrays_are_the_same_bytes_for_the_same_numbers() -> None:
    arrays = {"b": np.arange(6.0).reshape(2, 3), "a": np.ones((2, 3))}
    assert packed(arrays) == packed(dict(reversed(arrays.items())))
    assert digest_of(unpacked(packed(arrays))) == digest_of(arrays)
