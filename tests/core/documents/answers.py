"""Answer documents to render (書類の試験用の答え): a fixed plan, and what the library answers for the examples."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from meguri.eligibility.answer import document as verdict_document
from meguri.eligibility.assessment import eligibility
from meguri.funding.answer import document as plan_document
from meguri.funding.contender import Choice
from meguri.funding.plan import plan
from meguri.profiles.profile import read_profile
from meguri.register.loader import load as load_register
from meguri.rulebook.loader import load as load_rulebook

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[2] / "examples"
WITH_WORK = ("aav-phase1", "car-t-autologous", "facility-joint", "ips-cornea", "nk-allogeneic", "rna-drug")
ON = date(2026, 11, 23)


def fixed_plan() -> dict[str, Any]:
    """A plan of an invented company, as a third party may send it."""
    read: dict[str, Any] = json.loads((HERE / "plan_1.json").read_text("utf-8"))
    return read


@cache
def _answered(example: str) -> str:
    profile = read_profile(EXAMPLES / f"{example}.yaml")
    rulebook, register = load_rulebook(), load_register()
    found = plan(profile, rulebook, register, ON, Choice(assume_calls=True))
    return json.dumps([plan_document(found), verdict_document(eligibility(profile, rulebook, register, ON))])


def answered(example: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The plan, calls assumed, and the verdicts of an example."""
    given, verdicts = json.loads(_answered(example))
    return given, verdicts
