"""The portal as people run it (起動したポータル): its own process, its own data folder, a free loopback port."""

from __future__ import annotations

import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

START = 60  # seconds a start may take
STOP = 10


PORTAL = (sys.executable, "-m", "meguri_portal")


@dataclass(frozen=True, slots=True)
class Running:
    """A server of our own: where it answers, and its process."""

    address: str
    process: int


@contextmanager
def served(data: Path, **environment: str) -> Iterator[str]:
    """Starts the portal and hands over its address; stops it whatever happens."""
    settings = {"MEGURI_DATA": str(data), "DJANGO_SETTINGS_MODULE": "meguri_portal.settings"}
    with running(PORTAL, data, {**settings, **environment}) as server:
        yield server.address


@contextmanager
def running(command: Sequence[str], data: Path, environment: Mapping[str, str]) -> Iterator[Running]:
    """Starts a server that takes its port as the next argument, waits until it answers, and stops it in the end."""
    port = _free_port()
    data.mkdir(parents=True, exist_ok=True)
    log = data / "server.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*command, str(port)],
            env={**os.environ, **environment},
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _wait(process, port, log)
            yield Running(f"http://127.0.0.1:{port}", process.pid)
        finally:
            _stop(process)


def memory(process: int) -> int:
    """Bytes resident of a process and of those it started."""
    of = Path("/proc") / str(process)
    started = (of / "task" / str(process) / "children").read_text().split()
    pages = int((of / "statm").read_text().split()[1])
    return pages * resource.getpagesize() + sum(map(memory, map(int, started)))


def get(address: str) -> tuple[int, str, bytes]:
    """Status, kind and body; redirections are not followed."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=30)
    try:
        connection.request("GET", f"{parts.path}?{parts.query}" if parts.query else parts.path)
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Content-Type", ""), answer.read()
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + START
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(
                f"the server ended with {process.returncode}:\n{log.read_text(errors='replace')[-3000:]}"
            )
        try:
            get(f"http://127.0.0.1:{port}/")
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the server did not answer within {START} s:\n{log.read_text(errors='replace')[-3000:]}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Ends the process started above and the workers it started."""
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(STOP)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
