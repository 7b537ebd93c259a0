"""Where a fact is answered in a profile (質問の場所): the facts drawn from lists lead back to the list."""

from __future__ import annotations

from collections.abc import Iterable

from meguri.profiles.profile import QUESTIONS, ProfileKind
from meguri.rulebook import fields
from meguri.rules.change import ChangeSet

_DRAWN = {
    fields.LEAD_INVESTS.path: fields.CERTIFIED_LEAD.path,
    fields.CERTIFIED_INVEST.path: fields.CERTIFIED_LEAD.path,
    fields.DIRECT.path: fields.ACTIVITIES.path,
}
_OF_A_SEED = {fields.CLASSES.path: fields.CLASS.path}
_OF_A_PROJECT = {
    fields.CLASS.path: fields.CLASSES.path,
    fields.KIND.path: "applicants",
    fields.SIZE.path: "applicants",
    fields.LISTED.path: "applicants",
    fields.BASE_IN_JAPAN.path: "applicants",
}


def asked_at(path: str, kind: ProfileKind) -> str:
    """The path under which a profile of this kind answers the fact."""
    own = _OF_A_PROJECT if kind is ProfileKind.CDMO_PROJECT else _OF_A_SEED
    return own.get(path) or _DRAWN.get(path, path)


def asked_once(paths: Iterable[str], kind: ProfileKind) -> tuple[str, ...]:
    """The places to answer in a file of this kind, each once, in the order of `paths`; what it cannot answer is left out."""
    places = {question.path for question in QUESTIONS[kind]}
    return tuple(dict.fromkeys(place for path in paths if (place := asked_at(path, kind)) in places))


def expressible(changes: ChangeSet, kind: ProfileKind) -> bool:
    """Whether a file of this kind can state every change of the set."""
    places = {question.path for question in QUESTIONS[kind]}
    return all(asked_at(change.path, kind) in places for change in changes)
