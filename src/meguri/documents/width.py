"""Widths of East Asian text (文字幅): how wide a line is on a terminal, and where it may be broken.

Wide and full-width characters take two columns; ambiguous ones two in Japanese and one in English (Unicode UAX 11).
Lines are broken between Japanese characters and at spaces, never before a closing mark or after an opening one (JIS X 4051).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from meguri.vocabulary.text import Lang

CLOSING = frozenset("、。，．・：；？！）」』】］〕〉》’”ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ…～〜,.:;?!)]}%％")
OPENING = frozenset("（「『【［〔〈《‘“([{")
NARROW, WIDE = 1, 2


@lru_cache(maxsize=8192)
def _columns(character: str, ambiguous: int) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    kind = unicodedata.east_asian_width(character)
    return WIDE if kind in "WF" else ambiguous if kind == "A" else NARROW


def width(text: str, lang: Lang) -> int:
    """Columns that `text` takes."""
    ambiguous = WIDE if lang is Lang.JA else NARROW
    return sum(_columns(character, ambiguous) for character in text)


def padded(text: str, columns: int, lang: Lang, *, right: bool = False) -> str:
    """`text` filled with spaces to `columns`."""
    blank = " " * max(0, columns - width(text, lang))
    return blank + text if right else text + blank


def plain(text: str) -> str:
    """`text` as a terminal may print it: no control characters, line breaks as spaces."""
    return "".join(c if c.isprintable() else " " for c in text)


def wrapped(text: str, columns: int, lang: Lang) -> list[str]:
    """The lines of `text`, each at most `columns` wide."""
    lines: list[str] = []
    line, used = "", 0
    for piece in _pieces(plain(text)):
        room = width(piece, lang)
        if line and used + width(piece.rstrip(), lang) > columns:
            lines.append(line.rstrip())
            line, used = "", 0
            piece = piece.lstrip()
            room = width(piece, lang)
        while room > columns:
            head = _fitting(piece, columns, lang)
            lines.append(head)
            piece = piece[len(head) :]
            room = width(piece, lang)
        line, used = line + piece, used + room
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _fitting(piece: str, columns: int, lang: Lang) -> str:
    """As much of a piece as fits a line; at least one character."""
    used = 0
    for i, character in enumerate(piece):
        used += width(character, lang)
        if used > columns and i:
            return piece[:i]
    return piece


def _pieces(text: str) -> list[str]:
    """The parts of a text between which a line may break."""
    pieces: list[str] = []
    for character in text:
        if pieces and _joined(pieces[-1][-1], character):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _joined(before: str, after: str) -> bool:
    """Whether no line may break between two characters."""
    if after == " " or after in CLOSING or before in OPENING:
        return True
    if before == " " or (before == "/" and after.isalpha()):
        return False
    return not (_wide(before) or _wide(after))


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
