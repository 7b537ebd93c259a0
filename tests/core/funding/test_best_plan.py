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

from meguri.funding.allocation import Problem
from meguri.funding.optimum import Allocation, best
from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.money import round_down

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
    """With one programme no yen is contested. Where a yen earns more than a yen, the bound of the project cuts it."""
    case = problem(Random(seed), replace(MIDDLING, programmes=1))
    (candidate,) = case.candidates
    for award in best(case).awards:
        direct = min([Fraction(award.direct), *_bounds(case, award.year)])
        redone = round_down(direct * candidate.gain, candidate.rounding)
        assert redone == award.subsidy or (candidate.gain > 1 and 0 < redone - award.subsidy <= candidate.rounding)


def _bounds(case: Problem, year: FiscalYear) -> list[Fraction]:
    bound = case.candidates[0].most_direct(year)
    return [] if bound is None else [bound]


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
