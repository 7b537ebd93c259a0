"""How series of a chart are told apart (線の見分け方): shape of the mark, dashes and colour, so that black and white is enough."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """見分け方."""

    colour: int  # of the classes series-1, series-2 …
    dashes: str
    mark: str  # outline around the point it stands for


_COLOURS = (1, 2, 3, 4, 6, 7, 8)  # 5 is kept for what is not known
_DASHES = ("8 3", "2 3", "12 3 2 3", "5 3", "16 4", "1 4", "7 2 2 2 2 2")
_MARKS = (
    "m-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0",  # circle
    "m-4 -4h8v8h-8z",  # square
    "m0 -5.5l5.5 9.5h-11z",  # triangle
    "m0 -6l6 6l-6 6l-6 -6z",  # diamond
    "m0 5.5l5.5 -9.5h-11z",  # triangle upside down
    "m-4 -4l8 8m0 -8l-8 8",  # cross
    "m-5.5 0h11m-5.5 -5.5v11",  # plus
)


def look(number: int) -> Look:
    """The look of a series by its place; no two alike among the first few dozen."""
    turn = number // len(_MARKS)
    return Look(
        _COLOURS[number % len(_COLOURS)],
        _DASHES[(number + turn) % len(_DASHES)],
        _MARKS[number % len(_MARKS)],
    )
