"""Questions still open: only those that matter, the most telling first."""

from fractions import Fraction

from trees import FLAGS, NUMBERS, SETS, WORDS, Fruit

from meguri.rules.ask import best_question, questions
from meguri.rules.expression import all_of, any_of, constant, is_, least, meets, one_of, quantity
from meguri.rules.field import Span

FLAG, OTHER, YEN = is_(FLAGS[0]), is_(FLAGS[1]), quantity(NUMBERS[0])
PEAR = one_of(WORDS[0], Fruit.PEAR)


def test_the_answer_that_settles_most_rules_is_asked_first() -> None:
    rules = {"one": FLAG & OTHER, "two": FLAG & PEAR, "three": FLAG & YEN.at_least(3)}
    asked = questions(rules, {})
    assert [question.field.path for question in asked] == ["a.flag", "a.word", "b.flag", "a.yen"]
    assert asked[0].settles == Fraction(3, 2)
    assert asked[1].settles == Fraction(3, 4)


def test_ties_keep_the_order_in_which_rules_read_them() -> None:
    assert [question.field.path for question in questions({"one": OTHER & FLAG}, {})] == ["b.flag", "a.flag"]


def test_a_field_that_cannot_change_an_undecided_rule_is_not_asked() -> None:
    rules = {"decided": FLAG & OTHER, "open": any_of(PEAR, all_of(FLAG, YEN.at_least(3)))}
    assert [question.field.path for question in questions(rules, {"a.flag": False})] == ["a.word"]
    assert questions({"always": FLAG | ~FLAG}, {}) == []
    assert [q.field.path for q in questions({"masked": (FLAG | ~FLAG) & OTHER}, {})] == ["b.flag"]


def test_a_number_known_within_bounds_is_asked_if_it_matters() -> None:
    assert questions({"one": YEN.at_least(10)}, {"a.yen": Span(10, 20)}) == []
    best = best_question({"one": YEN.at_least(10)}, {"a.yen": Span(5, 20)})
    assert best is not None
    assert best.path == "a.yen"


def test_where_everything_is_decided_nothing_is_asked() -> None:
    assert best_question({"one": FLAG}, {"a.flag": True}) is None
    assert best_question({}, {}) is None


def test_the_weight_of_a_set_question_is_its_distinguishable_answers() -> None:
    asked = questions({"one": meets(SETS[0], Fruit.PEAR)}, {})
    assert asked[0].settles == 1


def test_a_number_that_is_never_the_least_is_not_asked() -> None:
    rule = least(YEN + constant(50), quantity(NUMBERS[1])).at_least(20)
    assert [question.field.path for question in questions({"one": rule}, {})] == ["b.yen"]
