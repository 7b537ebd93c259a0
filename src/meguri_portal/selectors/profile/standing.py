"""Where the verdicts stand while questions are answered (判定の途中経過): headline and what each programme still needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from meguri.documents.verdict_groups import Group, group_of, in_order
from meguri.profiles.profile import ProfileKind
from meguri_portal.selectors.profile.pages import page_of

STILL = 3  # questions named per programme
APPLIED_FOR = (Group.MET, Group.CONDITIONAL)


@dataclass(frozen=True, slots=True)
class Closed:
    """答えた・わからないとした質問: paths that are not asked again."""

    answered: frozenset[str]  # one that still asks for more was answered with "not chosen yet"
    skipped: frozenset[str]


def standing(document: dict[str, Any], kind: ProfileKind, closed: Closed) -> dict[str, Any]:
    """What the panel beside the questions shows.

    Args:
        document: the verdicts.
    """
    judged = in_order(document["programmes"])

    def among(*groups: Group) -> list[dict[str, Any]]:
        return [_line(one, kind, closed) for one in judged if group_of(one) in groups]

    return {
        "as_of": document["as_of"],
        "programmes": judged,  # counted as on the results page
        "possible": among(*APPLIED_FOR),
        "to_whom": among(Group.TO_WHOM),
        "parents": among(Group.PARENT),
        "open": among(Group.UNKNOWN),
        "ruled_out": [one for one in judged if group_of(one) is Group.NO],
        "settled": sum(group_of(one) not in (Group.UNKNOWN, Group.PARENT) for one in judged),
        "all": sum(group_of(one) is not Group.PARENT for one in judged),  # nobody applies to a parent programme
    }


def _line(verdict: Mapping[str, Any], kind: ProfileKind, closed: Closed) -> dict[str, Any]:
    needed = [path for path in verdict["ask"] if page_of(kind, path) is not None]
    return {
        "verdict": verdict,
        "needed": [path for path in needed if path not in closed.answered | closed.skipped][:STILL],
        "undecided": [path for path in needed if path in closed.answered][:STILL],
        "set_aside": [path for path in needed if path in closed.skipped][:STILL],
    }
