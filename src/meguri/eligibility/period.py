"""Which fiscal years a call covers for a project (対象年度)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from meguri.rulebook.call import Call
from meguri.rulebook.file_format import CallState
from meguri.rulebook.programme import Programme
from meguri.vocabulary.fiscal_year import LAST, FiscalYear

Years = tuple[FiscalYear, ...] | None  # None = every year counts, and none is stated


def covered(programme: Programme, call: Call, as_of: date, cost_years: Iterable[FiscalYear]) -> Years:
    """The fiscal years whose cost can count, ascending.

    A call that is open keeps its own years. One that is assumed keeps its length and starts in the first cost year not
    before `as_of`. Years before the decision, and after the programme's end, never count. Where no length is known,
    every cost year from the start on counts: None where no cost is stated either.
    """
    years = sorted(set(cost_years))
    first, last = _bounds(call, as_of, years)
    ends = [year for year in (programme.ends, last) if year is not None]
    if call.terms.until is not None:
        ends.append(FiscalYear.of(call.terms.until))
    if last is None and programme.ends is None and call.terms.until is None:
        return tuple(year for year in years if year >= first) if years else None
    return tuple(FiscalYear(start) for start in range(first.start, min(ends).start + 1))


def _bounds(call: Call, as_of: date, years: list[FiscalYear]) -> tuple[FiscalYear, FiscalYear | None]:
    terms = call.terms
    if (not call.assumed and call.state(as_of) is CallState.OPEN) or (not call.assumed and terms.years is not None):
        decision = FiscalYear.of(terms.decided_on or terms.closes or as_of)
        first, last = terms.years or (decision, None)
        return max(first, decision) if terms.decided_on else first, last
    start = next((year for year in years if year >= FiscalYear.of(as_of)), FiscalYear.of(as_of))
    length = terms.length or (terms.years[1].start - terms.years[0].start + 1 if terms.years else None)
    return start, None if length is None else FiscalYear(min(start.start + length - 1, LAST))
