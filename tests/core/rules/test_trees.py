"""What a rule is made of, and what may not be written."""

from fractions import Fraction

import pytest
import trees
from trees import FLAGS, NUMBERS, SETS, WORDS, Fruit

from meguri.rules.expression import Condition, clauses_of, constant, fields_of, is_, meets, one_of, parts_of, quantity
from meguri.rules.field import Kind

FLAG, OTHER = is_(FLAGS[0]), is_(FLAGS[1])


def test_and_or_not_if_and_chained_comparisons_on_a_rule_raise() -> None:
    yen = quantity(NUMBERS[0])
    for wrong in (
        lambda: FLAG and OTHER,
        lambda: FLAG or OTHER,
        lambda: not FLAG,
        lambda: 1 if FLAG else 2,
        lambda: bool(yen.at_least(1)),
    ):
        with pytest.raises(TypeError, match="no truth value"):
            wrong()


def test_the_operators_of_a_rule_build_the_tree() -> None:
    both: Condition = FLAG & OTHER
    assert parts_of(both) == (FLAG, OTHER)
    assert parts_of(~(FLAG | OTHER)) == (FLAG | OTHER,)


def test_a_question_of_another_kind_is_refused() -> None:
    for wrong in (
        lambda: is_(WORDS[0]),
        lambda: one_of(SETS[0], Fruit.PEAR),
        lambda: meets(WORDS[0], Fruit.PEAR),
        lambda: quantity(FLAGS[0]),
        lambda: one_of(WORDS[0], "turnip"),  # type: ignore[arg-type]
    ):
        with pytest.raises(TypeError):
            wrong()


def test_fields_and_clauses_come_in_the_order_in_which_they_are_read() -> None:
    first = trees.clause("first", FLAG & one_of(WORDS[0], Fruit.PEAR))
    second = trees.clause("second", trees.clause("inner", FLAG) | quantity(NUMBERS[0]).at_least(1))
    rule = first & second
    assert [field.path for field in fields_of(rule)] == ["a.flag", "a.word", "a.yen"]
    assert [clause.id for clause in clauses_of(rule)] == ["first", "second", "inner"]


def test_two_fields_are_one_question_if_their_paths_are() -> None:
    again = trees.field("a.yen", Kind.NUMBER)
    assert hash(again) == hash(NUMBERS[0])
    assert constant(1) == constant(Fraction(1))
