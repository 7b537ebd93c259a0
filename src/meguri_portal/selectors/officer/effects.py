"""Effects of the levers (手段の効果): what each commits and moves, on what evidence, and by which way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import sqrt
from statistics import NormalDist
from typing import Any

from meguri.simulation.arms import ALL, LISTS
from meguri.simulation.grade import Grade
from meguri.simulation.statistics.fan import QUANTILES
from meguri.vocabulary.text import Lang, Text
from meguri_portal.charts.ranges import Ranges, Row, ranges
from meguri_portal.language import current, said
from meguri_portal.selectors.simulated_figures import HUNDRED, percent, points, points_range

MOST = 4  # carriers of an effect that are named
PARTS = {
    "total": Text("全体", "in all"),
    "direct": Text("直接（能力・価格・認知・存続）", "direct (capacity, price, visibility, survival)"),
    "loop": Text("経験の循環（相互作用を含む）", "loop of experience (with interaction)"),
}
SHORT_PARTS = {
    "total": Text("全体", "in all"),
    "direct": Text("直接", "direct"),
    "loop": Text("循環", "loop"),
}
SHORT_LEVERS = {
    "list-all": Text("S4 一覧（国内外）", "S4 list, all seeds"),
    "list-japan": Text("S4 一覧（国内）", "S4 list, seeds in Japan"),
    "s1": Text("S1 製造設備", "S1 plant"),
    "s5": Text("S5 プロセス開発", "S5 process development"),
    "s7": Text("S7 認定VCへの上乗せ", "S7 on certified VC money"),
    "current": Text("全部", "all of them"),
}
ALL_OF_THEM = Text("全部（この問いの条件）", "all of them, as asked")
Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Lever:
    """政策手段 in a row."""

    id: str
    text: Text
    asked: bool  # part of the policy asked about
    committed: tuple[str, ...]  # a line for years of one amount, JPY million; empty = nothing is committed
    cost_known: bool
    effect: tuple[str, str, str]
    above: str  # chance that the effect is more than half a point, as a range
    weakest: Grade | None
    carriers: tuple[Mapping[str, Any], ...]  # those that matter most
    others: int  # more of them


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an effect in a row."""

    name: Text
    effect: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Parts:
    """内訳 in one year."""

    year: int
    chart: Ranges
    rows: tuple[Part, ...]


def levers(found: Document) -> tuple[Lever, ...]:
    """Each lever alone, then all together."""
    return tuple(_lever(found, one) for one in found["levers"])


def _lever(found: Document, one: Document) -> Lever:
    carried = found["carried"][one["id"]]
    return Lever(
        one["id"],
        ALL_OF_THEM if one["id"] == ALL else Text(**one["text"]),
        one["asked"],
        spans(found["years"], one["committed"]),
        one["id"] not in LISTS,
        three(one["effect"]),
        percent(_of_replicas(one["above_half_a_point"], found["manifest"]["replicas"])),
        Grade(carried["weakest"]) if carried["weakest"] else None,
        tuple({**each, "grade": Grade(each["grade"])} for each in carried["inputs"][:MOST]),
        max(0, len(carried["inputs"]) - MOST),
    )


def _of_replicas(share: float, replicas: int) -> dict[str, float]:
    """A share of replicas with what their number leaves open, 5 to 95 % (Wilson)."""
    spread = NormalDist().inv_cdf(QUANTILES[-1]) ** 2 / replicas
    middle = (share + spread / 2) / (1 + spread)
    half = sqrt(spread * share * (1 - share) + spread**2 / 4) / (1 + spread)
    return {"low": max(0.0, middle - half), "high": min(1.0, middle + half)}


def lever_chart(found: Document) -> Ranges:
    """Effects in the target's year, in points."""
    return ranges([row(said(SHORT_LEVERS[one["id"]]), one["effect"]) for one in found["levers"]])


def spans(years: Sequence[int], amounts: Sequence[float]) -> tuple[str, ...]:
    """Years with one amount in a line: `FY2025–2027: 12,767`, in JPY million."""
    lines = []
    for amount, listed in groupby(zip(years, amounts, strict=True), key=lambda pair: round(pair[1])):
        held = [year for year, _ in listed]
        if amount:
            lines.append(f"{_years(held[0], held[-1])}{said(Text('：', ': '))}{amount:,}")
    return tuple(lines)


def _years(first: int, last: int) -> str:
    if current() is Lang.EN:
        return f"FY{first}" if first == last else f"FY{first}–{last}"
    return f"{first}年度" if first == last else f"{first}〜{last}年度"


def parts(found: Document) -> tuple[Parts, ...]:
    """Direct and through the loop, in the target's year and in the last."""
    years = {"year": found["year"], "last": found["years"][-1]}
    return tuple(
        Parts(
            year,
            ranges([row(said(name), found["decomposition"][when][part]) for part, name in SHORT_PARTS.items()]),
            tuple(Part(name, three(found["decomposition"][when][part])) for part, name in PARTS.items()),
        )
        for when, year in years.items()
    )


def three(effect: Mapping[str, float]) -> tuple[str, str, str]:
    """5, 50 and 95 %, in points."""
    return points(effect["low"]), points(effect["median"]), points(effect["high"])


def row(label: str, effect: Mapping[str, float]) -> Row:
    """A range of points with its median."""
    low, middle, high = (effect[end] * HUNDRED for end in ("low", "median", "high"))
    return Row(label, points_range(effect), low, high, middle)
