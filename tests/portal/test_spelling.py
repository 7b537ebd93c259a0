"""Spellings folded for search."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meguri_portal.spelling import LONGEST, WORDS, alternatives, folded, stands_in, stored


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＡＡＶ", "aav"),
        ("ﾍﾞｸﾀｰ", "ベクター"),
        ("CAR-T", "CAR‐T"),
        ("CAR-T", "ＣＡＲ－Ｔ"),
        ("CAR-T", "CARーT"),
        ("レンチヴェクター", "レンチベクター"),
        ("ウィルス", "ウイルス"),
        ("アイソレーター", "アイソレータ"),
        ("髙橋", "高橋"),
        ("葛\U000e0100城", "葛城"),
        ("ｉＰＳ　細胞", "iPS 細胞"),
    ],
)
def test_spellings_of_one_word_fold_to_the_same(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_kyoto_is_no_part_of_tokyo() -> None:
    assert folded("京都") not in folded("東京都港区")
    assert folded("東京") in folded("東京都港区")
    assert folded("東京都") in folded("東京都港区")


def test_a_long_vowel_inside_a_word_stays() -> None:
    assert folded("データセンター") == "データセンタ"
    assert folded("ベクター") in folded("ベクター製造")


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text(max_size=2000))
def test_any_query_gives_a_bounded_number_of_words_without_control_characters(query: str) -> None:
    found = alternatives(query)
    assert len(found) <= WORDS
    for alike in found:
        for word in alike:
            assert word
            assert "\0" not in word
            assert len(word) <= LONGEST * 18  # one sign of Unicode unfolds to at most 18


def test_a_wider_word_finds_narrower_ones_and_not_the_other_way_round() -> None:
    (wider,) = alternatives("ウイルスベクター")
    (english,) = alternatives("viral vector")
    (narrower,) = alternatives("AAV")
    assert "aav" in wider
    assert set(wider) == set(english)
    assert "ウイルスベクタ" not in narrower
    assert folded("アデノ随伴ウイルス") in narrower


LATIN = st.text("abx2 細", max_size=8)


@given(LATIN, LATIN)
def test_a_short_latin_word_is_found_where_it_stands_alone_and_any_other_wherever_it_stands(
    word: str, text: str
) -> None:
    word, text = folded(word), folded(text)
    short = len(word.split(" ")[0]) <= 4 and not set(word) - set("abx2 ") and set(word) & set("abx")
    alone = f"(?<![a-z]){word}" + ("(?![a-z])" if len(word) < 4 else "") if short else word
    assert stands_in(word, stored(text)) == bool(re.search(alone, text))


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("CAR-T", "cultured epidermis and cartilage", False),
        ("CART", "自家CAR-T細胞の製造", True),
        ("CAR T", "CAR-T cells", True),
        ("cell", "stem cells", True),
        ("cell", "nanocellulose", False),
        ("NK", "セルバンク bank", False),
        ("NK", "CAR-NK", True),
        ("iPS", "chips", False),
        ("iPS", "ヒトiPS細胞", True),
        ("CDMO", "one of the CDMOs", True),
        ("細胞", "ヒト細胞加工", True),
    ],
)
def test_words_are_found_as_people_mean_them(typed: str, text: str, found: bool) -> None:
    (alike,) = alternatives(typed)
    assert any(stands_in(word, stored(text)) for word in alike) is found
