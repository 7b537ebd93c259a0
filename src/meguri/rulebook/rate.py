"""Subsidy rates in the rulebook's files (補助率): one fraction, or one per company size."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from meguri.vocabulary.code import Code
from meguri.vocabulary.party import Size
from meguri.vocabulary.reading import Node
from meguri.vocabulary.shape import ByWord, Faults, Schema, Share


@dataclass(frozen=True, slots=True)
class RateTerm:
    """A fraction such as `2/3`, or `{small: 2/3, large: 1/2}`."""

    def read(self, node: Node, faults: Faults) -> Fraction | dict[Code, Fraction] | None:
        if isinstance(node.value, dict):
            return ByWord(Size, Share()).read(node, faults)
        return Share().read(node, faults)

    def schema(self) -> Schema:
        return {"anyOf": [Share().schema(), ByWord(Size, Share()).schema()]}
