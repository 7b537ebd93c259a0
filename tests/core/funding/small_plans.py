"""Small random problems, and their best plan found by looking at everything: whole-yen splits, and all vertices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product
from random import Random

from meguri.funding.allocation import Bound, Candidate, Cell, Problem
from meguri.rulebook.terms import Base
from meguri.vocabulary.fiscal_year import FiscalYear, Quarter
from meguri.vocabulary.work import CostItem

FIRST = FiscalYear(2026)
Row = tuple[list[Fraction], Fraction]  # Σ entry × variable ≤ limit


@dataclass(frozen=True, slots=True)
class Size:
    cells: int
    programmes: int
    years: int
    yen: int  # largest cost of a cell
    whole: bool = False  # bounds are whole yen of direct cost


def problem(draw: Random, size: Size, together: float = 0.7) -> Problem:
    """A random problem; each pair of programmes may combine with that probability."""
    years = [FIRST.plus(n) for n in range(size.years)]
    items = list(CostItem)
    cells = tuple(
        Cell(f"c{n:02}", draw.choice(years), f"w{n % 3}", items[n % len(items)], draw.randint(0, size.yen))
        for n in range(size.cells)
    )
    ids = [f"p{n}" for n in range(size.programmes)]
    pairs = {pair for pair in combinations(ids, 2) if draw.random() < together}
    candidates = tuple(_candidate(draw, name, (cells, size), _friends(name, pairs)) for name in ids)
    quarters = [Quarter(FIRST, 1).plus(n) for n in range(4 * size.years + 2)]
    per_quarter = size.yen * size.cells // len(quarters) + 1
    cash = {quarter: -draw.randint(0, 2 * per_quarter) for quarter in quarters}
    return Problem(cells, candidates, cash, draw.randint(0, 3 * per_quarter))


def _friends(name: str, pairs: set[tuple[str, str]]) -> frozenset[str]:
    return frozenset(other for pair in pairs if name in pair for other in pair if other != name)


def _candidate(draw: Random, name: str, costs: tuple[Sequence[Cell], Size], friends: frozenset[str]) -> Candidate:
    cells, size = costs
    rate, indirect = (
        draw.choice([Fraction(1, 2), Fraction(2, 3), Fraction(1)]),
        draw.choice([Fraction(0), Fraction(3, 10)]),
    )
    worth = {Base.DIRECT: Fraction(1), Base.ELIGIBLE: 1 + indirect, Base.SUBSIDY: rate * (1 + indirect)}
    years = sorted({cell.year for cell in cells})
    bounds = []
    for year in [*years, None]:
        if draw.random() < 0.6:
            base, amount = draw.choice(list(Base)), draw.randint(0, size.yen * (2 if year else 3))
            bounds.append(Bound(amount * worth[base] if size.whole else amount, base, year))
    lags = {year: Quarter(year, 4).plus(draw.choice([-3, 0, 1, 2])) for year in years}
    payable = frozenset(cell.id for cell in cells if draw.random() < 0.75)
    return Candidate(name, payable, rate, indirect, tuple(bounds), draw.choice([1, 10]), lags, friends)


def permitted(problem: Problem) -> list[tuple[Candidate, ...]]:
    """Every set of programmes that may be used together, fewest first, then ids in order."""
    ordered = sorted(problem.candidates, key=lambda c: c.id)
    return [
        chosen
        for size in range(len(ordered) + 1)
        for chosen in combinations(ordered, size)
        if all(b.id in a.combines_with and a.id in b.combines_with for a, b in combinations(chosen, 2))
    ]


def peak_need(problem: Problem, subsidies: dict[Quarter, Fraction]) -> Fraction:
    """Walk through the quarters and note the deepest point."""
    balance, deepest = Fraction(problem.opening), Fraction(0)
    for quarter in sorted({*problem.cash, *subsidies}):
        balance += problem.cash.get(quarter, 0) + subsidies.get(quarter, 0)
        deepest = min(deepest, balance)
    return -deepest


def whole_yen_plans(problem: Problem, chosen: Sequence[Candidate]) -> Iterator[tuple[Fraction, Fraction]]:
    """(subsidy, peak need) of every split into whole yen that keeps every bound."""
    splits = [list(_splits(cell, chosen)) for cell in problem.cells]
    for plan in product(*splits):
        subsidies: dict[Quarter, Fraction] = {}
        kept = True
        for n, candidate in enumerate(chosen):
            direct: dict[FiscalYear, int] = {}
            for cell, split in zip(problem.cells, plan, strict=True):
                direct[cell.year] = direct.get(cell.year, 0) + split[n]
            kept = kept and keeps_bounds(candidate, {year: Fraction(yen) for year, yen in direct.items()})
            for year, yen in direct.items():
                quarter = candidate.receipts[year]
                subsidies[quarter] = subsidies.get(quarter, Fraction(0)) + yen * candidate.gain
        if kept:
            yield sum(subsidies.values(), Fraction(0)), peak_need(problem, subsidies)


def _splits(cell: Cell, chosen: Sequence[Candidate]) -> Iterator[tuple[int, ...]]:
    most = [cell.direct if cell.id in candidate.cells else 0 for candidate in chosen]
    return (split for split in product(*(range(yen + 1) for yen in most)) if sum(split) <= cell.direct)


def keeps_bounds(candidate: Candidate, direct: dict[FiscalYear, Fraction]) -> bool:
    """Whether direct costs by year keep every bound, in the bound's own unit."""
    for bound in candidate.bounds:
        yen = direct.get(bound.year, Fraction(0)) if bound.year else sum(direct.values(), Fraction(0))
        eligible = yen * (1 + candidate.indirect)
        amount = {Base.DIRECT: yen, Base.ELIGIBLE: eligible, Base.SUBSIDY: eligible * candidate.rate}[bound.of]
        if amount > bound.amount:
            return False
    return True


