"""A ceiling (上限の一行): a range with every input, its sources and its grade; and the document that lists them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from meguri.kpis.share import ShareTarget
from meguri.simulation.grade import Grade
from meguri.vocabulary.citation import Citation
from meguri.vocabulary.code import Code
from meguri.vocabulary.text import Text

SCHEMA = "meguri/simulate-ceilings/1"
NOTICE = Text(
    "例示です。「すべてうまくいっても、その手段の効果は多くてこれだけ」という上限の計算で、見通しや確率ではありません。",
    "Illustrative. Arithmetic ceilings — even if everything works, a lever is worth at most this much — no forecast, no probability.",
)
Range = tuple[float, float]  # low, high


class Bound(Code):
    """何の計算か: whether the line is a ceiling."""

    NEEDED = "needed", "目標に要る額", "what the target takes"
    AT_MOST = "at-most", "上限", "ceiling"
    AT_LEAST = "at-least", "少なくとも（上限ではない）", "at least (no ceiling)"
    SO_FAR = "so-far", "分かっている範囲（上限ではない）", "as far as known (no ceiling)"


@dataclass(frozen=True, slots=True)
class Input:
    """使った値."""

    text: Text
    value: Range
    unit: Text
    grade: Grade
    citations: tuple[Citation, ...]
    settle: Text | None = None


@dataclass(frozen=True, slots=True)
class Ceiling:
    """上限の一行. `of_target` = the range as a share of what the 20 % target takes, where it can be set against it."""

    id: str
    text: Text
    value: Range
    unit: Text
    how: Text  # the arithmetic in words
    inputs: tuple[Input, ...]
    of_target: Range | None = None
    bound: Bound = Bound.AT_MOST

    @property
    def grade(self) -> Grade:
        """The weakest evidence that it rests on."""
        return max((one.grade for one in self.inputs), key=lambda grade: grade.place())


@dataclass(frozen=True, slots=True)
class Ceilings:
    """上限の試算."""

    target: ShareTarget
    lines: tuple[Ceiling, ...]


def document(found: Ceilings) -> Mapping[str, Any]:
    """`meguri/simulate-ceilings/1`."""
    return {
        "schema": SCHEMA,
        "illustrative": True,
        "notice": NOTICE.document(),
        "ceilings": [_line(one) for one in found.lines],
    }


def _line(one: Ceiling) -> dict[str, Any]:
    return {
        "id": one.id,
        "text": one.text.document(),
        "low": one.value[0],
        "high": one.value[1],
        "unit": one.unit.document(),
        "how": one.how.document(),
        "bound": one.bound.value,
        "bound_text": one.bound.text.document(),
        "of_target": one.of_target and {"low": one.of_target[0], "high": one.of_target[1]},
        "grade": one.grade.value,
        "grade_text": one.grade.text.document(),
        "inputs": [
            {
                "text": each.text.document(),
                "low": each.value[0],
                "high": each.value[1],
                "unit": each.unit.document(),
                "grade": each.grade.value,
                "settle": each.settle and each.settle.document(),
                "citations": [citation.document() for citation in each.citations],
            }
            for each in one.inputs
        ],
    }
