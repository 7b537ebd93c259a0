"""Both engines: the same rules, nothing lost, levers that do nothing when they are off, luck that belongs to the seed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import plain_rules
import pytest
from simulated_runs import INPUTS, OPTIONS, defaults, draws, policy, start

from meguri.simulation import agents, mean_field
from meguri.simulation.chances import JAPAN, STAGES, chances
from meguri.simulation.commitment import committed
from meguri.simulation.dynamics import fixed
from meguri.simulation.dynamics import start as start_of_sites
from meguri.simulation.policy import NOTHING, Policy
from meguri.simulation.series import Floats, Options, Series, Span
from meguri.simulation.start_state import World
from meguri.vocabulary.fiscal_year import FiscalYear

SHARES = ("share-by-site-country", "share-by-owner")
MONEY = ("s5-committed", "s1-committed", "s7-committed")
TARGET = FiscalYear(2033).start - OPTIONS.span.first.start


def both(drawn: Floats, arm: Policy, options: Options = OPTIONS) -> tuple[Series, Series]:
    seeds = range(7, 7 + len(drawn))
    return mean_field.simulate(start(), drawn, arm, options), agents.simulate(start(), drawn, arm, options, seeds)


def test_both_engines_give_every_series_of_every_replica_and_year() -> None:
    for found in both(draws(3), policy("current")):
        assert found.years == OPTIONS.span.years
        assert {values.shape for values in found.values.values()} == {(3, len(OPTIONS.span.years))}
        assert all(np.isfinite(values).all() for values in found.values.values())
    assert both(draws(1), NOTHING)[0].values.keys() == both(draws(1), NOTHING)[1].values.keys()


def test_both_shares_lie_between_nothing_and_everything() -> None:
    for found in both(draws(40, seed=3), policy("current", "s5.number=400", "s1.budget=1_000_000_000_000")):
        for name in SHARES:
            assert (found.values[name] >= 0).all()
            assert (found.values[name] <= 1).all()


def test_a_chunk_of_replicas_is_the_same_to_the_bit_as_its_replicas_one_by_one_in_any_order() -> None:
    drawn, arm, seeds = draws(64, seed=1), policy("current"), [11 * n for n in range(64)]
    together = agents.simulate(start(), drawn, arm, OPTIONS, seeds)
    expected = mean_field.simulate(start(), drawn, arm, OPTIONS)
    for n in reversed(range(64)):
        alone = agents.simulate(start(), drawn[n : n + 1], arm, OPTIONS, seeds[n : n + 1])
        mean = mean_field.simulate(start(), drawn[n : n + 1], arm, OPTIONS)
        for name, values in together.values.items():
            assert np.array_equal(values[n : n + 1], alone.values[name]), name
            assert np.array_equal(expected.values[name][n : n + 1], mean.values[name]), name


def test_a_seed_has_the_same_luck_under_every_arm() -> None:
    """Levers that touch only the choice of site leave every trial, filing and approval where it was."""
    drawn, seeds = defaults(8), range(8)
    arms = [
        policy("none"),
        policy("none", "list.audience=all"),
        policy("none", "s5.number=40", "s5.rate=1", "s5.ceiling=900_000_000"),
    ]
    runs = [agents.simulate(start(), drawn, arm, OPTIONS, seeds) for arm in arms]
    for name in ("trial-starts", "completed-trials", "filings", "approvals"):
        for found in runs[1:]:
            assert np.array_equal(found.values[name], runs[0].values[name])


def test_common_luck_makes_differences_between_arms_far_narrower_than_levels() -> None:
    drawn = defaults(64)
    without, with_ = (agents.simulate(start(), drawn, policy(name), OPTIONS, range(64)) for name in ("none", "current"))
    apart = agents.simulate(start(), drawn, policy("current"), OPTIONS, range(900, 964))
    name = SHARES[0]
    same_luck = (with_.values[name] - without.values[name])[:, TARGET].std()
    other_luck = (apart.values[name] - without.values[name])[:, TARGET].std()
    assert same_luck < other_luck * 0.8


def test_more_trials_pass_with_s7_and_never_fewer_of_any_replica() -> None:
    drawn = defaults(16)
    none, s7 = (
        agents.simulate(start(), drawn, arm, OPTIONS, range(16))
        for arm in (NOTHING, policy("none", "s7.multiple=2", "s7.minimum=100_000_000"))
    )
    assert (s7.values["trial-starts"].sum(1) >= none.values["trial-starts"].sum(1)).all()
    assert s7.values["trial-starts"].sum() > none.values["trial-starts"].sum()


def test_no_policy_gives_what_a_plain_coding_without_any_lever_gives() -> None:
    """The second coding of the rules, and proof that lever code does nothing while levers are off."""
    options = Options(Span(OPTIONS.span.first, FiscalYear(OPTIONS.span.first.start + 3)), "deck")
    drawn = draws(1, seed=5)
    given = dict(zip(INPUTS.parameters.ids, drawn[0].tolist(), strict=True))
    world = start()
    money = committed(NOTHING, world.terms, world.ticket, options.span.years)
    seeds = chances(world, drawn, NOTHING, options, money)
    sites, chosen = start_of_sites(world, seeds, fixed(world, drawn, NOTHING, options, money), drawn)
    placed = chosen[0][:, :, None] * seeds.stock[0][..., None]
    earned = plain_rules.revenue_by_quarter(
        world, given, seeds, sites.capacity[0].tolist(), float(sites.in_house[0]), placed, 16
    )
    found = mean_field.simulate(world, drawn, NOTHING, options).values[SHARES[0]][0]
    by_year = np.array(earned).reshape(4, 4, 2).sum(1)
    assert found == pytest.approx(by_year[:, 0] / by_year[:, 1], rel=1e-9)


def test_a_small_share_drawn_anew_goes_where_the_chances_of_the_rule_say() -> None:
    """The agents' search for a site against the rule written out, for ten thousand numbers."""
    rows = agents.Rows(5, 1, 2, 1)
    rows.weights[:, 0, :, 0] = [[1, 0], [2, 0], [0, 5], [3, 0], [4, 0]]
    rows.total[:] = [[[20], [5]]]
    rows.cumulate()
    numbers = (np.arange(10_000) + 0.5) / 10_000
    counts = np.bincount(rows.picked(np.zeros(10_000, np.int32), numbers), minlength=6) / 10_000
    assert counts == pytest.approx([0.05, 0.1, 0, 0.15, 0.2, 0.5], abs=1e-3)
    assert set(rows.picked(np.ones(100, np.int32), numbers[:100])) == {2}


