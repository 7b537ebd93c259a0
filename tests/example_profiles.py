"""The examples that are profiles (例の記述書), by their schema; events, portfolios and logs have tests of their own."""

from pathlib import Path

from meguri.profiles.profile import ProfileKind

FOLDER = Path(__file__).parents[1] / "examples"
PROFILES = [
    path
    for path in sorted(FOLDER.glob("*.yaml"))
    if any(f"schema: {kind.value}" in path.read_text("utf-8") for kind in ProfileKind)
]
