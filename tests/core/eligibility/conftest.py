from collections.abc import Callable
from datetime import date

import pytest

from meguri.eligibility.verdict import Verdict, assess
from meguri.profiles.profile import Profile, parse_profile
from meguri.rulebook.loader import load
from meguri.rulebook.programme import Rulebook

AS_OF = date(2026, 11, 23)
Judge = Callable[..., Verdict]


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return load()


@pytest.fixture
def judge(rulebook: Rulebook) -> Judge:
    def judged(programme: str, text: str, as_of: date = AS_OF) -> Verdict:
        return assess(seed(text), rulebook.programme(programme), None, as_of)

    return judged


def seed(text: str) -> Profile:
    return parse_profile("schema: meguri/seed/1\n" + text)
