"""Tables and pages (表と画面): every cell keeps its column, whatever is written in it."""

from hypothesis import given
from hypothesis import strategies as st

from meguri.documents.page import NARROWEST, Page
from meguri.documents.table import GAP, Column, lines_of, table
from meguri.documents.width import CLOSING, OPENING, padded, plain, width, wrapped
from meguri.vocabulary.text import Lang

WORDS = st.text(alphabet=st.sampled_from("あ漢カｶaZ0 、。（）「」ー…○−-/é😀\u3099"), max_size=60)
LANGS = st.sampled_from([*Lang])


def test_full_width_text_takes_two_columns() -> None:
    assert width("令和7年度", Lang.JA) == 9
    assert width("ｶﾅ", Lang.JA) == 2
    assert width("か\u3099", Lang.JA) == 2


def test_ambiguous_marks_take_two_columns_in_japanese_and_one_in_english() -> None:
    assert (width("○", Lang.JA), width("○", Lang.EN)) == (2, 1)


@given(WORDS, st.integers(4, 40), LANGS)
def test_no_wrapped_line_is_too_wide_and_nothing_is_lost(text: str, columns: int, lang: Lang) -> None:
    lines = wrapped(text, columns, lang)
    assert all(width(line, lang) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(plain(text).split())


def test_no_line_starts_with_a_closing_or_ends_with_an_opening_mark() -> None:
    text = "再生・細胞医療（遺伝子治療）、「産業化」促進事業。" * 4
    lines = wrapped(text, 20, Lang.JA)
    assert not any(line[0] in CLOSING or line[-1] in OPENING for line in lines)


@given(WORDS, st.integers(0, 60), LANGS)
def test_padding_fills_to_the_column(text: str, columns: int, lang: Lang) -> None:
    assert width(padded(text, columns, lang), lang) == max(columns, width(text, lang))


@given(st.lists(st.tuples(WORDS, st.integers(0, 10**15), WORDS), min_size=1, max_size=5), LANGS)
def test_a_table_fits_its_width_and_its_numbers_line_up(rows: list[tuple[str, int, str]], lang: Lang) -> None:
    head = (Column("事業"), Column("円", number=True), Column("備考"))
    shown = table(head, [(first, f"{amount:,}", last) for first, amount, last in rows])
    lines = lines_of(shown, NARROWEST, lang)
    assert all(width(line, lang) <= NARROWEST for line in lines)
    rule = lines[1].split(GAP)
    ends = len(rule[0]) + len(GAP) + len(rule[1])
    for line in lines[2:]:
        cut = _first_columns(line, ends, lang)
        assert width(cut, lang) <= ends


def _first_columns(line: str, columns: int, lang: Lang) -> str:
    for i in range(len(line) + 1):
        if width(line[:i], lang) > columns:
            return line[: i - 1]
    return line


def test_control_characters_never_reach_the_terminal() -> None:
    page = Page(Lang.JA)
    page.say("\x1b[31m赤\x07\u202e")
    assert all(character.isprintable() or character == "\n" for character in page.done())
