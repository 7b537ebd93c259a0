"""One chunk of a run (反復のひとまとまり): what it needs, and what it gives. A chunk knows nothing of other chunks."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from meguri.simulation import agents, mean_field
from meguri.simulation.parameter import Parameters
from meguri.simulation.policy import Policy
from meguri.simulation.runs.draws import BLOCK, draws
from meguri.simulation.series import Floats, Options, Series
from meguri.simulation.start_state import World
from meguri.vocabulary.code import Code

AT_ONCE = 64  # replicas in one array: the cheapest size (research, simulation 4.3); memory stays flat


class Engine(Code):
    """計算の方式."""

    MEAN_FIELD = "mean-field", "平均場（期待値）", "mean field (expected counts)"
    AGENTS = "agents", "個別シーズ（確率的）", "array agents (chance included)"


@dataclass(frozen=True, slots=True)
class Arm:
    """比べる政策の一つ; the same replicas in every arm have the same luck."""

    id: str
    policy: Policy
    options: Options


@dataclass(frozen=True, slots=True)
class Run:
    """実行: everything that its numbers depend on."""

    world: World
    parameters: Parameters
    arms: tuple[Arm, ...]
    engine: Engine
    seed: int
    replicas: int

    @property
    def chunks(self) -> int:
        return -(-self.replicas // BLOCK)


@dataclass(frozen=True, slots=True)
class Task:
    """ひとまとまり: the replicas from `number` × BLOCK on."""

    run: Run
    number: int

    @property
    def first(self) -> int:
        return self.number * BLOCK

    @property
    def count(self) -> int:
        return min(BLOCK, self.run.replicas - self.first)


Arrays = Mapping[str, Floats]  # "arm/series" → replicas × fiscal years


def work(task: Task) -> bytes:
    """Runs a chunk; the arrays as the bytes of a file."""
    run = task.run
    values = draws(run.parameters, run.seed, task.first, task.count)
    return packed({f"{arm.id}/{name}": found for arm in run.arms for name, found in _arm(task, arm, values).items()})


def _arm(task: Task, arm: Arm, values: Floats) -> Arrays:
    parts = [_part(task, arm, values, start) for start in range(0, task.count, AT_ONCE)]
    return {name: np.concatenate([part.values[name] for part in parts]) for name in parts[0].values}


def _part(task: Task, arm: Arm, values: Floats, start: int) -> Series:
    run, rows = task.run, values[start : start + AT_ONCE]
    if run.engine is Engine.MEAN_FIELD:
        return mean_field.simulate(run.world, rows, arm.policy, arm.options)
    seeds = [luck_of(run.seed, task.first + start + i) for i in range(len(rows))]
    return agents.simulate(run.world, rows, arm.policy, arm.options, seeds)


def luck_of(seed: int, replica: int) -> int:
    """The seed of a replica's luck, the same in every arm."""
    return int.from_bytes(sha256(f"{seed}/{replica}".encode()).digest()[:8], "big")


def packed(arrays: Arrays) -> bytes:
    """Arrays as one file, the same bytes for the same numbers."""
    out = io.BytesIO()
    np.savez(out, allow_pickle=False, **{name: arrays[name] for name in sorted(arrays)})
    return out.getvalue()


def unpacked(raw: bytes) -> dict[str, Floats]:
    """The arrays of a file."""
    with np.load(io.BytesIO(raw), allow_pickle=False) as found:
        return {name: found[name] for name in found.files}


def digest_of(arrays: Arrays) -> str:
    """A name for the numbers themselves, whatever the file around them looks like."""
    told = sha256()
    for name in sorted(arrays):
        told.update(name.encode())
        told.update(str(arrays[name].shape).encode())
        told.update(np.ascontiguousarray(arrays[name], dtype="<f8").tobytes())
    return told.hexdigest()
