"""The same frozen run for every engine (同じ規則): Meguri's own tables of one row of inputs, as numbers in a file."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import numpy as np
from timing import report

from meguri.register import loader as register_loader
from meguri.rulebook import loader as rulebook_loader
from meguri.simulation.chances import chances
from meguri.simulation.commitment import committed
from meguri.simulation.dynamics import fixed, start
from meguri.simulation.parameter_file import load
from meguri.simulation.parameter_names import COLUMN
from meguri.simulation.policy import Policy
from meguri.simulation.policy_file import arm
from meguri.simulation.series import Floats, Options
from meguri.simulation.start_state import World, span, world

DAY = date(2026, 11, 23)
SIZE = 500  # seeds a year of the standard run; the stock of the start follows them


def case(starts: int) -> tuple[World, Floats, Policy, Options]:
    """The default inputs with that many seeds a year, under the current policy."""
    inputs, rules = load(), rulebook_loader.load()
    draws = np.array([[one.default for one in inputs.parameters.listed]])
    draws[:, COLUMN["starts_per_year"]] = starts
    own = world(inputs, register_loader.load(), rules, DAY)
    return own, draws, arm("current", inputs, rules, DAY), Options(span(inputs), "deck")


def main(path: Path, starts: int) -> None:
    """Writes everything that an engine needs and nothing that it should work out itself."""
    own, draws, policy, options = case(starts)
    money = committed(policy, own.terms, own.ticket, options.span.years)
    seeds = chances(own, draws, policy, options, money)
    fix = fixed(own, draws, policy, options, money)
    sites, chosen = start(own, seeds, fix, draws)
    rows = {
        name: getattr(seeds, name)[0] for name in ("arrivals", "mix", "ending", "passing", "passing_funded", "stock")
    }
    rows |= {name: getattr(fix, name)[0] for name in ("fit", "unlisted", "listed", "weights", "learning", "price")}
    rows |= {name: getattr(fix, name)[0] for name in ("experience", "kept", "response", "slots", "discount", "moved")}
    rows |= {
        "slots_to": fix.slots_to,
        "capacity": sites.capacity[0],
        "in_house": sites.in_house[0],
        "chosen": chosen[0],
    }
    rows |= {"funded": seeds.funded, "in_japan": own.in_japan, "switching": draws[0, COLUMN["switching"]]}
    rows |= {name: getattr(own.stages, name) for name in ("load", "revenue")} | {"gain": own.stages.experience}
    plain = {name: np.asarray(value).tolist() for name, value in rows.items()}
    plain |= {name: getattr(fix, name) for name in ("s5_places", "list_seen", "unit", "least_vacancy", "crowded")}
    path.write_text(json.dumps(plain), encoding="utf-8")
    report(quarters=len(options.span.quarters), sites=own.sites)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