@dataclass(frozen=True, slots=True)
class Found:
    subsidy: Fraction
    peak_need: Fraction
    programmes: tuple[str, ...]
    claims: dict[tuple[str, FiscalYear], Fraction]


def best_of_all_vertices(problem: Problem) -> Found:
    """The best plan among all vertices of the claims per programme and year, for every permitted set."""
    best: tuple[Fraction, Fraction, int] | None = None
    found: Found | None = None
    for chosen in permitted(problem):
        subsidy, peak, claims = _best_vertex(problem, chosen)
        key = (-subsidy, peak, len(chosen))
        if best is None or key < best:
            best, found = key, Found(subsidy, peak, tuple(c.id for c in chosen), claims)
    assert found is not None
    return found


def _best_vertex(
    problem: Problem, chosen: Sequence[Candidate]
) -> tuple[Fraction, Fraction, dict[tuple[str, FiscalYear], Fraction]]:
    if not chosen:
        return Fraction(0), peak_need(problem, {}), {}
    years = sorted({cell.year for cell in problem.cells})
    places = [(candidate, year) for year in years for candidate in chosen]
    rows = _claim_rows(problem, chosen, years)
    plans = list(_vertices(rows, len(places), []))
    gains = [candidate.gain for candidate, _ in places]
    most = max(_dot(gains, plan) for plan in plans)
    with_peak = [([*row, Fraction(0)], limit) for row, limit in rows] + _cash_rows(problem, places)
    points = list(_vertices(with_peak, len(places) + 1, [([*gains, Fraction(0)], most)]))
    least = min(point[-1] for point in points)
    plan = max(point[:-1] for point in points if point[-1] == least)
    return most, least, {(c.id, year): yen for (c, year), yen in zip(places, plan, strict=True) if yen}


def _claim_rows(problem: Problem, chosen: Sequence[Candidate], years: Sequence[FiscalYear]) -> list[Row]:
    places = [(candidate.id, year) for year in years for candidate in chosen]
    rows: list[Row] = []
    for year, size in product(years, range(1, len(chosen) + 1)):
        for some in combinations(chosen, size):
            payable = [c for c in problem.cells if c.year == year and any(c.id in one.cells for one in some)]
            names = {(one.id, year) for one in some}
            rows.append(([Fraction(p in names) for p in places], Fraction(sum(cell.direct for cell in payable))))
    for candidate, bound in ((c, bound) for c in chosen for bound in c.bounds):
        unit = {
            Base.DIRECT: Fraction(1),
            Base.ELIGIBLE: 1 + candidate.indirect,
            Base.SUBSIDY: (1 + candidate.indirect) * candidate.rate,
        }[bound.of]
        rows.append(
            (
                [unit * (name == candidate.id and bound.year in (None, year)) for name, year in places],
                Fraction(bound.amount),
            )
        )
    rows += [([Fraction(-(n == m)) for m in range(len(places))], Fraction(0)) for n in range(len(places))]
    return rows


def _cash_rows(problem: Problem, places: Sequence[tuple[Candidate, FiscalYear]]) -> list[Row]:
    """Peak need + receipts so far + balance without subsidies ≥ 0."""
    rows: list[Row] = [([*[Fraction(0)] * len(places), Fraction(-1)], Fraction(0))]
    balance = problem.opening
    for quarter in sorted(problem.cash):
        balance += problem.cash[quarter]
        arrived = [-c.gain if c.receipts[year] <= quarter else Fraction(0) for c, year in places]
        rows.append(([*arrived, Fraction(-1)], Fraction(balance)))
    return rows


def _dot(a: Sequence[Fraction], b: Sequence[Fraction]) -> Fraction:
    return sum((x * y for x, y in zip(a, b, strict=True)), Fraction(0))


def _vertices(rows: Sequence[Row], size: int, equal: list[Row]) -> Iterator[list[Fraction]]:
    distinct = list({(tuple(row), limit): (row, limit) for row, limit in rows}.values())
    for tight in combinations(distinct, size - len(equal)):
        point = _solved([*equal, *tight], size)
        if point is not None and all(_dot(row, point) <= limit for row, limit in distinct):
            yield point


def _solved(rows: Sequence[Row], size: int) -> list[Fraction] | None:
    """The only point on all these planes; None where there is none or more than one."""
    table = [[*row, limit] for row, limit in rows]
    for column in range(size):
        pivot = next((n for n in range(column, size) if table[n][column]), None)
        if pivot is None:
            return None
        table[column], table[pivot] = table[pivot], table[column]
        lead = [entry / table[column][column] for entry in table[column]]
        table = [
            lead
            if n == column
            else [x - row[column] * y for x, y in zip(row, lead, strict=True)]
            if row[column]
            else row
            for n, row in enumerate(table)
        ]
    return [row[-1] for row in table]
