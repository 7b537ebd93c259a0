"""The shortlist: two bands, an order that no newcomer changes, silence that neither pays nor bans."""

from __future__ import annotations

import random
from datetime import timedelta
from fractions import Fraction

import pytest
from fictional_sites import (
    EVERYTHING,
    SCALES,
    TODAY,
    cited,
    claim,
    organisation,
    register_of,
    seed,
    site,
    some_site,
    without,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from meguri.matching.directory import directory_of
from meguri.matching.match import Band, Candidate, Lacking, Match
from meguri.matching.shortlist import Draw, match
from meguri.profiles.claim import Claim
from meguri.profiles.organisation import Site
from meguri.profiles.track_record import TrackRecord
from meguri.vocabulary.citation import Status
from meguri.vocabulary.product import ProductClass

FEW = Draw(200, 7)


def shortlist(*sites: Site, draw: Draw = FEW, records: dict[str, TrackRecord] | None = None) -> Match:
    return match(seed(), register_of(*sites), as_of=TODAY, draw=draw, track_records=records)


MOSTLY = Band.MOSTLY_UNKNOWN


def only(found: Match, site_id: str) -> Candidate:
    return next(c for c in found.candidates if c.site == site_id)


def score(candidate: Candidate, criterion: str) -> tuple[Fraction, Fraction]:
    found = next(c for c in candidate.criteria if c.id == criterion)
    return found.score.low, found.score.high


def test_a_site_that_fails_a_gate_is_no_candidate() -> None:
    found = shortlist(site("a/x", EVERYTHING), site("b/x", EVERYTHING, country="US"))
    assert [c.site for c in found.candidates] == ["a/x"]
    assert [(e.site, [g.id for g in e.failed]) for e in found.one_gate_short] == [("b/x", ["place"])]
    assert found.excluded[0].failed[0].status == "fail"


def test_a_silent_site_is_a_candidate_in_the_other_band_with_questions_and_no_probabilities() -> None:
    quiet = only(shortlist(site("a/x", EVERYTHING), site("b/x", country=None)), "b/x")
    assert (quiet.band, quiet.ask_first, quiet.p_first, quiet.p_top3) == (Band.MOSTLY_UNKNOWN, True, None, None)
    assert (quiet.score.low, quiet.score.high, quiet.rests_on) == (Fraction(0), Fraction(1), Fraction(0))
    assert [q.about for q in quiet.ask][:3] == ["gate/contract_work", "gate/steps", "gate/class"]
    assert all(q.text.ja.endswith("。") and q.text.en[-1] in "?." for q in quiet.ask)
    assert {c.score.low for c in quiet.criteria} == {Fraction(0)}


def test_a_site_is_evidenced_from_half_of_the_weight() -> None:
    fields = ("contract_work", "product_class", "platform", "licence", "file_region")  # 18 + 12 + 14 + 7
    enough = site("a/x", {f: EVERYTHING[f] for f in fields})
    less = site("b/x", {f: EVERYTHING[f] for f in fields if f != "file_region"})
    found = shortlist(enough, less)
    assert [(c.site, c.band.value) for c in found.candidates] == [("a/x", "evidenced"), ("b/x", "mostly-unknown")]


def test_the_evidenced_band_is_ordered_by_what_is_evidenced_and_ties_by_id() -> None:
    found = shortlist(site("c/x", EVERYTHING), site("b/x", EVERYTHING), site("a/x", without("language")))
    assert [c.site for c in found.candidates] == ["b/x", "c/x", "a/x"]
    lows = [c.score.low for c in found.candidates]
    assert lows == sorted(lows, reverse=True)


def test_the_score_is_the_weighted_sum_of_its_criteria() -> None:
    candidate = shortlist(site("a/x", without("slot", "test"))).candidates[0]
    assert candidate.score.low == sum(c.weight * c.score.low for c in candidate.criteria) / 100


def test_a_missing_item_costs_exactly_what_is_said() -> None:
    without_it = only(shortlist(site("a/x", without("language"))), "a/x")
    with_it = only(shortlist(site("a/x", EVERYTHING)), "a/x")
    missing = next(m for c in without_it.criteria for m in c.missing if "言語" in m.text.ja)
    assert with_it.score.low - without_it.score.low == missing.worth


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(sorted(EVERYTHING)))
def test_to_publish_a_strength_never_costs_anything(luck: int, field: str) -> None:
    rivals = [some_site(n, random.Random(luck + n)) for n in range(3)]
    silent = some_site(9, random.Random(luck))
    said = {c.field: [c.value] for c in silent.claims} | {field: EVERYTHING[field]}
    own = {f: sorted({c.value for c in silent.claims if c.field == f} | set(v)) for f, v in said.items()}
    louder = site(silent.id, own, country=silent.country)
    before, after = shortlist(*rivals, silent), shortlist(*rivals, louder)
    b = {c.site: c for c in before.candidates}.get(silent.id)
    a = {c.site: c for c in after.candidates}.get(silent.id)
    if b is None:
        return
    assert a is not None
    assert a.score.low >= b.score.low
    assert a.score.high >= b.score.high
    if b.p_first is not None and {c.site for c in before.candidates if c.p_first is not None} == {
        c.site for c in after.candidates if c.p_first is not None
    }:
        assert (a.p_first or 0) >= b.p_first
        assert (a.p_top3 or 0) >= (b.p_top3 or 0)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.integers(2, 8))
