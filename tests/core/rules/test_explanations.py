"""One case explained: three answers, ranges, steps; never wrong and never needlessly unknown."""

from fractions import Fraction

import pytest
import trees
from trees import FLAGS, NUMBERS, RATES, WORDS, Fruit

from meguri.rules.explain import Truth, bounds, explained, judged, steps, truth
from meguri.rules.expression import Choose, Condition, RoundDown, Step, all_of, constant, is_, least, one_of, quantity
from meguri.rules.field import Facts, Span
from meguri.vocabulary.text import Text

FLAG, WORD, YEN = is_(FLAGS[0]), one_of(WORDS[0], Fruit.PEAR), quantity(NUMBERS[0])
FREE = quantity(NUMBERS[2])  # no bound known


@pytest.mark.parametrize(
    ("condition", "facts", "answer"),
    [
        (FLAG, {}, Truth.UNKNOWN),
        (FLAG | ~FLAG, {}, Truth.YES),
        (FLAG & ~FLAG, {}, Truth.NO),
        (YEN.at_least(10) & YEN.at_most(9), {}, Truth.NO),
        (YEN.at_least(10) | YEN.at_most(9), {}, Truth.YES),
        (YEN.at_least(10) | YEN.at_most(8), {}, Truth.UNKNOWN),
        (all_of(WORD, one_of(WORDS[0], Fruit.PLUM)), {}, Truth.NO),
        (YEN.at_most(40), {}, Truth.YES),
        (FREE.at_most(40), {}, Truth.UNKNOWN),
        (YEN.at_least(10), {"a.yen": Span(5, 9)}, Truth.NO),
        (YEN.at_least(10), {"a.yen": Span(10, None)}, Truth.YES),
        (YEN.at_least(10) | YEN.at_most(7), {"a.yen": Span(8, 9)}, Truth.NO),
    ],
)
def test_an_answer_is_unknown_only_where_completions_disagree(
    condition: Condition, facts: Facts, answer: Truth
) -> None:
    assert truth(condition, facts) is answer


def test_every_clause_is_answered_even_where_the_first_decides() -> None:
    rule = all_of(
        trees.clause("a", FLAG), trees.clause("b", WORD), trees.clause("c", trees.clause("d", YEN.at_least(1)))
    )
    facts: Facts = {"a.flag": False, "a.word": Fruit.PEAR}
    answers = {clause.id: answer.value for clause, answer in explained(rule, facts)}
    assert answers == {"a": "no", "b": "yes", "c": "unknown", "d": "unknown"}
    assert judged(rule, facts) == (Truth.NO, explained(rule, facts))


def test_clauses_that_share_an_open_question_are_judged_together() -> None:
    rule = all_of(trees.clause("small", YEN.at_most(9)), trees.clause("large", YEN.at_least(10)))
    assert judged(rule, {})[0] is Truth.NO
    assert [answer for _, answer in judged(rule, {})[1]] == [Truth.UNKNOWN, Truth.UNKNOWN]


def test_an_unknown_amount_is_a_range() -> None:
    amount = least(constant(30), YEN * constant(Fraction(2, 3)))
    assert bounds(amount, {}) == (0, Fraction(80, 3))
    assert bounds(amount, {"a.yen": Span(9, 12)}) == (6, 8)
    assert bounds(FREE, {}) == (0, None)
    assert bounds(least(FREE, constant(5)), {}) == (0, 5)
    assert bounds(FREE * constant(0), {}) == (0, 0)
    assert bounds(Choose(FLAG, FREE, constant(3)), {}) == (0, None)
    assert bounds(Choose(FLAG, constant(7), constant(3)), {}) == (3, 7)


def test_the_steps_are_the_arithmetic_as_an_officer_redoes_it() -> None:
    eligible = Step("eligible", YEN + YEN * quantity(RATES[0]), Text("補助対象経費", "eligible cost"))
    rounded = Step("rounded", RoundDown(eligible * constant(Fraction(2, 3)), 5), Text("補助額", "subsidy"))
    lines = steps(rounded, {"a.yen": 31, "a.rate": Fraction(3, 10)})
    assert [(line.step.id, line.low, line.high) for line in lines] == [
        ("eligible", Fraction(403, 10), Fraction(403, 10)),
        ("rounded", 25, 25),
    ]
