"""The whole answer for one profile (めぐりの答え): verdicts, shortlist, plan, or what an investment unlocks."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from meguri.documents.records import name_of
from meguri.funding.opens import opens
from meguri.funding.unlock import unlocks
from meguri.matching import answer as match_answer
from meguri.matching.scales import FULL, Weights
from meguri.matching.shortlist import match
from meguri.profiles.profile import Profile, ProfileKind
from meguri.vocabulary.text import Text
from meguri_portal.packs import register, rulebook
from meguri_portal.selectors import answers
from meguri_portal.selectors.asked import OWN, Asked

Document = dict[str, Any]
SCHEMA = "meguri/answer/1"


def answer(profile: Profile, asked: Asked) -> Document:
    """`meguri/answer/1`: the documents of the library side by side; a part that does not apply is null."""
    if asked.site and profile.kind is ProfileKind.SEED:  # as a link of earlier days carries it
        profile = replace(profile, tentative_site=asked.site)
    seed, investor = profile.kind is ProfileKind.SEED, profile.kind is ProfileKind.INVESTOR
    return {
        "schema": SCHEMA,
        "as_of": asked.on.isoformat(),
        "profile": heading(profile),
        "site": site_of(profile),
        "eligibility": answers.verdicts(profile, asked.on),
        "match": shortlist(profile, asked) if seed else None,
        "plan": _plan(profile, asked) if profile.work else None,
        "unlock": unlocked(profile, asked) if investor else None,
    }


def site_of(profile: Profile) -> str | None:
    """The site of the register that was chosen tentatively."""
    return profile.tentative_site if profile.tentative_site in register().sites else None


def _plan(profile: Profile, asked: Asked) -> Document:
    """`meguri/plan/1`, with the site that is taken as chosen."""
    site = register().sites.get(site_of(profile) or "")
    named = name_of(register(), site.id, site).document() if site else None
    return {
        **answers.money(profile, asked.on, asked.choice),
        "cdmo": {"site": site.id, "name": named} if site else None,
    }


def heading(profile: Profile) -> Document:
    """The profile's name, kind and whether it is invented."""
    name = profile.name or Text("", "")
    return {"name": name.document(), "kind": profile.kind.value, "fictional": profile.fictional}


def shortlist(profile: Profile, asked: Asked) -> Document:
    """`meguri/match/1`, with what choosing each listed site opens."""
    found = match(profile, answers.directory(asked.on), as_of=asked.on, weights=weights(asked), top=asked.top)
    document = match_answer.document(found)
    sites = [one["site"] for one in document["candidates"]]
    opened = opens(profile, rulebook(), register(), asked.on, sites)
    for one in document["candidates"]:
        one["opens"] = [
            {
                "programme": each.programme,
                "name": rulebook().programme(each.programme).name.document(),
                "before": each.before.value,
                "after": each.after.value,
            }
            for each in opened.get(one["site"], ())
        ]
    return document


def weights(asked: Asked) -> Weights:
    """The preset, or the visitor's own weights scaled to 100."""
    scales = answers.scales()
    total = sum(asked.own_weights.values())
    if asked.weights != OWN or total == 0:
        return scales.presets.get(asked.weights, scales.presets["default"])
    scaled = {c.id: Fraction(asked.own_weights.get(c.id, 0)) * FULL / total for c in scales.criteria}
    return Weights(OWN, Text("自分で決めた重み", "your own weights"), scaled)


def unlocked(profile: Profile, asked: Asked) -> Document | None:
    """What the planned investment unlocks; None where no amount is stated."""
    invests, tranches = profile.answers.get("invests"), profile.answers.get("tranches") or {}
    if invests is None and not tranches:
        return None
    return unlocks(rulebook(), asked.on, sum(tranches.values()) if invests is None else invests, tranches).document()
