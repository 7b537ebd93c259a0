"""The start (期首の状態): anonymous sites whose numbers come from the register and whose attributes are drawn once.

No site of the simulation is a site of the register: capacity, experience, fit and price of sites are not published (grade G).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from meguri.register.register import Register
from meguri.rulebook.programme import Rulebook
from meguri.simulation.assumptions import Assumptions
from meguri.simulation.programme_terms import ProgrammeTerms, programme_terms
from meguri.simulation.series import Floats, Span
from meguri.simulation.site_count import Owner, SiteCount, count
from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.money import Yen

MILLION = 1_000_000
Flags = NDArray[np.bool_]
Whole = NDArray[np.integer[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Stages:
    """開発段階 and product classes: what a project does at each stage, the same for every draw."""

    years: Floats  # stage; preclinical, phases 1 to 3, filing, commercial
    passing: Floats  # stage before the last; preclinical is a drawn input and stands as 1
    load: Floats
    experience: Floats  # project-years a year
    revenue: Floats  # USD million a year
    class_share: Floats  # product class, adds up to 1
    class_approval: Floats  # relative chance from phase 1 to approval, mean 1


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """期首の状態: fixed arrays, one entry a site, and what holds for every arm."""

    in_japan: Flags
    owned_from_japan: Flags  # known to be; unknown owners are not
    owner_known: Flags
    size: Floats  # capacity relative to the others
    experience: Floats  # project-years
    fit: Floats  # site × product class, 0–1
    price: Floats  # average abroad = 1, before `domestic_price`
    stages: Stages
    constants: dict[str, float]
    terms: ProgrammeTerms
    counted: tuple[SiteCount, ...]

    @property
    def sites(self) -> int:
        return len(self.size)

    @property
    def ticket(self) -> Yen:
        """Certified VC money of an S7 entry."""
        return int(self.constants["s7_ticket"]) * MILLION


def span(assumptions: Assumptions) -> Span:
    """The fiscal years of the assumptions."""
    return Span(FiscalYear(int(assumptions.value("first_year"))), FiscalYear(int(assumptions.value("last_year"))))


def world(
    assumptions: Assumptions, register: Register, rulebook: Rulebook, as_of: date, seed: int | None = None
) -> World:
    """The start as register, rulebook and assumptions have it on `as_of`; `seed` replaces the named world seed."""
    counted = count(register, assumptions.owners, int(assumptions.value("sites_not_listed")))
    numbers = [line.number for line in counted]
    in_japan = np.repeat([line.in_japan for line in counted], numbers)
    owners = np.repeat(np.array([line.owner.value for line in counted]), numbers)
    constants = {id_: one.value for id_, one in assumptions.constants.items() if len(one.values) == 1}
    rng = np.random.Generator(np.random.Philox(int(constants["world_seed"]) if seed is None else seed))
    spread, classes = constants["site_spread"], len(assumptions.values("product_class_share"))
    size = rng.lognormal(0.0, spread, len(in_japan)) * np.where(in_japan, constants["japan_site_capacity"], 1.0)
    experience = rng.lognormal(np.log(constants["site_experience"]), spread, len(in_japan))
    experience *= np.where(in_japan, constants["japan_site_experience"], 1.0)
    fit = rng.random((len(in_japan), classes))
    price = rng.lognormal(0.0, constants["price_spread"], len(in_japan))
    return World(
        in_japan=in_japan,
        owned_from_japan=owners == Owner.JAPAN.value,
        owner_known=owners != Owner.UNKNOWN.value,
        size=size,
        experience=experience,
        fit=fit,
        price=price / price[~in_japan].mean(),
        stages=stages(assumptions),
        constants=constants,
        terms=programme_terms(rulebook, register, assumptions.list_from, as_of),
        counted=counted,
    )


def stages(assumptions: Assumptions) -> Stages:
    """The tables of stages and product classes."""
    years = [assumptions.value("preclinical_years"), *assumptions.values("clinical_years")]
    share = np.array(assumptions.values("product_class_share"))
    share = share / share.sum()
    approval = np.array(assumptions.values("product_class_approval"))
    return Stages(
        years=np.array([*years, assumptions.value("commercial_years")]),
        passing=np.array([1.0, *assumptions.values("clinical_pass")]),
        load=np.array(assumptions.values("stage_load")),
        experience=np.array(assumptions.values("stage_experience")),
        revenue=np.array(assumptions.values("stage_revenue")),
        class_share=share,
        class_approval=approval / (approval @ share),
    )
