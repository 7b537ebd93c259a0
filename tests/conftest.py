"""Lets every test import the reference evaluator and the proofs of the rules."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "core" / "rules"))
