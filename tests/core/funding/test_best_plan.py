"""The best plan against everything there is to try, and what any plan has to keep."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_plans import Size, best_of_all_vertices, keeps_bounds, permitted, problem, whole_yen_plans

from meguri.funding.allocation import Bound, Candidate, Cell, Problem
from meguri.funding.optimum import Allocation, best
from meguri.rulebook.terms import Base
from meguri.vocabulary.fiscal_year import FiscalYear, Quarter
from meguri.vocabulary.money import round_down
from meguri.vocabulary.work import CostItem

MIDDLING = Size(cells=14, programmes=5, years=3, yen=3_000_000)
seeds = st.integers(0, 10**9)
some = settings(max_examples=30, deadline=None)


@pytest.mark.parametrize("seed", range(40))
def test_no_split_into_whole_yen_is_better(seed: int) -> None:
    case = problem(Random(seed), Size(cells=4, programmes=2 + seed % 2, years=2, yen=3, whole=True))
    plan = best(case)
    tried = [(-subsidy, need) for chosen in permitted(case) for subsidy, need in whole_yen_plans(case, chosen)]
    assert (-plan.exact, plan.peak_need) <= min(tried)
    assert -plan.exact == min(tried)[0]  # with whole bounds some whole split reaches the optimum


@pytest.mark.parametrize("seed", range(8))
def test_the_plan_is_the_best_of_all_vertices_to_the_last_fraction(seed: int) -> None:
    case = problem(Random(seed), Size(cells=4, programmes=2, years=2, yen=1000))
    found, plan = best_of_all_vertices(case), best(case)
    assert (plan.exact, plan.peak_need, plan.programmes) == (found.subsidy, found.peak_need, found.programmes)
    assert {(award.programme, award.year): award.exact_direct for award in plan.awards} == found.claims


@pytest.mark.parametrize("seed", range(8))
def test_three_programmes_in_one_year_against_all_vertices(seed: int) -> None:
    case = problem(Random(seed), Size(cells=4, programmes=3, years=1, yen=1000), together=0.9)
    found, plan = best_of_all_vertices(case), best(case)
    assert (plan.exact, plan.peak_need, plan.programmes) == (found.subsidy, found.peak_need, found.programmes)
    assert {(award.programme, award.year): award.exact_direct for award in plan.awards} == found.claims


@some
@given(seeds)
def test_one_yen_is_claimed_once(seed: int) -> None:
    case = problem(Random(seed), MIDDLING)
    exact: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for claim in (claim for award in best(case).awards for claim in award.claims):
        exact[claim.cell.id] += claim.exact  # type: ignore[assignment]
        whole[claim.cell.id] += claim.direct
        assert claim.exact >= 0
        assert claim.direct >= 0
    for cell in case.cells:
        assert exact[cell.id] <= cell.direct
        assert whole[cell.id] <= cell.direct


@some
@given(seeds)
def test_a_programme_pays_only_its_cells_within_its_bounds(seed: int) -> None:
    case = problem(Random(seed), MIDDLING)
    plan = best(case)
    for candidate in case.candidates:
        own = [award for award in plan.awards if award.programme == candidate.id]
        assert keeps_bounds(candidate, {award.year: award.exact_direct for award in own})
        assert {claim.cell.id for award in own for claim in award.claims} <= candidate.cells
        direct = replace(candidate, bounds=tuple(bound for bound in candidate.bounds if bound.of is Base.DIRECT))
        assert keeps_bounds(direct, {award.year: Fraction(award.direct) for award in own})
        assert all(claim.cell.year == award.year for award in own for claim in award.claims)


@some
@given(seeds)
def test_rounding_happens_once_and_shares_add_up(seed: int) -> None:
    case = problem(Random(seed), MIDDLING)
    plan = best(case)
    candidates = {candidate.id: candidate for candidate in case.candidates}
    for award in plan.awards:
        candidate = candidates[award.programme]
        assert award.exact == candidate.gain * award.exact_direct
        assert award.subsidy == round_down(award.exact, candidate.rounding)
        assert award.subsidy == sum(claim.subsidy for claim in award.claims)
    assert plan.exact == sum(award.exact for award in plan.awards)
    assert sum(plan.receipts().values()) == plan.subsidy


@some
@given(seeds)
def test_an_officer_who_redoes_the_sum_finds_the_same_subsidy(seed: int) -> None:
    """With one programme no yen is contested; only a bound of the whole project may cut the last yen further."""
    case = problem(Random(seed), replace(MIDDLING, programmes=1))
    (candidate,) = case.candidates
    for award in best(case).awards:
        assert abs(award.direct - award.exact_direct) < 1
        bound = candidate.most_direct(award.year)
        direct = Fraction(award.direct) if bound is None else min(Fraction(award.direct), bound)
        redone = round_down(direct * candidate.gain, candidate.rounding)
        assert redone == award.subsidy or candidate.most_direct(None) is not None


def test_a_cost_that_is_claimed_whole_stays_whole() -> None:
    """92,300 thousand yen at 3/10 overhead and 2/3 earn 79,993,333 yen, cut to 79,993,000; the claim stays as it was."""
    year = FiscalYear(2027)
    cell = Cell("2027/process/outsourcing", year, "process", CostItem.OUTSOURCING, 92_300_000)
    track = Candidate(
        "track", frozenset({cell.id}), Fraction(2, 3), Fraction(3, 10), (), 1000, {year: Quarter(year, 4).plus(1)}
    )
    (award,) = best(Problem((cell,), (track,), {}, 0)).awards
    assert (award.direct, award.subsidy) == (92_300_000, 79_993_000)
    assert award.exact == Fraction(239_980_000, 3)


def test_a_ceiling_on_the_subsidy_lets_the_last_yen_be_claimed() -> None:
    year = FiscalYear(2027)
    cell = Cell("cost", year, "process", CostItem.OUTSOURCING, 200_000_000)
    receipts = {year: Quarter(year, 4).plus(1)}
    capped = Candidate(
        "a",
        frozenset({"cost"}),
        Fraction(2, 3),
        Fraction(3, 10),
        (Bound(80_000_000, Base.SUBSIDY, year),),
        1000,
        receipts,
    )
    other = Candidate("b", frozenset({"cost"}), Fraction(1, 2), Fraction(0), (), 1, receipts)
    first, second = best(Problem((cell,), (capped, other), {}, 0).joined()).awards
    assert (first.direct, first.subsidy) == (92_307_693, 80_000_000)
    assert (second.direct, second.subsidy) == (107_692_307, 53_846_153)


@some
@given(seeds)
def test_the_order_of_the_input_changes_nothing(seed: int) -> None:
    draw = Random(seed)
    case = problem(draw, MIDDLING)
    shuffled = replace(
        case,
        cells=tuple(draw.sample(case.cells, len(case.cells))),
        candidates=tuple(draw.sample(case.candidates, len(case.candidates))),
    )
    assert _said(best(case)) == _said(best(shuffled))


def _said(plan: Allocation) -> tuple[object, ...]:
    return plan.programmes, plan.awards, plan.exact, plan.peak_need


@some
@given(seeds)
def test_a_higher_ceiling_never_gives_less(seed: int) -> None:
    draw = Random(seed)
    case = problem(draw, MIDDLING)
    raised = tuple(
        replace(c, bounds=tuple(replace(b, amount=b.amount + draw.randint(0, 10**6)) for b in c.bounds))
        for c in case.candidates
    )
    assert best(replace(case, candidates=raised)).exact >= best(case).exact


@some
@given(seeds)
def test_fewer_adopted_programmes_never_give_more(seed: int) -> None:
    case = problem(Random(seed), MIDDLING)
    every = best(case)
    for candidate in case.candidates:
        alone = best(case, frozenset({candidate.id}))
        assert alone.exact <= every.exact
        assert set(alone.programmes) <= {candidate.id}
    assert best(case.joined()).exact >= every.exact


def test_the_proof_of_another_problem_is_refused() -> None:
    case = problem(Random(5), MIDDLING)
    certificate = best(case).certificate
    assert certificate.holds(case)
    dearer = replace(case, cells=tuple(replace(cell, direct=cell.direct + 1) for cell in case.cells))
    assert not certificate.holds(dearer)
    chosen = certificate.proofs[0]
    overstated = replace(chosen, subsidy=chosen.subsidy - 1)
    assert not replace(certificate, proofs=(overstated, *certificate.proofs[1:])).holds(case)


def test_programmes_that_are_not_known_to_combine_are_never_joined() -> None:
    case = problem(Random(3), MIDDLING, together=0)
    assert len(best(case).programmes) <= 1


def test_without_any_programme_the_plan_is_empty_and_the_need_is_the_company_s_own() -> None:
    case = problem(Random(1), MIDDLING)
    plan = best(case, frozenset())
    balance, deepest = case.opening, 0
    for quarter in sorted(case.cash):
        balance += case.cash[quarter]
        deepest = min(deepest, balance)
    assert not plan.programmes
    assert not plan.awards
    assert plan.exact == 0
    assert plan.peak_need == -deepest
