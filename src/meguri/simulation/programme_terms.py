"""What the rulebook and the register fix for every arm (事業の枠組み): years, the fund, the terms that an effect was stated for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from meguri.register.register import Register
from meguri.rulebook.programme import Programme, Rulebook
from meguri.simulation.policy_file import S1, S5, S7
from meguri.vocabulary.errors import PackError
from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.money import Rate, Yen


@dataclass(frozen=True, slots=True)
class ProgrammeTerms:
    """事業の枠組み."""

    s5_from: FiscalYear  # new projects from then on, every fiscal year
    s1_years: tuple[FiscalYear, FiscalYear]  # in which the plant is paid for
    s7_until: FiscalYear  # last fiscal year of an S7 project
    s7_fund: Yen
    s7_entries: Fraction  # a fiscal year, as in the rounds of the register
    s7_multiple: Rate  # the terms for which the gain of the inputs is stated
    s7_minimum: Yen
    list_from: FiscalYear


def programme_terms(rulebook: Rulebook, register: Register, list_from: FiscalYear, as_of: date) -> ProgrammeTerms:
    """The frame of the programmes on `as_of`.

    Raises:
        PackError: a call does not state what the simulation needs.
    """
    s7 = rulebook.programme(S7)
    terms = s7.call(as_of).terms
    if terms.until is None or terms.vc_multiple is None or terms.vc_minimum is None:
        raise PackError(f"{S7}: the call to look at states no end, multiple or minimum")
    fund = max((budget.amount for budget in s7.budgets if budget.year is None), default=0)
    return ProgrammeTerms(
        s5_from=_years(rulebook.programme(S5))[0],
        s1_years=_years(rulebook.programme(S1)),
        s7_until=FiscalYear.of(terms.until),
        s7_fund=fund,
        s7_entries=entries_a_year(register),
        s7_multiple=Fraction(terms.vc_multiple),
        s7_minimum=terms.vc_minimum,
        list_from=list_from,
    )


def entries_a_year(register: Register) -> Fraction:
    """S7 entries a fiscal year, over the years in which selections are recorded."""
    found = entries_by_year(register)
    return Fraction(sum(found.values()), max(found) - min(found) + 1) if found else Fraction(0)


def entries_by_year(register: Register) -> dict[int, int]:
    """S7 entries by the fiscal year of their selection; rounds of which only the holding is known are not in it."""
    found: dict[int, int] = {}
    for one in register.rounds.values():
        if one.programme == S7 and one.entries and one.adopted_on:
            year = FiscalYear.of(date.fromisoformat(one.adopted_on)).start
            found[year] = found.get(year, 0) + one.entries
    return found


def _years(programme: Programme) -> tuple[FiscalYear, FiscalYear]:
    """The fiscal years of the first call that states them."""
    for call in programme.calls:
        if call.terms.years:
            return call.terms.years
    raise PackError(f"{programme.id}: no call states its years")
