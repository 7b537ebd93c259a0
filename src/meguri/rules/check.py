"""Faults of a set of rules that show without any case (規則の点検): nobody can qualify, two can hold at once, 64 bits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from meguri.rules.columns import compiled
from meguri.rules.expression import All, Compare, Condition, Expression, fields_of, parts_of
from meguri.rules.field import Value
from meguri.rules.rule import Rule
from meguri.rules.witness import LIMIT, witness
from meguri.vocabulary.text import Text


class Kind(StrEnum):
    """指摘の種類."""

    UNREACHABLE = "unreachable"  # a fault: nobody can qualify
    IDLE = "idle-clause"  # a fault: a clause that excludes nobody
    BOTH_SIDES = "both-sides"  # a fault: a number is compared with itself
    AMOUNT = "amount"  # a fault: not whole yen, or past 64 bits
    OVERLAP = "overlap"  # a note: two rules can hold together
    UNPROVEN = "unproven"  # a note: the search ended at its limit


NOTES = (Kind.OVERLAP, Kind.UNPROVEN)


@dataclass(frozen=True, slots=True)
class Finding:
    """指摘."""

    kind: Kind
    rules: tuple[str, ...]
    text: Text
    example: dict[str, Value] | None = None  # the answers that make it so

    @property
    def fault(self) -> bool:
        """Whether the rules must be mended; else it is worth knowing."""
        return self.kind not in NOTES


def checked(
    rules: Mapping[str, Rule], *, overlaps: bool = True, highest: Mapping[str, int] | None = None, limit: int = LIMIT
) -> list[Finding]:
    """Everything worth knowing about `rules`, faults first.

    Args:
        rules: by name.
        overlaps: also look at every pair.
        highest: limits for column arithmetic, as `columns.compiled` takes them.
        limit: combinations tried for each question.
    """
    found = [finding for name, rule in rules.items() for finding in _alone(name, rule, limit)]
    found.extend(finding for name, rule in rules.items() for finding in _amounts(name, rule, highest))
    if overlaps:
        for (first, one), (second, other) in combinations(rules.items(), 2):
            found.extend(_together(first, one.condition, second, other.condition, limit))
    return sorted(found, key=lambda finding: not finding.fault)


def _alone(name: str, rule: Rule, limit: int) -> list[Finding]:
    found: list[Finding] = []
    reached = witness(rule.condition, limit=limit)
    if reached.found is None:
        found.append(_nobody(name, reached.complete))
    if isinstance(rule.condition, All):
        idle = (_idle(name, part, limit) for part in rule.condition.parts)
        found.extend(finding for finding in idle if finding is not None)
    for node in (rule.condition, rule.amount):
        for compare in _compares(node) if node is not None else ():
            both = {f.path for f in fields_of(compare.left)} & {f.path for f in fields_of(compare.right)}
            found.extend(_both_sides(name, path) for path in sorted(both))
    return found


def _amounts(name: str, rule: Rule, highest: Mapping[str, int] | None) -> list[Finding]:
    try:
        compiled({name: rule}, partly_known=True, highest=highest)
    except ValueError as refused:
        return [Finding(Kind.AMOUNT, (name,), Text(f"64ビット整数で計算できません: {refused}", str(refused)))]
    return []


def _nobody(name: str, complete: bool) -> Finding:
    if complete:
        return Finding(
            Kind.UNREACHABLE, (name,), Text("要件をすべて満たす事例がありません", "no case can meet every clause")
        )
    return Finding(Kind.UNPROVEN, (name,), Text("該当例を見つけられませんでした", "no qualifying case was found"))


def _idle(name: str, part: Condition, limit: int) -> Finding | None:
    """A clause that nobody can fail."""
    failed = witness(~part, limit=limit)
    if failed.found is not None or not failed.complete:
        return None
    said = getattr(part, "id", type(part).__name__)
    return Finding(Kind.IDLE, (name,), Text(f"要件 {said} は誰も除外しません", f"clause {said} excludes nobody"))


def _both_sides(name: str, path: str) -> Finding:
    ja, en = f"{path} を自身と比較しています", f"{path} is compared with itself"
    return Finding(Kind.BOTH_SIDES, (name,), Text(ja, en))


def _compares(node: Expression) -> list[Compare]:
    here = [node] if isinstance(node, Compare) else []
    return here + [compare for part in parts_of(node) for compare in _compares(part)]


def _together(first: str, one: Condition, second: str, other: Condition, limit: int) -> list[Finding]:
    both = witness(All((one, other)), limit=limit)
    if both.found is not None:
        text = Text("両方に該当する事例があります", "both can hold for one case")
        return [Finding(Kind.OVERLAP, (first, second), text, both.found)]
    if both.complete:
        return []
    text = Text("重なりの有無を確かめきれませんでした", "whether both can hold could not be proven")
    return [Finding(Kind.UNPROVEN, (first, second), text)]
