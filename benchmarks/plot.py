"""A picture of costs on logarithmic axes (両対数の図), as SVG: what is linear lies along the dashed line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from pathlib import Path
from xml.sax.saxutils import escape

WIDTH, HEIGHT, LEFT, RIGHT, TOP, FOOT = 360, 280, 56, 32, 36, 44
COLOURS = ("#0017c1", "#c74700")  # blue and orange, told apart without colour by the words at their ends
Points = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Panel:
    """One pair of axes."""

    title: str
    across: str
    up: str
    lines: Mapping[str, Points]


def write(path: Path, panels: Sequence[Panel]) -> None:
    """The panels side by side."""
    body = "".join(
        f'<g transform="translate({place * WIDTH} 0)">{_panel(panel)}</g>' for place, panel in enumerate(panels)
    )
    size = f'viewBox="0 0 {WIDTH * len(panels)} {HEIGHT}" width="{WIDTH * len(panels)}" height="{HEIGHT}"'
    words = " ".join(escape(panel.title) for panel in panels)
    path.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="sans-serif" font-size="12">'
        f'<title>{words}</title><rect width="100%" height="100%" fill="#fff"/>{body}</svg>\n',
        encoding="utf-8",
    )


def _panel(panel: Panel) -> str:
    every = [point for line in panel.lines.values() for point in line]
    across = _axis([x for x, _ in every], LEFT, WIDTH - RIGHT)
    up = _axis([y for _, y in every], HEIGHT - FOOT, TOP)
    parts = [_text(LEFT, 20, panel.title, "start"), _text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, panel.across)]
    parts.append(
        f'<text transform="translate(14 {(TOP + HEIGHT - FOOT) / 2:.0f}) rotate(-90)" text-anchor="middle">{escape(panel.up)}</text>'
    )
    for mark in across.marks:
        parts += [
            _line([(across.at(mark), TOP), (across.at(mark), HEIGHT - FOOT)], "#ccc"),
            _text(across.at(mark), HEIGHT - FOOT + 16, f"{mark:,.10g}"),
        ]
    for mark in up.marks:
        parts += [
            _line([(LEFT, up.at(mark)), (WIDTH - RIGHT, up.at(mark))], "#ccc"),
            _text(LEFT - 6, up.at(mark) + 4, f"{mark:,.10g}", "end"),
        ]
    parts.append(_in_proportion(next(iter(panel.lines.values())), across, up))
    for colour, (name, line) in zip(COLOURS, panel.lines.items(), strict=False):
        placed = [(across.at(x), up.at(y)) for x, y in line]
        parts.append(_line(placed, colour, ' stroke-width="2"'))
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in placed]
        parts.append(_text(placed[-1][0] - 8, placed[-1][1] - 8, name, "end"))
    return "".join(parts)


def _in_proportion(line: Points, across: _Axis, up: _Axis) -> str:
    """Through the last point of the first line: where costs in proportion would lie."""
    (x, y), (first, _) = line[-1], line[0]
    ends = [(across.at(first), up.at(y * first / x)), (across.at(x), up.at(y))]
    return _line(ends, COLOURS[0], ' stroke-dasharray="4 4"')


@dataclass(frozen=True, slots=True)
class _Axis:
    low: int  # power of ten
    high: int
    first: float
    last: float

    @property
    def marks(self) -> list[float]:
        return [10.0**power for power in range(self.low, self.high + 1)]

    def at(self, value: float) -> float:
        share = (log10(value) - self.low) / (self.high - self.low)
        return self.first + share * (self.last - self.first)


def _axis(values: Sequence[float], first: float, last: float) -> _Axis:
    low, high = floor(log10(min(values))), ceil(log10(max(values)))
    return _Axis(low, max(high, low + 1), first, last)


def _line(points: Points, colour: str, more: str = "") -> str:
    placed = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{placed}" fill="none" stroke="{colour}"{more}/>'


def _text(x: float, y: float, words: str, anchor: str = "middle") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'
