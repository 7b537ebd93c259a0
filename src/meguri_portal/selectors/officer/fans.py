"""Level and difference by fiscal year (水準と差): two fans, each with its table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from meguri_portal.charts.fan import Fan, fan
from meguri_portal.selectors.simulated_figures import HUNDRED, points, two

MIDDLE = 2  # place of the median among the quantiles
Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FanRow:
    """One fiscal year of a table: five quantiles as they are written."""

    year: int
    figures: tuple[str, ...]
    due: bool
    beside: str = ""  # another line of the picture


@dataclass(frozen=True, slots=True)
class FanShown:
    """A fan and its table."""

    chart: Fan
    rows: tuple[FanRow, ...]


def level(found: Document) -> FanShown:
    """The level with policy, the median without it beside."""
    levels = _hundredfold(found["fans"]["current"])
    beside = [row[MIDDLE] for row in _hundredfold(found["fans"]["none"])]
    chart = fan(found["years"], levels, found["year"], found["target"] * HUNDRED, beside)
    rows = _table(found, found["fans"]["current"], lambda share: two(share * HUNDRED))
    return FanShown(chart, tuple(replace(row, beside=two(middle)) for row, middle in zip(rows, beside, strict=True)))


def difference(found: Document) -> FanShown:
    """With policy less without it, replica by replica."""
    rows = found["fans"]["difference"]
    return FanShown(fan(found["years"], _hundredfold(rows), found["year"]), _table(found, rows, points))


def _table(found: Document, rows: Sequence[Sequence[float]], written: Callable[[float], str]) -> tuple[FanRow, ...]:
    return tuple(
        FanRow(year, tuple(written(value) for value in row), year == found["year"])
        for year, row in zip(found["years"], rows, strict=True)
    )


def _hundredfold(rows: Sequence[Sequence[float]]) -> list[list[float]]:
    return [[value * HUNDRED for value in row] for row in rows]
