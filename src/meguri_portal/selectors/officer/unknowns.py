"""What is not known (分かっていないこと): which inputs carry the spread, on what grade of evidence, and what would settle them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from meguri.simulation.grade import Grade
from meguri_portal.charts.tornado import Bar, Carried, tornado
from meguri_portal.selectors.simulated_figures import HUNDRED, percent, span, two

LEAST = 0.01  # of the spread: inputs below it are folded away
Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Carrier:
    """One input in a row, its bar with it."""

    id: str
    text: Mapping[str, str]
    low: float
    high: float
    unit: Mapping[str, str]
    grade: Grade
    citation: Mapping[str, Any]
    figures: str
    settle: Mapping[str, str] | None
    bar: Bar


@dataclass(frozen=True, slots=True)
class OfGrade:
    """How much of the spread rests on a grade."""

    grade: Grade
    inputs: int
    share: str


@dataclass(frozen=True, slots=True)
class Chance:
    """偶然と無知, in figures."""

    draws: int
    lucks: int
    chance: str  # standard deviation, points
    ignorance: str
    share: str


@dataclass(frozen=True, slots=True)
class Unknowns:
    """分かっていないこと."""

    carriers: tuple[Carrier, ...]
    small: tuple[Carrier, ...]
    grades: tuple[OfGrade, ...]
    chance: Chance


def unknowns(found: Document) -> Unknowns:
    """Everything of the section."""
    rows = found["sensitivity"]
    bars = tornado([Carried(Grade(one["grade"]), one["total"], one["total_low"], one["total_high"]) for one in rows])
    listed = [_carrier(one, bar) for one, bar in zip(rows, bars, strict=True)]
    shown = sum(one["total_high"] >= LEAST for one in rows)
    return Unknowns(tuple(listed[:shown]), tuple(listed[shown:]), _grades(found), _chance(found["chance"]))


def _carrier(one: Document, bar: Bar) -> Carrier:
    figures = f"{two(one['total'])} ({span(one['total_low'], one['total_high'])})"
    return Carrier(
        one["id"],
        one["text"],
        one["low"],
        one["high"],
        one["unit"],
        Grade(one["grade"]),
        one["citation"],
        figures,
        one["settle"],
        bar,
    )


def _grades(found: Document) -> tuple[OfGrade, ...]:
    """By grade, from the least to the most that its inputs may carry of all."""
    lows, highs, numbers = (dict.fromkeys(Grade, 0.0) for _ in range(3))
    for one in found["sensitivity"]:
        grade = Grade(one["grade"])
        lows[grade] += one["total_low"]
        highs[grade] += one["total_high"]
        numbers[grade] += 1
    shown = []
    for grade in Grade:
        others_low, others_high = (sum(held.values()) - held[grade] for held in (lows, highs))
        least = lows[grade] / ((lows[grade] + others_high) or 1.0)
        most = highs[grade] / ((highs[grade] + others_low) or 1.0)
        shown.append(OfGrade(grade, int(numbers[grade]), percent({"low": least, "high": most})))
    return tuple(shown)


def _chance(found: Document) -> Chance:
    luck, ignorance = (
        span(found[part]["low"] * HUNDRED, found[part]["high"] * HUNDRED) for part in ("chance", "ignorance")
    )
    return Chance(found["draws"], found["lucks"], luck, ignorance, percent(found["share_of_chance"]))
