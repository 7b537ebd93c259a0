"""What happens to a seed whatever site it chose (シーズの進み方): starts, durations, chances of passing, the stock at the start.

Nothing here depends on sites, so both engines may run it apart from the choice of site.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from meguri.simulation.commitment import Committed
from meguri.simulation.parameter_names import COLUMN
from meguri.simulation.policy import Policy
from meguri.simulation.series import Floats, Options
from meguri.simulation.start_state import Flags, World

PRECLINICAL, PHASE1, PHASE2, PHASE3, FILING, COMMERCIAL = STAGES = range(6)
JAPAN, ABROAD = ORIGINS = range(2)
CLINICAL = slice(PHASE1, FILING)  # the stages over which chances to approval are spread
FUNDED = slice(PRECLINICAL, PHASE3)  # the stages S7 pays for and money decides
QUARTERS = 4


def column(draws: Floats, id_: str) -> Floats:
    """The values of one input, one a replica."""
    values: Floats = draws[:, COLUMN[id_]]
    return values


@dataclass(frozen=True, slots=True, eq=False)
class Chances:
    """シーズの進み方 of every replica."""

    arrivals: Floats  # replica × quarter: seeds started in the world
    mix: Floats  # replica × origin × product class, adds up to 1
    ending: Floats  # replica × stage: chance that a stage ends in a quarter
    passing: Floats  # replica × origin × product class × stage, without S7
    passing_funded: Floats  # the same while S7 takes entries
    funded: Flags  # quarter: whether S7 does
    stock: Floats  # replica × origin × product class × stage: seeds there at the start

    def passing_in(self, quarter: int) -> Floats:
        """The chances of passing in a quarter."""
        return self.passing_funded if self.funded[quarter] else self.passing


def chances(world: World, draws: Floats, policy: Policy, options: Options, money: Committed) -> Chances:
    """The chances of every replica under `policy`."""
    stages = world.stages
    quarters = np.arange(len(options.span.quarters))
    growth = 1 + column(draws, "starts_growth")[:, None]
    arrivals = column(draws, "starts_per_year")[:, None] / QUARTERS * growth ** (quarters / QUARTERS)
    japan = column(draws, "japan_share")
    mix = np.stack([japan, 1 - japan], axis=1)[:, :, None] * stages.class_share
    ending = 1 / (QUARTERS * stages.years * column(draws, "duration_scale")[:, None])
    before = _passing(world, draws, column(draws, "japan_funding"))
    gain = column(draws, "s7_funding_gain") * reach(world, policy)
    after = _passing(world, draws, np.minimum(1.0, column(draws, "japan_funding") + gain))
    funded = np.repeat([money.s7_entries[year] for year in options.span.years], QUARTERS)
    stock = _stock(world, arrivals[:, 0], mix, ending, before)
    return Chances(arrivals, mix, np.minimum(ending, 1.0), before, after, funded, stock)


def reach(world: World, policy: Policy) -> float:
    """S7's gain relative to the terms it was stated for: the public part of the money, and who reaches the minimum."""
    stated, minimum = world.terms.s7_multiple, world.terms.s7_minimum
    multiple = policy.s7_multiple
    public = float((multiple / (1 + multiple)) / (stated / (1 + stated)))
    reached: float = (2 / (1 + policy.s7_minimum / minimum)) ** world.constants["s7_reach"]
    return public * reached


def _passing(world: World, draws: Floats, funding: Floats) -> Floats:
    """Chance of passing by origin, product class and stage; the last stage only ends."""
    stages, replicas = world.stages, len(draws)
    passing = np.zeros((replicas, 2, len(stages.class_share), len(STAGES)))
    passing[..., :COMMERCIAL] = stages.passing
    passing[..., PRECLINICAL] = column(draws, "preclinical_pass")[:, None, None]
    to_approval = column(draws, "approval_multiplier")[:, None] * stages.class_approval
    spread = to_approval ** (1 / (FILING - PHASE1))
    passing[..., CLINICAL] *= spread[:, None, :, None]
    passing[:, JAPAN, :, FUNDED] *= funding[:, None, None]
    return np.minimum(passing, 1.0)


def _stock(world: World, started: Floats, mix: Floats, ending: Floats, passing: Floats) -> Floats:
    """Seeds at each stage had starts always been as now; products on the market as the assumptions count them."""
    stock = np.zeros_like(passing)
    inflow = started[:, None, None] * mix
    for stage in range(COMMERCIAL):
        stock[..., stage] = inflow / ending[:, None, None, stage]
        inflow = inflow * passing[..., stage]
    stock[..., COMMERCIAL] = world.constants["products_on_market"] * mix
    return stock
