"""What a run was made of (実行の記録): code, inputs, seed, date of the data. It goes with every export."""

from __future__ import annotations

import platform
from dataclasses import asdict, dataclass
from datetime import date
from fractions import Fraction
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np

from meguri.register.register import Register
from meguri.simulation.runs.task import Run

SCHEMA = "meguri/simulation-run/1"


@dataclass(frozen=True, slots=True)
class Manifest:
    """実行の記録."""

    run: Run
    data_date: date  # last day on which a value of the register was read
    code: str  # of the folder of the simulation

    @property
    def id(self) -> str:
        """A name of the run: the same question to the same code gives the same."""
        return sha256(repr(sorted(self._asked().items())).encode()).hexdigest()

    def document(self) -> dict[str, Any]:
        """As it stands beside the results."""
        return {
            "schema": SCHEMA,
            "illustrative": True,
            "id": self.id,
            **self._asked(),
            "python": platform.python_version(),
            "numpy": np.__version__,
        }

    def _asked(self) -> dict[str, Any]:
        run = self.run
        return {
            "code": self.code,
            "parameters": run.parameters.hash,
            "world": world_hash(run),
            "engine": run.engine.value,
            "seed": run.seed,
            "replicas": run.replicas,
            "data_date": self.data_date.isoformat(),
            "arms": [
                {"id": arm.id, "policy": _written(asdict(arm.policy)), "options": _written(asdict(arm.options))}
                for arm in run.arms
            ],
        }


def manifest(run: Run, data_date: date) -> Manifest:
    """The record of a run with the code as it is now."""
    return Manifest(run, data_date, code_hash())


def data_date(register: Register) -> date:
    """The last day on which a value of the register was read."""
    claims = [claim for one in register.organisations.values() for claim in one.claims]
    claims += [claim for one in register.sites.values() for claim in one.claims]
    claims += [claim for one in register.rounds.values() for claim in one.claims]
    return max(claim.citation.read_on for claim in claims)


def code_hash() -> str:
    """A name of the simulation's code and of the numbers it ships."""
    told = sha256()
    for name, content in sorted(_files(resources.files("meguri.simulation"), "")):
        told.update(name.encode())
        told.update(content)
    return told.hexdigest()


def _files(folder: Traversable, before: str) -> list[tuple[str, bytes]]:
    found = list[tuple[str, bytes]]()
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            found += _files(entry, f"{before}{entry.name}/")
        elif entry.name.endswith((".py", ".yaml")):
            found.append((before + entry.name, entry.read_bytes()))
    return found


def world_hash(run: Run) -> str:
    """A name of the start state."""
    told = sha256()
    for name, value in sorted(_leaves(asdict(run.world), "")):
        told.update(name.encode())
        told.update(value.tobytes() if isinstance(value, np.ndarray) else repr(value).encode())
    return told.hexdigest()


def _leaves(value: Any, name: str) -> list[tuple[str, Any]]:
    if isinstance(value, dict):
        return [leaf for key, inner in value.items() for leaf in _leaves(inner, f"{name}/{key}")]
    return [(name, value)]


def _written(value: Any) -> Any:
    """Plain values for a document: exact fractions as text, years as numbers."""
    if isinstance(value, dict):
        return value["start"] if set(value) == {"start"} else {key: _written(inner) for key, inner in value.items()}
    return str(value) if isinstance(value, Fraction) else value
