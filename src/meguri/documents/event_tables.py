"""Tables of meetings (面談の表), and the names of the parties."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from meguri.documents.figures import Answer, said
from meguri.documents.table import Column, Table, table
from meguri.vocabulary.text import Lang, Text

START, CDMO, TABLE, VENTURE = (
    Text("時刻", "Time"),
    Text("CDMO", "CDMO"),
    Text("卓", "Table"),
    Text("ベンチャー", "Venture"),
)
MUTUAL = Text("相互点", "Mutual score")
PLACES = Text("順位（V・C）", "Places (V, C)")


def share(written: str) -> str:
    """23.45 %: a share of an answer with all its decimals, so that what was rounded once is not rounded again."""
    return f"{Decimal(written) * 100:f}".rstrip("0").rstrip(".") + " %"


def names_of(answer: Answer, lang: Lang) -> dict[str, str]:
    """What everybody is called, by id."""
    return {party["id"]: said(party["name"], lang) for party in answer["parties"]}


def timetable(listed: Iterable[Answer], answer: Answer, lang: Lang) -> Table:
    """Meetings with their scores."""
    names = names_of(answer, lang)
    head = (
        *_head(lang),
        Column(MUTUAL.in_(lang), number=True),
        Column(PLACES.in_(lang), number=True),
    )
    return table(head, [(*_when(one, names), one["value"], _places(one)) for one in listed])


def times(listed: Iterable[Answer], answer: Answer, lang: Lang) -> Table:
    """Meetings without scores: those that a cancellation changes."""
    names = names_of(answer, lang)
    return table(_head(lang), [_when(one, names) for one in listed])


def _head(lang: Lang) -> tuple[Column, ...]:
    return (
        Column(START.in_(lang), keep=True),
        Column(CDMO.in_(lang)),
        Column(TABLE.in_(lang), number=True),
        Column(VENTURE.in_(lang)),
    )


def _when(one: Answer, names: dict[str, str]) -> tuple[str, str, str, str]:
    times = f"{one['start'][11:]}–{one['end'][11:]}"
    return times, names[one["cdmo"]], str(one["table"]), names[one["venture"]]


def _places(one: Answer) -> str:
    return f"{one['venture_said']['place']}, {one['cdmo_said']['place']}"
