"""Many profiles at once (一括判定): status and amount per programme, in columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from meguri.eligibility.cost import cost_years
from meguri.eligibility.facts import facts_of
from meguri.eligibility.period import covered
from meguri.eligibility.verdict import Standing, awards, standing
from meguri.profiles.profile import Profile
from meguri.register.register import Register
from meguri.rulebook.programme import Programme, Rulebook
from meguri.rules.explain import judged
from meguri.vocabulary.money import Yen


@dataclass(frozen=True, slots=True)
class Column:
    """One programme's answers, in the order of the profiles. `high` None = no bound known."""

    programme: str
    status: tuple[Standing, ...]
    low: tuple[Yen, ...]
    high: tuple[Yen | None, ...]


def batch(
    profiles: Sequence[Profile],
    rulebook: Rulebook,
    register: Register | None,
    as_of: date,
    programmes: Iterable[str] | None = None,
) -> tuple[Column, ...]:
    """The same verdicts as `eligibility`, without explanation: one column per programme."""
    chosen = rulebook.programmes if programmes is None else tuple(programmes)
    return tuple(_column(rulebook.programme(id_), profiles, register, as_of) for id_ in chosen)


def _column(programme: Programme, profiles: Sequence[Profile], register: Register | None, as_of: date) -> Column:
    call = programme.call(as_of)
    terms = call.terms
    requirement = programme.requires(terms)
    status: list[Standing] = []
    low: list[Yen] = []
    high: list[Yen | None] = []
    for profile in profiles:
        facts = facts_of(profile, register, call.certified_on(as_of))
        found = standing(*judged(requirement, facts))
        given, _ = awards(profile, terms, found, facts, covered(programme, call, as_of, cost_years(profile)))
        status.append(found)
        low.append(given.total.low)
        high.append(given.total.high)
    return Column(programme.id, tuple(status), tuple(low), tuple(high))


def document(columns: Iterable[Column], names: Sequence[str]) -> dict[str, object]:
    """`meguri/batch/1`: one row per profile, columns per programme."""
    return {
        "schema": "meguri/batch/1",
        "profiles": list(names),
        "programmes": {
            column.programme: {
                "status": [status.value for status in column.status],
                "min": list(column.low),
                "max": list(column.high),
            }
            for column in columns
        },
    }