def test_one_more_site_changes_nobodys_score_nor_the_order_of_the_rest(luck: int, number: int) -> None:
    sites = [some_site(n, random.Random(luck + n)) for n in range(number)]
    newcomer = some_site(99_999, random.Random(luck - 1))
    before, after = shortlist(*sites), shortlist(*sites, newcomer)
    rest = [c for c in after.candidates if c.site != newcomer.id]
    assert [c.site for c in rest] == [c.site for c in before.candidates]
    for was, now in zip(before.candidates, rest, strict=True):
        assert (was.score, was.criteria, was.gates, was.band, was.ask) == (
            now.score,
            now.criteria,
            now.gates,
            now.band,
            now.ask,
        )
        if was.p_first is not None and now.p_first is not None:
            assert now.p_first <= was.p_first
    assert {e.site for e in before.excluded} == {e.site for e in after.excluded} - {newcomer.id}


def test_the_order_of_mostly_unknown_sites_changes_with_the_day_and_favours_nobody() -> None:
    quiet = [site(f"q{n}/x", country=None) for n in range(12)]
    orders = []
    for days in range(3):
        found = match(seed(), register_of(*quiet), as_of=TODAY + timedelta(days), draw=FEW)
        orders.append([c.site for c in found.candidates])
    assert len({tuple(order) for order in orders}) == 3
    assert sorted(orders[0]) == sorted(orders[1])
    known = site("z/x", {"contract_work": ["yes"]}, country=None)
    assert shortlist(*quiet, known).candidates[0].site == "z/x"


def test_among_mostly_unknown_sites_those_with_what_the_seed_needs_come_first() -> None:
    makes = site(
        "a/x", {"product_class": ["gt_exvivo"]}, country=None
    )  # the gate stays open: cells and vector are not known
    gates = site("b/x", {"contract_work": ["yes"]})  # more must-have conditions, nothing of the seed
    for days in range(5):
        found = match(seed(), register_of(makes, gates), as_of=TODAY + timedelta(days), draw=FEW)
        assert [(c.site, c.band) for c in found.candidates] == [("a/x", MOSTLY), ("b/x", MOSTLY)]


def test_the_same_question_gives_the_same_answer() -> None:
    sites = [some_site(n, random.Random(n)) for n in range(10)]
    assert shortlist(*sites) == shortlist(*reversed(sites))
    assert shortlist(*sites, draw=Draw(200, 1)).candidates[0].score == shortlist(*sites).candidates[0].score


def test_support_received_is_shown_and_never_scored() -> None:
    paid = claim("a/x", "support_received", "架空の補助金")
    plain, supported = shortlist(site("a/x", EVERYTHING)), shortlist(site("a/x", EVERYTHING, paid))
    assert supported.candidates[0].support == (paid,)
    assert supported.candidates[0].score == plain.candidates[0].score
    assert supported.candidates[0].rests_on == plain.candidates[0].rests_on


def test_the_track_record_counts_in_the_first_and_the_sixth_criterion_only() -> None:
    done = TrackRecord("a/x", contracts=2, trials_ended=1, classes=frozenset({ProductClass.GT_EXVIVO}))
    before = shortlist(site("a/x", EVERYTHING)).candidates[0]
    after = shortlist(site("a/x", EVERYTHING), records={"a/x": done}).candidates[0]
    changed = [c.id for c, d in zip(before.criteria, after.criteria, strict=True) if c.score != d.score]
    assert changed == ["same_process", "on_time"]


@pytest.mark.parametrize(
    ("status", "dated", "share"),
    [
        (Status.NEWS, "2026-11-01", Fraction(1)),
        (Status.SELF_DECLARED, "2026-11-01", Fraction(3, 4)),
        (Status.AGGREGATOR, "2026", Fraction(1, 2)),
        (Status.NEWS, None, Fraction(1, 2)),
        (Status.NEWS, "2020-11-24", Fraction(1, 2)),  # one half-life past the half-life
    ],
)
def test_source_and_age_lower_what_is_evidenced_and_never_what_is_possible(
    status: Status, dated: str | None, share: Fraction
) -> None:
    said: Claim = claim("a/x", "language", "en", citation=cited(status, dated))
    candidate = shortlist(site("a/x", {}, said)).candidates[0]
    low, high = score(candidate, "working_relationship")
    assert abs(low - Fraction(40, 100) * share) <= Fraction(1, 1000)
    assert high == 1


def test_a_claim_on_the_organisation_counts_less_than_one_on_the_site() -> None:
    house = organisation("a", claim("a", "language", "en"))
    found = match(seed(), register_of(site("a/x"), site("a/y"), organisations=[house]), as_of=TODAY, draw=FEW)
    assert {score(c, "working_relationship")[0] for c in found.candidates} == {Fraction(30, 100)}


