"""What certified VC money unlocks: nothing below the minimum, twice itself up to the guide, and every yen accounted for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meguri.funding.unlock import guide_of, matched, rate_of, unlocks
from meguri.rulebook.loader import load

RULEBOOK = load()
AS_OF = date(2026, 11, 23)
PAID_ON = date(2027, 4, 1)
TERMS = RULEBOOK.programme("venture-ecosystem/venture").call(AS_OF).terms


@pytest.mark.parametrize(
    ("invests", "subsidy", "project", "used", "spare"),
    [
        (100_000_000, 200_000_000, 300_000_000, 100_000_000, 0),
        (100_000_001, 200_000_000, 300_000_001, 100_000_001, 0),
        (500_000_000, 1_000_000_000, 1_500_000_000, 500_000_000, 0),
        (5_000_000_000, 6_666_666_000, 10_000_000_000, 3_333_334_000, 1_666_666_000),
        (10_000_000_000, 6_666_666_000, 10_000_000_000, 3_333_334_000, 6_666_666_000),
    ],
)
def test_certified_money_unlocks_twice_itself_up_to_the_guide(
    invests: int, subsidy: int, project: int, used: int, spare: int
) -> None:
    found = unlocks(RULEBOOK, AS_OF, invests, {PAID_ON: invests})
    match = found.match
    assert (match.subsidy, match.project, match.used, match.spare) == (subsidy, project, used, spare)
    assert found.reaches_minimum is True
    assert found.if_reached is None
    assert found.above_guide is (3 * invests > 10_000_000_000)
    assert found.by_tranche == {PAID_ON: subsidy}


def test_below_the_minimum_nothing_is_unlocked_and_what_the_minimum_would_give_stands_apart() -> None:
    found = unlocks(RULEBOOK, AS_OF, 99_999_999, {PAID_ON: 99_999_999})
    assert found.reaches_minimum is False
    assert (found.match.subsidy, found.match.project, found.match.spare) == (0, 0, 99_999_999)
    assert found.by_tranche == {PAID_ON: 0}
    assert found.if_reached == matched(TERMS, 100_000_000)
    document = found.document()
    assert document["subsidy_at_most"] == 0
    assert document["if_reached"]["subsidy_at_most"] == 200_000_000


@given(money=st.integers(1, 10**13))
def test_every_yen_of_the_money_and_of_the_project_is_accounted_for(money: int) -> None:
    match = matched(TERMS, money)
    guide = guide_of(TERMS)
    assert TERMS.rounding is not None
    assert match.used + match.spare == money
    assert match.subsidy + match.used == match.project
    assert min(match.used, match.spare, match.subsidy) >= 0
    assert match.subsidy % TERMS.rounding == 0
    assert match.subsidy <= 2 * match.used
    assert match.subsidy <= rate_of(TERMS) * match.project
    assert guide is not None
    assert match.project <= guide


@given(money=st.integers(1, 10**13), more=st.integers(1, 10**12))
def test_more_money_never_unlocks_less(money: int, more: int) -> None:
    one, other = unlocks(RULEBOOK, AS_OF, money).match, unlocks(RULEBOOK, AS_OF, money + more).match
    assert (other.subsidy, other.project) >= (one.subsidy, one.project)
