"""Plans after a cancellation (取消し後の日程): by the written rule the best of all plans, tables kept, several in a row."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest
from drawn_event import drawn_event
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_events import C, S, V, allowed, event_of, events, every_plan, met_in, party, worth

from meguri.matching.event.answer import document
from meguri.matching.event.cancellation import Cancellation, without
from meguri.matching.event.event import Event
from meguri.matching.event.healing import heal
from meguri.matching.event.plan import plan
from meguri.matching.event.plan_file import plan_of
from meguri.vocabulary.errors import InputFaults
from meguri.vocabulary.reading import read_text

dropped = st.one_of(
    st.builds(Cancellation, st.sampled_from(V + C)),
    st.builds(Cancellation, st.sampled_from(V + C), st.sampled_from(S).map(lambda slot: (slot,))),
    st.builds(Cancellation, st.sampled_from(C), st.just(()), st.just(True)),
)
within = st.sampled_from([Fraction(0), Fraction(1, 100), Fraction(1, 4), Fraction(1)])


@settings(max_examples=100)
@given(events, dropped, within)
def test_the_mended_plan_is_the_best_of_all_plans_by_the_written_rule(
    event: Event, one: Cancellation, share: Fraction
) -> None:
    event = replace(event, rule=replace(event.rule, keep_within=share))
    first = plan(event)
    before, left = met_in(first), without(event, [one])
    every = [(met, worth(left, met)) for met in every_plan(left)]
    most = max(value for _, value in every)
    floor = most - int(most * share)

    def rule(met: dict[tuple[str, str], str], value: int) -> tuple[int, int, int]:
        could = {pair: slot for pair, slot in before.items() if allowed(left, {pair: slot})}
        lose = sum(met.get(pair) != slot for pair, slot in could.items())
        return lose, sum(pair not in met for pair in before), -value

    healed = heal(first, [one])
    assert rule(met_in(healed.plan), healed.plan.worth) == min(rule(*each) for each in every if each[1] >= floor)
    assert healed.fewest
    assert healed.disturbed == rule(met_in(healed.plan), 0)[0]
    assert (healed.best, healed.floor) == (most, floor)


@settings(max_examples=60)
@given(events, dropped)
def test_every_former_meeting_is_kept_moved_or_lost_and_every_present_one_kept_moved_or_new(
    event: Event, one: Cancellation
) -> None:
    first = plan(event)
    healed = heal(first, [one])
    moved = [each.before for each in healed.moved], [each.after for each in healed.moved]
    assert len(healed.kept) + len(healed.moved) + len(healed.lost) == len(first.meetings)
    assert {*healed.kept, *moved[1], *healed.new} == {*healed.plan.meetings}
    assert {*moved[0], *healed.lost} <= {*first.meetings}
    assert all(each.before.slot != each.after.slot for each in healed.moved)


def test_a_cdmo_cancels_an_event_of_the_usual_size_and_the_plan_heals() -> None:
    first = plan(drawn_event(1))
    gone = first.meetings[0].cdmo
    healed = heal(first, [Cancellation(gone)])
    assert not any(one.cdmo == gone for one in healed.plan.meetings)
    assert len({one for one in first.meetings if one.cdmo != gone} - set(healed.kept)) == healed.disturbed <= 1
    assert healed.fewest
    assert healed.plan.worth >= healed.floor
    assert len(healed.new) > 0


def test_who_keeps_a_meeting_keeps_the_table() -> None:
    first = plan(drawn_event(5))
    healed = heal(first, [Cancellation(first.meetings[0].venture)])
    assert set(healed.kept) <= set(first.meetings)


def test_a_plan_read_back_is_mended_like_the_plan_itself_and_so_is_the_next() -> None:
    first = plan(drawn_event(6, ventures=30, cdmos=8, slots=8))
    one, two = (
        Cancellation(first.meetings[0].cdmo),
        Cancellation(first.meetings[-1].venture, (first.meetings[-1].slot,)),
    )
    read = plan_of(read_text(json.dumps(document(first))))
    assert (read.event, read.meetings, read.worth) == (first.event, first.meetings, first.worth)
    healed = heal(first, [one])
    again = heal(read, [one])
    assert again.plan == healed.plan
    later = heal(plan_of(read_text(json.dumps(document(healed.plan, healed)))), [two])
    assert later.plan == heal(healed.plan, [two]).plan


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda answer: answer["meetings"].append(answer["meetings"][0]), "meetings"),
        (lambda answer: answer["meetings"][0].update(slot="never"), "unknown-party"),
        (lambda answer: answer["meetings"][0].update(table=0), "range"),
        (lambda answer: answer["event"]["rule"].update(seed=-1), "range"),
        (lambda answer: answer.pop("event"), "missing"),
    ],
)
def test_a_plan_that_was_tampered_with_is_refused(change: object, code: str) -> None:
    event = event_of((party("v1", {"c1": 90}),), (party("c1", {"v1": 80}),))
    answer = json.loads(json.dumps(document(plan(event))))
    change(answer)  # type: ignore[operator]
    with pytest.raises(InputFaults) as caught:
        plan_of(read_text(json.dumps(answer)))
    assert code in [fault.code for fault in caught.value.faults]
