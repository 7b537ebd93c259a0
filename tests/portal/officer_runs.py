"""Small runs for the officer's page (小さな計算): seconds instead of minutes, otherwise the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from meguri.kpis.share import Definition
from meguri.simulation.runs.executor import Work
from meguri.simulation.runs.task import Task
from meguri_portal.services.simulation.question import Effort, Question

REPLICAS = 12
BLOCK = 5  # so that a small run has several chunks
EFFORT = Effort(2, 4, 3, 2)
DAY = date(2026, 11, 26)
ASKED = {"definition": "by-site-country", "market": "deck", "replicas": str(REPLICAS)}
QUERY = "?" + "&".join(f"{name}={value}" for name, value in ASKED.items())


def question(definition: Definition = Definition.BY_SITE_COUNTRY, *moved: str) -> Question:
    """What the tests ask."""
    return Question(definition, ASKED["market"], moved, REPLICAS, DAY, EFFORT)


class StopsAfter:
    """An executor that stops in the middle of a run, as a machine that is switched off does."""

    def __init__(self, chunks: int):
        self.chunks = chunks

    def map(self, work: Work, tasks: Sequence[Task]) -> Iterator[tuple[Task, bytes]]:
        """The first chunks, then nothing more."""
        for number, task in enumerate(tasks):
            if number == self.chunks:
                raise OSError("switched off")
            yield task, work(task)
