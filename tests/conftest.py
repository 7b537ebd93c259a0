"""Lets every test import the reference evaluator and the proofs of the rules."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from meguri.eligibility.verdict import Verdict, assess
from meguri.profiles.profile import parse_profile
from meguri.rulebook.loader import load
from meguri.rulebook.programme import Rulebook

sys.path.insert(0, str(Path(__file__).parent / "core" / "rules"))

settings.register_profile("shared machine", deadline=None)  # time is measured in benchmarks/, never in a test
settings.load_profile("shared machine")

AS_OF = date(2026, 11, 23)  # the day every expected answer of the tests is for
Judge = Callable[..., Verdict]


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return load()


@pytest.fixture
def judge(rulebook: Rulebook) -> Judge:
    """The verdict on one programme for a seed given as text."""

    def judged(programme: str, text: str, as_of: date = AS_OF) -> Verdict:
        return assess(parse_profile("schema: meguri/seed/1\n" + text), rulebook.programme(programme), None, as_of)

    return judged
