"""One run at a time on a server (順番): a lock that the working process holds and that ends with it, however it ends."""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path

from django.conf import settings

TRIES, PAUSE = 5, 0.02  # a look at the lock holds it for a moment


def home() -> Path:
    """The folder of runs; those that the command line makes here are found too."""
    return Path(settings.DATA) / "simulation"


def take() -> int | None:
    """The lock as an open file, for the process that is to hold it; None where a run is going on."""
    home().mkdir(parents=True, exist_ok=True)
    file = os.open(home() / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    for _ in range(TRIES):
        if _locked(file, fcntl.LOCK_EX):
            return file
        time.sleep(PAUSE)
    os.close(file)
    return None


def taken() -> bool:
    """Whether a run is going on."""
    path = home() / "lock"
    if not path.exists():
        return False
    file = os.open(path, os.O_RDWR)
    try:
        return not _locked(file, fcntl.LOCK_SH)
    finally:
        os.close(file)


def _locked(file: int, kind: int) -> bool:
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
