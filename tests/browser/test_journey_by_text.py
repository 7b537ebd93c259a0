"""From the first screen to the plan in a browser, by the words on the pages alone; `-s` prints how many questions it took."""

from __future__ import annotations

import pytest
from travellers import WithKeyboard, WithMouse
from visits import DESK, PHONE, Open

from journey_by_text import FIRST_VERDICT, PLAN, WORDS, walk


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("lang", WORDS)
def test_a_verdict_comes_within_8_questions_and_a_plan_within_25(
    visit: Open, lang: str, width: int, scripts: bool
) -> None:
    walked = walk(WithMouse(visit(lang, width, scripts=scripts), WORDS[lang]["home"]), WORDS[lang])
    print(f"\n{lang} at {width} px: first verdict after {walked.verdict_at} questions, plan after {walked.plan_at}")
    assert walked.verdict_at <= FIRST_VERDICT, walked.questions
    assert walked.plan_at <= PLAN, walked.questions


@pytest.mark.parametrize(("lang", "width"), [("ja", PHONE), ("ja", DESK), ("en", PHONE), ("en", DESK)])
def test_the_journey_can_be_walked_by_keyboard_alone_and_every_stop_is_seen(visit: Open, lang: str, width: int) -> None:
    person = WithKeyboard(visit(lang, width), WORDS[lang]["home"])
    walked = walk(person, WORDS[lang])
    print(f"\n{lang} at {width} px: {person.stops} stops of Tab for {walked.plan_at} questions")
    assert not person.faults, "\n".join(dict.fromkeys(person.faults))
