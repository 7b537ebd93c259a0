"""The permanent proofs on random rules; the programmes are proven the same way beside the rulebook's tests."""

from random import Random

import proofs
import trees
from hypothesis import given, settings
from hypothesis import strategies as st

from meguri.rules.expression import RoundDown

RULES = max(100, proofs.CASES // 40)


@settings(max_examples=RULES, deadline=None, derandomize=True)
@given(st.integers(0, 10**9))
def test_every_reading_of_a_random_rule_equals_the_reference(seed: int) -> None:
    random = Random(seed)
    condition = trees.condition(random, random.randint(1, 3))
    amount = RoundDown(trees.number(random), 1) if random.random() < 0.7 else None
    proofs.prove("random", condition, amount, 40, seed)
