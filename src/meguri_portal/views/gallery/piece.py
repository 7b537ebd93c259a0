"""One component of the gallery (部品): which template, when to use it, and samples of its states with fictional data."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from meguri.vocabulary.text import Text

NAMED = re.compile(r'(?<=\s)(id|for|form|name|aria-labelledby|aria-describedby|list)="([^"]+)"')
LINK = re.compile(r'(?<=\s)href="(#?)([^"]*)"')
ROOM = re.compile(r"<(/?)(section|nav|form|header|footer)\b")
NO_STATE = Text("", "")


@dataclass(frozen=True, slots=True)
class Table:
    """The table that stands beside a picture."""

    caption: Text
    heads: tuple[Text, ...]
    rows: tuple[tuple[str, ...], ...]
    words: bool = False  # its cells hold words, so they start at the left


@dataclass(frozen=True, slots=True)
class Sample:
    """One state of a component."""

    context: Mapping[str, Any] = field(default_factory=dict)
    state: Text = NO_STATE
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """部品. Without samples: it is seen on every page, or it shows nothing."""

    template: str
    name: Text
    use: Text
    samples: tuple[Sample, ...] = (Sample(),)
    frame: str = "{}"  # what has to stand around it: the list or the table that it is a line of

    @property
    def id(self) -> str:
        """For the list of contents."""
        return re.sub(r"[^a-z]+", "-", self.template.removeprefix("components/").removesuffix(".html")).strip("-")


@dataclass(frozen=True, slots=True)
class Group:
    """章."""

    id: str
    title: Text
    pieces: tuple[Piece, ...]


def drawn(group: Group) -> dict[str, Any]:
    """A group with its samples as HTML."""
    return {"id": group.id, "title": group.title, "pieces": [_piece(piece) for piece in group.pieces]}


def _piece(piece: Piece) -> dict[str, Any]:
    html = [
        piece.frame.replace("{}", render_to_string(piece.template, dict(sample.context))) for sample in piece.samples
    ]
    places = [f"{piece.id}-{number}" for number in range(1, len(html) + 1)]
    shown = [
        {"place": place, "state": sample.state, "html": alone(text, place), "table": sample.table}
        for place, text, sample in zip(places, html, piece.samples, strict=True)
    ]
    return {"piece": piece, "samples": shown}


def alone(html: str, place: str) -> SafeString:
    """A sample that stands for itself: ids and names of its own, no landmark, and nothing leads or sends anywhere."""
    html = ROOM.sub(lambda m: "</div" if m[1] else '<div role="group"', html)
    html = NAMED.sub(lambda m: f'{m[1]}="{_inside(m[2].split(), place)}"', html)
    html = LINK.sub(lambda m: f'href="#{place}{_inner(m[1] and m[2], place, html)}"', html)
    return mark_safe(html.replace('role="alert"', 'role="group"'))  # of templates only, which escape what they show


def _inner(target: str, place: str, html: str) -> str:
    """What a link inside the sample leads to; empty where it leads elsewhere."""
    return f"-{target}" if target and f'id="{place}-{target}"' in html else ""


def _inside(names: Sequence[str], place: str) -> str:
    return " ".join(f"{place}-{name}" for name in names)
