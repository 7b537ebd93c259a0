"""What an officer asks (問い): definition, market and levers, all chosen; and the run that answers it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from meguri.kpis.indicator import Indicator
from meguri.kpis.indicator_file import load as indicators
from meguri.kpis.share import Definition
from meguri.simulation.arms import arms
from meguri.simulation.ceilings import TARGET
from meguri.simulation.evidence import Repeats
from meguri.simulation.policy import Policy
from meguri.simulation.policy_file import arm
from meguri.simulation.report import Asked
from meguri.simulation.runs.manifest import Manifest, data_date, manifest
from meguri.simulation.runs.task import Engine, Run
from meguri.simulation.series import Options
from meguri.simulation.start_state import span, world
from meguri.vocabulary.fiscal_year import FiscalYear
from meguri_portal import packs

POLICY = "current"  # the arm whose levers an officer moves
SEED = 1  # the same as that of the command line, so that its runs are found here


@dataclass(frozen=True, slots=True)
class Effort:
    """計算の大きさ: of the parts that look for what the answer rests on."""

    trajectories: int = 10
    sobol: int = 256
    draws: int = 40
    lucks: int = 8


EFFORT = Effort()


@dataclass(frozen=True, slots=True)
class Question:
    """問い."""

    definition: Definition
    market: str
    moved: tuple[str, ...]  # `lever=value`, in the order of the list of levers
    replicas: int
    on: date
    effort: Effort = EFFORT

    def document(self) -> dict[str, Any]:
        """For the process that answers it."""
        effort = self.effort
        return {
            "definition": self.definition.value,
            "market": self.market,
            "moved": list(self.moved),
            "replicas": self.replicas,
            "on": self.on.isoformat(),
            "effort": [effort.trajectories, effort.sobol, effort.draws, effort.lucks],
        }

    @property
    def repeats(self) -> Repeats:
        return Repeats(self.effort.draws, self.effort.lucks)


def question_of(document: dict[str, Any]) -> Question:
    """The question that a document holds."""
    given = {**document, "definition": Definition(document["definition"]), "on": date.fromisoformat(document["on"])}
    return Question(**{**given, "moved": tuple(given["moved"]), "effort": Effort(*given["effort"])})


def target() -> Indicator:
    """The indicator of the share."""
    return next(one for one in indicators() if one.id == TARGET)


def policy_of(question: Question) -> Policy:
    """The calls' terms with the levers that were moved."""
    return arm(POLICY, packs.assumptions(), packs.rulebook(), question.on, question.moved)


def asked_of(question: Question) -> Asked:
    """What its report is asked."""
    indicator, effort = target(), question.effort
    assert indicator.deadline is not None  # an indicator of a share has one (checked when it is made)
    share = float(indicator.target.value)
    return Asked(question.definition, FiscalYear(indicator.deadline.year), share, effort.trajectories, effort.sobol)


def manifest_of(question: Question) -> Manifest:
    """The run that answers it."""
    plain = replace(question, definition=Definition.BY_SITE_COUNTRY, effort=EFFORT)  # one run serves both definitions
    return _manifest(plain, packs.register_version())


@lru_cache(maxsize=8)
def _manifest(question: Question, register: str) -> Manifest:
    """Made once per question and state of the register, because a page that waits asks again and again."""
    assumptions, known, day = packs.assumptions(), packs.register(), question.on
    start = world(assumptions, known, packs.rulebook(), day)
    options = Options(span(assumptions), question.market)
    compared = arms(policy_of(question), options)
    run = Run(start, assumptions.parameters, compared, Engine.MEAN_FIELD, SEED, question.replicas)
    return manifest(run, data_date(known))
