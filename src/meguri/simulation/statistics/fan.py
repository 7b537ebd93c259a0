"""Fan charts (扇形図): quantiles by fiscal year, of a level or of a difference between arms with the same luck."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from meguri.simulation.series import Floats

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)


@dataclass(frozen=True, slots=True)
class Fan:
    """扇形図: years × quantiles, in the unit of the series."""

    values: Floats

    def document(self) -> list[list[float]]:
        """One row a year."""
        return [[float(value) for value in row] for row in self.values]


def fan(values: Floats) -> Fan:
    """The fan of a series: replicas × years."""
    return Fan(np.quantile(values, QUANTILES, axis=0).T)


def difference(of: Floats, base: Floats) -> Fan:
    """The fan of the difference, replica by replica: what both share cancels."""
    return fan(of - base)


def chance_above(values: Floats, threshold: float) -> float:
    """Share of replicas above a threshold."""
    return float(np.mean(values > threshold))
