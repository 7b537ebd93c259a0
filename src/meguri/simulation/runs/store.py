"""Finished chunks on disk (終わった分の保存): written whole or not at all; a run that was stopped goes on where it was."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from meguri.simulation.runs.draws import BLOCK
from meguri.simulation.runs.executor import Executor
from meguri.simulation.runs.manifest import Manifest
from meguri.simulation.runs.task import Arrays, Task, digest_of, unpacked, work
from meguri.simulation.series import Floats
from meguri.vocabulary.errors import MeguriError

Progress = Callable[[int, int], None]  # chunks done, chunks in all


class StoreError(MeguriError):
    """The folder of a run holds another run, or cannot be written."""


class Store:
    """実行の保存場所: a folder with the manifest and one file a chunk."""

    def __init__(self, folder: Path, manifest: Manifest):
        self.folder = folder / manifest.id[:16]
        self.manifest = manifest

    def prepare(self) -> None:
        """Makes the folder. Raises StoreError."""
        path = self.folder / "manifest.json"
        text = json.dumps(self.manifest.document(), ensure_ascii=False, indent=2) + "\n"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if path.exists() and json.loads(path.read_text("utf-8"))["id"] != self.manifest.id:
                raise StoreError(f"{path}: 別の実行の記録です / the record of another run")
            if not path.exists():
                _write(path, text.encode())
        except (OSError, ValueError, KeyError) as error:
            raise StoreError(f"{path}: {error}") from None

    def path(self, number: int) -> Path:
        """The file of a chunk."""
        return self.folder / f"chunk-{number:06}.npz"

    def missing(self) -> list[Task]:
        """Chunks that are not there whole; a damaged file counts as missing and is made anew."""
        run = self.manifest.run
        tasks = [Task(run, number) for number in range(run.chunks)]
        return [task for task in tasks if not self._whole(task)]

    def _whole(self, task: Task) -> bool:
        if not self.path(task.number).exists():
            return False
        try:
            arrays = self.arrays(task.number)
        except (OSError, ValueError, BadZipFile, EOFError, KeyError):
            return False
        return bool(arrays) and all(len(one) == task.count for one in arrays.values())

    def arrays(self, number: int) -> Arrays:
        """The arrays of a finished chunk."""
        return unpacked(self.path(number).read_bytes())

    def column(self, name: str) -> Iterator[Floats]:
        """One array, chunk by chunk in order, so that no more than a chunk is in memory."""
        for number in range(self.manifest.run.chunks):
            with np.load(self.path(number), allow_pickle=False) as found:
                yield found[name]

    def whole(self, name: str) -> Floats:
        """One array of every replica: replicas × fiscal years."""
        return np.concatenate(list(self.column(name)))

    def digest(self) -> str:
        """A name of all the numbers, the same for every executor and every interruption."""
        from hashlib import sha256

        told = sha256()
        for number in range(self.manifest.run.chunks):
            told.update(digest_of(self.arrays(number)).encode())
        return told.hexdigest()


def finish(store: Store, executor: Executor, progress: Progress | None = None) -> None:
    """Runs what is missing and keeps each chunk as soon as it is done."""
    store.prepare()
    tasks = store.missing()
    total = store.manifest.run.chunks
    done = total - len(tasks)
    if progress:
        progress(done, total)
    for task, result in executor.map(work, tasks):
        _write(store.path(task.number), result)
        done += 1
        if progress:
            progress(done, total)
    left = store.missing()
    if left:
        numbers = ", ".join(str(task.number) for task in left)
        raise StoreError(f"{store.folder}: {BLOCK} 件ずつの {numbers} が欠けています / chunks {numbers} are missing")


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all."""
    beside = path.with_suffix(f".{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise StoreError(f"{path}: {error.strerror}") from None
