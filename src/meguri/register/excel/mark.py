"""Marks in cells (記号): ○ △ × －, and the words people write instead.

○ yes, △ open to talks, × no, － and blank unknown. A remark may follow the mark: ○（AAVのみ）.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from meguri.register.excel.words import plain, vocabulary
from meguri.vocabulary.text import Text

EXPECTED = Text("○・△・×・－ のいずれか", "one of ○ △ × －")
_WITH_REMARK = re.compile(r"([^\w\s(])\s*\(?(.+?)\)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Mark:
    """記号."""

    answer: str  # yes | consult | no | unknown
    remark: str = ""


def mark(written: str) -> Mark | None:
    """The mark, or None where the text is none."""
    marks, text = vocabulary().marks, plain(written)
    if not text:
        return Mark("unknown")
    if text in marks:
        return Mark(marks[text])
    found = _WITH_REMARK.fullmatch(text)
    if found is None or found[1] not in marks or marks[found[1]] == "unknown":
        return None
    remark = written.strip()[1:].strip().strip("()（）").strip()
    return Mark(marks[found[1]], remark)


def says_nothing(written: str) -> bool:
    """Whether a cell of any column is left open: blank, a dash, 不明."""
    found = mark(written)
    return found is not None and found.answer == "unknown"
