"""The start: sites counted in the register, never named; unknown owners stay unknown; one world seed, one world."""

from __future__ import annotations

from dataclasses import fields, replace
from fractions import Fraction

import numpy as np
import pytest
from simulated_runs import DAY, INPUTS, OPTIONS, defaults, draws, policy, start

from meguri.kpis import indicator_file
from meguri.register import loader as register_loader
from meguri.rulebook import loader as rulebook_loader
from meguri.simulation.arms import asks, levers
from meguri.simulation.chances import reach
from meguri.simulation.commitment import committed
from meguri.simulation.market_path import market_path, market_paths
from meguri.simulation.policy import Audience
from meguri.simulation.programme_terms import entries_a_year
from meguri.simulation.site_count import SHARE_TARGET, Owner, count
from meguri.simulation.start_state import World, world
from meguri.vocabulary.errors import InputFaults
from meguri.vocabulary.fiscal_year import FiscalYear

REGISTER = register_loader.load()


def made(seed: int | None = None) -> World:
    return world(INPUTS, REGISTER, rulebook_loader.load(), DAY, seed)


def test_sites_are_as_many_as_the_register_counts_and_the_assumption_adds() -> None:
    found = start()
    assert found.sites == sum(line.number for line in found.counted)
    assert found.in_japan.sum() == sum(line.number for line in found.counted if line.in_japan)
    assert sum(line.number for line in found.counted if not line.listed) == INPUTS.value("sites_not_listed")


def test_an_owner_who_is_not_known_is_never_japanese() -> None:
    found = start()
    assert not (found.owned_from_japan & ~found.owner_known).any()
    lines = count(REGISTER, {}, 0)  # only the owners that the share target states
    japanese = [line.number for line in lines if line.owner is Owner.JAPAN]
    owners = next(one for one in indicator_file.load() if one.id == SHARE_TARGET).owners
    ours = {name for name, owner in owners.items() if owner.country == "JP"}
    assert sum(japanese) <= sum(site.organisation in ours for site in REGISTER.sites.values())
    assert sum(line.number for line in lines) == sum(line.number for line in found.counted if line.listed)


def test_place_and_owner_are_counted_apart() -> None:
    found = start()
    assert (found.in_japan & ~found.owned_from_japan).any()
    assert (found.owned_from_japan & ~found.in_japan).any()


def test_the_world_is_drawn_once_from_its_named_seed() -> None:
    one, same, other = made(), made(), made(5)
    arrays = [field.name for field in fields(one) if isinstance(getattr(one, field.name), np.ndarray)]
    assert arrays
    for name in arrays:
        assert np.array_equal(getattr(one, name), getattr(same, name))
    assert not np.array_equal(one.size, other.size)
    assert np.array_equal(one.in_japan, other.in_japan)


def test_entries_a_year_are_those_of_the_rounds() -> None:
    assert entries_a_year(REGISTER) == Fraction(26, 3)  # 2 + 3 + 6 + 8 + 2 + 5 over FY2022 to FY2024


def test_money_is_committed_in_the_years_of_the_calls_only() -> None:
    arm, terms = policy("current"), start().terms
    money = committed(arm, terms, start().ticket, OPTIONS.span.years)
    paid = [year for year, amount in money.s1.items() if amount]
    assert (paid[0], paid[-1]) == terms.s1_years
    assert all(amount == 0 for year, amount in money.s7.items() if year > terms.s7_until)
    assert money.s5[terms.s5_from] == arm.s5_number * arm.s5_years * int(arm.s5_ceiling * arm.s5_rate)


def test_at_a_rate_of_nothing_no_plant_is_paid_for() -> None:
    arm = replace(policy("current"), s1_rate=Fraction(0))
    assert not any(committed(arm, start().terms, start().ticket, OPTIONS.span.years).s1.values())


def test_of_the_two_lists_only_the_one_asked_about_is_part_of_the_question() -> None:
    for audience in Audience:
        asked = replace(policy("current"), audience=audience)
        part = {id_ for id_, lever in levers(asked).items() if asks(asked, lever)}
        assert (
            part
            == {"s1", "s5", "s7", "current"}
            | {Audience.ALL: {"list-all"}, Audience.JAPAN: {"list-japan"}, Audience.NONE: set[str]()}[audience]
        )


def test_a_market_path_is_that_of_a_scenario_or_of_one_named_series() -> None:
    years = (FiscalYear(2025), FiscalYear(2026), FiscalYear(2033))
    drawn = defaults(2, market_size=4.0, market_growth=0.5)
    deck = market_path("deck", INPUTS, REGISTER, drawn, years)
    assert deck[0] == pytest.approx([4000, 4500, 4000 * 1.125**8])
    assert market_path("drawn", INPUTS, REGISTER, drawn, years)[1, 1] == pytest.approx(6000)
    series = market_path("cgt-cdmo/mordor", INPUTS, REGISTER, drawn, years)
    published = {level.year: level.amount for level in REGISTER.markets["cgt-cdmo/mordor"].levels}
    assert series[0, 0] == pytest.approx(published[2025] / 1e6)
    before = market_path("cgt-cdmo/grand-view", INPUTS, REGISTER, drawn, (FiscalYear(2024), FiscalYear(2030)))
    assert before[0, 0] < before[0, 1]


def test_every_market_that_is_offered_has_a_path_over_the_whole_run() -> None:
    for name in market_paths(INPUTS, REGISTER):
        path = market_path(name, INPUTS, REGISTER, draws(2), OPTIONS.span.years)
        assert (path > 0).all()


def test_an_unknown_market_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(InputFaults) as refused:
        market_path("deckk", INPUTS, REGISTER, draws(1), OPTIONS.span.years)
    assert "deck" in refused.value.faults[0].hint.en


def test_a_higher_minimum_reaches_fewer_and_a_higher_multiple_pays_more() -> None:
    found, arm = start(), policy("current")
    assert reach(found, arm) == pytest.approx(1.0)
    assert reach(found, replace(arm, s7_minimum=arm.s7_minimum * 10)) < 1 < reach(found, replace(arm, s7_minimum=0))
    assert reach(found, replace(arm, s7_multiple=Fraction(3))) > 1
    assert reach(found, replace(arm, s7_multiple=Fraction(0))) == 0
