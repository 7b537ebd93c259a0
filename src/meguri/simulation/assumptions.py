"""Everything a run rests on besides rulebook and register (前提): inputs, constants, levers, owners, market scenarios."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from meguri.simulation.grade import Grade
from meguri.simulation.parameter import Parameters
from meguri.simulation.policy import Audience
from meguri.vocabulary.citation import Citation
from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.money import Rate
from meguri.vocabulary.text import Text


@dataclass(frozen=True, slots=True)
class Constant:
    """定数: held at one value, because its spread hardly moves an answer or because it is a convention."""

    id: str
    text: Text
    unit: Text
    values: tuple[float, ...]  # one, or one a stage or product class
    grade: Grade
    citation: Citation
    settle: Text | None

    @property
    def value(self) -> float:
        """The only value."""
        (value,) = self.values
        return value


@dataclass(frozen=True, slots=True)
class LeverDefault:
    """政策手段の既定値 that no call states."""

    id: str
    text: Text
    value: str
    grade: Grade
    citation: Citation
    settle: Text | None


@dataclass(frozen=True, slots=True)
class Scenario:
    """市場の見通し given from outside. Without `growth` size and growth come from the draws."""

    id: str
    text: Text
    growth: float | None  # a year
    citation: Citation | None


@dataclass(frozen=True, slots=True)
class OwnerCountry:
    """所有者の国 of an organisation of the register."""

    country: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Assumptions:
    """前提 as one file states them."""

    parameters: Parameters
    constants: Mapping[str, Constant]
    large_share: Rate  # of S1 money
    audience: Audience
    list_from: FiscalYear
    levers: tuple[LeverDefault, ...]
    owners: Mapping[str, OwnerCountry]  # by organisation
    scenarios: Mapping[str, Scenario]

    def value(self, id_: str) -> float:
        """The value of a constant."""
        return self.constants[id_].value

    def values(self, id_: str) -> tuple[float, ...]:
        """The values of a constant, one a stage or product class."""
        return self.constants[id_].values
