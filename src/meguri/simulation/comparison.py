"""Two policies side by side (政策の比較), `meguri/simulate-compare/1`: the difference replica by replica, direct and through the loop."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from meguri.kpis.share import Definition
from meguri.simulation.arms import FROZEN
from meguri.simulation.limits import ILLUSTRATIVE, excluded
from meguri.simulation.policy import Policy
from meguri.simulation.report import HALF_A_POINT, SHARES
from meguri.simulation.runs.store import Store
from meguri.simulation.runs.task import Arm
from meguri.simulation.series import Options
from meguri.simulation.statistics.decomposition import decomposition
from meguri.simulation.statistics.fan import QUANTILES, chance_above, fan
from meguri.vocabulary.fiscal_year import FiscalYear

SCHEMA = "meguri/simulate-compare/1"
OLD, NEW = "old", "new"


def compared(old: Policy, new: Policy, options: Options) -> tuple[Arm, ...]:
    """Both policies, and both with experience frozen."""
    frozen = replace(options, frozen=True)
    return (
        Arm(OLD, old, options),
        Arm(NEW, new, options),
        Arm(f"{OLD}{FROZEN}", old, frozen),
        Arm(f"{NEW}{FROZEN}", new, frozen),
    )


def comparison(store: Store, old: Policy, new: Policy, definition: Definition, year: FiscalYear) -> dict[str, Any]:
    """The document of a finished run of `compared`."""
    name = SHARES[definition]
    years = store.manifest.run.arms[0].options.span.years
    new_, old_, new_frozen, old_frozen = (
        store.whole(f"{arm}/{name}") for arm in (NEW, OLD, f"{NEW}{FROZEN}", f"{OLD}{FROZEN}")
    )
    parts = decomposition(new_, old_, new_frozen, old_frozen)
    at = years.index(year)
    return {
        "schema": SCHEMA,
        "illustrative": True,
        "notice": ILLUSTRATIVE.document(),
        "excluded": [one.document() for one in excluded(years[-1])],
        "manifest": store.manifest.document(),
        "digest": store.digest(),
        "definition": {"id": definition.value, "text": definition.text.document()},
        "market": store.manifest.run.arms[0].options.market,
        "old": old.text.document(),
        "new": new.text.document(),
        "years": [each.start for each in years],
        "year": year.start,
        "quantiles": list(QUANTILES),
        "levels": {"old": fan(old_).document(), "new": fan(new_).document()},
        "difference": {part: getattr(parts, part).document() for part in ("total", "direct", "loop")},
        "above_half_a_point": chance_above(new_[:, at] - old_[:, at], HALF_A_POINT),
    }
