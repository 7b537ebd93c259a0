"""Meguri's array agents and mean field on the frozen run."""

from __future__ import annotations

import resource
import sys
import time

import numpy as np
from simulation_rules import case
from timing import report

from meguri.simulation import agents, mean_field


def main(engine: str, starts: int, replicas: int, year: int) -> None:
    """CPU milliseconds a replica, the shares, and the most memory the process held."""
    own, row, policy, options = case(starts)
    draws = np.repeat(row, replicas, axis=0)

    def run(count: int) -> np.ndarray:
        if engine == "agents":
            found = agents.simulate(own, draws[:count], policy, options, range(count))
        else:
            found = mean_field.simulate(own, draws[:count], policy, options)
        return found.values["share-by-site-country"][:, year]

    run(min(replicas, agents.BLOCK))
    began = time.process_time()
    shares = run(replicas)
    taken = (time.process_time() - began) * 1e3 / replicas
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    report(ms=taken, mean=float(shares.mean()), sd=float(shares.std()), mb=memory)


if __name__ == "__main__":
    main(sys.argv[1], *(int(value) for value in sys.argv[2:5]))
