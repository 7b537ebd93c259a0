"""Chance or ignorance (偶然か無知か): how much of the spread is the luck of single seeds, how much that inputs are not known.

Every draw of the inputs is repeated with other luck. Within a draw it is chance; between draws ignorance. Variance of the
means of draws also holds 1/repeats of the chance, which is taken off; a negative rest is shown as none.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from meguri.simulation.series import Floats


@dataclass(frozen=True, slots=True)
class SpreadOf:
    """ばらつきの内訳, standard deviations in the unit of the series."""

    chance: float
    ignorance: float

    @property
    def share_of_chance(self) -> float:
        """Of the variance."""
        whole = self.chance**2 + self.ignorance**2
        return self.chance**2 / whole if whole else 0.0


def spread_of(values: Floats) -> SpreadOf:
    """The parts of the spread of one year: draws × repeats."""
    repeats = values.shape[1]
    chance = float(values.var(axis=1, ddof=1).mean())
    between = float(values.mean(axis=1).var(ddof=1)) - chance / repeats
    return SpreadOf(float(np.sqrt(chance)), float(np.sqrt(max(0.0, between))))
