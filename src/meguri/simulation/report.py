"""A report (報告), `meguri/simulate/1`: what an officer asks, from one run. Definition first, ceilings before any simulation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from meguri.kpis.share import Definition
from meguri.simulation import mean_field
from meguri.simulation.arms import ALL, BASE, FROZEN, asks, levers
from meguri.simulation.limits import ILLUSTRATIVE, excluded
from meguri.simulation.policy import Policy
from meguri.simulation.runs.draws import values_at
from meguri.simulation.runs.store import Store
from meguri.simulation.runs.task import AT_ONCE, Run
from meguri.simulation.series import Floats, Options
from meguri.simulation.statistics.decomposition import decomposition
from meguri.simulation.statistics.fan import QUANTILES, chance_above, difference, fan
from meguri.simulation.statistics.sensitivity import morris, sobol
from meguri.vocabulary.fiscal_year import FiscalYear

SCHEMA = "meguri/simulate/1"
HALF_A_POINT = 0.005  # of share: an effect below it is not worth a line of policy
SHARES = {Definition.BY_SITE_COUNTRY: "share-by-site-country", Definition.BY_OWNER: "share-by-owner"}
COUNTS = ("domestic-contracts", "trial-starts", "filings", "approvals")
COMMITTED = ("s1-committed", "s5-committed", "s7-committed")
ENDS = (0, QUANTILES.index(0.5), -1)  # 5, 50 and 95 % of a fan


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is asked: the definition and the market have to be chosen before anything is shown."""

    definition: Definition
    year: FiscalYear  # in which the target is due
    target: float  # share, 0–1
    trajectories: int  # of Morris
    size: int  # of Sobol; 0 = leave it out


def report(store: Store, current: Policy, asked: Asked) -> dict[str, Any]:
    """Everything of a finished run that the officer's page shows."""
    run = store.manifest.run
    years = run.arms[0].options.span.years
    at = years.index(asked.year)
    name = SHARES[asked.definition]
    base = store.whole(f"{BASE}/{name}")
    return {
        "schema": SCHEMA,
        "illustrative": True,
        "notice": ILLUSTRATIVE.document(),
        "excluded": [one.document() for one in excluded(years[-1])],
        "manifest": store.manifest.document(),
        "digest": store.digest(),
        "definition": {"id": asked.definition.value, "text": asked.definition.text.document()},
        "market": run.arms[0].options.market,
        "engine": {"id": run.engine.value, "text": run.engine.text.document()},
        "years": [year.start for year in years],
        "year": asked.year.start,
        "target": asked.target,
        "quantiles": list(QUANTILES),
        "fans": _fans(store, name),
        "counts": _counts(store),
        "definitions": [_definition(store, one, at) for one in Definition],
        "levers": [
            {**_lever(store, id_, policy, name, base, at), "asked": asks(current, policy)}
            for id_, policy in levers(current).items()
        ],
        "decomposition": _parts(store, name, at),
        "sensitivity": _sensitivity(run, current, asked, at) if asked.size else [],
    }


def _fans(store: Store, name: str) -> dict[str, Any]:
    """The level without policy and with all of it, and the difference, replica by replica."""
    base, all_ = store.whole(f"{BASE}/{name}"), store.whole(f"{ALL}/{name}")
    return {
        "none": fan(base).document(),
        "current": fan(all_).document(),
        "difference": difference(all_, base).document(),
    }


def _counts(store: Store) -> dict[str, Any]:
    found = {}
    for name in COUNTS:
        base, all_ = store.whole(f"{BASE}/{name}"), store.whole(f"{ALL}/{name}")
        found[name] = {"current": fan(all_).document(), "difference": difference(all_, base).document()}
    return found


def _definition(store: Store, definition: Definition, at: int) -> dict[str, Any]:
    """The same run under a definition: how much rests on it."""
    name = SHARES[definition]
    level, base = store.whole(f"{ALL}/{name}"), store.whole(f"{BASE}/{name}")
    return {
        "id": definition.value,
        "text": definition.text.document(),
        "level": _ends(fan(level).values[at]),
        "effect": _ends(difference(level, base).values[at]),
    }


def _lever(store: Store, id_: str, policy: Policy, name: str, base: Floats, at: int) -> dict[str, Any]:
    values = store.whole(f"{id_}/{name}")
    gain = values[:, at] - base[:, at]
    spent = {one: np.mean(store.whole(f"{id_}/{one}"), axis=0) for one in COMMITTED}
    return {
        "id": id_,
        "text": policy.text.document(),
        "committed": [float(sum(spent[one][year] for one in COMMITTED)) for year in range(len(base[0]))],
        "effect": _ends(np.quantile(gain, QUANTILES)),
        "above_half_a_point": chance_above(gain, HALF_A_POINT),
    }


def _parts(store: Store, name: str, at: int) -> dict[str, Any]:
    arrays = (store.whole(f"{arm}/{name}") for arm in (ALL, BASE, f"{ALL}{FROZEN}", f"{BASE}{FROZEN}"))
    found = decomposition(*arrays)
    last = len(found.total.values) - 1
    return {
        when: {part: _ends(getattr(found, part).values[year]) for part in ("total", "direct", "loop")}
        for when, year in (("year", at), ("last", last))
    }


def _ends(quantiles: Floats) -> dict[str, float]:
    low, median, high = (float(quantiles[place]) for place in ENDS)
    return {"low": low, "median": median, "high": high}


def _sensitivity(run: Run, current: Policy, asked: Asked, at: int) -> list[dict[str, Any]]:
    """Inputs by their share of the spread of the share in the target's year, with grade and what would settle each."""
    parameters = run.parameters
    level = answer(run, current, run.arms[0].options, SHARES[asked.definition], at)
    screened = morris(level, len(parameters.ids), asked.trajectories, run.seed)
    found = sobol(level, len(parameters.ids), asked.size, run.seed)
    rows = [
        {
            "id": one.id,
            "text": one.text.document(),
            "low": one.low,
            "high": one.high,
            "unit": one.unit.document(),
            "grade": one.grade.value,
            "grade_text": one.grade.text.document(),
            "settle": one.settle and one.settle.document(),
            "citation": one.citation.document(),
            "effect": float(screened.mean_absolute[i]),
            "bend": float(screened.deviation[i]),
            "first": float(found.first[i]),
            "total": float(found.total[i]),
            "total_low": float(found.total_interval[i, 0]),
            "total_high": float(found.total_interval[i, 1]),
        }
        for i, one in enumerate(parameters.listed)
    ]
    return sorted(rows, key=lambda row: -_number(row["total"]))


def _number(value: object) -> float:
    return float(value)  # type: ignore[arg-type]


def answer(run: Run, policy: Policy, options: Options, name: str, at: int) -> Callable[[Floats], Floats]:
    """The answer as a function of shares of the ranges, by the mean field: without chance."""

    def of(shares: Floats) -> Floats:
        values = values_at(run.parameters, shares)
        parts = [
            mean_field.simulate(run.world, values[start : start + AT_ONCE], policy, options).values[name][:, at]
            for start in range(0, len(values), AT_ONCE)
        ]
        return np.concatenate(parts)

    return of
