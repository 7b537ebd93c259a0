"""Two versions of the rulebook (新旧の比較): which terms changed, and which applicants it changes anything for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from meguri.rulebook.call import Call
from meguri.rulebook.check import rule_of
from meguri.rulebook.programme import Programme, Rulebook
from meguri.rulebook.terms import Terms
from meguri.rules.diff import Difference, difference


@dataclass(frozen=True, slots=True)
class TermChange:
    """条件の変更. `old` and `new` as the terms hold them; None = not known."""

    term: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class CallDiff:
    """One call in both versions. `effect` None where a version lacks the call."""

    programme: str
    call: str
    in_old: bool
    in_new: bool
    terms: tuple[TermChange, ...]
    effect: Difference | None


def diff(old: Rulebook, new: Rulebook) -> list[CallDiff]:
    """Every call that differs, in the order of the new rulebook; empty = proven equal."""
    found = [call for id_ in new.programmes for call in _programme(old.programme(id_), new.programme(id_))]
    return [call for call in found if not _same(call)]


def _same(call: CallDiff) -> bool:
    return call.in_old and call.in_new and not call.terms and call.effect is not None and call.effect.equal


def _programme(old: Programme, new: Programme) -> Iterator[CallDiff]:
    before = {call.id: call for call in old.calls}
    after = {call.id: call for call in new.calls}
    for id_ in dict.fromkeys((*before, *after)):
        one, other = before.get(id_), after.get(id_)
        if one is None or other is None:
            yield CallDiff(new.id, id_, one is not None, other is not None, (), None)
            continue
        yield _call(old, new, one, other)


def _call(old: Programme, new: Programme, before: Call, after: Call) -> CallDiff:
    one, other = before.terms, after.terms
    effect = difference(rule_of(old, one), rule_of(new, other))
    return CallDiff(new.id, before.id, True, True, tuple(_terms(one, other)), effect)


def _terms(old: Terms, new: Terms) -> Iterator[TermChange]:
    for field in fields(Terms):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if field.name != "cited" and before != after:
            yield TermChange(field.name, before, after)
