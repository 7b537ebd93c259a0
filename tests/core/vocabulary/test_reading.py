"""Bad files get a clear message with its place, and never a traceback."""

import json
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meguri.vocabulary.errors import InputFaults
from meguri.vocabulary.reading import MAX_BYTES, Node, read_file, read_text

REFUSED: dict[str, tuple[bytes | str, str, int | None]] = {
    "empty": (b"", "empty", None),
    "only a comment": (b"# nothing\n", "empty", None),
    "binary": (bytes(range(256)), "not-text", 2),
    "a zero byte": (b"a: \0b", "not-text", None),
    "CP932": ("名前: 架空".encode("cp932"), "not-text", 1),
    "UTF-16": ("名前: 架空".encode("utf-16"), "not-text", 1),
    "half a character": ("a: \ud800", "not-text", None),
    "50 MB": (b"a: " + b"x" * 50_000_000, "too-big", None),
    "too many values": (b"[" + b"1," * 200_001 + b"1]", "too-big", 1),
    "deep lists": (b"[" * 100_000, "too-deep", 1),
    "deep mappings": (b"".join(b" " * level + b"a:\n" for level in range(500)), "too-deep", 33),
    "an alias": (b"a: 1\nb: *a", "alias", 2),
    "an anchor": (b"a: &x 1\nb: 2", "alias", 1),
    "a thousand laughs": (b"a: &a [1, 1]\nb: &b [*a, *a]", "alias", 1),
    "a duplicate key": (b"a: 1\nb: 2\na: 3", "duplicate-key", 3),
    "a tag": (b"b: 1\na: !!python/object x", "tag", 2),
    "a list as key": (b"? [a]\n: 1", "key", 1),
    "a second document": (b"a: 1\n---\nb: 2", "documents", 2),
    "an open list": (b"a: [1,", "syntax", 2),
    "a tab as indent": (b"a:\n\t- b", "syntax", 2),
    "a control character": (b"a: \x07b", "syntax", None),
    "half an escaped character": (b'{"a": "\\ud800"}', "syntax", 1),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_is_refused_with_its_place(name: str) -> None:
    raw, code, line = REFUSED[name]
    with pytest.raises(InputFaults) as refused:
        read_text(raw, file="seed.yaml")
    fault = refused.value.faults[0]
    assert (fault.code, fault.line, fault.file) == (code, line, "seed.yaml")
    assert fault.expected.ja
    assert fault.expected.en
    assert "seed.yaml" in str(fault)
    assert len(str(fault)) < 300


def test_every_duplicate_key_is_named() -> None:
    with pytest.raises(InputFaults) as refused:
        read_text("a: 1\na: 2\nb: {c: 1, c: 2}\n")
    assert [(fault.path, fault.line) for fault in refused.value.faults] == [("a", 2), ("b.c", 3)]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("250_000_000", 250_000_000),
        ("true", True),
        ("yes", "yes"),
        ("1e400", Decimal("1e400")),
        ("1/0", "1/0"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("0123", 123),
        ("0o17", "0o17"),
        ("null", None),
        ("~", None),
        ("'12'", "12"),
        ("2026-10-01", "2026-10-01"),
    ],
)
def test_scalars_are_those_of_yaml_1_2(written: str, value: object) -> None:
    assert _plain(read_text(f"a: {written}")) == {"a": value}


def test_a_number_of_5000_digits_stays_text() -> None:
    assert _plain(read_text("a: " + "9" * 5_000)) == {"a": "9" * 5_000}


def test_a_byte_order_mark_is_ignored() -> None:
    assert _plain(read_text(b"\xef\xbb\xbfa: 1")) == {"a": 1}
    assert _plain(read_text("\ufeffa: 1")) == {"a": 1}


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**18), 10**18)
    | st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=3),
    max_leaves=8,
)


@given(values.filter(lambda value: value is not None), st.booleans())
def test_json_reads_back_as_it_was_written(value: object, ascii_only: bool) -> None:
    assert _plain(read_text(json.dumps({"a": value}, ensure_ascii=ascii_only))) == {"a": value}


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_end_in_a_traceback(raw: bytes) -> None:
    with suppress(InputFaults):
        read_text(raw)


def test_every_value_knows_its_line_and_path() -> None:
    root = read_text("work:\n  - id: a\n    costs:\n      2026: {goods: 1}\n")
    node = _child(_child(root, "work"), 0)
    goods = _child(_child(_child(node, "costs"), "2026"), "goods")
    assert (goods.path, goods.line) == ("work[0].costs.2026.goods", 4)


def test_a_file_that_is_not_there_or_too_big_is_refused(tmp_path: Path) -> None:
    big = tmp_path / "big.yaml"
    big.write_bytes(b"#" * (MAX_BYTES + 1))
    for path, code in ((tmp_path / "none.yaml", "unreadable"), (tmp_path, "unreadable"), (big, "too-big")):
        with pytest.raises(InputFaults) as refused:
            read_file(path)
        assert refused.value.faults[0].code == code


def _child(node: Node, key: str | int) -> Node:
    assert isinstance(node.value, dict | list)
    return node.value[key]  # type: ignore[index]


def _plain(node: Node) -> object:
    if isinstance(node.value, dict):
        return {key: _plain(entry) for key, entry in node.value.items()}
    return [_plain(entry) for entry in node.value] if isinstance(node.value, list) else node.value
