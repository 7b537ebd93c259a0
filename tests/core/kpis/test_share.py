"""The share target: what it would take under each named series, and the two ways of counting. Never a share, never a forecast."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meguri.kpis.asked import Asked
from meguri.kpis.indicator import Fit
from meguri.kpis.indicator_file import load as load_indicators
from meguri.kpis.market import Method, Span, needed, span_of
from meguri.kpis.progress import progress
from meguri.kpis.share import Definition, ShareTarget
from meguri.profiles.claim import Claim
from meguri.register.codes import MarketScope
from meguri.register.loader import load
from meguri.register.records import Level, Market
from meguri.register.register import Register
from meguri.vocabulary.citation import Citation, Status
from meguri.vocabulary.errors import InputFaults
from meguri.vocabulary.text import Text

TODAY = date(2026, 11, 23)
FIFTH = Fraction(1, 5)
CLAIM = Claim("m", "level", "", "USD", Citation("架空の統計", "", Status.AGGREGATOR, None, TODAY))


def series(levels: dict[int, int], *growth: str, currency: str = "USD") -> Market:
    rates = (Fraction(growth[0]), Fraction(growth[-1])) if growth else None
    stated = tuple(Level(year, amount, currency, CLAIM) for year, amount in levels.items())
    return Market("m", Text("架空", "fictional"), Text("架空", "fictional"), MarketScope.CGT_CDMO, stated, rates)


@pytest.fixture(scope="module")
def register() -> Register:
    return load()


def share(register: Register, asked: Asked | None = None) -> ShareTarget:
    kpis = progress(load_indicators(), (), register, TODAY, asked).kpis
    (found,) = [kpi.share for kpi in kpis if kpi.share is not None]
    return found


def test_two_billion_in_2022_growing_ten_to_fifteen_percent_is_the_vector_of_the_research() -> None:
    found = needed(series({2022: 2_000_000_000}, "1/10", "3/20"), Fit.FITS, 2033, FIFTH)
    assert found.method is Method.EXTRAPOLATED
    assert found.size == Span(5_706_233_412, 9_304_782_792)  # 5.7 and 9.3 billion: research domain.md 7
    assert found.revenue == Span(1_141_246_683, 1_860_956_559)  # 1.1 and 1.9 billion


def test_a_published_year_is_taken_as_published() -> None:
    found = needed(series({2024: 4_900, 2033: 32_401}, "241/1000"), Fit.FITS, 2033, FIFTH)
    assert (found.method, found.size, found.revenue) == (
        Method.PUBLISHED,
        Span(32_401, 32_401),
        Span(6_481, 6_481),  # a fifth is 6,480.2: less would not reach it
    )


def test_a_year_between_published_ones_is_calculated_from_the_earlier() -> None:
    found = needed(series({2024: 1_000, 2034: 9_000}, "1/10"), Fit.FITS, 2026, FIFTH)
    assert (found.method, found.base and found.base.year, found.size) == (Method.INTERPOLATED, 2024, Span(1_210, 1_210))


def test_a_series_that_ends_before_the_deadline_is_labelled_extrapolated() -> None:
    found = needed(series({2024: 1_000, 2030: 2_000}, "1/10"), Fit.FITS, 2031, FIFTH)
    assert (found.method, found.base and found.base.year, found.size) == (Method.EXTRAPOLATED, 2030, Span(2_200, 2_200))


@pytest.mark.parametrize(
    "market",
    [series({}, "1/10", "3/20"), series({2030: 5}), series({2040: 5}, "1/10")],
    ids=["level", "growth", "late"],
)
def test_a_series_without_level_or_growth_gives_nothing(market: Market) -> None:
    found = needed(market, Fit.FITS, 2033, FIFTH)
    assert (found.method, found.size, found.revenue) == (Method.NOT_STATED, None, None)


@given(st.integers(1, 10**12), st.integers(0, 500), st.integers(0, 20), st.integers(1, 100))
def test_amounts_are_exact_whole_units(amount: int, permille: int, years: int, percent: int) -> None:
    rate, part = Fraction(permille, 1000), Fraction(percent, 100)
    found = needed(series({2020: amount}, str(rate)), Fit.FITS, 2020 + years, part)
    exact = amount * (1000 + permille) ** years
    assert found.size == Span(exact // 1000**years, exact // 1000**years)
    enough = found.revenue.low if found.revenue else -1
    assert enough * 100 * 1000**years >= exact * percent > (enough - 1) * 100 * 1000**years


def test_the_range_holds_only_series_of_the_market_in_one_currency() -> None:
    fits, yen = series({2033: 100}, "1/10"), series({2033: 5}, "1/10", currency="JPY")
    every = (
        needed(fits, Fit.FITS, 2033, FIFTH),
        needed(yen, Fit.FITS, 2033, FIFTH),
        needed(series({2033: 10**6}, "1/10"), Fit.OTHER_FIELD, 2033, FIFTH),
    )
    assert span_of(every, "USD") == Span(20, 20)
    assert span_of((), "USD") is None


def test_no_share_is_calculated_and_both_definitions_are_shown_until_one_is_chosen(register: Register) -> None:
    found = share(register)
    assert [areas.definition for areas in found.areas] == list(Definition)
    assert found.year == 2033
    assert found.span is not None
    assert found.span.low < found.span.high
    chosen = share(register, Asked(definition=Definition.BY_OWNER))
    assert [areas.definition for areas in chosen.areas] == [Definition.BY_OWNER]


def test_the_same_facilities_count_for_japan_very_differently_by_site_and_by_owner(register: Register) -> None:
    by_site, by_owner = share(register).areas
    assert by_site.listed == by_owner.listed
    assert by_site.by_country["JP"] == 4_400  # the row that the deck's table printed under another company
    assert by_owner.by_country["JP"] == 70_000  # sites in the United States and Italy with a Japanese owner
    assert by_owner.by_country["CH"] == 35_000
    assert by_owner.not_known == 0


def test_a_series_of_another_market_is_left_out_and_named(register: Register) -> None:
    found = share(register)
    assert {one.market.scope for one in found.needed}.isdisjoint({MarketScope.BIO_CDMO, MarketScope.JAPAN_REGENERATIVE})
    assert set(found.left_out) | {one.market.id for one in found.needed} == set(register.markets)


def test_one_series_can_be_named_as_the_denominator(register: Register) -> None:
    found = share(register, Asked(series="cgt-cdmo/market-growth-reports"))
    assert [one.method for one in found.needed] == [Method.PUBLISHED]
    assert found.span == Span(6_480_000_000, 6_480_000_000)


def test_an_unknown_series_is_refused_with_the_known_ones(register: Register) -> None:
    with pytest.raises(InputFaults, match="cgt-cdmo/mordor"):
        share(register, Asked(series="cgt-cdmo/none"))


def test_without_market_series_nothing_is_made_up(register: Register) -> None:
    found = share(replace(register, markets={}, facilities={}))
    assert (found.needed, found.span, found.areas[0].listed) == ((), None, 0)
