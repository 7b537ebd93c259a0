"""How little it takes to change the order (感度): the smallest move of weight that puts another site first."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from meguri.matching.criteria import CriterionScores
from meguri.matching.directory import Directory
from meguri.matching.match import Shift
from meguri.matching.scales import FULL as HUNDRED
from meguri.matching.weights import WHOLE as WEIGHT


def smallest_shift(
    order: Sequence[int], scores: Sequence[CriterionScores], shares: Sequence[int], sites: Directory
) -> Shift | None:
    """The smallest move of weight from one criterion to another after which the first site is no longer ahead.

    Moving x from criterion a to b changes a rival's lead by x × (its lead on b − its lead on a). None where no single move
    of the weight that a criterion has is enough.

    Args:
        order: sites of the evidenced band, first to last.
        shares: weights, as whole numbers of `WEIGHT`.
    """
    if len(order) < 2:
        return None
    low = np.stack([each.low for each in scores])[:, list(order)]
    lead = low[:, 1:] - low[:, :1]  # criterion × rival: how far the rival is ahead of the first
    weight = np.array(shares, dtype=np.int64)[:, None]
    gap = -(weight * lead).sum(axis=0)
    gain = lead.max(axis=0) - lead  # what each unit gains that leaves one criterion for the rival's best
    enough = (gain > 0) & (gap <= weight * gain)
    if not enough.any():
        return None
    needed = np.where(enough, gap / np.maximum(gain, 1), np.inf)
    giver, at = (int(x) for x in np.unravel_index(needed.argmin(), needed.shape))
    ids = [each.criterion.id for each in scores]
    points = Fraction(int(gap[at]), int(gain[giver, at])) * HUNDRED / WEIGHT
    return Shift(sites.sites[order[at + 1]].id, ids[giver], ids[int(lead[:, at].argmax())], points)
