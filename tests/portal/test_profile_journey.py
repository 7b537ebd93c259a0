"""The journey over the test client: a first verdict within 8 questions, a plan within 25, in both languages."""

import pytest
from django.test import Client

from journey import Person
from journey_by_text import FIRST_VERDICT, PLAN, WORDS, walk

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("lang", WORDS)
def test_a_person_gets_a_verdict_within_8_questions_and_a_plan_within_25(client: Client, lang: str) -> None:
    person = Person(client, WORDS[lang]["home"])
    walked = walk(person, WORDS[lang])
    assert walked.verdict_at <= FIRST_VERDICT, walked.questions
    assert walked.plan_at <= PLAN, walked.questions
    assert "first-sheet" in person.screen.html
