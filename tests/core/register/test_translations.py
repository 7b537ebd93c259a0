"""The register in the reader's language (登録簿の対訳): every note and every free text stands in Japanese and in English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from number_words import differing

from meguri.profiles.claim import Claim
from meguri.register.loader import PACK, load, load_from
from meguri.register.register import Register
from meguri.register.row import AS_WRITTEN, is_free_text
from meguri.register.schema import KINDS
from meguri.register.translations import FILE, read
from meguri.vocabulary.errors import PackError
from meguri.vocabulary.text import Text

JAPANESE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uff60〜]")
NAME_FIELDS = frozenset(("customer", "parent", "investor", "partner", "publisher", "holder", "former_name", "city"))
NEVER_ENGLISH = re.compile(
    r"「[^」]*」|[（(][^（）()]*[）)]"
)  # quoted or bracketed original words inside an English text


@pytest.fixture(scope="module")
def texts() -> dict[str, Text]:
    found, faults = read(PACK)
    assert not faults
    return found


@pytest.fixture(scope="module")
def register() -> Register:
    return load()


def _kind_of(register: Register) -> dict[int, str]:
    tables = {
        kind: getattr(register, {"entry": "entries", "facility": "facilities"}.get(kind, kind + "s")) for kind in KINDS
    }
    return {id(claim): kind for kind, table in tables.items() for record in table.values() for claim in record.claims}


def _free_texts(register: Register) -> list[Claim]:
    kinds = _kind_of(register)
    worded = (c for c in register.claims if is_free_text(KINDS[kinds[id(c)]].fields[c.field]))
    return [claim for claim in worded if not claim.value.isdigit()]


def test_every_note_stands_in_both_languages(register: Register) -> None:
    notes = {claim.citation.note: claim.citation.note_text for claim in register.claims if claim.citation.note}
    assert len(notes) > 1000
    assert [note for note, text in notes.items() if text is None] == []


def test_every_free_text_stands_in_both_languages(register: Register) -> None:
    free = _free_texts(register)
    assert len(free) > 400
    assert [claim.value for claim in free if claim.text is None] == []


def test_no_row_of_the_table_speaks_of_a_text_the_pack_does_not_have(
    register: Register, texts: dict[str, Text]
) -> None:
    spoken = {claim.citation.note for claim in register.claims} | {claim.value for claim in _free_texts(register)}
    assert set(texts) - spoken == set()


def test_the_numbers_of_both_languages_agree(texts: dict[str, Text]) -> None:
    slips = {text.en: found for text in texts.values() if (found := differing(text.ja, text.en))}
    assert slips == {}


@pytest.mark.parametrize(
    ("ja", "en"),
    [
        ("約120億円、2027年度", "about 12 bn JPY, FY2026"),
        ("3棟", "two buildings"),
        ("5,000万米ドル", "500 million USD"),
    ],
)
def test_a_slip_in_a_number_is_found(ja: str, en: str) -> None:
    assert differing(ja, en)


def test_only_names_and_codes_stand_alike_in_both_languages(register: Register, texts: dict[str, Text]) -> None:
    names = {claim.value for claim in _free_texts(register) if claim.field in NAME_FIELDS}
    alike = {key for key, text in texts.items() if text.ja == text.en} - names
    assert {key for key in alike if re.search(r"[a-z]{4}", key) or JAPANESE.search(key)} == set()


def test_japanese_is_japanese_and_english_is_english(texts: dict[str, Text]) -> None:
    told = [text for text in texts.values() if text.ja != text.en]
    assert [text.ja for text in told if not JAPANESE.search(text.ja)] == []
    assert [text.en for text in told if not re.search(r"[A-Za-z]{2}|^\d+$", text.en)] == []
    particles = re.compile(r"[のをにはがとで](?:[\u3040-\u30ff\u3400-\u9fff])")  # a sentence, no name
    assert [text.en for text in told if particles.search(NEVER_ENGLISH.sub("", text.en))] == []


def test_names_are_left_as_they_are_written(register: Register) -> None:
    assert all(claim.text is None for claim in register.claims if claim.field in AS_WRITTEN)


def test_a_text_that_nobody_translated_stands_as_it_was_written(tmp_path: Path) -> None:
    row = "organisation\tfictional\t{}\t{}\t\tcapability\tstands\tself-declared\t架空の資料\t\t\t2026-11-23\tnew remark"
    lines = [(PACK / "budgets.tsv").read_text("utf-8").split("\n")[0], row.format("name_ja", "架空製造")]
    (tmp_path / "curated.tsv").write_text("\n".join([*lines, row.format("partner", "架空の提携先"), ""]), "utf-8")
    (name, partner) = load_from(tmp_path).organisations["fictional"].claims
    assert (partner.text, partner.words) == (None, Text("架空の提携先", "架空の提携先"))
    assert name.citation.document()["note_text"] == {"ja": "new remark", "en": "new remark"}


def test_a_text_translated_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("text\tja\ten\nabout\t約\t\nabout\t概数\t\n", "utf-8")
    with pytest.raises(PackError, match=f"{FILE}:3"):
        load_from(tmp_path)
