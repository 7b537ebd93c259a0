"""What happens at the sites (拠点の動き): attraction, price learning, experience with forgetting, capacity. Both engines use it.

A seed of origin o and product class m chooses site j with a chance proportional to
    (1 + E_j/E0)^bE · exp(bF·fit_jm) · exp(bH·home_oj) · exp(-bP·price_j) · considered_oj · vacancy_j,
against in-house manufacture, whose weight is set so that the stated share stays in house at the start.
`considered` is the usual approximation of consideration sets: exact only where it thins all choices alike.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from meguri.simulation.chances import ABROAD, JAPAN, ORIGINS, PRECLINICAL, QUARTERS, Chances, column
from meguri.simulation.commitment import Committed
from meguri.simulation.policy import Audience, Policy
from meguri.simulation.series import Floats, Options
from meguri.simulation.start_state import MILLION, World
from meguri.simulation.tally import summed

SETTLING = 12  # rounds in which load and vacancy of the start come to agree


@dataclass(frozen=True, slots=True, eq=False)
class Fixed:
    """What stays the same through a run, one row a replica."""

    fit: Floats  # replica × site × product class: exp(bF·fit)
    unlisted: Floats  # replica × origin × site: home and visibility before the list
    listed: Floats  # the same once the list is seen
    weights: Floats  # experience, price: replica × 2 × 1
    learning: Floats  # exponent, replica × 1
    price: Floats  # replica × site at the start
    experience: Floats  # replica × site at the start
    kept: Floats  # experience kept over a quarter, replica × 1
    response: Floats  # growth of capacity a quarter, replica × 1
    slots: Floats  # replica × quarter: slots that S1 adds in Japan
    slots_to: Floats  # site: share of those slots
    discount: Floats  # replica × site: share of the price that S5 pays
    moved: Floats  # replica: share of S5 projects whose choice the subsidy changes
    s5_places: tuple[int, ...]  # quarter: projects started
    list_seen: tuple[bool, ...]  # quarter
    unit: float  # of experience
    least_vacancy: float
    crowded: float


@dataclass(slots=True, eq=False)
class Sites:
    """拠点の状態 at the beginning of a quarter, replica × site."""

    experience: Floats
    capacity: Floats
    in_house: Floats  # weight of in-house manufacture, replica


def fixed(world: World, draws: Floats, policy: Policy, options: Options, money: Committed) -> Fixed:
    """The run of every replica under `policy`."""
    here = world.in_japan
    price = world.price * np.where(here, column(draws, "domestic_price")[:, None], 1.0)
    experience = world.experience * np.where(here, column(draws, "start_experience")[:, None], 1.0)
    before = column(draws, "visibility_before")
    after = np.maximum(before, column(draws, "visibility_after"))
    seen_by = {Audience.NONE: (), Audience.JAPAN: (JAPAN,), Audience.ALL: ORIGINS}[policy.audience]
    years, terms = [quarter.year for quarter in options.span.quarters], world.terms
    weights = np.stack([column(draws, "weight_experience"), column(draws, "weight_price")], axis=1)
    return Fixed(
        fit=np.exp(column(draws, "weight_fit")[:, None, None] * world.fit),
        unlisted=_considered(world, draws, [before, before]),
        listed=_considered(world, draws, [after if origin in seen_by else before for origin in ORIGINS]),
        weights=weights[:, :, None],
        learning=column(draws, "learning_exponent")[:, None],
        price=price,
        experience=experience,
        kept=1 - column(draws, "forgetting")[:, None] / QUARTERS,
        response=column(draws, "capacity_response")[:, None] / QUARTERS,
        slots=_slots(draws, policy, money, options),
        slots_to=np.where(here, world.size, 0.0) / world.size[here].sum(),
        discount=_discount(world, draws, policy, price) * here,
        moved=column(draws, "s5_additionality"),
        s5_places=_places(policy, [year >= terms.s5_from for year in years]),
        list_seen=tuple(year >= terms.list_from for year in years),
        unit=world.constants["experience_unit"],
        least_vacancy=world.constants["least_vacancy"],
        crowded=world.constants["crowded"],
    )


def _considered(world: World, draws: Floats, visibility: list[Floats]) -> Floats:
    """Home preference times the chance of being considered; sites abroad are always considered."""
    home = np.exp(column(draws, "weight_home"))[:, None]
    japan = np.where(world.in_japan, home * visibility[JAPAN][:, None], 1.0)
    abroad = np.where(world.in_japan, visibility[ABROAD][:, None], home)
    considered: Floats = np.stack([japan, abroad], axis=1)
    return considered


def _slots(draws: Floats, policy: Policy, money: Committed, options: Options) -> Floats:
    """Slots in Japan by quarter: plant paid for, a lag later, as far as it would not have been built anyway."""
    slots = np.zeros((len(draws), len(options.span.quarters)))
    if not policy.s1_budget or not policy.s1_rate:
        return slots
    cost = column(draws, "s1_slot_cost") * column(draws, "jpy_per_usd") * MILLION
    lag = np.rint(column(draws, "s1_lag")).astype(int)
    for place, quarter in enumerate(options.span.quarters):
        plant = float(money.s1[quarter.year] / policy.s1_rate) / QUARTERS
        at = place + lag
        inside = at < slots.shape[1]
        added = column(draws, "s1_additionality") * plant / cost
        slots[np.flatnonzero(inside), at[inside]] += added[inside]
    return slots


def _discount(world: World, draws: Floats, policy: Policy, price: Floats) -> Floats:
    """Share of a first contract's price that S5 pays: the rate, as far as the ceiling covers the cost of a year."""
    usd = column(draws, "revenue_scale") * world.stages.revenue[PRECLINICAL] * column(draws, "jpy_per_usd")
    cost = usd[:, None] * MILLION * price
    paid: Floats = float(policy.s5_rate) * np.minimum(1.0, policy.s5_ceiling / cost)
    return paid


