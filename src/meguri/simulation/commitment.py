"""Money an arm commits (交付決定の見込額), exact to the yen from levers and calls; no engine adds to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from meguri.simulation.policy import Policy
from meguri.simulation.programme_terms import ProgrammeTerms
from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.money import Yen, share_out


@dataclass(frozen=True, slots=True)
class Committed:
    """交付決定の見込額 by fiscal year."""

    s5: Mapping[FiscalYear, Yen]
    s1: Mapping[FiscalYear, Yen]
    s7: Mapping[FiscalYear, Yen]
    s7_entries: Mapping[FiscalYear, bool]  # whether new entries are still taken


def committed(policy: Policy, terms: ProgrammeTerms, ticket: Yen, years: tuple[FiscalYear, ...]) -> Committed:
    """What `policy` commits in `years`; `ticket` is the certified VC money of an S7 entry."""
    spent, open_ = _fund(policy, terms, ticket, years)
    return Committed(_s5(policy, terms, years), _s1(policy, terms, years), spent, open_)


def _s5(policy: Policy, terms: ProgrammeTerms, years: tuple[FiscalYear, ...]) -> dict[FiscalYear, Yen]:
    """A project's whole support is committed in the year it starts, at its ceiling."""
    a_year = int(policy.s5_ceiling * policy.s5_rate // 1)
    started = policy.s5_number * policy.s5_years * a_year
    return {year: started if year >= terms.s5_from else 0 for year in years}


def _s1(policy: Policy, terms: ProgrammeTerms, years: tuple[FiscalYear, ...]) -> dict[FiscalYear, Yen]:
    """The budget over its years; at a rate of nothing nothing is paid."""
    first, last = terms.s1_years
    paid = [FiscalYear(year) for year in range(first.start, last.start + 1)]
    shares = dict(zip(paid, share_out(policy.s1_budget if policy.s1_rate else 0, [1] * len(paid)), strict=True))
    return {year: shares.get(year, 0) for year in years}


def _fund(
    policy: Policy, terms: ProgrammeTerms, ticket: Yen, years: tuple[FiscalYear, ...]
) -> tuple[dict[FiscalYear, Yen], dict[FiscalYear, bool]]:
    """S7 entries at the pace of the rounds so far, until the fund is spent or the programme is over."""
    a_year = int(terms.s7_entries * policy.s7_multiple * max(ticket, policy.s7_minimum) // 1)
    left, spent, open_ = terms.s7_fund, {}, {}
    for year in years:
        running = year <= terms.s7_until and a_year > 0 and left > 0
        spent[year] = min(a_year, left) if running else 0
        open_[year] = running
        left -= spent[year]
    return spent, open_
