"""Cells as people write them: marks, lists, places, dates, numbers."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meguri.register.excel.cell_value import CellFault, Raw, values_of
from meguri.register.excel.mark import mark
from meguri.register.excel.target import Target, parse
from meguri.register.excel.written_day import day_of
from meguri.vocabulary.corporate_number import check_digit


def _target(written: str) -> Target:
    target = parse(written)
    assert target is not None
    return target


def _said(raw: Raw, written: str) -> list[tuple[str, str]]:
    return [(value.value, value.unit) for value in values_of(raw, _target(written))]


@pytest.mark.parametrize(
    ("answer", "writings"),
    [
        ("yes", "○ ◯ 〇 ◎ ● ✓ ✔ はい 可 有 あり yes Yes ＹＥＳ 対応可"),
        ("consult", "△ ▲ 要相談 応相談"),
        ("no", "× ✕ ✖ x Ｘ いいえ 不可 無 なし No 非対応"),
        ("unknown", "－ - ー − — ― ? ？ 不明 未定 N/A"),
    ],
)
def test_every_mark_is_understood(answer: str, writings: str) -> None:
    for written in writings.split():
        found = mark(written)
        assert found is not None, written
        assert found.answer == answer, written


@pytest.mark.parametrize("blank", ["", " ", "　", "\n"])
def test_a_blank_is_unknown_and_never_no(blank: str) -> None:
    assert _said(blank, "site.step.fill") == []


def test_marks_become_yes_open_to_talks_and_no() -> None:
    assert _said("○", "site.step.fill") == [("fill", "")]
    assert _said("△", "site.step.fill") == [("fill", "consult")]
    assert _said("×", "site.step.fill") == [("fill", "no")]
    assert _said(True, "site.step.fill") == [("fill", "")]


def test_a_remark_behind_a_mark_is_kept() -> None:
    (value,) = values_of("○（AAVのみ）", _target("site.step.vector"))
    assert (value.value, value.unit, value.remark) == ("vector", "", "AAVのみ")


def test_contract_work_takes_marks_and_words() -> None:
    assert _said("○", "site.contract_work") == [("yes", "")]
    assert _said("△", "site.contract_work") == [("yes", "consult")]
    assert _said("自社製品のみ", "site.contract_work") == [("own_products", "")]


@pytest.mark.parametrize(
    ("written", "steps"),
    [
        ("充填、凍結保存", [("fill", ""), ("cryo", "")]),
        ("無菌充填・凍結／出荷", [("fill", ""), ("cryo", ""), ("release", "")]),
        ("分離・選択\n活性化", [("isolate", ""), ("activate", "")]),
        ("回収・洗浄・凍結保存", [("harvest", ""), ("cryo", "")]),
        ("△充填, ×輸送、品質試験（要相談）", [("fill", "consult"), ("ship", "no"), ("qc", "consult")]),
        ("expansion; fill-finish", [("expand", ""), ("fill", "")]),
    ],
)
def test_lists_are_separated_as_people_separate_them(written: str, steps: list[tuple[str, str]]) -> None:
    assert _said(written, "site.step") == steps


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("京都", "26"),
        ("東京都港区", "13"),
        ("千葉", "12"),
        ("Osaka", "27"),
        ("北海道", "01"),
        ("神奈川県", "14"),
        ("２７", "27"),
    ],
)
def test_prefectures_are_found_by_name(written: str, code: str) -> None:
    assert _said(written, "site.prefecture") == [(code, "")]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("令和7年7月18日", "2025-07-18"),
        ("R7.7.18", "2025-07-18"),
        ("Ｒ７.７", "2025-07"),
        ("令和元年", "2019"),
        ("平成30年4月", "2018-04"),
        ("2025/7/18", "2025-07-18"),
        ("2025年7月", "2025-07"),
        ("20250718", "2025-07-18"),
        (2025.0, "2025"),
        ("2025年7月18日(金)", "2025-07-18"),
    ],
)
def test_dates_are_read_in_every_usual_form(written: Raw, day: str) -> None:
    assert _said(written, "site.opened") == [(day, "")]


@pytest.mark.parametrize("written", ["昨日", "2025-02-30", "2025-13", "45000", "令和", "1-1-1", "9999"])
def test_what_is_no_date_is_a_fault(written: str) -> None:
    with pytest.raises(CellFault):
        values_of(written, _target("site.opened"))


@pytest.mark.parametrize(
    ("written", "field", "value"),
    [
        ("1,200㎡", "site.area_gross_m2", ("1200", "m2")),
        ("約1200", "site.area_gross_m2", ("1200", "m2")),
        (1200.5, "site.area_gross_m2", ("1200.5", "m2")),
        ("200Ｌ", "site.scale_l", ("200", "L")),
        ("50名", "site.staff", ("50", "people")),
        ("BSL-2", "site.bsl", ("2", "")),
        ("1.5億円", "site.sales", ("150000000", "JPY")),
    ],
)
def test_numbers_may_carry_their_unit(written: Raw, field: str, value: tuple[str, str]) -> None:
    assert _said(written, field) == [value]


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("1200坪", "site.area_gross_m2"),
        ("多数", "site.staff"),
        ("P9", "site.bsl"),
        ("1.5", "site.parallel_projects"),
        ("#REF!", "site.city"),
        ("飛行、充填", "site.step"),
        ("充填", "site.step.fill"),
        ("担当者 090-0000-0000", "site.contact_url"),
        ("火星県", "site.prefecture"),
        ("あ" * 3000, "site.city"),
    ],
)
def test_what_the_field_does_not_hold_is_a_fault(written: str, field: str) -> None:
    with pytest.raises(CellFault) as fault:
        values_of(written, _target(field))
    assert fault.value.expected.ja
    assert fault.value.expected.en


@given(st.integers(0, 10**12 - 1))
def test_only_a_corporate_number_whose_check_digit_holds_passes(base: int) -> None:
    right = check_digit(f"{base:012}")
    assert _said(f"{right}{base:012}", "organisation.corporate_number") == [(f"{right}{base:012}", "")]
    with pytest.raises(CellFault) as fault:
        values_of(f"{right % 9 + 1}{base:012}", _target("organisation.corporate_number"))
    assert str(right) in fault.value.hint.ja


@given(
    st.text(max_size=40),
    st.sampled_from(
        [
            "site.step",
            "site.step.fill",
            "site.bsl",
            "site.opened",
            "site.prefecture",
            "site.language",
            "site.scale_l",
            "organisation.corporate_number",
            "row.source_date",
        ]
    ),
)
def test_whatever_a_cell_holds_it_is_a_value_or_a_fault(text: str, written: str) -> None:
    with suppress(CellFault):
        assert all(value.value for value in values_of(text, _target(written)))


@given(st.dates())
def test_a_day_written_in_full_comes_back(day: object) -> None:
    year = int(str(day)[:4])
    assert day_of(str(day)) == (str(day) if 1850 <= year <= 2099 else None)
