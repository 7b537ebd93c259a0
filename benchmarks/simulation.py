"""The simulation: array agents and mean field against two frameworks on the same rules, per replica."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Sequence
from math import sqrt
from pathlib import Path
from typing import Any

from plot import Panel, write
from section import OWN, PEERS, PICTURE, Section, Table, Target, call, spread

ROUNDS = 5
SIZE, YEAR = 500, 9  # seeds a year; the tenth fiscal year, FY2033, that of the share target
REPLICAS = {"agents": 240, "mean field": 512, "Mesa": 24, "SimPy": 24}
SIZES = (50, 500, 5_000)
COUNTS = (48, 240, 960, 3_840)
OVER_MESA, OVER_SIMPY, OVER_AGENTS = (15, 30), (20, 40), (2, 4)  # bar and aim
MOST_MS = 9.0  # a replica: 100,000 in a quarter of an hour
LINEAR = 1.1  # as much more than in proportion still counts as linear
APART = 4  # standard errors within which means count as the same


def measure() -> Section:
    """CPU time per replica of every engine, round by round."""
    done = [_round() for _ in range(ROUNDS)]
    ratios = {name: [one[name]["ms"] / one["agents"]["ms"] for one in done] for name in ("Mesa", "SimPy")}
    ratios["mean field"] = [one["agents"]["ms"] / one["mean field"]["ms"] for one in done]
    agents = [one["agents"]["ms"] for one in done]
    sizes = {size: (_meguri("agents", size, 96), _meguri("mean_field", size, 192)) for size in SIZES}
    counts = {count: _meguri("agents", SIZE, count) for count in COUNTS}
    _draw(sizes, counts)
    return Section(
        title="Simulation: one replica of the road to FY2040",
        about=(
            f"{SIZE} seeds a year and the stock of the start, 68 quarters, the sites of the shipped start, current policy, default "
            "inputs. Every engine follows the same rules from the same tables (`engines/simulation_rules.py`); the peers get the "
            "chances of a quarter from NumPy and search a list for each seed. CPU milliseconds a replica: median of the rounds, "
            "lowest and highest round in brackets."
        ),
        tables=[_engines(done), _sizes(sizes), _counts(counts)],
        picture="CPU time against seeds a year and against replicas, on logarithmic axes; dashed: in proportion",
        targets=[
            _ratio("agents ≥ {bar} × Mesa (aim {aim} ×)", ratios["Mesa"], OVER_MESA),
            _ratio("agents ≥ {bar} × SimPy (aim {aim} ×)", ratios["SimPy"], OVER_SIMPY),
            _ratio("mean field ≥ {bar} × agents (aim {aim} ×)", ratios["mean field"], OVER_AGENTS),
            _most(agents),
            _same(done),
            _linear(sizes),
            _flat(counts),
        ],
        notes=[
            "Here 100,000 replicas are the CPU time of one replica a hundred thousand times; the section on the large run has them run.",
            "The mean field is no second opinion on the mean of the agents at this size: small sites gain from chance, because "
            "vacancy and growth bend. The difference vanishes as everything is made larger (a test holds that).",
        ],
    )


def _round() -> dict[str, dict[str, Any]]:
    """Each engine once, each in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        rules = Path(folder) / "rules.json"
        call(OWN, "simulation_rules.py", str(rules), str(SIZE))
        found = {
            "agents": _meguri("agents", SIZE, REPLICAS["agents"]),
            "mean field": _meguri("mean_field", SIZE, REPLICAS["mean field"]),
        }
        for name, script in (("Mesa", "mesa_simulation.py"), ("SimPy", "simpy_simulation.py")):
            found[name] = call(PEERS, script, str(rules), str(REPLICAS[name]), str(YEAR))
    return found


def _meguri(engine: str, size: int, replicas: int) -> dict[str, Any]:
    return call(OWN, "meguri_simulation.py", engine, str(size), str(replicas), str(YEAR))


