"""Fiscal years and quarters at their boundaries."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meguri.vocabulary.fiscal_year import FiscalYear, Quarter, reiwa

days = st.dates(date(2000, 4, 1), date(2099, 3, 31))


@pytest.mark.parametrize(
    ("day", "year", "quarter"),
    [
        (date(2026, 3, 31), 2025, "FY2025Q4"),
        (date(2026, 4, 1), 2026, "FY2026Q1"),
        (date(2026, 6, 30), 2026, "FY2026Q1"),
        (date(2026, 7, 1), 2026, "FY2026Q2"),
        (date(2026, 12, 31), 2026, "FY2026Q3"),
        (date(2027, 1, 1), 2026, "FY2026Q4"),
        (date(2028, 2, 29), 2027, "FY2027Q4"),
    ],
)
def test_a_day_lies_in_its_fiscal_year_and_quarter(day: date, year: int, quarter: str) -> None:
    assert FiscalYear.of(day).start == year
    assert str(Quarter.of(day)) == quarter


@given(days)
def test_every_day_lies_inside_its_year_and_its_quarter(day: date) -> None:
    year, quarter = FiscalYear.of(day), Quarter.of(day)
    assert year.first_day <= day <= year.last_day
    assert quarter.first_day <= day <= quarter.last_day
    assert quarter in year.quarters


@given(days, st.integers(-40, 40))
def test_quarters_follow_one_another_without_gap(day: date, steps: int) -> None:
    quarter = Quarter.of(day)
    assert quarter.plus(1).first_day == quarter.last_day + timedelta(days=1)
    assert quarter.plus(steps).plus(-steps) == quarter
    assert quarter.plus(4) == Quarter(quarter.year.plus(1), quarter.number)


def test_the_fourth_quarter_of_2027_is_january_to_march_2028() -> None:
    last = Quarter(FiscalYear(2027), 4)
    assert (last.first_day, last.last_day) == (date(2028, 1, 1), date(2028, 3, 31))


@pytest.mark.parametrize(
    ("start", "japanese"),
    [
        (2018, "平成30年度（2018）"),
        (2019, "令和元年度（2019）"),
        (2020, "令和2年度（2020）"),
        (2025, "令和7年度（2025）"),
    ],
)
def test_a_fiscal_year_is_written_with_its_era(start: int, japanese: str) -> None:
    assert FiscalYear(start).text.ja == japanese
    assert FiscalYear(start).text.en == f"FY{start} (Apr {start}–Mar {start + 1})"


def test_reiwa_7_is_fiscal_year_2025() -> None:
    assert reiwa(7) == FiscalYear(2025)
