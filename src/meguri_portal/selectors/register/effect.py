"""What it costs that a value is not known (不明の項目の影響): from the facets and the published scales, no list of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from meguri.matching.scales import FULL
from meguri.register.criteria_fields import GATES, LABELS
from meguri.register.field import Field
from meguri.register.site_fields import SITE
from meguri.vocabulary.text import Text
from meguri_portal.language import said
from meguri_portal.selectors.answers import scales
from meguri_portal.selectors.register.facets import BY_NAME

_PRESET = "default"


@dataclass(frozen=True, slots=True)
class Unknown:
    """不明の項目."""

    field: Field
    effects: tuple[Text, ...]  # none = only shown

    @property
    def label(self) -> str:
        """Its name in the language of the page."""
        words = said(self.field.label)
        return words[:1].upper() + words[1:]


def with_effects(fields: Iterable[Field]) -> tuple[Unknown, ...]:
    """Fields nobody knows, each with what that costs."""
    return tuple(_unknown(field.name) for field in fields)


@cache
def _unknown(name: str) -> Unknown:
    return Unknown(SITE[name], (*_facet(name), *_gates(name), *_criteria(name)))


def _facet(name: str) -> Iterator[Text]:
    if name in BY_NAME:
        facet = BY_NAME[name].text
        yield Text(f"「{facet.ja}」の絞り込みに出ません", f"not found when the list is narrowed down by “{facet.en}”")


def _gates(name: str) -> Iterator[Text]:
    for gate, fields in GATES.items():
        if name in fields:
            text = LABELS[gate]
            yield Text(
                f"必須条件「{text.ja}」が未確認になり得ます（候補からは落ちません）",
                f"the requirement “{text.en}” may stay open (this excludes nobody)",
            )


def _criteria(name: str) -> Iterator[Text]:
    """Each criterion with the points, of 100, that rest on the field."""
    weights = scales().presets[_PRESET].values
    for criterion in scales().criteria:
        points = sum(item.points for item in criterion.points if item.field == name)
        if points:
            weight = f"{float(weights[criterion.id]):g}"
            yield Text(
                f"重み{weight}の評価項目「{criterion.text.ja}」の配点{FULL}のうち{points}に根拠がありません",
                f"no evidence for {points} of the {FULL} points of “{criterion.text.en}” (weight {weight})",
            )
