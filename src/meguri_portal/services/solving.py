"""One question to the solver at a time (求解は一件ずつ): a page waits its turn for a while, and then says that it could not get one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from meguri.vocabulary.errors import Fault, InputFaults
from meguri.vocabulary.text import Text

TURN = 20  # seconds a page waits
BUSY = Fault(
    "busy",
    "",
    Text("空いている計算機", "a free solver"),
    "several questions at once",
    Text("ほかの計算が終わってから、もう一度送ってください", "send it again when the others are done"),
)
_SOLVER = Lock()


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """The turn of one page.

    Raises:
        InputFaults: no turn came in time.
    """
    if not _SOLVER.acquire(timeout=TURN):
        raise InputFaults([BUSY])
    try:
        yield
    finally:
        _SOLVER.release()