def _engines(done: Sequence[dict[str, dict[str, Any]]]) -> Table:
    rows = []
    for name in REPLICAS:
        mean, error = _share(done, name)
        rows.append([name, spread([one[name]["ms"] for one in done], 2), f"{mean:.4f} ± {error:.4f}"])
    return Table(("Engine", "CPU ms a replica", "Share in Japan, FY2033 (mean ± standard error)"), rows)


def _share(done: Sequence[dict[str, dict[str, Any]]], name: str) -> tuple[float, float]:
    """Mean share and its standard error. Every round repeats the same seeds, so the error is that of one round."""
    return done[0][name]["mean"], done[0][name]["sd"] / sqrt(REPLICAS[name])


def _sizes(found: dict[int, tuple[dict[str, Any], dict[str, Any]]]) -> Table:
    rows = [[f"{size:,}", f"{one['ms']:.2f}", f"{other['ms']:.2f}"] for size, (one, other) in found.items()]
    return Table(("Seeds a year", "Agents, CPU ms a replica", "Mean field, CPU ms a replica"), rows)


def _counts(found: dict[int, dict[str, Any]]) -> Table:
    rows = [[f"{count:,}", f"{of['ms']:.2f}", f"{of['mb']:.0f}"] for count, of in found.items()]
    return Table(("Replicas in one call", "Agents, CPU ms a replica", "Most memory of the process, MB"), rows)


def _draw(sizes: dict[int, tuple[dict[str, Any], dict[str, Any]]], counts: dict[int, dict[str, Any]]) -> None:
    """Cost against seeds and against replicas; what is linear lies along the dashed line."""
    by_size = {
        name: [(size, found[place]["ms"]) for size, found in sizes.items()]
        for place, name in enumerate(("agents", "mean field"))
    }
    by_count = {"agents": [(count, found["ms"] * count / 1e3) for count, found in counts.items()]}
    panels = (
        Panel("Cost and seeds", "seeds a year", "CPU ms a replica", by_size),
        Panel("Cost and replicas", "replicas", "CPU seconds", by_count),
    )
    write(PICTURE, panels)


def _ratio(text: str, ratios: Sequence[float], wanted: tuple[int, int]) -> Target:
    bar, aim = wanted
    median = statistics.median(ratios)
    return Target(text.format(bar=bar, aim=aim), f"{spread(ratios)} ×", median >= bar, median >= aim)


def _most(agents: Sequence[float]) -> Target:
    minutes = statistics.median(agents) * 100_000 / 60_000
    return Target(
        "100,000 replicas of agents ≤ 15 CPU minutes", f"{minutes:.1f} minutes", minutes <= MOST_MS * 100 / 60
    )


def _same(done: Sequence[dict[str, dict[str, Any]]]) -> Target:
    """The same share from every engine that moves single seeds, within the luck of the replicas."""
    mean, error = _share(done, "agents")
    apart = {}
    for name in ("Mesa", "SimPy"):
        other, other_error = _share(done, name)
        apart[name] = abs(other - mean) / sqrt(error**2 + other_error**2)
    said = ", ".join(f"{name} {value:.1f} standard errors" for name, value in apart.items())
    return Target(f"same share within {APART} standard errors", said, max(apart.values()) <= APART)


def _linear(found: dict[int, tuple[dict[str, Any], dict[str, Any]]]) -> Target:
    times = found[SIZES[2]][0]["ms"] / found[SIZES[1]][0]["ms"]
    more = SIZES[2] / SIZES[1]
    return Target(
        f"cost linear in seeds: {more:.0f} times the seeds cost at most {more * LINEAR:.0f} times",
        f"{times:.1f} times",
        times <= more * LINEAR,
    )


def _flat(found: dict[int, dict[str, Any]]) -> Target:
    grown = found[COUNTS[-1]]["mb"] / found[COUNTS[1]]["mb"]
    text = f"memory flat from {COUNTS[1]:,} to {COUNTS[-1]:,} replicas (at most a tenth more)"
    return Target(text, f"{grown:.2f} times", grown <= 1.1)
