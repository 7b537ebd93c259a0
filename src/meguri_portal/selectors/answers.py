"""The answers of the library as documents (答え): what every page, export and the API show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from meguri.eligibility import answer as eligibility_answer
from meguri.eligibility.assessment import eligibility
from meguri.funding import answer as plan_answer
from meguri.funding.contender import Choice
from meguri.funding.opens import as_chosen
from meguri.funding.plan import plan
from meguri.funding.remark import cost_outside
from meguri.matching import answer as match_answer
from meguri.matching.directory import Directory, directory_of
from meguri.matching.scales import Scales, read_scales
from meguri.matching.shortlist import match
from meguri.matching.weights import weights_named
from meguri.profiles.profile import Profile
from meguri.vocabulary.text import Text
from meguri_portal.packs import register, register_version, rulebook

Document = dict[str, Any]


def verdicts(profile: Profile, on: date, programmes: Sequence[str] | None = None) -> Document:
    """`meguri/eligibility/1`."""
    return eligibility_answer.document(eligibility(as_chosen(profile), rulebook(), register(), on, programmes))


@lru_cache(maxsize=1)
def scales() -> Scales:
    """Criteria, weights and presets."""
    return read_scales()


def directory(on: date) -> Directory:
    """The columns of the register for one day."""
    return _directory(on, register_version())


@lru_cache(maxsize=2)
def _directory(on: date, version: str) -> Directory:
    return directory_of(register(), scales(), on)


def shortlist(profile: Profile, on: date, weights: str = "default", top: int | None = None) -> Document:
    """`meguri/match/1`, with the names of the organisations.

    Args:
        weights: a preset; an unknown one is the default.
    """
    chosen = weights_named(weights if weights in scales().presets else "default", scales())
    return match_answer.document(match(profile, directory(on), as_of=on, weights=chosen, top=top))


def costs_outside(profile: Profile) -> list[Text]:
    """Costs in fiscal years that their work does not touch: which, and where the plan puts them."""
    return [note.text for note in cost_outside(profile, rulebook().remarks["cost-outside-work"])]


def money(profile: Profile, on: date, choice: Choice) -> Document:
    """`meguri/plan/1`."""
    return plan_answer.document(plan(as_chosen(profile), rulebook(), register(), on, choice))
