"""Labels that would touch are pushed apart (ラベルの重なりを避ける), none leaves the picture."""

from __future__ import annotations

from collections.abc import Sequence


def apart(wanted: Sequence[tuple[float, float]], top: float, bottom: float) -> list[float]:
    """The middles of labels, in the order given, as near to the wanted places as their heights allow.

    Args:
        wanted: middle and height of each label.
        top, bottom: of the room that they may use; with more labels than fit they go on past the top.
    """
    order = sorted(range(len(wanted)), key=lambda n: wanted[n])
    found = [middle for middle, _ in wanted]
    edge = top
    for n in order:  # downwards: none above the one before it
        found[n] = max(found[n], edge + wanted[n][1] / 2)
        edge = found[n] + wanted[n][1] / 2
    edge = bottom
    for n in reversed(order):  # and up again where the last ones left the room
        found[n] = min(found[n], edge - wanted[n][1] / 2)
        edge = found[n] - wanted[n][1] / 2
    return [round(middle, 1) for middle in found]
