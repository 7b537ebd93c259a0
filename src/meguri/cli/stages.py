"""The stages of the road as answer documents (各段階の答え). Each imports its stage only when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from meguri.cli.faults import refused, unknown
from meguri.vocabulary.text import Text

if TYPE_CHECKING:
    from meguri.kpis.asked import Asked
    from meguri.matching.match import Match
    from meguri.outcomes.event import Event, Reversal
    from meguri.profiles.profile import Profile
    from meguri.register.register import Register
    from meguri.rulebook.programme import Rulebook

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a plan is asked to take for granted."""

    as_of: date
    site: str | None = None  # a register id, as if it had been chosen
    adopted: frozenset[str] | None = None  # programme ids; None = all
    readings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # programme id → reading ids
    assume_calls: bool = False


def verdicts(
    profile: Profile, rulebook: Rulebook, register: Register, on: date, programmes: tuple[str, ...] | None = None
) -> Document:
    """`meguri/eligibility/1`."""
    from meguri.eligibility.answer import document
    from meguri.eligibility.assessment import eligibility
    from meguri.funding.opens import as_chosen

    return document(eligibility(as_chosen(profile), rulebook, register, on, programmes))


def shortlist(profile: Profile, register: Register, on: date, weights: str | None, top: int | None) -> Match:
    """The shortlist for a seed."""
    from meguri.matching.scales import read_scales
    from meguri.matching.shortlist import match
    from meguri.matching.weights import weights_named
    from meguri.profiles.profile import ProfileKind

    if profile.kind is not ProfileKind.SEED:
        expected = Text("創薬シーズの記述書（meguri/seed/1）", "a therapy seed (meguri/seed/1)")
        hint = Text("ほかの記述書には meguri answer を使ってください", "use meguri answer for other profiles")
        raise refused("schema", "profile", expected, f"'{profile.kind.value}'", hint)
    scales = read_scales()
    if weights is not None and "." not in weights and "/" not in weights and weights not in scales.presets:
        what = Text("重みの名称、またはファイル", "a preset, or a file, of weights")
        raise unknown("unknown-weights", "--weights", what, weights, scales.presets)
    chosen = None if weights is None else weights_named(weights, scales)
    return match(profile, register, as_of=on, weights=chosen, top=top)


def match_document(found: Match) -> Document:
    """`meguri/match/1`."""
    from meguri.matching.answer import document

    return document(found)


def opened(answer: Document, profile: Profile, rulebook: Rulebook, register: Register, on: date) -> Document:
    """The shortlist with what choosing each site opens."""
    from meguri.funding.opens import opens

    sites = [one["site"] for one in answer["candidates"]]
    found = opens(profile, rulebook, register, on, sites)
    for one in answer["candidates"]:
        one["opens"] = [
            {
                "programme": opening.programme,
                "name": rulebook.programme(opening.programme).name.document(),
                "before": opening.before.value,
                "after": opening.after.value,
            }
            for opening in found.get(one["site"], ())
        ]
    return answer


def unlocked(profile: Profile, rulebook: Rulebook, on: date) -> Document | None:
    """`meguri/unlock/1` for an investor; None where the investment is not stated."""
    from meguri.funding.unlock import unlocks

    tranches = profile.answers.get("tranches", {})
    invests = profile.answers.get("invests", sum(tranches.values()) or None)
    return None if invests is None else unlocks(rulebook, on, invests, tranches).document()


def plan(profile: Profile, rulebook: Rulebook, register: Register, choice: Choice) -> Document:
    """`meguri/plan/1`."""
    from meguri.documents.records import name_of
    from meguri.funding.answer import document
    from meguri.funding.contender import Choice as Asked
    from meguri.funding.opens import with_site
    from meguri.funding.plan import plan as planned

    asked = Asked(choice.adopted, choice.readings, choice.assume_calls)
    site_id = choice.site or profile.tentative_site
    chosen = profile if site_id is None else with_site(profile, site_id)
    answer = document(planned(chosen, rulebook, register, choice.as_of, asked))
    site = register.sites.get(site_id or "")
    answer["cdmo"] = None if site is None else {"site": site.id, "name": name_of(register, site.id, site).document()}
    return answer


def indicators(events: Iterable[Event | Reversal], register: Register, on: date, asked: Asked) -> Document:
    """`meguri/kpis/1`, with the names of the organisations that are counted."""
    from meguri.kpis.document import document
    from meguri.kpis.indicator_file import load
    from meguri.kpis.progress import progress

    answer: Document = dict(document(progress(load(), events, register, on, asked)))
    for event in (one for kpi in answer["kpis"] for one in kpi["actual"]["counted"]):
        found = register.organisations.get(event["id"])
        event["name"] = found.name.document() if found else None
    return answer
