"""The smallest sets of changes, with the nearest values."""

from fractions import Fraction

from trees import FLAGS, NUMBERS, RATES, SETS, WORDS, Fruit

from meguri.rules.change import Change, changes
from meguri.rules.expression import Compare, all_of, any_of, constant, is_, meets, one_of, quantity
from meguri.rules.field import Facts, Span

FREE, FIXED = is_(FLAGS[0]), is_(FLAGS[1])
YEN, OTHER, RATE = quantity(NUMBERS[0]), quantity(NUMBERS[1]), quantity(RATES[0])


def test_what_the_applicant_can_change_comes_before_what_it_cannot() -> None:
    rule = any_of(FIXED, all_of(FREE, YEN.at_least(10)))
    facts: Facts = {"a.flag": False, "b.flag": False, "a.yen": 3}
    found = changes(rule, facts)
    assert [[change.path for change in made] for made in found] == [["a.flag", "a.yen"], ["b.flag"]]
    assert found[1][0].fixed


def test_a_number_moves_to_the_nearest_bound() -> None:
    assert changes(YEN.at_least(10), {"a.yen": 3}) == [(Change("a.yen", 3, 10),)]
    assert changes(YEN.at_most(10), {"a.yen": 30}) == [(Change("a.yen", 30, 10),)]
    assert changes(~YEN.at_least(10), {"a.yen": 30}) == [(Change("a.yen", 30, 9),)]
    assert changes(YEN.at_least(10), {"a.yen": Span(2, 20)}) == [(Change("a.yen", Span(2, 20), 10),)]


def test_the_threshold_of_a_comparison_is_worked_out_from_known_facts() -> None:
    twice = Compare(YEN * constant(Fraction(2, 3)) + constant(1), OTHER)
    assert changes(twice, {"a.yen": 3, "b.yen": 12})[0] == (Change("a.yen", 3, 17),)
    both = Compare(YEN + YEN * RATE, constant(26))
    assert changes(both, {"a.yen": 3, "a.rate": Fraction(3, 10)})[0] == (Change("a.yen", 3, 20),)
    assert changes(Compare(RATE, constant(Fraction(1, 3))), {"a.rate": Fraction(0)}) == [
        (Change("a.rate", Fraction(0), Fraction(1, 3)),)
    ]


def test_a_word_moves_to_the_nearest_in_its_list_and_all_allowed_are_named() -> None:
    rule = one_of(WORDS[1], Fruit.APPLE, Fruit.PEACH)
    assert changes(rule, {"b.word": Fruit.PLUM}) == [
        (Change("b.word", Fruit.PLUM, Fruit.PEACH, (Fruit.APPLE, Fruit.PEACH)),)
    ]


def test_a_set_keeps_what_it_has() -> None:
    facts: Facts = {"a.set": frozenset({Fruit.APPLE})}
    added = changes(meets(SETS[0], Fruit.PEAR, Fruit.PLUM), facts)
    assert added[0][0].to == frozenset({Fruit.APPLE, Fruit.PEAR})
    assert added[0][0].allowed == (Fruit.PEAR, Fruit.PLUM)
    assert changes(~meets(SETS[0], Fruit.APPLE), facts)[0][0].to == frozenset()


def test_an_answer_that_is_missing_is_a_change_from_nothing() -> None:
    assert changes(all_of(FREE, FIXED), {"b.flag": True}) == [(Change("a.flag", None, True),)]


def test_a_set_of_changes_is_enough_whatever_is_still_unknown() -> None:
    rule = any_of(all_of(FREE, YEN.at_least(5)), all_of(FIXED, OTHER.at_least(5)))
    found = changes(rule, {"a.flag": False, "b.flag": True})
    assert {change.path for change in found[0]} == {"b.yen"}


def test_nothing_is_to_change_where_the_rule_holds_or_can_never_hold() -> None:
    assert changes(FREE, {"a.flag": True}) == []
    assert changes(all_of(FREE, ~FREE), {"a.flag": True}) == []


def test_of_the_words_missing_in_a_set_the_fewest_are_added() -> None:
    rule = all_of(meets(SETS[0], Fruit.PEAR, Fruit.PLUM), meets(SETS[0], Fruit.APPLE, Fruit.PEAR))
    assert changes(rule, {"a.set": frozenset()})[0][0].to == frozenset({Fruit.PEAR})
    assert changes(rule, {"a.set": frozenset({Fruit.PLUM})})[0][0].to in (
        frozenset({Fruit.PLUM, Fruit.APPLE}),
        frozenset({Fruit.PLUM, Fruit.PEAR}),
    )
