"""How a term and its source are written on a page (条件と出典の表記)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from meguri.rulebook.terms import Ceiling, PaymentTerm
from meguri.vocabulary.citation import Citation
from meguri.vocabulary.code import Code


def shown(value: object) -> str:
    """A term's value in both languages, codes with their labels."""
    match value:
        case bool():
            return "はい / yes" if value else "いいえ / no"
        case Code():
            return f"`{value.value}` {value.text.ja}"
        case int():
            return f"{value:,}"
        case date():
            return value.isoformat()
        case Ceiling():
            parts = " ".join(shown(part) for part in (value.per, value.of, value.indirect, value.kind))
            return f"{value.amount:,}円 {parts}"
        case PaymentTerm():
            return f"{shown(value.method)} +{value.quarters_after}四半期 / quarters"
        case Mapping():
            return "、".join(f"{shown(key)}: {shown(part)}" for key, part in value.items())
        case frozenset():
            return _listed(value)
        case tuple():
            return _pair(value)
    return str(value)


def _listed(words: Iterable[object]) -> str:
    codes = [word for word in words if isinstance(word, Code)]
    others = [str(word) for word in words if not isinstance(word, Code)]
    return "、".join([*(shown(code) for code in sorted(codes, key=Code.place)), *sorted(others)])


def _pair(values: tuple[object, ...]) -> str:
    if any(isinstance(value, Ceiling) for value in values):
        return "<br>".join(shown(value) for value in values)
    return "–".join(str(value) for value in values) or "なし / none"


def source(citation: Citation) -> str:
    """出典: where, place in it, status, day read, and the reasoning of an inference."""
    where = f"<{citation.source}>" if citation.source.startswith("http") else citation.source
    status = f"{citation.status.text.ja} / {citation.status.text.en}"
    both = citation.note_text
    note = "".join(f" {words}" for words in dict.fromkeys((both.ja, both.en) if both else (citation.note,)) if words)
    return " ".join(part for part in (where, citation.place, f"[{status}]", str(citation.read_on)) if part) + note
