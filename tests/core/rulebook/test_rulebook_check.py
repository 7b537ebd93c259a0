"""The rulebook is clean, every planted fault is found, and two versions are compared in effect, not in letters."""

import pytest
from test_rulebook import changed

from meguri.rulebook.check import check, rule_of
from meguri.rulebook.diff import diff
from meguri.rulebook.loader import load
from meguri.rules.expression import clauses_of


def test_the_rulebook_has_no_fault() -> None:
    assert [finding for finding in check(load()) if finding.fault] == []


def test_a_rulebook_equals_itself() -> None:
    assert diff(load(), load()) == []


def test_a_note_or_comment_changes_no_applicants_answer() -> None:
    assert diff(load(), changed(lambda text: text + "\n# a comment\n")) == []


@pytest.mark.parametrize(
    ("old", "new", "term"),
    [("is: [nonclin]", "is: [nonclin, phase1]", "stages"), ("rate: {is: 2/3", "rate: {is: 1/2", "rate")],
)
def test_a_changed_term_is_named_with_the_cases_it_changes(old: str, new: str, term: str) -> None:
    found = diff(load(), changed(lambda text: text.replace(old, new)))
    assert [call.programme for call in found] == ["industrialisation/nonclinical"]
    assert [change.term for change in found[0].terms] == [term]
    assert found[0].effect is not None
    assert found[0].effect.cases


def test_a_term_that_makes_a_programme_unreachable_is_a_fault() -> None:
    broken = changed(lambda text: text.replace("is: [nonclin]", "is: []"))
    assert any(finding.fault for finding in check(broken))


@pytest.mark.parametrize("id_", list(load().programmes))
def test_every_programme_has_a_rule_that_columns_can_hold(id_: str) -> None:
    programme = load().programme(id_)
    assert clauses_of(rule_of(programme, programme.calls[-1].terms).condition)
