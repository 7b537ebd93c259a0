"""Meguri's best plan on drawn costs (架空), and the same two goals handed to HiGHS in floating point as a second opinion."""

import random
import sys
import time
from fractions import Fraction

import highspy
import numpy as np
from timing import report

from meguri.funding.allocation import Bound, Candidate, Cell, Problem
from meguri.funding.optimum import best
from meguri.rulebook.terms import Base
from meguri.vocabulary.fiscal_year import FiscalYear, Quarter
from meguri.vocabulary.work import CostItem

FIRST = FiscalYear(2026)
YEARS, CELLS = 5, 40


def draw(seed: int, programmes: int, together: float) -> Problem:
    """One scenario: five years, forty cells of 1 to 90 million yen; every pair may combine with that probability."""
    chance = random.Random(seed)
    years, items = [FIRST.plus(n) for n in range(YEARS)], list(CostItem)
    cells = tuple(
        Cell(f"c{n:02}", years[n % YEARS], f"w{n % 7}", items[n % len(items)], chance.randrange(1_000_000, 90_000_000))
        for n in range(CELLS)
    )
    ids = [f"p{n}" for n in range(programmes)]
    pairs = {frozenset((a, b)) for a in ids for b in ids if a < b and chance.random() < together}
    overhead = Fraction(chance.randrange(0, 40), 100)
    candidates = tuple(
        candidate(chance, (name, overhead), cells, frozenset(b for b in ids if frozenset((name, b)) in pairs))
        for name in ids
    )
    cash: dict[Quarter, int] = {}
    for cell in cells:
        for quarter in cell.year.quarters:
            cash[quarter] = cash.get(quarter, 0) - cell.direct // 4
    return Problem(cells, candidates, cash, chance.choice([0, 100_000_000, 300_000_000]))


def candidate(
    chance: random.Random, named: tuple[str, Fraction], cells: tuple[Cell, ...], friends: frozenset[str]
) -> Candidate:
    """A programme with ceilings of the size that calls have."""
    name, overhead = named
    years = [FIRST.plus(n) for n in range(YEARS)]
    bounds: list[Bound] = []
    if chance.random() < 0.7:
        amount, base = chance.randrange(2, 12) * 10_000_000, chance.choice(list(Base))
        bounds += [Bound(amount, base, year) for year in years]
    if chance.random() < 0.6:
        bounds.append(Bound(chance.randrange(10, 40) * 10_000_000, chance.choice(list(Base))))
    after = chance.choice([-3, 0, 1, 2])
    return Candidate(
        name,
        frozenset(cell.id for cell in cells if chance.random() < 0.6),
        chance.choice([Fraction(1, 2), Fraction(2, 3), Fraction(3, 4), Fraction(1)]),
        min(overhead, Fraction(3, 10)) if chance.random() < 0.7 else Fraction(0),
        tuple(bounds),
        chance.choice([1, 1000]),
        {year: Quarter(year, 4).plus(after) for year in years},
        friends,
    )


class FloatingPoint:
    """The same two goals cell by cell in HiGHS; presolve off, in units of a million yen."""

    def __init__(self, problem: Problem):
        self.million = 1e6
        self.cells = {cell.id: cell for cell in problem.cells}
        self.places = [(c, self.cells[id_]) for c in problem.candidates for id_ in sorted(c.cells)]
        self.solver = highspy.Highs()
        self.solver.setOptionValue("output_flag", False)
        self.solver.setOptionValue("presolve", "off")
        for _, cell in self.places:
            self.solver.addVar(0, cell.direct / self.million)
        self.solver.addVar(0, highspy.kHighsInf)  # the peak need
        for cell in problem.cells:
            self._at_most({n: 1.0 for n, (_, c) in enumerate(self.places) if c is cell}, cell.direct / self.million)
        self._bounds(problem)
        balance = problem.opening
        for quarter in sorted(problem.cash):
            balance += problem.cash[quarter]
            arrived = {n: -float(c.gain) for n, (c, cell) in enumerate(self.places) if c.receipts[cell.year] <= quarter}
            self._at_most({**arrived, len(self.places): -1.0}, balance / self.million)

    def _bounds(self, problem: Problem) -> None:
        for one in problem.candidates:
            for year in [None, *(FIRST.plus(n) for n in range(YEARS))]:
                most = one.most_direct(year)
                own = {n: 1.0 for n, (c, cell) in enumerate(self.places) if c is one and year in (None, cell.year)}
                if most is not None:
                    self._at_most(own, float(most) / self.million)

    def _at_most(self, entries: dict[int, float], most: float) -> None:
        self.solver.addRow(
            -highspy.kHighsInf, most, len(entries), np.array(list(entries)), np.array(list(entries.values()))
        )

    def answer(self) -> tuple[float, float]:
        """Most subsidy, then least peak need, in yen."""
        gains = {n: float(c.gain) for n, (c, _) in enumerate(self.places)}
        subsidy = self._reach({n: -gain for n, gain in gains.items()})
        self._at_most({n: -gain for n, gain in gains.items()}, subsidy)
        return -subsidy * self.million, self._reach({len(self.places): 1.0}) * self.million

    def _reach(self, costs: dict[int, float]) -> float:
        for n in range(len(self.places) + 1):
            self.solver.changeColCost(n, costs.get(n, 0.0))
        self.solver.run()
        return float(self.solver.getInfo().objective_function_value)


def main(count: int, programmes: int, together: float) -> None:
    """CPU milliseconds of each instance; every plan is proven, and compared with HiGHS where all may combine."""
    taken, sets, apart, floating = [], [], 0.0, []
    for seed in range(count):
        problem = draw(seed, programmes, together)
        began = time.process_time()
        found = best(problem)
        taken.append((time.process_time() - began) * 1000)
        sets.append(len(found.certificate.proofs))
        if together == 1:
            began = time.process_time()
            subsidy, peak = FloatingPoint(problem).answer()
            floating.append((time.process_time() - began) * 1000)
            apart = max(apart, abs(subsidy - float(found.exact)), abs(peak - float(found.peak_need)))
    report(ms=taken, sets=sets, apart=apart, floating_ms=floating)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