def test_seeds_are_neither_lost_nor_made() -> None:
    """Started plus there at the start = still there + ended without passing, in the mean field."""
    world, drawn = start(), draws(4, seed=2)
    block = mean_field._Block(world, drawn, NOTHING, OPTIONS)
    there = block.numbers.sum((1, 2, 3))
    lost = np.zeros(4)
    for quarter in range(len(OPTIONS.span.quarters)):
        gone = block.numbers * block.flows.ending - block.numbers * block.flows.passed[0]
        lost += gone.sum((1, 2, 3))
        block._quarter(quarter)
    started = block.flows.started.sum(1)
    assert block.numbers.sum((1, 2, 3)) + lost == pytest.approx(there + started)
    assert (block.at_sites.sum((1, 2, 3, 4)) <= block.numbers.sum((1, 2, 3))).all()


def test_agents_that_enter_leave_or_are_still_there() -> None:
    block = agents._Block(start(), defaults(2), policy("current"), OPTIONS, [1, 2])
    block.run()
    quarters = len(OPTIONS.span.quarters)
    way = block.way
    still = len(way.leaving) - way.gone[quarters + 1]
    assert still == block.numbers.sum()
    assert (block.numbers >= 0).all()


@pytest.mark.parametrize("moved", [("s5.rate=0",), ("s5.ceiling=0",), ("s5.number=0",)])
def test_s5_without_rate_ceiling_or_places_is_no_s5(moved: tuple[str, ...]) -> None:
    base = policy("none", "list.audience=all")
    with_s5 = replace(policy("current", *moved), s1_budget=0, s7_multiple=NOTHING.s7_multiple, audience=base.audience)
    for one, other in zip(both(draws(3), with_s5), both(draws(3), base), strict=True):
        for name in (*SHARES, "domestic-contracts"):
            assert one.values[name] == pytest.approx(other.values[name], rel=1e-9)


def test_a_larger_audience_never_lowers_contracts_in_japan() -> None:
    drawn = draws(60, seed=8)
    runs = [
        mean_field.simulate(start(), drawn, policy("none", f"list.audience={who}"), OPTIONS)
        for who in ("none", "japan", "all")
    ]
    contracts = [found.values["domestic-contracts"] for found in runs]
    assert (contracts[1] >= contracts[0] - 1e-9).all()
    assert (contracts[2].sum(1) >= contracts[1].sum(1)).all()


