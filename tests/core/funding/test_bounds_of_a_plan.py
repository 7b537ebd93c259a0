"""Ceilings as the calls word them, turned into direct cost."""

from __future__ import annotations

from fractions import Fraction

import pytest

from meguri.funding.allocation import Candidate, bounds_of
from meguri.rulebook.terms import Base, Ceiling, Firmness, Indirect, Per
from meguri.vocabulary.fiscal_year import FiscalYear, Quarter

YEARS = (FiscalYear(2027), FiscalYear(2028))
TWO_THIRDS, OVERHEAD = Fraction(2, 3), Fraction(3, 10)


def most_direct(ceiling: Ceiling, year: FiscalYear | None) -> Fraction | None:
    bounds = bounds_of((ceiling,), YEARS, TWO_THIRDS)
    receipts = {year: Quarter(year, 4) for year in YEARS}
    return Candidate("track", frozenset(), TWO_THIRDS, OVERHEAD, bounds, 1000, receipts).most_direct(year)


@pytest.mark.parametrize(
    ("of", "indirect", "amount", "direct"),
    [
        (Base.SUBSIDY, Indirect.INSIDE, 80_000_000, Fraction(80_000_000 * 15, 13)),
        (Base.ELIGIBLE, Indirect.INSIDE, 80_000_000, Fraction(80_000_000 * 10, 13)),
        (Base.DIRECT, Indirect.ON_TOP, 92_300_000, Fraction(92_300_000)),
        (Base.ELIGIBLE, Indirect.ON_TOP, 92_300_000, Fraction(92_300_000)),
        (Base.SUBSIDY, Indirect.ON_TOP, 60_000_000, Fraction(90_000_000)),
    ],
)
def test_a_ceiling_of_any_base_becomes_direct_cost(of: Base, indirect: Indirect, amount: int, direct: Fraction) -> None:
    ceiling = Ceiling(amount, Per.YEAR, of, indirect, Firmness.HARD)
    assert [most_direct(ceiling, year) for year in YEARS] == [direct, direct]
    assert most_direct(ceiling, None) is None


def test_a_project_s_ceiling_bounds_no_single_year() -> None:
    ceiling = Ceiling(10_000_000_000, Per.PROJECT, Base.ELIGIBLE, Indirect.INSIDE, Firmness.SOFT)
    assert most_direct(ceiling, None) == Fraction(100_000_000_000, 13)
    assert most_direct(ceiling, YEARS[0]) is None
