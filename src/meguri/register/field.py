"""A field and a kind of the register (項目と種別): what may be said, in which type, and why it matters.

One row of the pack is one value of one field. A field takes one standing value unless it is `many`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from meguri.register.codes import Licence
from meguri.register.value_type import ValueType
from meguri.vocabulary.text import Text

NO_REASON = Text("", "")


@dataclass(frozen=True, slots=True)
class Field:
    """項目."""

    name: str
    type: ValueType
    label: Text
    why: Text = NO_REASON
    many: bool = False
    units: tuple[str, ...] = ()  # allowed units; empty = no unit; FREE = any


FREE = ("*",)
ANSWERS = ("no", "consult")  # a coded offer may be denied, or be open to talks: the unit says so
OPEN_TO_TALKS = ("", "consult")  # of a field of one value: stated, or open to talks
PEOPLE = ("people",)
YEN = ("JPY",)
MONEY = ("JPY", "USD")
LICENCES = tuple(member.value for member in Licence)  # the licence a date or an authority belongs to


@dataclass(frozen=True, slots=True)
class Kind:
    """種別."""

    name: str
    label: Text
    fields: Mapping[str, Field] = field(default_factory=dict)
    required: tuple[str, ...] = ()


def fields(*listed: Field) -> dict[str, Field]:
    """Fields by name."""
    return {each.name: each for each in listed}
