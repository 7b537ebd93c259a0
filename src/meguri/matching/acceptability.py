"""How firm the order is (順位の確からしさ, SMAA): the share of draws in which a site is first, and among the first three.

Weights are drawn Dirichlet around the chosen ones, scores evenly between what is evidenced and what is possible. Each site
draws from its own stream (seed, site id): a new site changes nobody's draws. Tervonen and Lahdelma, EJOR 2006,
doi 10.1016/j.ejor.2005.12.037.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
FIRST = 3  # places that `p_top3` counts


@dataclass(frozen=True, slots=True)
class Acceptability:
    """Shares of the draws, one per site; `first` sums to 1."""

    first: tuple[float, ...]
    top3: tuple[float, ...]


def acceptability(
    ranges: Sequence[tuple[str, NDArray[np.int64], NDArray[np.int64]]],
    weights: Sequence[int],
    *,
    concentration: int,
    draws: int,
    seed: int,
) -> Acceptability:
    """Args:
    ranges: site id, low ends and high ends of the criteria, in any one unit.
    weights: of the criteria, in any one unit.
    """
    if not ranges or not draws:
        return Acceptability((), ())
    drawn = weights_drawn(weights, concentration, draws, seed)
    best = np.full((FIRST, draws), -1, dtype=np.float32)  # the totals of the first places, draw by draw
    who = np.full((FIRST, draws), -1, dtype=np.int64)
    for number, (site, low, high) in enumerate(ranges):
        _place(number, _total(site, low, high, drawn, seed), best, who)
    first = np.bincount(who[0], minlength=len(ranges)) / draws
    top3 = np.bincount(who[who >= 0], minlength=len(ranges)) / draws
    return Acceptability(tuple(first.tolist()), tuple(top3.tolist()))


def _place(number: int, total: Floats, best: Floats, who: NDArray[np.int64]) -> None:
    """Puts one site among the first places of the draws in which it belongs there. Changes `best` and `who`."""
    last = FIRST - 1
    enters = total > best[last]
    best[last, enters], who[last, enters] = total[enters], number
    for place in range(last, 0, -1):
        up = best[place] > best[place - 1]
        if not up.any():
            return
        for rows in (best, who):
            rows[place - 1, up], rows[place, up] = rows[place, up], rows[place - 1, up]


def weights_drawn(weights: Sequence[int], concentration: int, draws: int, seed: int) -> Floats:
    """Draws of the weights, one row per criterion; a weight of zero stays zero."""
    shares = np.array(weights, dtype=float) / sum(weights)
    drawn = _stream(seed, "").standard_gamma(concentration * shares[:, None], size=(len(shares), draws))
    shared: Floats = (drawn / drawn.sum(axis=0)).astype(np.float32)
    return shared


def _total(site: str, low: NDArray[np.int64], high: NDArray[np.int64], drawn: Floats, seed: int) -> Floats:
    """The site's total in every draw. A last unit is drawn by lot, so that sites exactly alike share their places."""
    stream = _stream(seed, site)
    scores = stream.random(drawn.shape, dtype=np.float32)
    scores *= (high - low).astype(np.float32)[:, None]
    scores += low.astype(np.float32)[:, None]
    scores *= drawn
    total: Floats = scores.sum(axis=0) + stream.random(drawn.shape[1], dtype=np.float32)
    return total


def _stream(seed: int, name: str) -> np.random.Generator:
    """The stream of random numbers of one name."""
    digest = blake2b(f"{seed}/{name}".encode(), digest_size=16).digest()
    return np.random.Generator(np.random.PCG64(int.from_bytes(digest, "big")))
