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
    lead = low - low[:, :1]  # criterion × site: how far the site is ahead of the first
    best: tuple[Fraction, int, int, int] | None = None
    for at in range(1, len(order)):
        ahead = [int(x) for x in lead[:, at]]
        gap = -sum(share * x for share, x in zip(shares, ahead, strict=True))
        found = _move(gap, ahead, shares)
        if found is not None and (best is None or found[0] < best[0]):
            best = (*found, at)
    if best is None:
        return None
    move, giver, taker, at = best
    ids = [each.criterion.id for each in scores]
    return Shift(sites.sites[order[at]].id, ids[giver], ids[taker], move * HUNDRED / WEIGHT)


def _move(gap: int, ahead: Sequence[int], shares: Sequence[int]) -> tuple[Fraction, int, int] | None:
    """The smallest weight, and from where to where, that closes the gap for one rival."""
    taker = max(range(len(ahead)), key=lambda c: (ahead[c], -c))
    moves = [
        (Fraction(gap, ahead[taker] - ahead[giver]), giver, taker)
        for giver in range(len(ahead))
        if ahead[taker] > ahead[giver] and gap <= shares[giver] * (ahead[taker] - ahead[giver])
    ]
    return min(moves, default=None)
