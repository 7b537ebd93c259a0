"""The permanent proofs on the real programmes: every reading of every rule equals the exact reference."""

import pytest
from proofs import CASES, prove

from meguri.rulebook import amount
from meguri.rulebook.check import rule_of
from meguri.rulebook.loader import load
from meguri.rulebook.terms import Per

RULEBOOK = load()


@pytest.mark.parametrize("id_", list(RULEBOOK.programmes))
def test_every_reading_of_the_programme_is_exact_in_its_latest_call(id_: str) -> None:
    programme = RULEBOOK.programme(id_)
    rule = rule_of(programme, programme.calls[-1].terms)
    prove(id_, rule.condition, rule.amount, CASES, seed=1)


def test_the_project_amount_of_the_venture_fund_is_exact() -> None:
    programme = RULEBOOK.programme("venture-ecosystem/venture")
    terms = programme.calls[-1].terms
    assert amount.bounded(terms, Per.PROJECT)
    prove("project", programme.requires(terms), amount.rounded(terms, amount.project(terms)), CASES, seed=2)
