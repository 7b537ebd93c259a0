"""Targets that are small counts (少ない件数の目標): the chance of reaching each, from public counts alone, not from the simulation.

Only where counts of several fiscal years are on the public record. A year after the last one on record is not known, not
none; it counts as still to come.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from meguri.simulation.counts import predictive
from meguri_portal.charts.dots import DOTS, Dots, dots, quantiles
from meguri_portal.selectors.indicators import every

FEWEST = 3  # fiscal years on record


@dataclass(frozen=True, slots=True)
class Predicted:
    """A target with counts: twenty dots, and how far their number moves when a year is left out."""

    kpi: Mapping[str, Any]
    counts: tuple[tuple[int, int], ...]  # fiscal year, count
    known: int  # in all
    years_left: int
    target: int
    outcomes: tuple[int, ...]  # the count at each dot
    chart: Dots
    fewest: int  # dots that reach the target, when the year that matters most is left out
    most: int


@dataclass(frozen=True, slots=True)
class SmallCounts:
    """少ない件数の目標."""

    predicted: tuple[Predicted, ...]
    not_known: tuple[Mapping[str, Any], ...]


def small_counts(on: date) -> SmallCounts:
    """Every indicator that counts things, where it can be told and where not."""
    told, not_known = [], []
    for kpi in every(on)["kpis"]:
        if kpi["share"] is None:
            found = _predicted(kpi)
            if found is None:
                not_known.append(kpi)
            else:
                told.append(found)
    return SmallCounts(tuple(told), tuple(not_known))


def _predicted(kpi: Mapping[str, Any]) -> Predicted | None:
    counts = [(one["fiscal_year"], one["value"]) for one in kpi["periods"]]
    last = max((place for place, (_, value) in enumerate(counts) if value), default=-1)
    counts = counts[: last + 1]
    deadline = (kpi["deadline"] or {}).get("fiscal_year")
    if len(counts) < FEWEST or deadline is None:
        return None
    known, target = kpi["actual"]["value"], int(kpi["target"]["at_least"])
    years_left = deadline - counts[-1][0]
    if years_left < 1:
        return None
    outcomes = _outcomes([value for _, value in counts], known, years_left)
    chart = dots(outcomes, target)
    reached = [_reached(counts, place, known, years_left, target) for place in range(len(counts))]
    return Predicted(kpi, tuple(counts), known, years_left, target, tuple(outcomes), chart, min(reached), max(reached))


def _outcomes(counts: Sequence[int], known: int, years: int) -> list[int]:
    said = predictive(counts, years)
    return [known + said.quantile(share) for share in quantiles()]


def _reached(counts: Sequence[tuple[int, int]], without: int, known: int, years: int, target: int) -> int:
    left = [value for place, (_, value) in enumerate(counts) if place != without]
    return round(DOTS * predictive(left, years).at_least(target - known))
