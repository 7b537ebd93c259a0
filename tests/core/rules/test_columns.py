"""Columns: exact, refused where 64 bits are not enough, clear about what they cannot take."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
import trees
from trees import FLAGS, NUMBERS, RATES, SETS, WORDS, Fruit

from meguri.rules.columns import BLOCK, NO_BOUND, TooWide, at_most, compiled, widest
from meguri.rules.expression import Always, Compare, RoundDown, all_of, constant, is_, least, quantity
from meguri.rules.field import Facts, Field, Kind
from meguri.rules.rule import Rule
from meguri.rules.table import Table, table_of
from meguri.vocabulary.shape import MAX_YEN

FLAG, YEN = is_(FLAGS[0]), quantity(NUMBERS[0])
COST = replace(NUMBERS[0], path="cost", highest=MAX_YEN, bounded=False)
TWO_THIRDS = RoundDown(quantity(COST) * constant(Fraction(2, 3)), 1)


def test_many_blocks_give_the_same_as_one_row_at_a_time() -> None:
    rows = 2 * BLOCK + 7
    cost = np.arange(rows, dtype=np.int64) * 1_000_003
    flag = np.arange(rows) % 3 == 0
    columns = compiled({"r": Rule(all_of(trees.clause("flag", FLAG)), TWO_THIRDS)}, reasons=True)
    table = Table(columns.fields, {"a.flag": flag, "cost": cost})
    answers = columns.run(table)
    assert answers.low["r"].tolist() == [int(c) * 2 // 3 if f else 0 for c, f in zip(cost, flag, strict=True)]
    assert columns.why_not(answers, "r") == {"flag": int((~flag).sum())}
    again = columns.run(table, into=answers)
    assert again.low["r"].sum() == sum(int(c) * 2 // 3 for c in cost[flag])


def test_the_largest_amount_a_profile_may_state_is_exact() -> None:
    columns = compiled({"r": Rule(Always(True), TWO_THIRDS)})
    assert columns.run(table_of(columns.fields, [{"cost": MAX_YEN}])).low["r"][0] == MAX_YEN * 2 // 3


def test_an_amount_without_known_bound_is_marked() -> None:
    columns = compiled({"r": Rule(FLAG, TWO_THIRDS)}, partly_known=True)
    answers = columns.run(table_of(columns.fields, [{}, {"a.flag": True}, {"a.flag": False}, {"cost": 9}]))
    assert answers.status["r"].tolist() == [2, 1, 0, 2]
    assert answers.low["r"].tolist() == [0, 0, 0, 0]
    assert answers.high["r"].tolist() == [NO_BOUND, NO_BOUND, 0, 6]


def test_a_rule_that_could_pass_64_bits_is_refused_with_its_place() -> None:
    fine = quantity(COST) * least(quantity(RATES[0]), constant(Fraction(3, 10)))
    amount = RoundDown(fine * constant(Fraction(9_973, 9_967)), 1)
    rules = {"r": Rule(FLAG, amount)}
    assert widest(amount) > 2**63
    with pytest.raises(TooWide, match=r"^r: a value can reach"):
        compiled(rules)
    limited = compiled(rules, highest=at_most(rules, 10**9))
    facts: Facts = {"a.flag": True, "a.rate": Fraction(1, 7)}
    assert limited.run(table_of(limited.fields, [{**facts, "cost": 10**9}])).low["r"][0] == int(
        Fraction(10**9, 7) * Fraction(9_973, 9_967)
    )
    with pytest.raises(ValueError, match="cost: 1,000,000,001 is above"):
        limited.run(table_of(limited.fields, [{**facts, "cost": 10**9 + 1}]))


def test_an_amount_that_is_not_whole_yen_is_refused() -> None:
    with pytest.raises(ValueError, match="r: the amount is not whole yen"):
        compiled({"r": Rule(FLAG, YEN * constant(Fraction(2, 3)))})


def test_an_answer_that_is_missing_needs_three_valued_columns() -> None:
    columns = compiled({"r": Rule(FLAG)})
    with pytest.raises(ValueError, match=r"a\.flag; compile with partly_known"):
        columns.run(table_of(columns.fields, [{}]))


def test_an_empty_table_gives_empty_answers() -> None:
    columns = compiled({"r": Rule(FLAG, YEN)})
    assert columns.run(table_of(columns.fields, [])).low["r"].size == 0


@pytest.mark.parametrize(
    ("field", "column"),
    [
        (FLAGS[0], np.zeros(3, np.int8)),
        (FLAGS[0], np.zeros(2, np.bool_)),
        (WORDS[0], np.full(3, len(Fruit), np.uint8)),
        (WORDS[0], np.zeros(3, np.int64)),
        (SETS[0], np.full(3, 1 << len(Fruit), np.int64)),
        (NUMBERS[0], np.full(3, -1, np.int16)),
        (NUMBERS[0], np.full(3, 41, np.int16)),
        (NUMBERS[0], np.zeros(3, np.float64)),
        (RATES[0], np.zeros(3, np.int64)),
        (RATES[0], (np.zeros(3, np.int64), np.zeros(3, np.int64))),
        (RATES[0], (np.full(3, 2), np.ones(3, np.int64))),
        (replace(NUMBERS[0], lowest=3), np.full(3, 2, np.int16)),
    ],
)
def test_a_column_its_field_does_not_allow_is_refused(field: Field, column: Any) -> None:
    other = replace(FLAGS[0], path="rows")
    with pytest.raises(ValueError, match=field.path):
        Table((other, field), {"rows": np.zeros(3, np.bool_), field.path: column})


def test_a_missing_column_and_a_wrong_mask_are_refused() -> None:
    with pytest.raises(ValueError, match=r"a\.flag: no column"):
        Table((FLAGS[0],), {})
    with pytest.raises(ValueError, match="must be 3 booleans"):
        Table((FLAGS[0],), {"a.flag": np.zeros(3, np.bool_)}, {"a.flag": np.zeros(2, np.bool_)})


def test_the_source_is_plain_numpy_with_one_line_for_each_distinct_result() -> None:
    shared = YEN.at_least(5) & is_(FLAGS[1])
    columns = compiled({"one": Rule(shared), "two": Rule(all_of(shared, FLAG))})
    assert columns.source.count("np.greater_equal") == 1
    assert NUMBERS[0].kind is Kind.NUMBER


@pytest.mark.parametrize("partly_known", [False, True])
def test_a_whole_number_is_compared_with_a_fraction_exactly(partly_known: bool) -> None:
    third = constant(Fraction(7, 3))
    rules = {"at_least": Rule(Compare(YEN, third)), "at_most": Rule(Compare(third, YEN))}
    columns = compiled(rules, partly_known=partly_known)
    answers = columns.run(table_of(columns.fields, [{"a.yen": value} for value in (2, 3)]))
    assert [answers.status[name].tolist() for name in rules] == [[0, 1], [1, 0]]
