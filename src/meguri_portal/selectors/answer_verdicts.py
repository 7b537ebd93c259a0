"""Verdicts as the answer page shows them (判定の見せ方): in groups, with what is undecided and what cannot be changed apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from meguri.documents.board_words import FOREIGN, read_otherwise
from meguri.documents.foreign import ASK, HEADING, OTHERS, foreign
from meguri.documents.verdict_groups import Group, group_of, in_order
from meguri.documents.weak_sources import weak_notice
from meguri.profiles.profile import Profile, ProfileKind
from meguri.vocabulary.text import Text
from meguri_portal.language import current
from meguri_portal.packs import register, rulebook
from meguri_portal.selectors.answer import Document
from meguri_portal.selectors.asked import Asked

BESIDE = ("who-may-apply", "project-at-most", "parent")  # notes shown beside the headline
CERTIFICATION = "venture-ecosystem/vc-certification"


def verdicts_view(verdicts: Document, profile: Profile, asked: Asked, plan: Document | None = None) -> Document:
    """The groups in order, and apart from them what is ruled out and what a profile of this kind cannot ask for."""
    judged = in_order(sorted(verdicts["programmes"], key=lambda one: not one["potential"]["max"]))
    beyond = (
        (Group.UNKNOWN, Group.PARENT) if profile.kind is ProfileKind.INVESTOR else ()
    )  # an investor describes no product
    shown = [group for group in Group if group not in (Group.NO, Group.PARENT, *beyond)]
    views = {
        group: [
            {**_view(v, profile, asked), "otherwise": read_otherwise(plan, v["id"], current())}
            for v in judged
            if group_of(v) is group
        ]
        for group in shown
    }
    return {
        "groups": [(group, found) for group, found in views.items() if found],
        "parents": [
            _with_tracks(one) for one in judged if group_of(one) is Group.PARENT and Group.PARENT not in beyond
        ],
        "beyond": [one for one in judged if group_of(one) in beyond],
        "foreign": [{**one, "agency": rulebook().programme(one["id"]).agency} for one in foreign(verdicts, judged)],
        "foreign_words": {"line": FOREIGN, "heading": HEADING, "others": OTHERS, "ask": ASK},
        "ruled_out": [{**one, **_changes(one, profile)} for one in judged if group_of(one) is Group.NO],
    }


def _with_tracks(verdict: Mapping[str, Any]) -> Document:
    tracks = rulebook().programme(verdict["id"]).funded_through
    return {**verdict, "tracks": [{"id": id_, "name": rulebook().programme(id_).name} for id_ in tracks]}


def _view(verdict: Mapping[str, Any], profile: Profile, asked: Asked) -> Document:
    """One verdict with its readings by open point."""
    return {
        **verdict,
        **_changes(verdict, profile),
        "ask": still_asked(verdict["ask"], profile),
        "beside": [note for note in verdict["notes"] if note["id"] in BESIDE],
        "rest": [note for note in verdict["notes"] if note["id"] not in BESIDE],
        "points": _points(verdict, asked.readings.get(verdict["id"], ())),
        "weak": _weak(verdict, asked),
        "not_listed": _not_listed(verdict, profile, asked),
        "entered": _entered(verdict, profile),
    }


def _weak(verdict: Mapping[str, Any], asked: Asked) -> Text | None:
    """The notice where a condition or a term has no better source than aggregators."""
    terms = rulebook().programme(verdict["id"]).call(asked.on).own_terms
    cited = [{"citation": citation.document()} for citation in terms.cited.values()]
    return weak_notice([*verdict["clauses"], *cited])


def _points(verdict: Mapping[str, Any], chosen: tuple[str, ...]) -> list[Document]:
    """Open points with their readings, those that change the amount first; `chosen` marks the reading the plan uses."""
    points: dict[str, Document] = {}
    for one in verdict["readings"]:
        point = points.setdefault(one["point"], {"id": one["point"], "question": one["question"], "readings": []})
        point["readings"].append(dict(one))
    for point in points.values():
        readings = point["readings"]
        picked = next((r for r in readings if r["id"] in chosen), None) or next(
            (r for r in readings if r["default"]), None
        )
        for one in readings:
            one["chosen"] = one is picked
        point["differs"] = any(one["amount"] != readings[0]["amount"] for one in readings)
    return sorted(points.values(), key=lambda point: not point["differs"])


def _changes(verdict: Mapping[str, Any], profile: Profile) -> dict[str, Any]:
    """Sets of changes the applicant can make, and those that touch a fact it has stated and cannot change."""
    stuck = [any(one["fixed"] and one["from"] is not None for one in each) for each in verdict["change"]]
    told = [[{**one, "nobody_yet": _nobody_yet(one, profile)} for one in each] for each in verdict["change"]]
    pairs = list(zip(told, stuck, strict=True))
    return {"open_to": [each for each, bound in pairs if not bound], "stuck": [each for each, bound in pairs if bound]}


def still_asked(paths: Sequence[str], profile: Profile) -> list[str]:
    """The questions without those answered with "not chosen yet": asking again would bring nothing."""
    return [path for path in paths if profile.answers.get(path) != ()]


def _nobody_yet(one: Mapping[str, Any], profile: Profile) -> bool:
    """Whether a change is open because the partner it speaks of was answered as not chosen yet."""
    return one["from"] is None and profile.answers.get(one["path"]) == ()


def _not_listed(verdict: Mapping[str, Any], profile: Profile, asked: Asked) -> Document | None:
    """Partners entered as certified whose name the register does not know among the certified VCs."""
    if all(clause["id"] != "certified-vc" for clause in verdict["clauses"]):
        return None
    names = [one.name for one in profile.vc or () if one.certified and one.name]
    unknown = [name for name in names if register().find_vc(name, asked.on) is None]
    return {"names": unknown, "known": len(register().certifications)} if unknown else None


def _entered(verdict: Mapping[str, Any], profile: Profile) -> Document | None:
    """The certification that an investor entered."""
    since, until = (profile.answers.get(f"certification.{end}") for end in ("from", "to"))
    if verdict["id"] != CERTIFICATION or since is None:
        return None
    return {"from": since, "to": until}
