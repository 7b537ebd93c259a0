"""How little it takes to change the order (感度): the smallest move of weight that puts another site first."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from meguri.matching.criteria import WHOLE, CriterionScores
from meguri.matching.directory import Directory
from meguri.matching.match import Shift
from meguri.matching.scales import FULL as HUNDRED
from meguri.matching.weights import WHOLE as WEIGHT

Numbers = NDArray[np.int64]
_BLOCK = 256  # rivals looked at together
_MOST_GAINED = 2 * WHOLE  # the most that a unit of weight can gain


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
    low = np.stack([each.low for each in scores])
    best: tuple[float, int, int, int] | None = None  # weight to move, from, to, rival
    for start in range(1, len(order), _BLOCK):
        rivals = np.array(order[start : start + _BLOCK])
        lead = low[:, rivals] - low[:, order[0], None]  # criterion × rival: how far the rival is ahead of the first
        gap = _gap(lead, shares)
        if best is not None and gap[0] > best[0] * _MOST_GAINED:
            break  # the rivals are in the order of their gaps: no later one needs less
        found = _least(lead, gap, shares)
        if found is not None and (best is None or found[0] < best[0]):
            best = (found[0], found[1], found[2], int(rivals[found[3]]))
    if best is None:
        return None
    _, giver, taker, rival = best
    lead = low[:, [rival]] - low[:, order[0], None]
    points = Fraction(int(_gap(lead, shares)[0]), int(lead[taker, 0] - lead[giver, 0])) * HUNDRED / WEIGHT
    ids = [each.criterion.id for each in scores]
    return Shift(sites.sites[rival].id, ids[giver], ids[taker], points)


def _gap(lead: Numbers, shares: Sequence[int]) -> Numbers:
    """How far each rival is behind the first."""
    gap: Numbers = -(np.array(shares, dtype=np.int64)[:, None] * lead).sum(axis=0)
    return gap


def _least(lead: Numbers, gap: Numbers, shares: Sequence[int]) -> tuple[float, int, int, int] | None:
    """The least weight to move among some rivals: how much, from which criterion, to which, for which rival."""
    gain = lead.max(axis=0) - lead  # what a unit of weight gains that leaves one criterion for the rival's best
    enough = (gain > 0) & (gap <= np.array(shares, dtype=np.int64)[:, None] * gain)
    if not enough.any():
        return None
    needed = np.where(enough, gap / np.maximum(gain, 1), np.inf)
    giver, at = (int(x) for x in np.unravel_index(needed.argmin(), needed.shape))
    return float(needed[giver, at]), giver, int(lead[:, at].argmax()), at
