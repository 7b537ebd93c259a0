"""A posted form, however large (送られた記入): read piece by piece, each field kept up to the characters it may hold.

Only what is kept is ever in memory. How much was sent is counted, so that a page can say it.
"""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import QueryDict

from meguri_portal.services import draft as drafts
from meguri_portal.services import entry, events, links, portfolio

OPTIONS = "options"
MOST = {
    **dict.fromkeys((drafts.FIELD, drafts.SKIPPED, events.FIELD, events.TEXT, portfolio.FIELD), drafts.LONGEST),
    OPTIONS: links.LONGEST_OPTIONS,
}
LONGEST_FORM = 2_500_000  # characters kept of all fields together
LARGEST_BODY = 100_000_000  # bytes that are read at all
CHUNK = 1 << 16
WIDEST = 12  # bytes of one character in a form at most, %F0%9F%A7%AC
_LARGEST_RAW = WIDEST * max(MOST.values())
_CONTINUED = (b"%8", b"%9", b"%A", b"%B", b"%a", b"%b")
Read = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class TooLong:
    """長すぎた欄: its name, the characters it may hold, and how many were sent."""

    name: str
    most: int
    found: int


@dataclass(frozen=True, slots=True)
class Posted:
    """送られた記入: the form with every field within its bound, and the fields that were cut back to it."""

    form: QueryDict
    too_long: tuple[TooLong, ...]


def most_of(name: str) -> int:
    """The characters that a field may hold."""
    return MOST.get(name, entry.LONGEST)


def streamed(read: Read) -> Posted:
    """The form in a body of `application/x-www-form-urlencoded`.

    Raises:
        TooManyFieldsSent, RequestDataTooBig: more fields, or more text in all, than any page of the portal has.
    """
    return _bounded(one for field in _fields(read) if (one := field.read()) is not None)


def parsed(form: QueryDict) -> Posted:
    """The same for a form that is in memory already."""
    return _bounded((name, text, len(text)) for name, texts in form.lists() for text in map(str, texts))


def _bounded(fields: Iterator[tuple[str, str, int]]) -> Posted:
    form, cut, kept = QueryDict(mutable=True), dict[str, TooLong](), 0
    for name, text, found in fields:
        most = most_of(name)
        if max(found, len(text)) > most:
            cut[name] = TooLong(name, most, max(found, len(text)))
        kept += len(name) + len(text[:most])
        if kept > LONGEST_FORM:
            raise RequestDataTooBig(f"more than {LONGEST_FORM:,} characters")
        form.appendlist(name, text[:most])
    return Posted(form, tuple(cut.values()))


class _Field:
    """One field as it arrives: still encoded, up to a bound, and counted beyond it."""

    __slots__ = ("length", "raw")

    def __init__(self) -> None:
        self.raw, self.length = bytearray(), 0

    def add(self, piece: bytes) -> None:
        self.length += _characters(piece)
        self.raw += piece[: _LARGEST_RAW - len(self.raw)]

    def read(self) -> tuple[str, str, int] | None:
        """Name, beginning of the text, characters sent; None where there is nothing between two `&`."""
        if not self.raw:
            return None
        encoded, equals, value = bytes(self.raw).partition(b"=")
        name = _decoded(encoded)[: entry.LONGEST]
        return name, _decoded(value[: WIDEST * most_of(name)]), self.length - _characters(encoded + equals)


def _characters(encoded: bytes) -> int:
    """Characters of well-formed text: each %XX is one byte, and those of `_CONTINUED` are not the first of a character."""
    if b"%" not in encoded:
        return len(encoded)
    return len(encoded) - 2 * encoded.count(b"%") - sum(map(encoded.count, _CONTINUED))


def _decoded(encoded: bytes) -> str:
    decoder = getincrementaldecoder("utf-8")("replace")
    pieces = (unquote_to_bytes(piece.replace(b"+", b" ")) for piece in _pieces(BytesIO(encoded).read))
    return "".join(map(decoder.decode, pieces)) + decoder.decode(b"", True)


def _fields(read: Read) -> Iterator[_Field]:
    field, number = _Field(), 1
    for piece in _pieces(read):
        number += piece.count(b"&")
        if number > (settings.DATA_UPLOAD_MAX_NUMBER_FIELDS or number):
            raise TooManyFieldsSent(f"{number} fields")
        first, *others = piece.split(b"&")
        field.add(first)
        for one in others:
            yield field
            field = _Field()
            field.add(one)
    yield field


def _pieces(read: Read) -> Iterator[bytes]:
    """The body in pieces, none of which ends inside a %XX."""
    rest = b""
    while chunk := read(CHUNK):
        chunk = rest + chunk
        place = chunk.rfind(b"%", -2)
        whole, rest = (chunk, b"") if place < 0 else (chunk[:place], chunk[place:])
        yield whole
    yield rest
