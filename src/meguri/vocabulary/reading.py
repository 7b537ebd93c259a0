"""Reading the files people write (ファイルの読込): YAML 1.2 scalars or JSON, with the line of every value.

No anchors, aliases or tags, no duplicate keys, only `true` and `false` as booleans, `_` allowed in integers. Sizes are
bounded, so that a hostile file is refused and never eaten.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import yaml

from meguri.vocabulary.errors import SYNTAX, Fault, InputFaults
from meguri.vocabulary.text import Text

MAX_BYTES = 2_000_000
MAX_DEPTH = 32
MAX_NODES = 200_000
SHOWN = 60  # characters of a found value that a message repeats

Scalar = str | int | bool | Decimal | None

INTEGER = re.compile(r"[-+]?[0-9][0-9_]*")
DECIMAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,6})?")
SURROGATES = re.compile(r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
ALIAS = Text(
    "値そのもの（& と * による参照は使えません。文字なら引用符で囲む）",
    "the value itself (references by & and * are not taken; put text in quotes)",
)
NULLS = {"", "~", "null", "Null", "NULL"}
BOOLEANS = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a file with its place."""

    value: dict[str, Node] | list[Node] | Scalar
    path: str
    line: int

    def shown(self) -> str:
        """The value as a message repeats it."""
        if isinstance(self.value, dict):
            return "a mapping"
        if isinstance(self.value, list):
            return "a list"
        if self.value is None:
            return "nothing"
        text = str(self.value).lower() if isinstance(self.value, bool) else str(self.value)
        printable = "".join(c if c.isprintable() else "�" for c in text[: SHOWN + 1])
        return f"'{printable[:SHOWN]}{'…' if len(text) > SHOWN else ''}'"


def scalar(plain: str) -> Scalar:
    """The value of an unquoted scalar (YAML 1.2 core, and `_` in integers)."""
    if plain in NULLS:
        return None
    if plain in BOOLEANS:
        return BOOLEANS[plain]
    if len(plain) <= SHOWN and INTEGER.fullmatch(plain):
        return int(plain.replace("_", ""))
    if len(plain) <= SHOWN and DECIMAL.fullmatch(plain):
        return Decimal(plain)
    return plain


def read_file(path: Path) -> Node:
    """The root of a YAML or JSON file.

    Raises:
        InputFaults: the file cannot be opened, or is not one readable document.
    """
    expected = Text("読めるファイル", "a file that can be read")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _refusal(
                "too-big", Text(f"{MAX_BYTES:,}バイト以下", f"at most {MAX_BYTES:,} bytes"), "more", str(path)
            )
        raw = path.read_bytes()
    except OSError as error:
        raise _refusal("unreadable", expected, error.strerror or type(error).__name__, str(path)) from None
    return read_text(raw, file=str(path))


def read_text(raw: bytes | str, file: str = "") -> Node:
    """The root of a document given as bytes or text.

    Raises:
        InputFaults: not UTF-8 text, too big or deep, or not one YAML document of the permitted kind.
    """
    text = _decoded(raw, file)
    builder = _Builder(file)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        problem = error.problem if error.problem in SYNTAX else "a spelling that YAML does not know"
        raise _refusal("syntax", Text("YAML または JSON", "YAML or JSON"), problem, file, line) from None
    except yaml.YAMLError:
        got = "a character that YAML does not allow"
        raise _refusal("syntax", Text("YAML または JSON", "YAML or JSON"), got, file) from None
    if builder.faults:
        raise InputFaults(builder.faults)
    if builder.root is None:
        raise _refusal("empty", Text("内容のある文書", "a document with something in it"), "an empty file", file)
    return builder.root


