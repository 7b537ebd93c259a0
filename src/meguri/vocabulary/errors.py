"""What can go wrong (誤り).

MeguriError
├── InputFaults        a file or an argument that people wrote; carries every fault at once
└── PackError          the rulebook or the register that ships with Meguri is faulty
"""

from collections.abc import Iterable
from dataclasses import dataclass

from meguri.vocabulary.text import Lang, Text

NO_HINT = Text("", "")


class MeguriError(Exception):
    """Any failure that Meguri explains."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: where, what was expected, what was found, what to do next."""

    code: str  # stable word, for example "unknown-code"
    path: str  # place in the document, "work[0].costs.2026"; empty = whole file
    expected: Text
    got: str
    hint: Text = NO_HINT
    line: int | None = None  # 1-based
    file: str = ""

    def in_(self, lang: Lang | str) -> str:
        """One line for a person."""
        line = f"{self.line}行目" if lang == Lang.JA else f"line {self.line}"
        where = " ".join(part for part in (self.file, line if self.line else "", self.path) if part)
        hint = self.hint.in_(lang)
        if lang == Lang.JA:
            said = f"{self.expected.ja} が必要ですが、{self.got} です"
        else:
            said = f"expected {self.expected.en}, got {self.got}"
        return f"{where or 'input'}: {said}" + (f" — {hint}" if hint else "") + f" [{self.code}]"

    def __str__(self) -> str:
        return self.in_(Lang.EN)

    def document(self) -> dict[str, object]:
        """As it stands in a JSON answer."""
        return {
            "code": self.code,
            "file": self.file,
            "line": self.line,
            "path": self.path,
            "expected": self.expected.document(),
            "got": self.got,
            "hint": self.hint.document(),
        }


class InputFaults(MeguriError):  # noqa: N818 - it carries many
    """Everything that is wrong with one input, in the order of its lines."""

    def __init__(self, faults: Iterable[Fault]):
        self.faults = sorted(faults, key=lambda fault: (fault.line or 0, fault.path))
        super().__init__("\n".join(map(str, self.faults)))


class PackError(MeguriError):
    """The rulebook or register that ships with Meguri breaks its own rules."""
