"""Plans of matching events (面談の日程): the best of all plans, all limits kept, ties by lot, the same from any file."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from drawn_event import drawn_event
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_events import V, allowed, event_of, events, every_plan, met_in, mutual, party, worth

from meguri.matching.event.answer import document
from meguri.matching.event.arrangement import arrange, columns_of, packing_of
from meguri.matching.event.event import Event, Party, Rule, drawn, points_of
from meguri.matching.event.event_document import digest
from meguri.matching.event.plan import Method, Plan, Yardstick, plan
from meguri.matching.event.problem import problem_of
from meguri.matching.event.reasons import Reason, unmet
from meguri.matching.packing import relaxed, solved

some = settings(max_examples=60)


@some
@given(events)
def test_the_plan_is_the_best_of_all_plans_and_proven(event: Event) -> None:
    most = max(worth(event, met) for met in every_plan(event))
    found = plan(event)
    assert (found.worth, found.bound) == (most, most)
    assert worth(event, met_in(found)) == most


@some
@given(events, st.sampled_from([Method.BEST, Method.STABLE]))
def test_every_plan_keeps_every_limit(event: Event, method: Method) -> None:
    found = plan(event, method)
    assert allowed(event, met_in(found))
    assert len(met_in(found)) == len(found.meetings)
    assert found.worth <= found.bound


@some
@given(events)
def test_no_table_is_given_twice_and_none_that_is_not_there(event: Event) -> None:
    meetings = plan(event).meetings
    seats = [(one.slot, one.cdmo, one.table) for one in meetings]
    assert len(set(seats)) == len(seats)
    assert all(1 <= one.table <= event.party(one.cdmo).tables_in(one.slot) for one in meetings)


@some
@given(events, st.randoms())
def test_the_order_of_the_file_plays_no_part(event: Event, chance: object) -> None:
    def shuffled(parties: tuple[Party, ...]) -> tuple[Party, ...]:
        mixed = list(parties)
        chance.shuffle(mixed)  # type: ignore[attr-defined]
        turned = [replace(one, scores=dict(reversed(list(one.scores.items())))) for one in mixed]
        return drawn(event.rule.seed, tuple(turned))

    again = replace(event, ventures=shuffled(event.ventures), cdmos=shuffled(event.cdmos))
    assert digest(again) == digest(event)
    for method in (Method.BEST, Method.STABLE):
        assert plan(again, method).meetings == plan(event, method).meetings


@pytest.mark.parametrize("method", [Method.BEST, Method.STABLE])
def test_equals_win_by_lot_and_not_by_name(method: Method) -> None:
    """One place, three ventures that say and hear the same."""
    ventures = tuple(party(id_, {"c1": 80}) for id_ in V)
    cdmo = party("c1", dict.fromkeys(V, 80), at_most=1)
    seeds = range(150)
    won = [plan(event_of(ventures, (cdmo,), Rule(seed=seed)), method).meetings[0].venture for seed in seeds]
    assert all(len(seeds) / 5 < won.count(id_) < len(seeds) / 2 for id_ in V)


def test_a_short_ranking_is_worth_no_more_than_a_long_one() -> None:
    assert [points_of(place, 10) for place in (1, 2, 10)] == [100, 90, 10]
    assert points_of(2, 3) == 66


def test_a_meeting_that_one_side_does_not_want_never_takes_place() -> None:
    event = event_of((party("v1", {"c1": 100}),), (party("c1", {"v1": 0}),))
    found = plan(event)
    assert found.meetings == ()
    assert [one.reason for one in unmet(found)["v1"]] == [Reason.NOT_MUTUAL]


@some
@given(events)
def test_everybody_learns_of_every_wish_whether_it_is_met_or_why_not(event: Event) -> None:
    found = plan(event)
    met = met_in(found)
    for id_, missed in unmet(found).items():
        wanted = {other for other, said in event.party(id_).scores.items() if said}
        mine = {other for pair in met for other in pair if id_ in pair and other != id_}
        assert {one.other for one in missed} == wanted - mine
        for one in missed:
            _holds(found, id_, one.other, one.reason)


def _holds(found: Plan, one: str, other: str, reason: Reason) -> None:
    """What a reason says, checked against the plan."""
    event, met = found.event, met_in(found)
    venture, cdmo = (one, other) if one.startswith("v") else (other, one)
    value = mutual(event, venture, cdmo)
    assert (value == 0) == (reason is Reason.NOT_MUTUAL)
    if reason is Reason.NO_COMMON_SLOT:
        assert not any(event.party(cdmo).tables_in(slot) for slot in event.party(venture).available)
    if reason in (Reason.VENTURE_FULL, Reason.CDMO_FULL):
        full = venture if reason is Reason.VENTURE_FULL else cdmo
        assert all(mutual(event, *pair) >= value for pair in met if full in pair)
    if reason is Reason.SUM:
        assert any(mutual(event, *pair) < value for pair in met if venture in pair or cdmo in pair)
    if reason is Reason.SLOTS_TAKEN:
        assert not any(allowed(event, {**met, (venture, cdmo): slot.id}) for slot in event.slots)


@pytest.mark.parametrize("seed", [1, 2])
def test_an_event_of_the_usual_size_is_planned_to_the_proven_best(seed: int) -> None:
    event = drawn_event(seed)
    found = plan(event)
    assert found.proven
    assert allowed(event, met_in(found))
    assert found.worth > found.first_come.worth * 5 // 4


def test_where_slots_bind_the_whole_model_decides() -> None:
    """Half a day each: the bound without slots cannot be reached."""
    event = drawn_event(7, ventures=40, cdmos=10, slots=6)
    halves = [frozenset(slot.id for slot in event.slots[:3]), frozenset(slot.id for slot in event.slots[3:])]
    some_there = tuple(replace(one, available=halves[i % 2]) for i, one in enumerate(event.ventures))
    problem = problem_of(replace(event, ventures=some_there))
    found = arrange(problem)
    columns = columns_of(problem)
    alone = solved(packing_of(problem, columns))
    assert alone.chosen is not None
    assert found.worth == problem.worth([columns[j][0] for j in alone.chosen]) == alone.bound
    assert found.proven


def test_without_time_the_gap_is_shown_and_the_bound_still_holds() -> None:
    event = drawn_event(3, ventures=40, cdmos=10, slots=4)
    crowded = tuple(
        replace(one, available=frozenset(slot.id for slot in event.slots[:2])) for one in event.ventures[:25]
    )
    event = replace(event, ventures=crowded + event.ventures[25:])
    hurried, best = plan(event, seconds=0.0), plan(event)
    assert hurried.worth <= best.worth <= best.bound <= hurried.bound
    answer = document(hurried)
    assert answer["proven"] == (hurried.worth == hurried.bound)
    assert (float(answer["gap"]) == 0) == answer["proven"]


@some
@given(events)
def test_meetings_and_wishes_not_met_add_up_to_the_wishes_and_a_score_of_0_is_none(event: Event) -> None:
    for one in document(plan(event))["parties"]:
        assert one["meetings"] + len(one["unmet"]) == one["wishes"]
        assert one["wishes"] == sum(said > 0 for said in event.party(one["id"]).scores.values())


def test_a_gain_is_rounded_down_and_a_gap_up() -> None:
    found = plan(drawn_event(3, ventures=12, cdmos=4, slots=4))
    for worth_, bound, first in ((12_346, 12_347, 10_001), (12_346, 12_347, 13_001)):
        answer = document(replace(found, worth=worth_, bound=bound, first_come=Yardstick(1, first)))
        gain, gap = Fraction(worth_ - first, first), Fraction(bound - worth_, bound)
        step = Fraction(1, 10_000)
        assert Fraction(answer["first_come"]["better_by"]) <= gain < Fraction(answer["first_come"]["better_by"]) + step
        assert Fraction(answer["gap"]) - step < gap <= Fraction(answer["gap"])


@some
@given(events)
def test_prices_of_any_kind_give_a_bound_that_holds(event: Event) -> None:
    problem = problem_of(event)
    packing = packing_of(problem, columns_of(problem))
    most = max(worth(event, met) for met in every_plan(event))
    corner = relaxed(packing) if packing.worths else None
    prices = corner.prices if corner else [0] * len(packing.limits)
    assert packing.bound(prices) >= most
    assert packing.bound([price // 2 + 7 for price in prices]) >= most
