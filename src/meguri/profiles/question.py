"""Questions (質問): what Meguri may ask, declared once with path, shape, wording and why it is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from meguri.rules.field import Field, Kind
from meguri.vocabulary.shape import Flag, ListOf, Record, Shape, Share, Whole, Word
from meguri.vocabulary.text import Text


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `path` is its place in the file, `fixed` what the applicant cannot change."""

    path: str
    shape: Shape
    text: Text
    why: Text
    fixed: bool = False

    def field(self) -> Field:
        """The question as a field of the rules.

        Raises:
            TypeError: the answer is a record or free text, which no rule reads directly.
        """
        match self.shape:
            case Flag():
                return Field(self.path, Kind.FLAG, self.text, self.why, fixed=self.fixed)
            case Word(codes):
                return Field(self.path, Kind.WORD, self.text, self.why, codes, fixed=self.fixed)
            case ListOf(Word(codes)):
                return Field(self.path, Kind.WORDS, self.text, self.why, codes, fixed=self.fixed)
            case Whole(lowest, highest):
                return Field(self.path, Kind.NUMBER, self.text, self.why, None, lowest, highest, fixed=self.fixed)
            case Share(highest):
                return Field(self.path, Kind.RATE, self.text, self.why, None, 0, highest, bounded=True)
        raise TypeError(f"no rule reads {self.path} directly")


def record_of(questions: Iterable[Question], required: tuple[str, ...] = ()) -> Record:
    """The nested record whose leaves are `questions`."""
    tree: dict[str, Any] = {}
    for question in questions:
        *folders, leaf = question.path.split(".")
        place = tree
        for folder in folders:
            place = place.setdefault(folder, {})
        place[leaf] = question.shape
    return _record(tree, required)


def _record(tree: Mapping[str, Any], required: tuple[str, ...] = ()) -> Record:
    return Record({name: _record(part) if isinstance(part, dict) else part for name, part in tree.items()}, required)


def answers_of(questions: Iterable[Question], values: Mapping[str, Any]) -> dict[str, Any]:
    """Path → answer for every question that was answered."""
    answers: dict[str, Any] = {}
    for question in questions:
        value: Any = values
        for name in question.path.split("."):
            value = value.get(name) if isinstance(value, Mapping) else None
        if value is not None:
            answers[question.path] = value
    return answers
