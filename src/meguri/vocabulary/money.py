"""Yen and rates (円・率): whole yen, exact fractions, one named way to round down, one to share out."""

from collections.abc import Sequence
from fractions import Fraction

Yen = int  # whole yen; never a float
Rate = Fraction  # exact, for example 2/3


def round_down(amount: Fraction | int, unit: Yen) -> Yen:
    """端数切捨て: the largest multiple of `unit` yen that is not above `amount`.

    Args:
        amount: exact yen.
        unit: 1 or 1,000 yen as the call says.
    """
    return int(amount // unit) * unit


def share_out(total: Yen, weights: Sequence[Fraction | int]) -> list[Yen]:
    """最大剰余法: `total` whole yen in proportion to `weights`, exact to the yen (largest remainder, first wins a tie).

    Raises:
        ValueError: all weights are zero while `total` is not.
    """
    whole = sum(Fraction(weight) for weight in weights)
    if whole == 0:
        if total:
            raise ValueError("nothing to share over: all weights are zero")
        return [0] * len(weights)
    exact = [Fraction(total) * Fraction(weight) / whole for weight in weights]
    shares = [int(part // 1) for part in exact]
    by_remainder = sorted(range(len(weights)), key=lambda i: (shares[i] - exact[i], i))
    for i in by_remainder[: total - sum(shares)]:
        shares[i] += 1
    return shares
