"""Shapes collect every fault of a document, each with line, path and the nearest thing that is known."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meguri.vocabulary.errors import InputFaults
from meguri.vocabulary.party import ApplicantKind
from meguri.vocabulary.reading import read_text
from meguri.vocabulary.shape import (
    ByDay,
    ByWord,
    ByYear,
    Day,
    Faults,
    Flag,
    ListOf,
    Record,
    Shape,
    Share,
    Whole,
    Word,
    Words,
    yen,
)
from meguri.vocabulary.work import CostItem

SHEET = Record(
    {
        "kind": Word(ApplicantKind),
        "listed": Flag(),
        "cash": yen(),
        "overhead": Share(),
        "costs": ByYear(ByWord(CostItem, yen())),
        "name": Words(20),
        "start": Day(),
        "tags": ListOf(Word(ApplicantKind), or_one=True),
        "paid": ByDay(yen()),
    },
    required=("kind",),
)


def read(shape: Shape, written: str) -> tuple[object, Faults]:
    faults = Faults("seed.yaml")
    return shape.read(read_text(written), faults), faults


def test_a_sound_document_is_read_without_a_fault() -> None:
    value, faults = read(
        SHEET,
        "kind: venture\nlisted: false\ncash: 300_000_000\noverhead: 3/10\n"
        "costs: {2026: {goods: 1}, '2025': {goods: 2}}\nname: 架空\nstart: 2026-10-01\ntags: cdmo\npaid: {2026-12-01: 5}\n",
    )
    assert not faults.found
    assert isinstance(value, dict)
    assert list(value["costs"]) == [2025, 2026]
    assert (value["overhead"], value["tags"]) == (Fraction(3, 10), (ApplicantKind.CDMO,))


def test_all_faults_are_found_at_once_each_with_its_place() -> None:
    written = (
        "kind: ventur\nlisted: yes\ncash: -1\noverhead: 1/0\ncosts:\n  1999: {goods: 1}\n  2026: {good: 1, travel: 1.5}\n"
        "start: 2026-02-30\ncorporate: 1\n"
    )
    _, faults = read(SHEET, written)
    assert [(fault.code, fault.line, fault.path) for fault in InputFaults(faults.found).faults] == [
        ("unknown-code", 1, "kind"),
        ("type", 2, "listed"),
        ("range", 3, "cash"),
        ("rate", 4, "overhead"),
        ("fiscal-year", 6, "costs.1999"),
        ("unknown-code", 7, "costs.2026.good"),
        ("range", 7, "costs.2026.travel"),
        ("date", 8, "start"),
        ("unknown-key", 9, "corporate"),
    ]


def test_the_nearest_known_code_or_key_is_suggested() -> None:
    _, faults = read(SHEET, "kind: ventur\nlistd: true\n")
    hints = {fault.path: fault.hint.en for fault in faults.found}
    assert hints == {"kind": "did you mean 'venture'?", "listd": "did you mean 'listed'?"}


def test_a_missing_required_key_is_named() -> None:
    _, faults = read(SHEET, "listed: true\n")
    assert [(fault.code, fault.expected.en) for fault in faults.found] == [("missing", "the key 'kind'")]


@pytest.mark.parametrize("written", ["-1", "1.5", "1e400", "10_000_000_000_000_000", "'5'", "true", "[1]", "五"])
def test_yen_are_whole_not_negative_and_bounded(written: str) -> None:
    value, faults = read(yen(), written)
    assert value is None
    assert len(faults.found) == 1


@pytest.mark.parametrize(
    "written",
    ["1/0", "1e400", "'1e999999999'", "1e999999999", "-1/2", "2", "1/10001", "三割", "true", "[1]", ".inf", "'1/2/3'"],
)
def test_a_rate_that_is_none_is_refused_at_once(written: str) -> None:
    value, faults = read(Share(), written)
    assert value is None
    assert [fault.code for fault in faults.found] == ["rate"]


@given(st.integers(0, 1000), st.integers(1, 1000))
def test_a_fraction_is_read_exactly(over: int, under: int) -> None:
    value, _ = read(Share(highest=1000), f"{over}/{under}")
    assert value == Fraction(over, under)


@pytest.mark.parametrize(
    ("written", "rate"), [("0.3", "3/10"), ("30%", "3/10"), ("12.5%", "1/8"), ("1", "1"), ("0", "0")]
)
def test_decimals_and_per_cent_are_exact_rates(written: str, rate: str) -> None:
    assert read(Share(), written)[0] == Fraction(rate)


@pytest.mark.parametrize(
    "written", ["2026-02-30", "2026-1-1", "2026-W40-1", "20261001", "1999-01-01", "2100-01-01", "5"]
)
def test_a_day_that_is_none_is_refused(written: str) -> None:
    value, faults = read(Day(), written)
    assert (value, [fault.code for fault in faults.found]) == (None, ["date"])


@pytest.mark.parametrize("key", ["1999", "2100", "02026", "FY2026", "２０２６", "99999999999999999999"])
def test_a_fiscal_year_out_of_range_is_refused(key: str) -> None:
    _, faults = read(ByYear(yen()), f"'{key}': 1")
    assert [fault.code for fault in faults.found] == ["fiscal-year"]


@pytest.mark.parametrize(
    ("shape", "written"),
    [
        (Words(5), "'  '"),
        (Words(5), "abcdef"),
        (Words(5), "12"),
        (ListOf(Flag()), "true"),
        (ByYear(yen()), "[1]"),
        (ByDay(yen()), "5"),
        (ByWord(CostItem, yen()), "goods"),
        (SHEET, "[1]"),
        (Whole(1, 5), "6"),
    ],
)
def test_a_value_of_another_shape_is_refused(shape: Shape, written: str) -> None:
    value, faults = read(shape, written)
    assert value is None
    assert len(faults.found) == 1


def test_a_null_is_unknown() -> None:
    value, faults = read(SHEET, "kind: venture\ncash: null\n")
    assert (value, faults.found) == ({"kind": ApplicantKind.VENTURE}, [])


def test_every_shape_describes_itself() -> None:
    schema = SHEET.schema()
    assert schema["required"] == ["kind"]
    assert schema["properties"]["kind"] == {"enum": [kind.value for kind in ApplicantKind]}
    assert set(schema["properties"]) == set(SHEET.fields)
