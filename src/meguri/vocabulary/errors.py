"""What can go wrong (誤り).

MeguriError
├── InputFaults        a file or an argument that people wrote; carries every fault at once
└── PackError          the rulebook or the register that ships with Meguri is faulty
"""

from collections.abc import Iterable
from dataclasses import dataclass

from meguri.vocabulary.text import Lang, Text

NO_HINT = Text("", "")
FOUND = {  # what is found where there is no value to repeat
    "a mapping": "項目の集まり",
    "a list": "一覧",
    "nothing": "記入なし",
    "more": "それを超えるもの",
    "an empty file": "空のファイル",
    "half a character": "途中で切れた文字",
    "other bytes": "別の文字コード",
    "binary data": "文字ではないデータ",
    "an anchor or alias": "参照（& や *）",
    "both": "両方",
    "others": "それ以外",
    "something else": "別のもの",
    "a second one": "二つ目の文書",
    "the same key again": "同じキーの繰返し",
    "a mapping or list as a key": "キーの位置の項目の集まりまたは一覧",
}
SYNTAX = {  # of the YAML parser, which knows more; the others are told as the last one
    "did not find expected node content": "値のない所か、置けない記号",
    "did not find expected key": "字下げの合わない行か、キーのない行",
    "could not find expected ':'": "キーのあとに「:」のない行",
    "mapping values are not allowed in this context": "置けない所にある「:」",
    "did not find expected '-' indicator": "字下げの合わない行か、「-」のない一覧の行",
    "block sequence entries are not allowed in this context": "置けない所にある「-」",
    "did not find expected ',' or ']'": "閉じていない［",
    "did not find expected ',' or '}'": "閉じていない｛",
    "found unexpected end of stream": "途中で終わる文書（閉じていない引用符など）",
    "found character that cannot start any token": "値の初めに置けない文字",
    "found a tab character that violates indentation": "字下げのタブ",
    "found a tab character where an indentation space is expected": "字下げのタブ",
    "found unknown escape character": "「\\」のあとの使えない文字",
    "did not find expected <document start>": "文書のあとの余分な行",
    "found undefined alias": "参照（& や *）",
    "a spelling that YAML does not know": "YAML にない書き方",
    "a character that YAML does not allow": "YAML で使えない文字",
}
REASONS = {  # of the operating system
    "Bad file descriptor": "閉じた出力",
    "No such file or directory": "存在しないパス",
    "Is a directory": "フォルダ",
    "Not a directory": "途中がフォルダでないパス",
    "Permission denied": "アクセス権なし",
    "No space left on device": "空き容量なし",
    "Read-only file system": "書込み禁止の場所",
}


AGAIN = " again"  # after a value that stood before


def found(got: str) -> str:
    """What was found, in Japanese (得られたもの)."""
    if got in FOUND or got in SYNTAX:
        return FOUND.get(got) or SYNTAX[got]
    if got.endswith(AGAIN):
        return f"{got.removesuffix(AGAIN)} の繰返し"
    for said, japanese in REASONS.items():
        if got == said or got.endswith(f"({said})"):
            return got.removesuffix(said).removesuffix(f"{said})") + japanese + (")" if got.endswith(")") else "")
    return got


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
            said = f"{self.expected.ja} が必要ですが、{found(self.got)} です"
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
