"""The indicators that ship: the targets of the deck and the road map, each with its source; unknown stays unknown."""

from fractions import Fraction

import pytest

from meguri.kpis.indicator import CountOf, Indicator
from meguri.kpis.indicator_file import indicators_from, load
from meguri.rulebook.requirements import REQUIREMENTS
from meguri.vocabulary.citation import Status
from meguri.vocabulary.errors import PackError

TARGETS = {  # research domain.md 5 and the deck's pages S1, S3, S6; road map page 20
    "cdmo-facility/contracted-products": (Fraction(10), None),
    "cdmo-facility/global-share": (Fraction(1, 5), 2033),
    "regen-base/trials-ended": (Fraction(12), 2028),
    "regen-base/notifications-with-core-technology": (Fraction(3), 2033),
    "next-generation/nucleic-preclinical": (Fraction(3), 2030),
    "next-generation/antibody-preclinical": (Fraction(5), 2030),
    "venture-ecosystem/ventures-selected": (Fraction(70), 2028),
    "venture-ecosystem/private-investment": (Fraction(2), 2028),
    "venture-ecosystem/large-ventures": (Fraction(10), 2028),
}
HEAD = "schema: meguri/indicators/1\nsources:\n  s: {title: 架空, read_on: 2026-11-23, status: deck}\nindicators:\n"
ENTRY = """  - id: a/b
    programmes: [cdmo-facility/normal]
    name: {ja: 名, en: name}
    unit: {ja: 件, en: cases}
    counts_as: {ja: 数え方, en: what counts}
    counts: {of: events, type: contract, at: supported}
    target: {is: 3, from: s}
    not_known: []
"""


@pytest.fixture(scope="module")
def indicators() -> tuple[Indicator, ...]:
    return load()


def test_every_target_and_deadline_is_that_of_its_source(indicators: tuple[Indicator, ...]) -> None:
    shipped = {one.id: (one.target.value, one.deadline.year if one.deadline else None) for one in indicators}
    assert shipped == TARGETS


def test_the_baselines_of_the_deck_are_not_known(indicators: tuple[Indicator, ...]) -> None:
    of_the_deck = [one for one in indicators if one.target.citation.status is Status.DECK]
    assert len(of_the_deck) == 6
    assert all(one.baseline is None for one in of_the_deck)


def test_only_the_road_map_states_a_baseline(indicators: tuple[Indicator, ...]) -> None:
    stated = {one.id: (one.baseline.value, one.baseline.fiscal_year.start) for one in indicators if one.baseline}
    assert stated == {"venture-ecosystem/ventures-selected": (11, 2023)}


def test_every_inferred_value_carries_its_reasoning(indicators: tuple[Indicator, ...]) -> None:
    for one in indicators:
        starts = [one.counted_from.citation] if one.counted_from else []
        for citation in (*starts, *(owner.citation for owner in one.owners.values())):
            assert citation.status is not Status.INFERENCE or citation.note, one.id


def test_every_indicator_belongs_to_programmes_of_the_rulebook(indicators: tuple[Indicator, ...]) -> None:
    assert {programme for one in indicators for programme in one.programmes} <= set(REQUIREMENTS)


def test_every_indicator_says_in_both_languages_what_counts_and_what_is_not_known(
    indicators: tuple[Indicator, ...],
) -> None:
    for one in indicators:
        texts = (one.name, one.unit, one.counts_as, *one.not_known)
        assert all(text.ja and text.en for text in texts)
        assert one.not_known, one.id


def test_a_share_names_the_markets_that_may_be_its_denominator(indicators: tuple[Indicator, ...]) -> None:
    assert [bool(one.rule.markets) for one in indicators if one.rule.of is CountOf.SHARE] == [True]


def test_a_well_formed_indicator_loads() -> None:
    (one,) = indicators_from(HEAD + ENTRY, "a.yaml")
    assert one.target.value == Fraction(3)
    assert (one.baseline, one.deadline, one.counted_from) == (None, None, None)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("is: 3, from: s", "is: 3"),
        ("is: 3, from: s", "is: 3, from: elsewhere"),
        ("type: contract, ", ""),
        ("{ja: 件, en: cases}", "{ja: 件}"),
        ("    not_known: []\n", "    not_known: []\n    deadline: {is: {}, from: s}\n"),
        ("    not_known: []\n", "    not_known: []\n    owners: 3\n"),
        ("of: events", "of: opinions"),
        ("of: events", "of: share"),
    ],
)
def test_an_indicator_that_breaks_the_format_does_not_load(wrong: str, right: str) -> None:
    with pytest.raises(PackError):
        indicators_from(HEAD + ENTRY.replace(wrong, right), "a.yaml")


def test_what_is_no_yaml_does_not_load() -> None:
    with pytest.raises(PackError):
        indicators_from("{", "a.yaml")
