"""The profile a visitor is writing (下書き): it travels in the form itself and is stored nowhere.

Every page of the journey posts the whole draft as JSON in the hidden field `profile`; each answer goes in at its path.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any

from meguri.profiles.profile import TENTATIVE, Profile, ProfileKind, parse_profile
from meguri.vocabulary.errors import Fault, InputFaults
from meguri.vocabulary.text import Text
from meguri_portal.packs import register

FIELD = "profile"
SITE = "site"  # a site of the register that was pressed to plan with; empty = the choice is undone
SKIPPED = "skipped"  # paths answered with "don't know", so that they are not asked again
PASSED = "passed"  # paths left blank on a page that was left; asked again only where a visitor goes back to them
PARTNER = "partners.cdmo"
LONGEST = 400_000  # characters of JSON

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Draft:
    """下書き: the values of a profile file, as JSON would hold them."""

    values: Values
    skipped: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = field(default=())  # why the posted text could not be read; the values are then empty
    passed: tuple[str, ...] = ()

    @property
    def json(self) -> str:
        """For the hidden field."""
        return json.dumps(self.values, ensure_ascii=False, separators=(",", ":"))

    @property
    def kind(self) -> ProfileKind:
        """The kind of profile; a seed where nothing is said."""
        stated = self.values.get("schema")
        known = {kind.value: kind for kind in ProfileKind}
        return known.get(stated, ProfileKind.SEED) if isinstance(stated, str) else ProfileKind.SEED

    def at(self, path: str) -> Any:
        """The value at a dotted path, or None."""
        value: Any = self.values
        for name in path.split("."):
            value = value.get(name) if isinstance(value, dict) else None
        return value

    def with_answer(self, path: str, value: Any) -> Draft:
        """The draft with one answer put in, or taken out where `value` is None."""
        values = deepcopy(self.values)
        if path == PARTNER and value and value != self.at(path):
            values.pop(TENTATIVE, None)  # one's own partner takes the place of a site chosen to try
        place = values
        *folders, leaf = path.split(".")
        for name in folders:
            inner = place.get(name)
            if not isinstance(inner, dict):
                inner = place[name] = {}
            place = inner
        if value is None:
            place.pop(leaf, None)
        else:
            place[leaf] = value
        skipped, passed = (tuple(p for p in paths if p != path) for paths in (self.skipped, self.passed))
        return Draft(values, skipped, passed=passed)

    def without(self, path: str) -> Draft:
        """The draft with a question set aside as not known (わからない)."""
        rest = self.with_answer(path, None)
        return replace(rest, skipped=(*rest.skipped, path))

    def past(self, path: str) -> Draft:
        """The draft with a question left blank (飛ばした)."""
        rest = self.with_answer(path, None)
        return replace(rest, passed=(*rest.passed, path))

    def still_open(self, before: Draft) -> Draft:
        """The draft in which nothing more was left blank than `before`."""
        return replace(self, passed=tuple(path for path in self.passed if path in before.passed))

    def profile(self) -> Profile:
        """The profile of this draft.

        Raises:
            InputFaults: with every fault, each with its path.
        """
        return parse_profile(self.json)


def blank(kind: ProfileKind = ProfileKind.SEED) -> Draft:
    """A draft that says nothing yet."""
    return Draft({"schema": kind.value})


def posted(form: Mapping[str, Any]) -> Draft:
    """The draft of a posted form, with the site that was chosen on the page; a blank one where there is none."""
    draft, site = _posted(form), form.get(SITE)
    if site is None or draft.faults or draft.kind is not ProfileKind.SEED:
        return draft
    return draft.with_answer(TENTATIVE, str(site) or None) if not site or site in register().sites else draft


def _posted(form: Mapping[str, Any]) -> Draft:
    """The draft of a posted form as it stands there. Never raises."""
    text = str(form.get(FIELD) or "")
    skipped, passed = _paths(form, SKIPPED), _paths(form, PASSED)
    if not text:
        return Draft(blank().values, skipped, passed=passed)
    try:
        values = json.loads(text) if len(text) <= LONGEST else None
        json.dumps(values, ensure_ascii=False).encode()  # half a character cannot be shown
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        expected = Text("めぐりが書き出した下書き", "a draft written by Meguri")
        return Draft(blank().values, skipped, (Fault("draft", "", expected, "something else"),), passed)
    return Draft({"schema": ProfileKind.SEED.value, **values}, skipped, passed=passed)


def _paths(form: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(path for path in str(form.get(name) or "")[:LONGEST].split(",") if path)


def faults_of(draft: Draft) -> tuple[Fault, ...]:
    """Everything that is wrong with the draft; empty where it can be answered."""
    if draft.faults:
        return draft.faults
    try:
        draft.profile()
    except InputFaults as error:
        return tuple(error.faults)
    return ()