def test_a_frozen_loop_leaves_experience_as_it_was() -> None:
    drawn = draws(2)
    for frozen in (True, False):
        block = mean_field._Block(start(), drawn, policy("current"), replace(OPTIONS, frozen=frozen))
        before = block.sites.experience.copy()
        block.run()
        assert np.array_equal(block.sites.experience, before) is frozen
        individual = agents._Block(start(), drawn, policy("current"), replace(OPTIONS, frozen=frozen), [1, 2])
        individual.run()
        assert np.array_equal(individual.sites.experience, before) is frozen


def test_full_sites_still_give_a_run_without_a_gap() -> None:
    world = start()
    full = replace(world, constants={**world.constants, "start_utilisation": 50.0})
    found = mean_field.simulate(full, draws(2), NOTHING, OPTIONS)
    assert all(np.isfinite(values).all() for values in found.values.values())


def scaled(world: World, times: int) -> World:
    """The same world with everything larger, so that single seeds matter less."""
    constants = {**world.constants}
    for name in ("products_on_market", "experience_unit"):
        constants[name] *= times
    return replace(world, constants=constants, experience=world.experience * times)


def test_the_agents_mean_comes_to_the_mean_field_as_single_seeds_matter_less() -> None:
    """At today's size small sites gain from chance (vacancy and growth are convex); at forty times the size they do not."""
    times, runs = 40, 3
    drawn = defaults(runs, starts_per_year=500.0 * times)
    arm, large = policy("current"), scaled(start(), times)
    expected = mean_field.simulate(large, drawn[:1], arm, OPTIONS)
    found = agents.simulate(large, drawn, arm, OPTIONS, range(runs))
    for name in (*SHARES, "domestic-contracts", "trial-starts", "completed-trials"):
        years = slice(TARGET, None)
        assert found.values[name][:, years].mean() == pytest.approx(expected.values[name][:, years].mean(), rel=0.03), (
            name
        )


def test_at_todays_size_the_engines_agree_within_chance_and_the_stated_bias() -> None:
    drawn = defaults(48)
    expected, found = both(drawn, policy("current"))
    for name in ("trial-starts", "completed-trials", "filings", "approvals"):
        total = found.values[name].sum(1)
        error = total.std() / len(total) ** 0.5
        assert abs(total.mean() - expected.values[name].sum(1).mean()) < 4 * error, name
    share = found.values[SHARES[0]][:, TARGET]
    ratio = share.mean() / expected.values[SHARES[0]][:, TARGET].mean()
    assert 0.95 < ratio < 1.12  # 4 % above, give or take the luck of 48 replicas


def test_money_is_that_of_the_arm_to_the_yen_in_both_engines() -> None:
    arm = policy("current")
    money = committed(arm, start().terms, start().ticket, OPTIONS.span.years)
    assert sum(money.s1.values()) == arm.s1_budget
    for found in both(draws(2), arm):
        for name, exact in zip(MONEY, (money.s5, money.s1, money.s7), strict=True):
            assert found.values[name][0] == pytest.approx([exact[year] / 1e6 for year in found.years])
    assert all(not both(draws(1), NOTHING)[0].values[name].any() for name in MONEY)


def test_the_fund_never_pays_more_than_it_has() -> None:
    arm = policy("current", "s7.multiple=10", "s7.minimum=9_000_000_000")
    money = committed(arm, start().terms, start().ticket, OPTIONS.span.years)
    assert sum(money.s7.values()) == start().terms.s7_fund
    assert not money.s7_entries[OPTIONS.span.last]


def test_the_stock_of_the_start_keeps_its_stages_and_origins() -> None:
    drawn = draws(1)
    money = committed(NOTHING, start().terms, start().ticket, OPTIONS.span.years)
    seeds = chances(start(), drawn, NOTHING, OPTIONS, money)
    japan = seeds.stock[0, JAPAN].sum() / seeds.stock[0].sum()
    assert len(STAGES) == seeds.stock.shape[-1]
    assert 0 < japan < 0.2


def test_inputs_at_the_edge_of_what_a_file_may_say_give_a_run_without_a_gap() -> None:
    edges = {"switching": 0.0, "forgetting": 1.0, "s5_additionality": 0.0, "visibility_before": 0.0, "in_house": 0.999}
    edges |= {"japan_share": 1.0, "duration_scale": 0.001, "learning_exponent": 0.0, "s1_lag": 500.0}
    for name, value in edges.items():
        for found in both(defaults(1, **{name: value}), policy("current")):
            assert all(np.isfinite(values).all() for values in found.values.values()), name