def test_an_explicit_no_lowers_what_is_possible() -> None:
    no = claim("a/x", "service", "tt", "no")
    low, high = score(shortlist(site("a/x", without("service"), no)).candidates[0], "development")
    assert (low, high) == (Fraction(0), Fraction(7, 10))


def test_top_explains_a_few_and_counts_all() -> None:
    sites = [some_site(n, random.Random(n)) for n in range(40)]
    directory = directory_of(register_of(*sites), SCALES, TODAY)
    whole = match(seed(), directory, as_of=TODAY, draw=FEW)
    few = match(seed(), directory, as_of=TODAY, draw=FEW, top=2)
    assert few.counts == whole.counts
    assert few.candidates[:2] == whole.candidates[:2]
    assert whole.counts.evidenced + whole.counts.mostly_unknown + whole.counts.excluded == 40
    assert few.combinations == whole.combinations


def test_an_empty_seed_gets_candidates_and_the_questions_to_answer_first() -> None:
    found = match(seed("schema: meguri/seed/1"), register_of(site("a/x", EVERYTHING)), as_of=TODAY, draw=FEW)
    assert found.ask[0] == "product.class"
    assert [c.site for c in found.candidates] == ["a/x"]


def test_a_register_without_sites_gives_an_empty_shortlist() -> None:
    found = shortlist()
    assert (found.candidates, found.combinations, found.excluded) == ((), (), ())


def test_the_product_class_comes_before_confirmed_steps_where_sites_are_to_be_asked() -> None:
    kind = site("a/x", {"product_class": ["gt_exvivo"], "cell_type": ["cart"]}, country=None)
    only_class = site("b/x", {"product_class": ["gt_exvivo"], "step": ["fill", "qc"]}, country=None)
    steps = site("c/x", {"step": ["transduce", "expand", "fill", "qc"], "vector": ["lv"]}, country=None)
    for days in range(3):
        found = match(seed(), register_of(steps, only_class, kind), as_of=TODAY + timedelta(days), draw=FEW)
        assert [c.site for c in found.candidates] == ["a/x", "b/x", "c/x"]


def test_a_site_outside_the_evidenced_band_says_what_it_lacks() -> None:
    quiet = only(shortlist(site("a/x", country=None)), "a/x")
    other_kind = only(shortlist(site("a/x", without("product_class", "cell_type"))), "a/x")
    assert quiet.lacking == (Lacking.CLASS, Lacking.WEIGHT)
    assert other_kind.lacking == (Lacking.CLASS,)
    assert only(shortlist(site("a/x", EVERYTHING)), "a/x").lacking == ()


@pytest.mark.parametrize("state", ["planned", "under_construction", "completed", "idled", "closing"])
def test_a_site_that_does_not_run_yet_or_any_more_is_not_among_the_evidenced(state: str) -> None:
    said = EVERYTHING | {"site_status": [state]}
    assert only(shortlist(site("a/x", said)), "a/x").lacking == (Lacking.STATE,)
    running = EVERYTHING | {"site_status": [state, "operating"]}
    assert only(shortlist(site("a/x", running)), "a/x").band is Band.EVIDENCED


def test_what_an_inference_points_to_is_told_from_what_nobody_says() -> None:
    lead = claim("a/x", "vector", "lv", citation=cited(Status.INFERENCE))
    gates = {gate.id: gate for gate in only(shortlist(site("a/x", without("vector", "cell_type"), lead)), "a/x").gates}
    assert [text.en for text in gates["class"].leads] == ["vector: lentivirus"]
    assert set(gates["class"].leads) < set(gates["class"].open)


def test_a_criterion_that_rests_on_the_company_alone_says_so() -> None:
    company = organisation("a", *(claim("a", "product_class", "gt_exvivo"),))
    found = match(seed(), register_of(site("a/x"), site("a/y"), organisations=[company]), as_of=TODAY, draw=FEW)
    same = next(c for c in only(found, "a/x").criteria if c.id == "same_process")
    assert same.claim.en.startswith("Of the company as a whole: ")
    own = next(c for c in only(shortlist(site("a/x", EVERYTHING)), "a/x").criteria if c.id == "same_process")
    assert not own.claim.en.startswith("Of the company")


def test_every_site_that_fails_a_gate_is_told_why() -> None:
    abroad = [site(f"a{n}/x", EVERYTHING, country="US") for n in range(9)]
    found = match(seed(), register_of(*abroad), as_of=TODAY, draw=FEW, top=2)
    assert len(found.excluded) == len(found.one_gate_short) == found.counts.excluded == 9


def test_what_no_candidate_handles_is_said_once() -> None:
    found = shortlist(site("a/x", without("cell_type")), site("b/x", EVERYTHING, country="US"))
    assert ["CAR-T" in text.en for text in found.shown_nowhere] == [True]
    assert shortlist(site("a/x", EVERYTHING)).shown_nowhere == ()
