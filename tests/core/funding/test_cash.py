"""Cash by quarter: to the yen, with nothing paid twice and nothing counted that is past."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meguri.funding.cash import Cash, CashKind, cash_without_subsidy
from meguri.funding.spending import in_equal_parts, spending
from meguri.profiles.profile import parse_profile
from meguri.vocabulary.fiscal_year import FiscalYear, Quarter

AS_OF = date(2026, 11, 23)
amounts = st.integers(0, 10**10)
quarters = st.builds(lambda n: Quarter(FiscalYear(2026), 1).plus(n), st.integers(0, 20))


def quarter(year: int, number: int) -> Quarter:
    return Quarter(FiscalYear(year), number)


def cash_of(text: str) -> Cash:
    return cash_without_subsidy(parse_profile("schema: meguri/seed/1\n" + text), AS_OF)


WORK = """
overhead: 3/10
work:
  - id: process
    activity: process_development
    from: 2027-07-15
    costs: {2027: {outsourcing: 100}, 2028: {outsourcing: 10}}
"""


def test_a_year_s_cost_runs_in_equal_quarters_from_its_first_day_with_the_remainder_last() -> None:
    cash = cash_of(WORK)
    assert cash.paid == {
        quarter(2027, 2): 43,
        quarter(2027, 3): 43,
        quarter(2027, 4): 44,
        quarter(2028, 1): 3,
        quarter(2028, 2): 3,
        quarter(2028, 3): 3,
        quarter(2028, 4): 4,
    }


def test_work_that_ends_within_the_year_is_paid_by_then() -> None:
    cash = cash_of(WORK.replace("from: 2027-07-15", "from: 2027-07-15\n    to: 2028-06-30"))
    assert cash.paid[quarter(2028, 1)] == 13
    assert quarter(2028, 2) not in cash.paid


def test_a_cost_outside_the_dates_of_its_work_is_not_lost() -> None:
    cash = cash_of(WORK.replace("from: 2027-07-15", "from: 2028-07-15"))
    assert cash.paid[quarter(2027, 4)] == 130


def test_overhead_inside_the_running_costs_is_not_paid_twice() -> None:
    cash = cash_of(WORK + "finance: {burn: {2027: 40}}\n")
    assert sum(cash.paid.values()) == 100 + 40 + 13  # the running costs of 2028 are not known, its overhead is
    assert cash.kind is CashKind.RUNWAY


def test_without_running_costs_the_table_is_a_bridge() -> None:
    assert cash_of(WORK).kind is CashKind.BRIDGE


def test_the_table_begins_where_the_cash_was_counted() -> None:
    cash = cash_of(WORK + "finance: {cash: 50, cash_on: 2027-10-01}\n")
    assert cash.rows[0].quarter == quarter(2027, 3)
    assert [row.balance for row in cash.rows] == [7, -37, -40, -43, -46, -50]
    assert cash.runs_out == quarter(2027, 4)
    assert cash.peak_need == 50


def test_without_a_day_of_counting_the_table_begins_with_the_day_of_the_answer() -> None:
    assert cash_of(WORK).rows[0].quarter == Quarter.of(AS_OF)


def test_cash_that_is_not_known_never_runs_out_but_shows_the_need() -> None:
    cash = cash_of(WORK)
    assert cash.runs_out is None
    assert cash.peak_need == 143


INCOME = """
partners:
  vc:
    - {name: A, invests: 100, tranches: {2027-12-01: 60}}
    - {name: B, invests: 7}
finance:
  cash: 5
  cash_on: 2027-10-15
  other_income: [{on: 2027-10-14, amount: 1000}, {on: 2027-10-15, amount: 20}, {on: 2028-04-01, amount: 30}]
"""


def test_income_comes_on_its_day_and_what_came_before_the_counting_is_in_the_cash() -> None:
    cash = cash_of(INCOME)
    assert cash.received == {quarter(2027, 3): 20 + 60 + 40 + 7, quarter(2028, 1): 30}
    assert cash.undated == 47


def test_undated_investment_comes_in_the_quarter_of_the_decision() -> None:
    profile = parse_profile("schema: meguri/seed/1\n" + INCOME)
    cash = cash_without_subsidy(profile, AS_OF, decided_on=date(2028, 8, 1))
    assert cash.received[quarter(2028, 2)] == 47


def test_a_profile_that_says_nothing_has_an_empty_table() -> None:
    cash = cash_of("")
    assert [(row.in_, row.out, row.balance) for row in cash.rows] == [(0, 0, 0)]
    assert cash.peak_need == 0


@given(amounts, st.integers(1, 4))
def test_equal_parts_add_up_and_the_last_is_the_largest(amount: int, count: int) -> None:
    parts = list(in_equal_parts(amount, FiscalYear(2027).quarters[:count]).values())
    assert sum(parts) == amount
    assert len(set(parts[:-1])) <= 1
    assert all(0 <= parts[-1] - part < count for part in parts)


@given(amounts, amounts, st.dictionaries(quarters, amounts), st.dictionaries(quarters, amounts))
def test_the_last_balance_is_all_that_came_in_less_all_that_went_out(
    opening: int, cost: int, received: dict[Quarter, int], paid: dict[Quarter, int]
) -> None:
    cash = Cash(CashKind.BRIDGE, quarter(2026, 1), opening, received, paid)
    granted = cash.with_receipts({quarter(2025, 4): cost, quarter(2031, 1): 1})
    rows = granted.rows
    assert rows[-1].balance == opening + sum(received.values()) + cost + 1 - sum(paid.values())
    assert all(later.quarter == row.quarter.plus(1) for row, later in pairwise(rows))
    assert granted.peak_need == max(0, -min(row.balance for row in rows))
    assert (granted.runs_out is None) == (granted.peak_need == 0)
    assert granted.peak_need <= cash.peak_need


@given(st.dictionaries(st.integers(2026, 2031), amounts, min_size=1), st.integers(0, 100))
def test_spending_is_cost_and_overhead_to_the_yen(costs: dict[int, int], percent: int) -> None:
    stated = ", ".join(f"{year}: {{goods: {cost}}}" for year, cost in costs.items())
    text = f"schema: meguri/seed/1\noverhead: {percent}/100\nwork: [{{id: a, costs: {{{stated}}}}}]\n"
    paid = spending(parse_profile(text)).total
    for year, cost in costs.items():
        of_year = sum(yen for q, yen in paid.items() if q.year == FiscalYear(year))
        assert of_year == cost + cost * percent // 100


@pytest.mark.parametrize("name", ["car-t-autologous", "aav-phase1", "facility-joint", "vc-investor", "empty-seed"])
def test_every_example_has_a_table_that_adds_up(name: str, request: pytest.FixtureRequest) -> None:
    text = (request.config.rootpath / "examples" / f"{name}.yaml").read_bytes()
    cash = cash_without_subsidy(parse_profile(text), AS_OF)
    assert cash.rows[-1].balance == cash.opening + sum(cash.received.values()) - sum(cash.paid.values())
