"""The work itself (計算): done in a process of its own, kept chunk by chunk, so that a run that was stopped goes on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from threading import Thread

from django.conf import settings

from meguri.simulation.evidence import carried, chance
from meguri.simulation.report import report
from meguri.simulation.runs.executor import Executor, Here
from meguri.simulation.runs.store import finish
from meguri.simulation.validation import document as checks_of
from meguri.simulation.validation import validate
from meguri_portal import packs
from meguri_portal.services.simulation import turn
from meguri_portal.services.simulation.folder import Step, report_path, store_of, tell, write
from meguri_portal.services.simulation.question import Question, asked_of, policy_of

COMMAND = "run_simulation"


def start(question: Question) -> bool:
    """Starts the work in a process of its own.

    Returns:
        False where a run is going on: only one at a time.
    """
    lock = turn.take()
    if lock is None:
        return False
    try:
        tell(question, Step.REPLICAS)
        asked = json.dumps(question.document())
        process = subprocess.Popen(
            [sys.executable, "-m", "django", COMMAND, asked],
            env={**os.environ, "MEGURI_DATA": str(settings.DATA), "DJANGO_SETTINGS_MODULE": "meguri_portal.settings"},
            stdin=subprocess.DEVNULL,
            pass_fds=(lock,),
        )
    finally:
        os.close(lock)  # the process holds it now
    Thread(target=process.wait, daemon=True).start()  # so that nothing of it is left behind
    return True


def answer(question: Question, executor: Executor | None = None) -> None:
    """Finishes the run and writes its document. Raises what stops it, after writing that down."""
    failed = store_of(question).folder / "failed.txt"
    failed.unlink(missing_ok=True)
    try:
        _answer(question, executor or Here())
    except Exception as error:
        write(failed, f"{type(error).__name__}: {error}")
        raise


def _answer(question: Question, executor: Executor) -> None:
    store, policy, asked = store_of(question), policy_of(question), asked_of(question)
    tell(question, Step.REPLICAS)
    finish(store, executor)
    tell(question, Step.SENSITIVITY)
    found = report(store, policy, asked)
    run = store.manifest.run
    tell(question, Step.EVIDENCE)
    found["carried"] = carried(run, policy, asked)
    tell(question, Step.CHANCE)
    found["chance"] = chance(run, policy, asked, question.repeats)
    tell(question, Step.CHECKS)
    found["checks"] = checks_of(validate(packs.assumptions(), packs.rulebook(), packs.register(), question.on))
    write(report_path(question), json.dumps(found, ensure_ascii=False))
