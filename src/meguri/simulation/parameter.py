"""Uncertain inputs of the simulation (パラメータ): a range, a grade of its evidence, a source, and what would settle it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from meguri.simulation.grade import Grade
from meguri.vocabulary.citation import Citation
from meguri.vocabulary.code import Code
from meguri.vocabulary.text import Text


class Spread(Code):
    """分布の形."""

    UNIFORM = "uniform", "一様", "uniform"
    LOG_UNIFORM = "log-uniform", "対数一様", "log-uniform"


@dataclass(frozen=True, slots=True)
class Parameter:
    """パラメータ. `low` ≤ `default` ≤ `high`, in `unit`."""

    id: str
    text: Text
    unit: Text
    low: float
    default: float
    high: float
    spread: Spread
    grade: Grade
    citation: Citation
    settle: Text | None  # what datum would settle it, and who has it; every guess says so


@dataclass(frozen=True, slots=True)
class Parameters:
    """パラメータ一式, in the order of the file: the columns of every array of draws."""

    listed: tuple[Parameter, ...]
    hash: str  # of the file's content, for manifests

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(one.id for one in self.listed)

    @property
    def defaults(self) -> Mapping[str, float]:
        """The default of every parameter."""
        return {one.id: one.default for one in self.listed}

    def __getitem__(self, id_: str) -> Parameter:
        return next(one for one in self.listed if one.id == id_)
