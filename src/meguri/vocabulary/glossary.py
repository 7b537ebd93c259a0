"""The words of Meguri (用語) in both languages, from glossary.tsv beside this file: their one home.

Decides which English word stands for which Japanese one, and what a reader from outside the field is told it means. The page
of words in the docs and that of the portal are made from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from meguri.vocabulary.errors import PackError
from meguri.vocabulary.text import Text

FILE = "glossary.tsv"
COLUMNS = ("ja", "en", "code", "meaning_ja", "meaning_en")


@dataclass(frozen=True, slots=True)
class Word:
    """用語."""

    term: Text
    code: str  # identifiers in the code, if any
    meaning: Text | None  # for readers from outside the field


@cache
def words() -> tuple[Word, ...]:
    """Every word, in the order of the file.

    Raises:
        PackError: a row has not five columns, or a word or a meaning stands in one language only.
    """
    head, *rows = (resources.files("meguri.vocabulary") / FILE).read_text("utf-8").splitlines()
    if tuple(head.split("\t")) != COLUMNS:
        raise PackError(f"{FILE}: the header must be {' '.join(COLUMNS)}")
    return tuple(_word(number, row) for number, row in enumerate(rows, start=2))


def _word(number: int, row: str) -> Word:
    cells = row.split("\t")
    if len(cells) != len(COLUMNS):
        raise PackError(f"{FILE}:{number}: {len(COLUMNS)} columns are needed, {len(cells)} found")
    ja, en, code, meaning_ja, meaning_en = cells
    if not ja or not en or bool(meaning_ja) != bool(meaning_en):
        raise PackError(f"{FILE}:{number}: a word and its meaning stand in both languages")
    return Word(Text(ja, en), code, Text(meaning_ja, meaning_en) if meaning_ja else None)
