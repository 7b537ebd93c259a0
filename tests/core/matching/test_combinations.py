"""Combinations of sites: the fewest that cover the steps, against every set tried by hand."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from fictional_sites import SCALES, TODAY, claim, register_of, seed, site
from hypothesis import given, settings
from hypothesis import strategies as st

from meguri.documents.match_words import steps_of_others
from meguri.matching.answer import document
from meguri.matching.combinations import SHOWN, combinations_of
from meguri.matching.directory import directory_of
from meguri.matching.match import Combination
from meguri.matching.need import Need
from meguri.matching.shortlist import Draw, match
from meguri.profiles.organisation import Site
from meguri.vocabulary.process import Step
from meguri.vocabulary.product import CellSource, CellType, ProductClass, Vector
from meguri.vocabulary.text import Lang

CAR_T = Need(
    product_class=ProductClass.GT_EXVIVO,
    vectors=(Vector.LV,),
    steps=(Step.VECTOR, Step.TRANSDUCE, Step.EXPAND, Step.FILL, Step.QC),
)
PLAIN = Need(steps=(Step.ISOLATE, Step.EXPAND, Step.HARVEST, Step.FORMULATE, Step.FILL, Step.CRYO))


def sets(need: Need, *sites: Site) -> tuple[Combination, ...]:
    directory = directory_of(register_of(*sites), SCALES, TODAY)
    everyone = np.ones(len(directory), dtype=bool)
    return combinations_of(need, directory, everyone, np.zeros(len(directory), dtype=np.int64))


def does(name: str, *steps: str, **said: list[str]) -> Site:
    return site(f"{name}/works", {"step": list(steps), "product_class": ["gt_exvivo"]} | said)


def named(found: tuple[Combination, ...]) -> list[list[str]]:
    return [[part.organisation for part in each.parts] for each in found]


def test_vector_and_cells_are_made_at_two_sites_and_the_lot_is_handed_over() -> None:
    vector = does("v", "vector", "qc", vector=["lv"])
    cells = does("c", "transduce", "expand", "fill", "qc")
    found = sets(CAR_T, vector, cells)
    assert named(found) == [["c", "v"]]
    (handover,) = found[0].handovers
    assert (handover.from_site, handover.to_site) == ("v/works", "c/works")
    assert "ベクターのロット" in handover.text.ja
    assert [p.steps for p in found[0].parts] == [(Step.TRANSDUCE, Step.EXPAND, Step.FILL, Step.QC), (Step.VECTOR,)]


def test_another_vector_does_not_cover_this_one() -> None:
    wrong = does("w", "vector", vector=["aav"])
    cells = does("c", "transduce", "expand", "fill", "qc")
    found = sets(CAR_T, wrong, cells)
    assert found == ()  # one site that leaves a step open is no combination


def test_no_combination_where_one_site_covers_everything() -> None:
    whole = does("a", *[s.value for s in CAR_T.steps or ()], vector=["lv"])
    assert sets(CAR_T, whole, does("b", "transduce")) == ()


def test_a_step_that_rests_on_an_inference_is_used_last_and_marked() -> None:
    vector = does("v", "vector", "fill", "qc", vector=["lv"])
    leads = site("c/works", {"cell_type": [CellType.CART.value]})
    (only,) = sets(CAR_T, vector, leads)
    assert only.inferred == (Step.TRANSDUCE, Step.EXPAND)
    assert only.not_covered == ()
    assert [h.to_site for h in only.handovers] == ["c/works", "v/works"]


def test_steps_that_nobody_is_known_to_do_are_named() -> None:
    found = match(seed(), register_of(does("c", "transduce", "expand")), as_of=TODAY, draw=Draw(0))
    assert found.steps_without_evidence == (Step.VECTOR, Step.FILL, Step.QC)
    assert found.combinations == ()


def test_three_sites_that_cannot_cover_everything_cover_the_most() -> None:
    steps = PLAIN.steps or ()
    found = sets(PLAIN, *(does(f"s{n}", step.value) for n, step in enumerate(steps)))
    assert found
    assert {len(each.not_covered) for each in found} == {3}


def test_a_site_outside_for_another_reason_takes_no_part_but_one_that_refuses_a_step_does() -> None:
    vector = does("v", "vector", "qc", vector=["lv"], country=["JP"])
    abroad = site("u/works", {"step": ["transduce", "expand", "fill"], "product_class": ["gt_exvivo"]}, country="US")
    refuses = site(
        "c/works",
        {"step": ["transduce", "expand", "fill"], "product_class": ["gt_exvivo"]},
        claim("c/works", "step", "vector", "no"),
    )
    found = match(seed(), register_of(vector, abroad, refuses), as_of=TODAY, draw=Draw(0))
    assert named(found.combinations) == [["c", "v"]]
    assert [e.site for e in found.excluded] == ["c/works", "u/works"]


def brute(need: Need, offers: dict[str, set[Step]]) -> set[frozenset[str]]:
    """The smallest sets that cover every step, tried one by one."""
    wanted = set(need.steps or ())
    for size in (1, 2, 3):
        found = {
            frozenset(chosen)
            for chosen in combinations(sorted(offers), size)
            if wanted <= set().union(*(offers[name] for name in chosen))
        }
        if found:
            return set() if size == 1 else found
    return set()


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10**9), st.integers(1, 7), st.sampled_from([0.3, 0.45, 0.6]))
def test_combinations_equal_every_set_tried(luck: int, number: int, share: float) -> None:
    chance = random.Random(luck)
    steps = PLAIN.steps or ()
    offers = {f"s{n}": {step for step in steps if chance.random() < share} for n in range(number)}
    expected = brute(PLAIN, offers)
    found = sets(PLAIN, *(does(name, *(s.value for s in done)) for name, done in offers.items()))
    whole = {frozenset(p.organisation for p in each.parts) for each in found if not each.not_covered}
    if len(expected) <= SHOWN:
        assert whole == expected
    else:
        assert len(whole) == SHOWN
        assert whole <= expected
    for each in found:
        assert sorted(s for p in each.parts for s in p.steps) == sorted(set(steps) - set(each.not_covered))
        assert all(set(p.steps) <= offers[p.organisation] and p.steps for p in each.parts)


def test_the_order_of_combinations_is_fixed() -> None:
    sites = [does(f"s{n}", *chosen) for n, chosen in enumerate([["isolate", "expand"], ["harvest", "formulate"]] * 4)]
    sites.append(does("z", "fill", "cryo"))
    assert sets(PLAIN, *sites) == sets(PLAIN, *reversed(sites))
    assert len(sets(PLAIN, *sites)) == SHOWN


@pytest.mark.parametrize("need", [Need(), Need(steps=())])
def test_no_steps_no_combinations(need: Need) -> None:
    assert sets(need, does("a", "fill")) == ()


AUTO = replace(PLAIN, source=CellSource.AUTO)


def test_a_set_that_carries_the_patients_own_cells_between_sites_comes_after_one_that_does_not() -> None:
    steps = (Step.VECTOR, Step.TRANSDUCE, Step.EXPAND, Step.FILL, Step.QC)
    auto = Need(product_class=ProductClass.GT_EXVIVO, source=CellSource.AUTO, vectors=(Vector.LV,), steps=steps)
    vector = does("v", "vector", vector=["lv"])
    cells = does("z", "transduce", "expand", "fill", "qc")  # last by its id
    both = does("a", "vector", "transduce", "expand", vector=["lv"])
    fills = does("f", "fill", "qc")
    whole = {frozenset(("v", "z")), frozenset(("a", "z"))}  # all cell steps at one site
    found = sets(auto, vector, cells, both, fills)
    assert {frozenset(each) for each in named(found)[:2]} == whole
    parted = next(each for each in found if {part.organisation for part in each.parts} == {"a", "f"})
    assert parted.caution is not None
    assert "患者本人の細胞" in parted.caution.ja
    assert [each.caution is not None for each in found] == sorted(each.caution is not None for each in found)
    assert all(each.caution is None for each in sets(replace(auto, source=CellSource.ALLO), vector, cells, both, fills))


def test_samples_and_vector_lots_may_travel() -> None:
    cells = does("c", "isolate", "expand", "harvest", "formulate", "fill", "cryo")
    auto = replace(AUTO, steps=(*(PLAIN.steps or ()), Step.QC))
    (only,) = sets(auto, cells, does("q", "qc"))
    assert only.caution is None


def test_steps_that_only_an_inference_points_to_are_told_apart() -> None:
    leads = site("c/works", {"cell_type": [CellType.CART.value]})
    found = match(seed(), register_of(leads), as_of=TODAY, draw=Draw(0))
    assert found.steps_without_evidence == (Step.VECTOR, Step.TRANSDUCE, Step.EXPAND, Step.FILL, Step.QC)
    assert found.steps_on_inference == (Step.TRANSDUCE, Step.EXPAND)


def test_a_step_known_only_of_other_products_names_who_does_it() -> None:
    other = site("o/works", {"step": ["fill"], "product_class": ["cell"]})
    found = match(seed(), register_of(other, does("v", "vector", vector=["lv"])), as_of=TODAY, draw=Draw(0))
    assert Step.FILL in found.steps_without_evidence
    assert {step: [one.id for one in sites] for step, sites in found.steps_of_others.items()} == {
        Step.FILL: ["o/works"]
    }
    assert steps_of_others(document(found), Lang.EN) == [
        "Not known whether for such a product: fill-finish at Fictional o/works."
    ]
    planned = site("p/works", {"step": ["fill"], "product_class": ["cell"], "site_status": ["under_construction"]})
    later = match(seed(), register_of(other, planned, does("v", "vector", vector=["lv"])), as_of=TODAY, draw=Draw(0))
    assert later.steps_of_others == found.steps_of_others