def _places(policy: Policy, open_: list[bool]) -> tuple[int, ...]:
    """A fiscal year's projects in whole ones by quarter, the remainder spread evenly; none where nothing is paid."""
    number = policy.s5_number if policy.s5_rate and policy.s5_ceiling else 0
    whole = [number * quarter // QUARTERS for quarter in range(QUARTERS + 1)]
    by_quarter = [whole[place + 1] - whole[place] for place in range(QUARTERS)]
    return tuple(by_quarter[place % QUARTERS] if is_open else 0 for place, is_open in enumerate(open_))


def prices(fix: Fixed, experience: Floats) -> Floats:
    """Price of every site: each doubling of experience since the start multiplies it by 2^-b."""
    learnt = np.log((experience + fix.unit) / (fix.experience + fix.unit))
    price: Floats = fix.price * np.exp(-fix.learning * learnt)
    return price


def attraction(fix: Fixed, experience: Floats, price: Floats, vacancy: Floats) -> Floats:
    """What draws a seed to a site apart from origin and product class, replica × site."""
    pull = fix.weights[:, 0] * np.log1p(experience / fix.unit) - fix.weights[:, 1] * price
    drawn: Floats = np.exp(pull) * np.clip(vacancy, fix.least_vacancy, 1.0)
    return drawn


def subsidised(fix: Fixed, price: Floats) -> Floats:
    """How much more S5 makes a site draw a seed that it supports, replica × site."""
    more: Floats = np.exp(fix.weights[:, 1] * price * fix.discount)
    return more


def step(fix: Fixed, sites: Sites, quarter: int, load: Floats, gained: Floats, frozen: bool) -> None:
    """The quarter's end: experience fades and grows, crowded sites grow, S1 slots open."""
    if not frozen:
        sites.experience = fix.kept * sites.experience + gained
    growth = fix.response * np.maximum(0.0, load - fix.crowded * sites.capacity)
    sites.capacity = sites.capacity + growth + fix.slots[:, quarter, None] * fix.slots_to


def start(world: World, chances: Chances, fix: Fixed, draws: Floats) -> tuple[Sites, Floats]:
    """Capacity and in-house weight at the start, and the chances with which the seeds of the start chose their sites.

    Capacity in all is what the stock needs at the stated utilisation; a few damped rounds make choice and vacancy agree.
    """
    need = np.einsum("roms,s->rom", chances.stock, world.stages.load)
    away = 1 - column(draws, "in_house")
    used = world.constants["start_utilisation"]
    capacity = (summed(need) * away / used)[:, None] * world.size / world.size.sum()
    capacity = capacity * np.where(world.in_japan, column(draws, "start_capacity")[:, None], 1.0)
    price = prices(fix, fix.experience)
    vacancy = np.full_like(capacity, 1 - used)
    for _ in range(SETTLING):
        drawn = fix.unlisted * attraction(fix, fix.experience, price, vacancy)[:, None]
        total = drawn @ fix.fit
        in_house = summed(total * chances.mix) * (1 - away) / away
        load = (drawn * ((need / (total + in_house[:, None, None])) @ fix.fit.transpose(0, 2, 1))).sum(1)
        vacancy = (vacancy + np.clip(1 - load / capacity, fix.least_vacancy, 1.0)) / 2
    chosen = drawn[:, :, None] * fix.fit.transpose(0, 2, 1)[:, None]
    chosen = chosen / (total + in_house[:, None, None])[..., None]
    return Sites(fix.experience, capacity, in_house), chosen
