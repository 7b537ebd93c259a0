"""Plans after a cancellation (取消し後の日程): by the written rule the best of all plans, tables kept, several in a row."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from drawn_event import drawn_event
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_events import C, S, V, allowed, event_of, events, every_plan, met_in, party, worth

from meguri.matching.event.answer import document
from meguri.matching.event.cancellation import Cancellation, without
from meguri.matching.event.changes import replanned
from meguri.matching.event.event import Event
from meguri.matching.event.event_file import read_event
from meguri.matching.event.healing import heal
from meguri.matching.event.plan import Method, plan
from meguri.matching.event.plan_file import plan_of
from meguri.matching.event.reasons import Reason
from meguri.vocabulary.errors import InputFaults
from meguri.vocabulary.reading import read_text

EXAMPLE = Path(__file__).parents[3] / "examples" / "event-fictional.yaml"

dropped = st.one_of(
    st.builds(Cancellation, st.sampled_from(V + C)),
    st.builds(Cancellation, st.sampled_from(V + C), st.sampled_from(S).map(lambda slot: (slot,))),
    st.builds(Cancellation, st.sampled_from(C), st.just(()), st.just(True)),
)
within = st.sampled_from([Fraction(0), Fraction(1, 100), Fraction(1, 4), Fraction(1)])


@settings(max_examples=100)
@given(events, dropped, within, st.sampled_from([Method.BEST, Method.STABLE]))
def test_the_mended_plan_is_the_best_of_all_plans_by_the_written_rule(
    event: Event, one: Cancellation, share: Fraction, method: Method
) -> None:
    event = replace(event, rule=replace(event.rule, keep_within=share))
    first = plan(event, method)
    most_then = max(worth(event, met) for met in every_plan(event))
    before, left = met_in(first), without(event, [one])
    every = [(met, worth(left, met)) for met in every_plan(left)]
    most = max(value for _, value in every)
    below = most_then - first.worth > share * most_then
    reach = most * first.worth // most_then if below else most
    floor = reach - int(reach * share)

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


def test_a_stable_plan_that_loses_one_meeting_does_not_move_the_others_to_catch_up_with_the_highest_sum() -> None:
    first = plan(drawn_event(1), Method.STABLE)
    gone = first.meetings[0]
    healed = heal(first, [Cancellation(gone.venture, (gone.slot,))])
    assert first.worth < healed.best * 99 // 100
    assert healed.disturbed == 0
    assert len(healed.kept) + len(healed.moved) + len(healed.lost) == len(first.meetings)
    assert len(healed.moved) + len(healed.lost) == 1


def test_a_meeting_dropped_for_the_sum_says_so_to_both_and_is_counted_as_dropped() -> None:
    first = plan(read_event(EXAMPLE))
    healed = heal(first, [Cancellation("kakuu-kobe")])
    answer = document(healed.plan, healed)
    given_up = [one for one in answer["changes"]["lost"] if one["could_go_on"]]
    assert [(one["venture"], one["cdmo"]) for one in given_up] == [("kakuu-rna", "kakuu-fill")]
    assert answer["changes"]["disturbed"] == len(given_up)
    assert answer["changes"]["for_the_sum"]
    said = {(each["id"], one["with"]): one["reason"] for each in answer["parties"] for one in each["unmet"]}
    assert said["kakuu-rna", "kakuu-fill"] == said["kakuu-fill", "kakuu-rna"] == Reason.GIVEN_UP
    assert healed.floor <= healed.plan.worth <= healed.best


def test_who_cancelled_asks_for_nobody_any_more_and_the_others_read_that_it_cancelled() -> None:
    first = plan(read_event(EXAMPLE))
    answer = document(heal(first, [Cancellation("kakuu-kobe")]).plan)
    parties = {one["id"]: one for one in answer["parties"]}
    assert [id_ for id_, one in parties.items() if one["cancelled"]] == ["kakuu-kobe"]
    assert parties["kakuu-kobe"]["unmet"] == []
    of_kobe = {one["reason"] for each in parties.values() for one in each["unmet"] if one["with"] == "kakuu-kobe"}
    assert of_kobe <= {Reason.CANCELLED, Reason.NOT_MUTUAL}
    assert Reason.CANCELLED in of_kobe


def test_a_plan_made_afresh_after_a_cancellation_is_the_next_revision_and_remembers_every_meeting_it_called_off() -> (
    None
):
    first = plan(read_event(EXAMPLE))
    healed = heal(first, [Cancellation("kakuu-kobe")])
    changed = replanned(healed.plan, Method.STABLE)
    assert [first.revision, healed.plan.revision, changed.plan.revision] == [0, 1, 2]
    once = {(one.venture, one.cdmo) for each in (first, healed.plan) for one in each.meetings}
    now = {(one.venture, one.cdmo) for one in changed.plan.meetings}
    assert {(one.venture, one.cdmo) for one in changed.plan.called_off} == once - now
    assert len(changed.kept) + len(changed.moved) + len(changed.lost) == len(healed.plan.meetings)
    assert changed.plan.dropped == (Cancellation("kakuu-kobe"),)
    read = plan_of(read_text(json.dumps(document(changed.plan, changed))))
    assert (read.revision, read.dropped, set(read.called_off)) == (
        2,
        changed.plan.dropped,
        set(changed.plan.called_off),
    )


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
        (lambda answer: answer["cancellations"].append({"party": "nobody"}), "unknown-party"),
        (lambda answer: answer["called_off"].append({"slot": "never", "venture": "v1", "cdmo": "c1"}), "unknown-party"),
    ],
)
def test_a_plan_that_was_tampered_with_is_refused(change: object, code: str) -> None:
    event = event_of((party("v1", {"c1": 90}),), (party("c1", {"v1": 80}),))
    answer = json.loads(json.dumps(document(plan(event))))
    change(answer)  # type: ignore[operator]
    with pytest.raises(InputFaults) as caught:
        plan_of(read_text(json.dumps(answer)))
    assert code in [fault.code for fault in caught.value.faults]
