"""What is valid in a draft (読める記入): each faulty place is left out, so that one of them does not hide all the verdicts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from meguri.profiles.profile import QUESTIONS, Profile, ProfileKind
from meguri.vocabulary.errors import Fault, InputFaults
from meguri_portal.services.draft import Draft, Values, blank

PASSES = 2  # what was left out may itself have been asked for by the rest
_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
_GONE = object()


def valid_profile(draft: Draft) -> Profile:
    """The profile of a draft without its faulty places."""
    kept = draft
    for _ in range(PASSES):
        try:
            return kept.profile()
        except InputFaults as error:
            kept = Draft(_without(kept.values, error.faults))
    try:
        return _whole_answers(kept, draft.kind).profile()
    except InputFaults:  # right each by itself, but not together
        return blank(draft.kind).profile()


def _without(values: Values, faults: Iterable[Fault]) -> Values:
    """The values with every faulty place taken out."""
    marked = deepcopy(values)
    for fault in faults:
        _mark(marked, [int(row) if row else key for row, key in _STEP.findall(fault.path)])
    pruned: Values = _pruned(marked)
    return pruned


def _mark(values: Values, steps: list[int | str]) -> None:
    place: Any = values
    for number, step in enumerate(steps):
        if isinstance(place, dict):
            step = next((key for key in place if str(key) == str(step)), "")
            inside = step != ""
        else:
            inside = isinstance(place, list) and isinstance(step, int) and step < len(place)
        if not inside:
            return
        if number == len(steps) - 1:
            place[step] = _GONE
        else:
            place = place[step]


def _pruned(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _pruned(part) for key, part in value.items() if part is not _GONE}
    if isinstance(value, list):
        return [_pruned(part) for part in value if part is not _GONE]
    return value


def _whole_answers(draft: Draft, kind: ProfileKind) -> Draft:
    """The answers that are right each by itself."""
    kept = blank(kind)
    for question in QUESTIONS[kind]:
        value = draft.at(question.path)
        try:
            blank(kind).with_answer(question.path, value).profile()
        except InputFaults:
            continue
        kept = kept.with_answer(question.path, value)
    return kept
