"""A page on a terminal (画面): headings, sentences, lists and tables, with the lines that every page carries."""

from __future__ import annotations

from collections.abc import Iterable

from meguri.documents.notice import FICTIONAL, UNOFFICIAL
from meguri.documents.table import Table, lines_of
from meguri.documents.width import width, wrapped
from meguri.vocabulary.text import Lang, Text

NARROWEST, WIDEST, USUAL = 60, 120, 110  # columns
STEP = 2  # columns of one indent


class Page:
    """画面. Grows from top to bottom."""

    def __init__(self, lang: Lang, columns: int = USUAL):
        self.lang = lang
        self.columns = max(NARROWEST, min(columns, WIDEST))
        self.lines: list[str] = []

    def title(self, text: str, *, fictional: bool = False) -> None:
        """The first line, and the mark of an invented profile."""
        self.heading(text, "=")
        if fictional:
            self.say(FICTIONAL)

    def heading(self, text: str, mark: str = "-") -> None:
        """A heading with a line below it."""
        self.gap()
        lines = wrapped(text, self.columns, self.lang)
        self.lines += [*lines, mark * max(width(line, self.lang) for line in lines)]

    def say(self, text: Text | str, indent: int = 0, mark: str = "") -> None:
        """A sentence; `mark` stands before it and the lines below are set in."""
        words = text.in_(self.lang) if isinstance(text, Text) else text
        before = " " * (STEP * indent) + mark
        set_in = width(before, self.lang)
        for i, line in enumerate(wrapped(words, self.columns - set_in, self.lang)):
            self.lines.append((before if i == 0 else " " * set_in) + line)

    def field(self, label: Text, value: str, indent: int = 0) -> None:
        """A labelled value; further lines stand below the value."""
        self.say(value, indent, f"{label.in_(self.lang)}: ")

    def points(self, texts: Iterable[str], indent: int = 0) -> None:
        """A list."""
        for text in texts:
            self.say(text, indent, "- ")

    def show(self, table: Table, indent: int = 0) -> None:
        """A table; nothing where it has no rows."""
        before = " " * (STEP * indent)
        if table.rows:
            self.lines += [before + line for line in lines_of(table, self.columns - len(before), self.lang)]

    def gap(self) -> None:
        """One empty line between parts."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def done(self) -> str:
        """The whole page, ending with the note that it is an unofficial estimate."""
        self.gap()
        self.say(UNOFFICIAL)
        return "\n".join(self.lines) + "\n"
