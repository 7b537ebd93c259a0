"""Corporate numbers, with numbers that tell the right parity from the reversed one (research `grants.md` 5.3)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meguri.vocabulary.corporate_number import check_digit, fault_of, normalised

TWELVE = st.text("0123456789", min_size=12, max_size=12)


@pytest.mark.parametrize(
    "number",
    ["7000012050002", "4000012090001", "1180301018771", "4011001098993", "7100005012040", "7123456789012"],
)
def test_a_number_with_the_right_check_digit_is_well_formed(number: str) -> None:
    assert fault_of(number) is None


@pytest.mark.parametrize(("number", "digit"), [("1234567890123", 9), ("1010001008896", 4)])
def test_a_wrong_check_digit_is_named_with_the_right_one(number: str, digit: int) -> None:
    assert fault_of(number) == f"check digit {digit}"


@given(TWELVE)
def test_the_check_digit_is_never_zero_and_completes_any_base(base: str) -> None:
    digit = check_digit(base)
    assert 1 <= digit <= 9
    assert fault_of(f"{digit}{base}") is None


@given(TWELVE, st.integers(0, 11), st.integers(0, 9))
def test_one_wrong_digit_is_noticed_unless_nine_hides_it(base: str, place: int, digit: int) -> None:
    changed = base[:place] + str(digit) + base[place + 1 :]
    weight = 1 + (11 - place) % 2
    hidden = (int(base[place]) - digit) * weight % 9 == 0
    assert (check_digit(changed) == check_digit(base)) is hidden


@pytest.mark.parametrize(
    "written", ["７００００１２０５０００２", "T7000012050002", "7-0000-1205-0002", " 7000012050002 "]
)
def test_full_width_digits_hyphens_and_the_invoice_letter_are_accepted(written: str) -> None:
    assert normalised(written) == "7000012050002"


@pytest.mark.parametrize("written", ["", "700001205000", "70000120500021", "abcdefghijklm", "七0000120500020"])
def test_anything_but_thirteen_digits_is_refused(written: str) -> None:
    assert fault_of(normalised(written)) == "13 digits"