def _decoded(raw: bytes | str, file: str) -> str:
    if len(raw) > MAX_BYTES:
        raise _refusal("too-big", Text(f"{MAX_BYTES:,}バイト以下", f"at most {MAX_BYTES:,} bytes"), "more", file)
    try:
        text = (raw.encode() if isinstance(raw, str) else raw).decode("utf-8-sig")
    except UnicodeEncodeError:
        raise _refusal("not-text", Text("UTF-8 の文字", "UTF-8 text"), "half a character", file) from None
    except UnicodeDecodeError as error:
        hint = Text("UTF-8 で保存し直してください", "save it as UTF-8")
        line = error.object[: error.start].count(b"\n") + 1
        fault = Fault("not-text", "", Text("UTF-8 の文字", "UTF-8 text"), "other bytes", hint, line, file)
        raise InputFaults([fault]) from None
    if "\0" in text:
        raise _refusal("not-text", Text("文字のファイル", "a text file"), "binary data", file)
    return SURROGATES.sub(_joined, text)


def _joined(escape: re.Match[str]) -> str:
    """A character that JSON writes as two escapes, which YAML does not know."""
    before, high, low = escape.groups()
    return before + chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + int(low, 16) - 0xDC00)


def _refusal(code: str, expected: Text, got: str, file: str, line: int | None = None) -> InputFaults:
    return InputFaults([Fault(code, "", expected, got, line=line, file=file)])


class _Open:
    """A mapping or list that is still being read."""

    __slots__ = ("items", "key", "line", "path", "skipped")

    def __init__(self, items: dict[str, Node] | list[Node], path: str, line: int):
        self.items, self.path, self.line = items, path, line
        self.key: str | None = None
        self.skipped = 0


class _Builder:
    """Turns parser events into nodes without recursion."""

    def __init__(self, file: str):
        self.file = file
        self.faults: list[Fault] = []
        self.stack: list[_Open] = []
        self.root: Node | None = None
        self.count = 0

    def take(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._fatal("alias", ALIAS, "an anchor or alias", line)
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event, line)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._open({} if isinstance(event, yaml.MappingStartEvent) else [], event, line)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            done = self.stack.pop()
            self._add(Node(done.items, done.path, done.line))
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self._fatal("documents", Text("文書は一つ", "one document"), "a second one", line)

    def _fatal(self, code: str, expected: Text, got: str, line: int) -> None:
        raise InputFaults([*self.faults, Fault(code, self._path(), expected, got, line=line, file=self.file)])

    def _path(self) -> str:
        if not self.stack:
            return ""
        top = self.stack[-1]
        if isinstance(top.items, list):
            return f"{top.path}[{len(top.items)}]"
        return f"{top.path}.{top.key}".lstrip(".") if top.key is not None else top.path

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        if event.tag is not None:
            self._fatal("tag", Text("タグなしの値", "a value without a tag"), event.tag, line)
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.items, dict) and top.key is None:
            self._key(top, event.value, line)
            return
        plain = event.implicit[0]
        self._add(Node(scalar(event.value) if plain else event.value, self._path(), line))

    def _key(self, top: _Open, key: str, line: int) -> None:
        top.key = key
        if isinstance(top.items, dict) and key in top.items:
            expected = Text("同じキーは一度だけ", "each key once")
            self.faults.append(
                Fault("duplicate-key", self._path(), expected, "the same key again", line=line, file=self.file)
            )

    def _open(self, items: dict[str, Node] | list[Node], event: yaml.CollectionStartEvent, line: int) -> None:
        top = self.stack[-1] if self.stack else None
        if event.tag is not None:
            self._fatal("tag", Text("タグなしの値", "a value without a tag"), event.tag, line)
        if top is not None and isinstance(top.items, dict) and top.key is None:
            self._fatal("key", Text("文字のキー", "a plain key"), "a mapping or list as a key", line)
        if len(self.stack) >= MAX_DEPTH:
            self._fatal("too-deep", Text(f"{MAX_DEPTH}段まで", f"at most {MAX_DEPTH} levels"), "more", line)
        self.stack.append(_Open(items, self._path(), line))

    def _add(self, node: Node) -> None:
        self.count += 1
        if self.count > MAX_NODES:
            self._fatal("too-big", Text(f"{MAX_NODES:,}個以下の値", f"at most {MAX_NODES:,} values"), "more", node.line)
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        if isinstance(top.items, list):
            top.items.append(node)
        elif top.key is not None:
            top.items.setdefault(top.key, node)
            top.key = None
