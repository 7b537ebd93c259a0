"""From a profile to the facts that rules read (事実の抽出): answers as they are, partners and work drawn into one fact each.

A partner who is not chosen yet is undecided, never a failure; only a chosen partner can fail.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from meguri.profiles.partner import CdmoPartner, VcPartner
from meguri.profiles.profile import Profile
from meguri.register.register import Register
from meguri.rulebook import fields
from meguri.rules.field import Span, Value
from meguri.vocabulary.code import Code
from meguri.vocabulary.party import Size

HOME = "JP"


def facts_of(profile: Profile, register: Register | None, on: date) -> dict[str, Value]:
    """The facts of a profile. What it leaves out is absent.

    Args:
        register: to look up the country of a site, or a VC by name; None looks up nothing.
        on: the day on which a certification has to be in force.
    """
    facts: dict[str, Value] = {}
    for path, answer in profile.answers.items():
        if isinstance(answer, bool | int | Code | Fraction):
            facts[path] = answer
        elif isinstance(answer, tuple) and answer and all(isinstance(word, Code) for word in answer):
            facts[path] = frozenset(answer)
    _product(facts)
    _put(facts, fields.CDMO_IN_JAPAN.path, _cdmo_in_japan(profile.cdmo or (), register))
    _investors(facts, profile.vc or (), register, on)
    _work(facts, profile)
    _project(facts, profile, register)
    return facts


def _put(facts: dict[str, Value], path: str, value: Value | None) -> None:
    if value is not None:
        facts[path] = value


def _product(facts: dict[str, Value]) -> None:
    one = facts.get(fields.CLASS.path)
    if isinstance(one, Code):
        facts.setdefault(fields.CLASSES.path, frozenset({one}))


def _cdmo_in_japan(partners: Sequence[CdmoPartner], register: Register | None) -> bool | None:
    """Whether a chosen CDMO makes it in Japan: one domestic site is enough; all foreign is a no."""
    domestic = [_domestic(partner, register) for partner in partners]
    return _any_of(domestic) if domestic else None


def _domestic(partner: CdmoPartner, register: Register | None) -> bool | None:
    if partner.site is None:
        return partner.domestic_site
    site = register.site(partner.site) if register else None
    return site.domestic if site else None


def _any_of(known: Iterable[bool | None]) -> bool | None:
    """Three-valued: true if one is, false if all are false, else not known."""
    values = list(known)
    return True if True in values else None if None in values else False


def _all_of(known: Iterable[bool | None]) -> bool | None:
    values = list(known)
    return False if False in values else None if None in values else True


def _investors(facts: dict[str, Value], partners: Sequence[VcPartner], register: Register | None, on: date) -> None:
    """認定VC: does a certified one lead, how much does it invest, how much do all certified ones invest."""
    if not partners:
        return
    certified = [certified_on(partner, register, on) for partner in partners]
    leads = [_all_of((known, partner.lead)) for known, partner in zip(certified, partners, strict=True)]
    _put(facts, fields.CERTIFIED_LEAD.path, _any_of(leads))
    facts[fields.CERTIFIED_INVEST.path] = _invested(partners, certified)
    facts[fields.LEAD_INVESTS.path] = _largest(partners, leads)


def certified_on(partner: VcPartner, register: Register | None, on: date) -> bool | None:
    """Whether the partner is a certified VC: as stated, else as the register knows; None = not known."""
    if partner.certified is not None or partner.name is None or register is None:
        return partner.certified
    found = register.find_vc(partner.name, on)
    return found.valid_on(on) if found else None


def _invested(partners: Sequence[VcPartner], certified: Sequence[bool | None]) -> Value:
    low, high = 0, 0
    open_end = False
    for partner, known in zip(partners, certified, strict=True):
        if known is False:
            continue
        low += (partner.invests or 0) if known else 0
        high += partner.invests or 0
        open_end = open_end or partner.invests is None
    return low if low == high and not open_end else Span(low, None if open_end else high)


def _largest(partners: Sequence[VcPartner], leads: Sequence[bool | None]) -> Value:
    sure = [p.invests for p, lead in zip(partners, leads, strict=True) if lead]
    possible = [p.invests for p, lead in zip(partners, leads, strict=True) if lead is not False]
    low = max((amount or 0 for amount in sure), default=0)
    if None in possible:
        return Span(low, None)
    high = max((amount for amount in possible if amount is not None), default=0)
    return low if low == high else Span(low, high)


def _work(facts: dict[str, Value], profile: Profile) -> None:
    """実施内容: known only where every work item says what it is, unless it already includes what is asked."""
    if not profile.work:
        return
    stated = frozenset(work.activity for work in profile.work if work.activity)
    if len(stated) and all(work.activity for work in profile.work):
        facts[fields.ACTIVITIES.path] = stated


def _project(facts: dict[str, Value], profile: Profile, register: Register | None) -> None:
    """設備整備計画: the first company speaks for a joint project; its rate follows the largest company."""
    applicants = profile.answers.get("applicants")
    if applicants:
        first = applicants[0]
        for name in ("kind", "listed", "base_in_japan", "foreign_parent"):
            _put(facts, f"applicant.{name}", first.get(name))
        sizes = [company.get("size") for company in applicants]
        if Size.LARGE in sizes or None not in sizes:
            facts[fields.SIZE.path] = max(sizes, key=lambda size: [*Size].index(size) if size else -1)
    sites = profile.answers.get("sites")
    if sites:
        _put(facts, fields.SITES_IN_JAPAN.path, _all_of(_site_in_japan(site, register) for site in sites))


def _site_in_japan(site: dict[str, str], register: Register | None) -> bool | None:
    country = site.get("country") or (HOME if site.get("prefecture") else None)
    if country is None and register is not None and "site" in site:
        country = register.country(site["site"])
    return None if country is None else country == HOME
