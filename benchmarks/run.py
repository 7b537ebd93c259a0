"""Runs every benchmark, or those named, and writes docs/reference/benchmarks.md. Peers live in `.bench`, an environment of their own."""

from __future__ import annotations

import importlib
import os
import platform
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
PAGE = ROOT / "docs" / "reference" / "benchmarks.md"
BENCH = ROOT / ".bench"
LISTED = HERE / "requirements.txt"
SECTION = re.compile(r"^<!-- (\w+) -->\n(.*?)(?=^<!-- |\Z)", re.MULTILINE | re.DOTALL)
HEAD = (
    "# Benchmarks\n\n"
    "Written by `make bench`; `python benchmarks/run.py NAME` measures one section again. Ratios are of process CPU time "
    "inside the same round; each round runs every engine once, each in a process of its own. Losses are reported like wins."
)


def main(wanted: list[str]) -> None:
    """Measures the benchmarks named, or all of them, and puts their sections on the page; the others stay as they are."""
    _install_peers()
    modules = sorted(path.stem for path in HERE.glob("*.py") if "\ndef measure(" in path.read_text(encoding="utf-8"))
    unknown = set(wanted) - set(modules)
    if unknown:
        sys.exit(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(modules)}")
    sections = _standing()
    for name in wanted or modules:
        print(f"{name} …", flush=True)
        sections[name] = _measured(name)
    parts = [f"<!-- {name} -->\n{sections[name]}" for name in modules if name in sections]
    PAGE.write_text("\n\n".join([HEAD, *parts]) + "\n", encoding="utf-8")
    print(PAGE.relative_to(ROOT))


def _standing() -> dict[str, str]:
    """The sections that the page has, by benchmark."""
    return {name: text.strip() for name, text in SECTION.findall(PAGE.read_text(encoding="utf-8"))}


def _measured(name: str) -> str:
    before = os.getloadavg()
    section: str = importlib.import_module(name).measure().markdown()
    title, _, rest = section.partition("\n\n")
    return f"{title}\n\n{_when(before)}\n\n{rest}"


def _when(load: tuple[float, float, float]) -> str:
    before, after = (", ".join(f"{value:.1f}" for value in values) for values in (load, os.getloadavg()))
    return (
        f"Measured on {date.today().isoformat()} with Python {platform.python_version()} on {os.cpu_count()} processors; "  # noqa: DTZ011
        f"load average (1, 5, 15 minutes) {before} before and {after} after."
    )


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


if __name__ == "__main__":
    sys.path.insert(0, str(HERE))
    main(sys.argv[1:])
