"""Plain numbers in files (数): inputs of a simulation, never money. Whole, decimal, or a fraction such as 1/3."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from meguri.vocabulary.reading import Node
from meguri.vocabulary.shape import Faults, Schema, Share
from meguri.vocabulary.text import Text

HIGHEST = 10**6


@dataclass(frozen=True, slots=True)
class Number:
    """数, from `lowest` to `highest`, at most a million."""

    lowest: float = 0.0
    highest: float = HIGHEST

    def read(self, node: Node, faults: Faults) -> float | None:
        value = node.value
        if isinstance(value, int | Decimal) and not isinstance(value, bool) and self.lowest <= value <= self.highest:
            return float(value)
        if isinstance(value, str) and "/" in value:
            fraction = Share(HIGHEST).read(node, Faults())
            if fraction is not None and self.lowest <= fraction <= self.highest:
                return float(fraction)
        faults.note(
            "number",
            node,
            Text(
                f"{self.lowest:g}以上{self.highest:,g}以下の数", f"a number from {self.lowest:g} to {self.highest:,g}"
            ),
        )
        return None

    def schema(self) -> Schema:
        return {"type": ["number", "string"], "minimum": self.lowest, "maximum": self.highest}
