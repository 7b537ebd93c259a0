"""One field as a template draws it (記入欄): kind, name, wording, choices, what is typed, what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from meguri.vocabulary.errors import Fault
from meguri.vocabulary.text import Text

EMPTY = Text("", "")
DONT_KNOW = Text("わからない", "I don't know")


@dataclass(frozen=True, slots=True)
class Choice:
    """選択肢."""

    value: str
    text: Text
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """記入欄. `kind` names the template of `components/fields/`."""

    kind: str  # radio | select | checks | countries | text | names | rows | pairs | years | partners
    name: str
    text: Text
    why: Text = EMPTY
    hint: Text = EMPTY
    choices: tuple[Choice, ...] = ()
    typed: str = ""
    number: bool = False  # a right-aligned number
    faults: tuple[Fault, ...] = ()
    rows: tuple[Row, ...] = ()
    more: bool = False  # rows can be added

    @property
    def id(self) -> str:
        """For labels and links."""
        return self.name.replace(".", "-")


@dataclass(frozen=True, slots=True)
class Row:
    """行: fields that belong together."""

    place: str  # its number, or the year
    fields: tuple[Field, ...] = field(default=())
    text: Text = EMPTY
    value: str = ""  # the site of a partner


@dataclass(frozen=True, slots=True)
class Named:
    """直すところ: a fault with the words of its field."""

    fault: Fault
    text: Text


def can_be_unsure(fields: Iterable[Field]) -> bool:
    """Whether one of the fields, or of their rows, has “I don't know” among its choices."""
    return any(
        any(choice.text == DONT_KNOW for choice in one.choices) or any(can_be_unsure(row.fields) for row in one.rows)
        for one in fields
    )


def named(fields: Iterable[Field], faults: Sequence[Fault]) -> list[Named]:
    """Each fault with the words of its field."""
    words = dict(_words(fields, EMPTY))
    return [Named(fault, words.get(fault.path, EMPTY)) for fault in faults]


def _words(fields: Iterable[Field], above: Text) -> Iterator[tuple[str, Text]]:
    for one in fields:
        text = Text(f"{above.ja} {one.text.ja}".strip(), f"{above.en} {one.text.en}".strip())
        yield one.name, text
        for row in one.rows:
            yield from _words(row.fields, row.text if row.text.ja else above)
