"""Where runs lie (実行の保存場所), and how far the answer to a question is. The folder of a run is that of its store."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from meguri.simulation.runs.store import Store
from meguri.vocabulary.code import Code
from meguri_portal.services.simulation import turn
from meguri_portal.services.simulation.question import Question, manifest_of

VARIES = ("id", "replicas", "python", "numpy")  # parts of a manifest that do not make it another question


class State(Code):
    """状態."""

    NEW = "new", "まだ計算していない", "not calculated yet"
    RUNNING = "running", "計算中", "being calculated"
    BUSY = "busy", "別の計算が進んでいる", "another run is going on"
    PART = "part", "途中まで計算してある", "calculated in part"
    DONE = "done", "計算済み", "calculated"


class Step(Code):
    """計算の段."""

    REPLICAS = "replicas", "反復", "replicas"
    SENSITIVITY = "sensitivity", "感度", "sensitivities"
    EVIDENCE = "evidence", "効果の根拠", "what effects rest on"
    CHANCE = "chance", "偶然と無知", "chance and ignorance"
    CHECKS = "checks", "検証", "validation"


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the answer is."""

    state: State
    chunks: int  # finished, of the run
    of: int
    step: Step | None = None  # the one being worked on
    failed: str = ""  # what the process said when it stopped

    @property
    def steps(self) -> list[tuple[Step, str]]:
        """Every step and whether it is done, now or later."""
        here = self.step.place() if self.step else -1
        return [(one, "done" if one.place() < here else "now" if one is self.step else "later") for one in Step]


def store_of(question: Question) -> Store:
    """Where its chunks lie."""
    return Store(turn.home(), manifest_of(question))


def report_path(question: Question) -> Path:
    """The finished document, beside the chunks that it rests on."""
    effort = question.effort
    size = f"{effort.trajectories}-{effort.sobol}-{effort.draws}-{effort.lucks}"
    return store_of(question).folder / f"report-{question.definition.value}-{size}.json"


def document(question: Question) -> dict[str, Any] | None:
    """The finished document, or None; one that cannot be read counts as not there."""
    try:
        found: dict[str, Any] = json.loads(report_path(question).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return found


def standing(question: Question) -> Standing:
    """How far it is."""
    store, path = store_of(question), report_path(question)
    of = store.manifest.run.chunks
    chunks = sum(store.path(number).exists() for number in range(of))
    if document(question) is not None:
        return Standing(State.DONE, chunks, of)
    now = _now() if turn.taken() else None
    if now is not None:
        mine = now.get("report") == f"{path.parent.name}/{path.name}"
        step = Step(now["step"]) if mine and now.get("step") in list(Step) else None
        return Standing(State.RUNNING if mine else State.BUSY, chunks, of, step)
    failed = store.folder / "failed.txt"
    said = failed.read_text("utf-8").strip() if failed.exists() else ""
    return Standing(State.PART if store.folder.exists() else State.NEW, chunks, of, None, said)


def tell(question: Question, step: Step) -> None:
    """Says what is being worked on."""
    path = report_path(question)
    write(turn.home() / "now.json", json.dumps({"report": f"{path.parent.name}/{path.name}", "step": step.value}))


def write(path: Path, text: str) -> None:
    """Whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".part")
    beside.write_text(text, "utf-8")
    beside.replace(path)


def _now() -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads((turn.home() / "now.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found


def at_hand(question: Question) -> list[int]:
    """Numbers of replicas for which a finished run of this question lies here, such as one made on the command line."""
    wanted = _asked(manifest_of(question).document())
    found = set[int]()
    for path in turn.home().glob("*/manifest.json"):
        try:
            told = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError):
            continue
        if isinstance(told, dict) and _asked(told) == wanted and isinstance(told.get("replicas"), int):
            store = store_of(replace(question, replicas=told["replicas"]))
            if all(store.path(number).exists() for number in range(store.manifest.run.chunks)):
                found.add(told["replicas"])
    return sorted(found)


def _asked(told: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in told.items() if key not in VARIES}
