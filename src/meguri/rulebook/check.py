"""Checking the rulebook (規則集の点検): programmes nobody can reach, idle clauses, 64 bits, gaps and overlaps of dates."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from meguri.rulebook import amount, fields
from meguri.rulebook.call import Call
from meguri.rulebook.programme import Programme, Rulebook
from meguri.rulebook.terms import Per, Terms
from meguri.rules.check import Finding, Kind, checked
from meguri.rules.rule import Rule
from meguri.vocabulary.text import Text

TRILLION = 10**12  # yen; more than every budget in the rulebook
WIDEST = {
    field.path: TRILLION for field in (fields.DIRECT, fields.CERTIFIED_INVEST, fields.LEAD_INVESTS)
}  # what column arithmetic has to hold


def rule_of(programme: Programme, terms: Terms) -> Rule:
    """A programme's clauses and the subsidy of one fiscal year, as one rule."""
    priced = terms.rate is not None or terms.rate_by_size is not None
    return Rule(programme.requires(terms), amount.rounded(terms, amount.yearly(terms)) if priced else None)


def project_rule_of(programme: Programme, terms: Terms) -> Rule:
    """A programme's clauses and the subsidy of a whole project, as one rule."""
    return Rule(programme.requires(terms), amount.rounded(terms, amount.project(terms)))


def check(rulebook: Rulebook, *, overlaps: bool = False) -> list[Finding]:
    """Everything worth knowing about the rulebook, faults first; nothing = clean.

    Args:
        overlaps: also list every pair of programmes that one applicant can qualify for.
    """
    latest = {id_: rule_of(programme, programme.calls[-1].terms) for id_, programme in rulebook.programmes.items()}
    found = checked(latest, overlaps=overlaps, highest=WIDEST)
    for programme in rulebook.programmes.values():
        for call in programme.calls:
            found.extend(_readings(programme, call))
        found.extend(_windows(programme))
    return sorted(found, key=lambda finding: not finding.fault)


def _readings(programme: Programme, call: Call) -> Iterable[Finding]:
    """Each call under each of its readings."""
    rules: dict[str, Rule] = {}
    for chosen in [(), *((reading.id,) for reading in call.readings)]:
        terms = call.under(chosen)
        name = "/".join((programme.id, call.id, *chosen))
        rules[name] = rule_of(programme, terms)
        if amount.bounded(terms, Per.PROJECT):
            rules[f"{name}/project"] = project_rule_of(programme, terms)
    return checked(rules, overlaps=False, highest=WIDEST)


def _windows(programme: Programme) -> Iterable[Finding]:
    """Windows in order, without two open at once."""
    for one, other in pairwise(programme.calls):
        closes, opens = one.own_terms.closes, other.own_terms.opens
        names = (f"{programme.id}/{one.id}", f"{programme.id}/{other.id}")
        if closes and opens and opens <= closes:
            yield Finding(Kind.UNREACHABLE, names, Text("公募期間が重なっています", "two calls are open at once"))
