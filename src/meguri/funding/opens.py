"""What choosing a site opens (拠点を選ぶと使える事業): the programmes whose verdict improves if this site is the partner."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from meguri.eligibility.verdict import Standing, assess
from meguri.profiles.partner import CdmoPartner
from meguri.profiles.profile import Profile
from meguri.register.register import Register
from meguri.rulebook.programme import Rulebook
from meguri.rules.explain import Truth
from meguri.rules.expression import Clause, Fix
from meguri.vocabulary.party import ContractState


@dataclass(frozen=True, slots=True)
class Opening:
    """選択の効果 of one site on one programme."""

    programme: str
    before: Standing
    after: Standing


def with_site(profile: Profile, site: str) -> Profile:
    """The same profile with this site as the chosen partner."""
    steps = profile.answers.get("needs.steps", ())
    partner = (CdmoPartner(site, steps, ContractState.NONE),)
    return replace(profile, cdmo=partner, answers={**profile.answers, "partners.cdmo": partner})


def as_chosen(profile: Profile) -> Profile:
    """The profile with the site that was chosen tentatively as its partner; as it is where none was."""
    return with_site(profile, profile.tentative_site) if profile.tentative_site else profile


def opens(
    profile: Profile, rulebook: Rulebook, register: Register, as_of: date, sites: Iterable[str]
) -> Mapping[str, tuple[Opening, ...]]:
    """For each site, the programmes it settles: those that ask for a CDMO, before and after."""
    asking = [
        verdict
        for programme in rulebook.programmes.values()
        for verdict in [assess(profile, programme, register, as_of)]
        if verdict.status is not Standing.NO
        and any(clause.fix is Fix.CDMO and answer is not Truth.YES for clause, answer in verdict.clauses)
    ]
    found: dict[str, tuple[Opening, ...]] = {}
    for site in sites:
        chosen = with_site(profile, site)
        after = [(v, assess(chosen, v.programme, register, as_of)) for v in asking]
        found[site] = tuple(Opening(v.programme.id, v.status, w.status) for v, w in after if _settled(w.clauses))
    return found


def _settled(clauses: Iterable[tuple[Clause, Truth]]) -> bool:
    return all(answer is Truth.YES for clause, answer in clauses if clause.fix is Fix.CDMO)
