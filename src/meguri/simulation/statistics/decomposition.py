"""Where an effect comes from (効果の分解): direct (capacity, price, visibility, survival) or through the loop of experience.

total = policy − base, both with the loop; direct = policy − base, both with experience frozen; loop = what is left. The
loop part holds the interaction of the two.
"""

from __future__ import annotations

from dataclasses import dataclass

from meguri.simulation.series import Floats
from meguri.simulation.statistics.fan import Fan, fan


@dataclass(frozen=True, slots=True)
class Decomposition:
    """効果の分解, a fan a year for each part; replica by replica total = direct + loop."""

    total: Fan
    direct: Fan
    loop: Fan


def decomposition(policy: Floats, base: Floats, policy_frozen: Floats, base_frozen: Floats) -> Decomposition:
    """The parts of an effect: each argument replicas × years, with the same luck."""
    total, direct = policy - base, policy_frozen - base_frozen
    return Decomposition(fan(total), fan(direct), fan(total - direct))
