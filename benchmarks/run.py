"""Runs every benchmark and writes docs/reference/benchmarks.md. Peers live in `.bench`, an environment of their own."""

from __future__ import annotations

import importlib
import os
import platform
import subprocess
import sys
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
PAGE = ROOT / "docs" / "reference" / "benchmarks.md"
BENCH = ROOT / ".bench"
LISTED = HERE / "requirements.txt"


def main(wanted: list[str]) -> None:
    """Measures the benchmarks named, or all of them, and writes the page."""
    _install_peers()
    load = os.getloadavg()
    modules = sorted(path.stem for path in HERE.glob("*.py") if "\ndef measure(" in path.read_text(encoding="utf-8"))
    unknown = set(wanted) - set(modules)
    if unknown:
        sys.exit(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(modules)}")
    sections = []
    for name in modules:
        if not wanted or name in wanted:
            print(f"{name} …", flush=True)
            sections.append(importlib.import_module(name).measure().markdown())
    page = "\n\n".join([_head(load), *sections]) + "\n"
    if wanted:
        print(page)
        return
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page, encoding="utf-8")
    print(PAGE.relative_to(ROOT))


def _install_peers() -> None:
    """The peers, hash-pinned, apart from Meguri's own environment."""
    done = BENCH / "installed.txt"
    if done.exists() and done.read_bytes() == LISTED.read_bytes():
        return
    print(f"installing the peers into {BENCH.name} …", flush=True)
    subprocess.run([sys.executable, "-m", "venv", str(BENCH)], check=True)
    uv = Path(sys.executable).parent / "uv"
    install = [str(uv), "pip", "install", "--quiet", "--python", str(BENCH / "bin" / "python")]
    if subprocess.run([*install, "--require-hashes", "--no-deps", "-r", str(LISTED)]).returncode:
        sys.exit(f"the peers of {LISTED.relative_to(ROOT)} could not be installed")
    done.write_bytes(LISTED.read_bytes())


def _head(load: tuple[float, float, float]) -> str:
    before, after = (", ".join(f"{value:.1f}" for value in values) for values in (load, os.getloadavg()))
    return (
        "# Benchmarks\n\n"
        f"Written by `make bench` on {date.today().isoformat()}: Python {platform.python_version()}, "  # noqa: DTZ011
        f"{os.cpu_count()} processors, load average (1, 5, 15 minutes) {before} before and {after} after. "
        "Ratios are of process CPU time inside the same round; each round runs every engine once, each in a process of its "
        "own. Losses are reported like wins."
    )


if __name__ == "__main__":
    sys.path.insert(0, str(HERE))
    main(sys.argv[1:])
