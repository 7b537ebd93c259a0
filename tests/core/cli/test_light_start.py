"""A light start (起動の軽さ): the command line imports nothing heavy before a command needs it."""

import subprocess
import sys

HEAVY = ("numpy", "yaml", "highspy", "openpyxl", "typst", "icalendar", "meguri.rulebook", "meguri.register")


def test_the_command_line_starts_without_anything_heavy() -> None:
    code = f"import sys, meguri.cli.main; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_help_needs_nothing_heavy() -> None:
    code = f"""import sys
from meguri.cli.main import run
try:
    run(["plan", "--help"])
except SystemExit:
    pass
print([name for name in {HEAVY} if name in sys.modules])"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("[]")


def test_a_reader_that_goes_away_is_no_fault() -> None:
    """`meguri … | head`."""
    code = "from meguri.cli.main import run; raise SystemExit(run(['register', 'list']))"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert process.returncode == 0
    assert said == b""
