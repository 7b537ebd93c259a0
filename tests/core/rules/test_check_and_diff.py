"""Faults that show without any case, witnesses, and differences between two versions."""

from fractions import Fraction
from random import Random

import pytest
import trees
from hypothesis import given, settings
from hypothesis import strategies as st
from trees import FLAGS, NUMBERS, RATES, SETS, WORDS, Fruit

import reference
from meguri.rules.cells import cells_of
from meguri.rules.check import Kind, checked
from meguri.rules.diff import difference
from meguri.rules.explain import Truth, truth
from meguri.rules.expression import (
    Choose,
    Compare,
    Condition,
    Number,
    RoundDown,
    all_of,
    any_of,
    constant,
    fields_of,
    is_,
    least,
    meets,
    one_of,
    quantity,
)
from meguri.rules.rule import Rule
from meguri.rules.witness import witness

FLAG, OTHER, YEN, MORE = is_(FLAGS[0]), is_(FLAGS[1]), quantity(NUMBERS[0]), quantity(NUMBERS[1])
PEAR = one_of(WORDS[0], Fruit.PEAR)


def kinds(**rules: Rule) -> list[str]:
    return [finding.kind.value for finding in checked(rules)]


def test_a_rule_nobody_can_meet_is_a_fault() -> None:
    never = all_of(trees.clause("small", YEN.at_most(9)), trees.clause("large", YEN.at_least(10)))
    found = checked({"r": Rule(never)})
    assert [(finding.kind, finding.rules, finding.fault) for finding in found] == [(Kind.UNREACHABLE, ("r",), True)]


def test_two_rules_that_can_hold_together_are_noted_with_an_example() -> None:
    found = checked({"one": Rule(FLAG & PEAR), "two": Rule(YEN.at_least(10))})
    assert [(finding.kind, finding.fault) for finding in found] == [(Kind.OVERLAP, False)]
    example = found[0].example or {}
    assert reference.is_met(FLAG & PEAR & YEN.at_least(10), example)
    assert kinds(one=Rule(YEN.at_most(9)), two=Rule(YEN.at_least(10))) == []


def test_a_clause_that_excludes_nobody_is_a_fault() -> None:
    idle = trees.clause("idle", YEN.at_most(40))
    assert kinds(r=Rule(all_of(idle, FLAG))) == ["idle-clause"]


def test_amounts_past_64_bits_or_not_whole_and_self_comparisons_are_faults() -> None:
    assert kinds(r=Rule(FLAG, YEN * constant(Fraction(1, 3)))) == ["amount"]
    assert kinds(r=Rule(FLAG, RoundDown(YEN * constant(2**62), 1))) == ["amount"]
    assert "both-sides" in kinds(r=Rule(FLAG & Compare(YEN + MORE, YEN)))


def test_a_search_that_ends_at_its_limit_says_so() -> None:
    parity = any_of(all_of(FLAG, ~FLAG, OTHER), all_of(OTHER, ~OTHER, PEAR))
    assert [finding.kind for finding in checked({"r": Rule(parity)}, limit=1)] == [Kind.UNPROVEN]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.integers(0, 10**9))
def test_a_witness_meets_its_condition(seed: int) -> None:
    random = Random(seed)
    condition = trees.condition(random, 3)
    found = witness(condition)
    if found.found is None:
        return
    any_answers = {field.path: cells_of(field, [condition], {}).values[0] for field in fields_of(condition)}
    assert reference.is_met(condition, {**any_answers, **found.found})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (FLAG & OTHER, OTHER & FLAG),
        (~(FLAG & OTHER), ~FLAG | ~OTHER),
        (YEN.at_least(10), ~YEN.at_most(9)),
        (one_of(WORDS[0], Fruit.PEAR, Fruit.PLUM), any_of(one_of(WORDS[0], Fruit.PLUM), PEAR)),
        (meets(SETS[0], Fruit.PEAR, Fruit.PLUM), meets(SETS[0], Fruit.PLUM) | meets(SETS[0], Fruit.PEAR)),
        (Compare(YEN * constant(2), constant(19)), YEN.at_least(10)),
    ],
)
def test_a_rewrite_that_changes_nothing_is_proven_equal(old: Condition, new: Condition) -> None:
    assert difference(Rule(old), Rule(new)).equal


def test_the_cases_that_changed_are_listed() -> None:
    found = difference(Rule(FLAG & YEN.at_least(10)), Rule(FLAG & YEN.at_least(12)))
    assert found.proven
    assert not found.equal
    assert found.cases
    for case in found.cases:
        assert case.facts["a.flag"] is True
        assert case.facts["a.yen"] in (10, 11)
        assert (case.before, case.after) == (True, False)


@pytest.mark.parametrize(
    ("old", "new", "equal", "proven"),
    [
        (least(YEN, constant(5)), least(YEN, constant(5)), True, True),
        (Choose(FLAG, YEN, constant(0)), Choose(~FLAG, constant(0), YEN), True, True),
        (YEN + MORE, MORE + YEN, False, False),
        (YEN * constant(Fraction(2, 3)), YEN * constant(Fraction(1, 2)), False, True),
        (least(YEN, constant(30)), least(YEN, constant(29)), False, True),
    ],
)
def test_amounts_are_proven_equal_or_told_apart_or_said_to_be_unproven(
    old: Number, new: Number, equal: bool, proven: bool
) -> None:
    found = difference(Rule(OTHER, old), Rule(OTHER, new))
    assert (found.equal, found.proven) == (equal, proven)
    for case in found.cases:
        assert reference.number(old, case.facts) == case.before != case.after == reference.number(new, case.facts)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.integers(0, 10**9))
def test_listed_differences_are_real_and_equal_rules_never_differ(seed: int) -> None:
    random = Random(seed)
    old, new = trees.condition(random, 2), trees.condition(random, 2)
    found = difference(Rule(old), Rule(new))
    fields = {field.path: field for field in (*fields_of(old), *fields_of(new))}
    for _ in range(20):
        case = {path: random.choice(cells_of(field, [old, new], {}).values) for path, field in fields.items()}
        if found.equal:
            assert reference.is_met(old, case) == reference.is_met(new, case)
        for listed in found.cases:
            filled = {**case, **listed.facts}
            assert (reference.is_met(old, filled), reference.is_met(new, filled)) == (listed.before, listed.after)


def test_a_rate_has_cells_at_and_between_its_thresholds() -> None:
    cells = cells_of(RATES[0], [Compare(quantity(RATES[0]), constant(Fraction(1, 2)))], {})
    assert cells.values == (0, Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), 1)


def test_two_open_numbers_compared_twice_are_never_called_impossible() -> None:
    sum_of_both = YEN + MORE
    only_seven_and_eight = all_of(
        Compare(sum_of_both, constant(15)),
        Compare(constant(15), sum_of_both),
        Compare(MORE, YEN),
        Compare(YEN + constant(1), MORE),
    )
    found = witness(only_seven_and_eight)
    assert found.found is not None or not found.complete
    assert truth(only_seven_and_eight, {}) is Truth.UNKNOWN
