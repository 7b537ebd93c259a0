"""How much rests on the definition (定義でどれだけ変わるか): the same run, counted both ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from meguri.kpis.share import Definition
from meguri.vocabulary.text import Text
from meguri_portal.charts.ranges import Ranges, ranges
from meguri_portal.language import said
from meguri_portal.selectors.officer.effects import row
from meguri_portal.selectors.simulated_figures import percent, points_range

SHORT_DEFINITIONS = {
    Definition.BY_SITE_COUNTRY: Text("拠点の国で", "by country of the site"),
    Definition.BY_OWNER: Text("所有者の国で", "by country of the owner"),
}
Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class UnderDefinition:
    """The same run under a definition, in a row."""

    text: Mapping[str, str]
    level: str
    effect: str
    chosen: bool


def definitions(found: Document) -> tuple[UnderDefinition, ...]:
    """Both definitions, the chosen one marked."""
    return tuple(
        UnderDefinition(
            one["text"], percent(one["level"]), points_range(one["effect"]), one["id"] == found["definition"]["id"]
        )
        for one in found["definitions"]
    )


def definition_chart(found: Document) -> Ranges:
    """Effects under both definitions, in points."""
    names = {one.value: name for one, name in SHORT_DEFINITIONS.items()}
    return ranges([row(said(names[one["id"]]), one["effect"]) for one in found["definitions"]])
