"""Sources on a page (出典): numbered once each, so that a figure leads to its source in one step."""

from __future__ import annotations

from collections.abc import Iterable

from meguri.documents.figures import Answer, day
from meguri.vocabulary.citation import Status
from meguri.vocabulary.places import place_text
from meguri.vocabulary.text import Lang, Text

HEADING = Text("出典", "Sources")
READ = Text("確認", "read")
DATED = Text("付", "")
NO_DATE = Text("日付の記載なし", "undated")
WEAK = {
    "inference": Text("推定", "inferred"),
    "aggregator": Text("まとめサイト", "aggregator"),
    "self-declared": Text("自己申告", "own statement"),
}
REASONING = Text("推定の根拠", "reasoning")
TRANSLATED = Text("〔訳〕", " [transl.]")


class Sources:
    """出典一覧. Numbers are given in the order of first use; a weak source says so where it is referred to."""

    def __init__(self, lang: Lang) -> None:
        self._lang = lang
        self._numbers: dict[tuple[str, ...], int] = {}
        self._cited: list[Answer] = []

    def mark(self, citations: Answer | Iterable[Answer] | None) -> str:
        """The reference marks of these citations, `[1][3:推定]`; empty where there are none."""
        return "".join(f"[{number}{self._weak(number)}]" for number in self.numbers(citations))

    def _weak(self, number: int) -> str:
        weak = WEAK.get(self._cited[number - 1]["status"])
        return f":{weak.in_(self._lang)}" if weak else ""

    def numbers(self, citations: Answer | Iterable[Answer] | None) -> list[int]:
        """The numbers of these citations, each once."""
        listed = [citations] if _is_one(citations) else citations or ()
        return list(dict.fromkeys(self._number(one) for one in listed))  # type: ignore[arg-type]

    def _number(self, citation: Answer) -> int:
        key = tuple(str(citation.get(part) or "") for part in ("source", "place", "status", "dated", "note"))
        if key not in self._numbers:
            self._numbers[key] = len(self._cited) + 1
            self._cited.append(citation)
        return self._numbers[key]

    def lines(self) -> list[str]:
        """The list itself."""
        return [f"[{i}] {line(citation, self._lang)}" for i, citation in enumerate(self._cited, 1)]

    def cited(self) -> list[Answer]:
        """The citations, in the order of their numbers."""
        return list(self._cited)


def _is_one(citations: object) -> bool:
    return isinstance(citations, dict) and "source" in citations


def url_of(citation: Answer) -> str | None:
    """Where the source can be opened, if it is on the web."""
    source = str(citation["source"])
    return source if source.startswith(("https://", "http://")) and " " not in source else None


def kind(citation: Answer, lang: Lang) -> str:
    """一次資料 / primary source."""
    return Status(citation["status"]).text.in_(lang)


def dates(citation: Answer, lang: Lang) -> str:
    """When the source is dated and when it was read."""
    dated = citation.get("dated")
    read = day(citation["read_on"], lang)
    if lang is Lang.JA:
        return f"{day(dated, lang) + '付' if dated else NO_DATE.ja}、{read}{READ.ja}"
    return f"{'dated ' + day(dated, lang) if dated else NO_DATE.en}, {READ.en} {read}"


def line(citation: Answer, lang: Lang) -> str:
    """One source in one line: where, kind, dates, and the reasoning of an inference."""
    place = f" {place_text(citation['place']).in_(lang)}" if citation.get("place") else ""
    between, comma, end = ("（", "、", "）") if lang is Lang.JA else (" (", ", ", ")")
    said = f"{citation['source']}{place}{between}{kind(citation, lang)}{comma}{dates(citation, lang)}{end}"
    note = note_of(citation, lang)
    if not note:
        return said
    reason = f"{REASONING.in_(lang)}: " if citation["status"] == Status.INFERENCE else ""
    return f"{said} {reason}{note}"


def note_of(citation: Answer, lang: Lang) -> str:
    """The note of a citation in the reader's language; one that is a translation says so."""
    note = str(citation.get("note") or "")
    words = (citation.get("note_text") or {}).get(lang.value, note)
    return words if words == note else f"{words}{TRANSLATED.in_(lang)}"
