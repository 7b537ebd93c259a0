"""All programmes at once (全事業の判定), and the questions that settle most of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from meguri.eligibility.paths import asked_once
from meguri.eligibility.verdict import Standing, Verdict, assess
from meguri.profiles.profile import Profile
from meguri.register.register import Register
from meguri.rulebook.programme import Rulebook
from meguri.rules.ask import questions


@dataclass(frozen=True, slots=True)
class Assessment:
    """判定結果."""

    as_of: date
    rulebook: Rulebook
    verdicts: tuple[Verdict, ...]
    ask: tuple[str, ...]  # the questions that settle most programmes, best first


def eligibility(
    profile: Profile,
    rulebook: Rulebook,
    register: Register | None,
    as_of: date,
    programmes: Iterable[str] | None = None,
) -> Assessment:
    """The verdicts on `programmes` (all where None), in the order of the rulebook.

    Raises:
        UnknownProgramme: an id that the rulebook does not have.
    """
    chosen = rulebook.programmes if programmes is None else programmes
    verdicts = tuple(assess(profile, rulebook.programme(id_), register, as_of) for id_ in chosen)
    undecided = [v for v in verdicts if v.status in (Standing.UNKNOWN, Standing.CONDITIONAL)]
    rules = {v.programme.id: v.programme.requires(v.call.terms) for v in undecided}
    facts = verdicts[0].facts if verdicts else {}
    return Assessment(
        as_of, rulebook, verdicts, asked_once((q.field.path for q in questions(rules, facts)), profile.kind)
    )
